/* newsroom-front-matter-forms.c — front matter in TOML and JSON, and what sites put around it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-front-matter-forms-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "newsroom-toml-private.h"

/* Objects in objects; json-glib reads them by calling itself. */
#define MAX_DEPTH 100

/* Characters of a command that is quoted. */
#define MAX_QUOTED 60

/* JSON is YAML, but for some of the ways to escape a letter, which json-glib does not write. */
static char *
to_yaml (JsonNode *root)
{
  return json_to_string (root, TRUE);
}

/**
 * newsroom_front_matter_from_toml:
 * @text: TOML, UTF-8
 * @length: bytes
 * @reason: (out) (transfer full): why it could not be read
 *
 * Returns: (transfer full) (nullable): the same as YAML
 */
char *
newsroom_front_matter_from_toml (const char *text,
                                 gsize       length,
                                 char      **reason)
{
  g_autoptr (JsonNode) root = newsroom_toml_parse (text, length, reason);

  return root != NULL ? to_yaml (root) : NULL;
}

/**
 * newsroom_front_matter_from_json:
 * @text: JSON, UTF-8
 * @length: bytes
 * @reason: (out) (transfer full): why it could not be read
 *
 * Returns: (transfer full) (nullable): the same as YAML
 */
char *
newsroom_front_matter_from_json (const char *text,
                                 gsize       length,
                                 char      **reason)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize start = 0;

  while (start < length && g_ascii_isspace (text[start]))
    start++;
  if (newsroom_front_matter_measure_json (text + start, length - start) == 0 || !json_parser_load_from_data (parser, text, (gssize)length, NULL) ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      *reason = g_strdup (_ ("it is no JSON"));
      return NULL;
    }

  return to_yaml (json_parser_get_root (parser));
}

/**
 * newsroom_front_matter_measure_json:
 * @text: what may be an object in JSON, and more
 * @length: bytes
 *
 * Returns: the bytes up to and with its last bracket; 0 if it does not begin or end, or goes too deep
 */
gsize
newsroom_front_matter_measure_json (const char *text,
                                    gsize       length)
{
  guint    depth = 0;
  gboolean is_text = FALSE;

  if (length == 0 || text[0] != '{')
    return 0;

  for (gsize i = 0; i < length; i++)
    {
      if (is_text && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        is_text = !is_text;
      else if (!is_text && (text[i] == '{' || text[i] == '[') && ++depth > MAX_DEPTH)
        return 0;
      else if (!is_text && (text[i] == '}' || text[i] == ']') && --depth == 0)
        return i + 1;
    }

  return 0;
}

/* "{% include map.html %}" of Jekyll and Eleventy, "{{< figure >}}" of Hugo, "{{ page.title }}". */
static gsize
measure_command (const char *at)
{
  const char *close = at[1] == '%' ? "%}" : "}}";
  const char *end = strstr (at + 2, close);

  if (end == NULL || memchr (at, '\n', (gsize)(end - at)) != NULL)
    return 0;

  return (gsize)(end - at) + strlen (close);
}

/**
 * newsroom_front_matter_report_templates:
 * @body: Markdown
 * @report: is told how many commands of the templates of a site are in it
 */
void
newsroom_front_matter_report_templates (const char     *body,
                                        NewsroomReport *report)
{
  g_autofree char *first = NULL;
  guint            n = 0;

  for (const char *at = strchr (body, '{'); at != NULL; at = strchr (at + 1, '{'))
    {
      gsize length = at[1] == '%' || at[1] == '{' ? measure_command (at) : 0;

      if (length == 0)
        continue;
      if (n++ == 0)
        first = g_utf8_make_valid (at, (gssize)MIN (length, MAX_QUOTED));
      at += length - 1;
    }
  if (n > 0)
    newsroom_report_note (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u command for the templates of a site stands in the text as it is: “%s”.",
                                       "%u commands for the templates of a site stand in the text as they are, the first of them “%s”.",
                                       n),
                          n,
                          first);
}
