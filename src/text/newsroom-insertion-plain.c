/* newsroom-insertion-plain.c — plain text that stays in the quote, item or cell that it comes into
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-insertion.h"

#include <string.h>

#include "newsroom-insertion-private.h"
#include "newsroom-line-prefix-private.h"
#include "newsroom-table-source-private.h"

static gboolean
is_blank (const char *text,
          gsize       length)
{
  return strspn (text, " \t") >= length;
}

/* Whether the lines begin as those of the place already, as in text that was taken out of it. */
static gboolean
has_prefix (const char *text,
            const char *prefix)
{
  g_autofree char *bare = g_strchomp (g_strdup (prefix));
  const gsize      n_bare = strlen (bare);
  const gsize      n_prefix = strlen (prefix);
  gboolean         is_found = FALSE;

  for (const char *end = strchr (text, '\n'); end != NULL; end = strchr (end + 1, '\n'))
    {
      const char *line = end + 1;
      const gsize length = strcspn (line, "\n");

      if (strncmp (line, prefix, n_prefix) == 0)
        is_found = TRUE;
      else if (!is_blank (line, length) && !(length == n_bare && strncmp (line, bare, n_bare) == 0))
        return FALSE;
    }

  return is_found;
}

/* In the cell of a table all is one line; behind the last bar of a row nothing is in a cell. */
static gboolean
is_in_cell (const char *body,
            gsize       content,
            gsize       start)
{
  g_autoptr (NewsroomTableSource) table = NULL;
  const gsize line_end = start + strcspn (body + start, "\n");

  if (body[content] != '|' || start <= content || is_blank (body + start, line_end - start))
    return FALSE;

  table = newsroom_table_source_read (body, start);

  return table != NULL;
}

static char *
dup_line (const char *text)
{
  char *line = g_strstrip (g_strdup (text));

  g_strdelimit (line, "\n", ' ');

  return line;
}

/* What is behind a line end at the end of the text goes on in the same quote or item. */
static char *
dup_indented (const char *text,
              const char *prefix)
{
  g_autofree char *indented = newsroom_insertion_indent (text, "", prefix);

  if (!g_str_has_suffix (text, "\n"))
    return g_steal_pointer (&indented);

  *strrchr (indented, '\n') = '\0';

  return g_strconcat (indented, "\n", prefix, NULL);
}

/**
 * newsroom_insertion_fit_plain:
 * @body: UTF-8 Markdown
 * @start: where something comes in, in bytes
 * @end: the end of what it replaces, in bytes
 * @text: UTF-8 text, in which nothing is written in another way
 *
 * In a quote or an item the lines of it begin as those around them, a list goes on with the one of its kind, and in the
 * cell of a table all is one line: a line end would end them.
 *
 * Returns: (transfer full) (nullable): what to put there; %NULL for the text as it is
 */
char *
newsroom_insertion_fit_plain (const char *body,
                              gsize       start,
                              gsize       end,
                              const char *text)
{
  g_autoptr (GString) prefix = g_string_new (NULL);
  g_autofree char *bare = NULL;
  char            *items;
  gsize            line, content, length;

  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (start <= end, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (strchr (text, '\n') == NULL)
    return NULL;

  line = newsroom_line_find_start (body, start);
  content = line + newsroom_insertion_read_prefix (body + line, start - line, prefix);
  if ((prefix->len == 0 && body[content] != '|') || newsroom_insertion_is_in_code (body, start, end))
    return NULL;
  if (is_in_cell (body, content, start))
    return dup_line (text);
  if (prefix->len == 0 || has_prefix (text, prefix->str))
    return NULL;

  /* A line end at the end of the text would leave an empty line of the quote. */
  bare = g_strdup (text);
  length = strlen (bare);
  while (is_blank (body + end, strcspn (body + end, "\n")) && length > 0 && bare[length - 1] == '\n')
    bare[--length] = '\0';
  items = newsroom_insertion_dup_items (body, start, end, bare);

  return items != NULL ? items : dup_indented (bare, prefix->str);
}
