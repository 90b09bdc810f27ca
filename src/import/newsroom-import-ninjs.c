/* newsroom-import-ninjs.c — a story in ninjs to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-ninjs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-import-sniff.h"
#include "newsroom-ninjs-private.h"

/* Objects in objects; json-glib reads them by calling itself. */
#define MAX_DEPTH 200

static gboolean
is_shallow (const char *text,
            gsize       length)
{
  guint    depth = 0;
  gboolean is_text = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (is_text && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        is_text = !is_text;
      else if (!is_text && (text[i] == '{' || text[i] == '[') && ++depth > MAX_DEPTH)
        return FALSE;
      else if (!is_text && (text[i] == '}' || text[i] == ']') && depth > 0)
        depth--;
    }

  return TRUE;
}

static gboolean
begins_object (const char *text,
               gsize       length)
{
  gsize i = 0;

  while (i < length && g_ascii_isspace (text[i]))
    i++;

  return i < length && text[i] == '{';
}

/* Returns: (transfer full) (nullable): the JSON, if it is an object */
static JsonParser *
parse (GBytes *bytes)
{
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (size >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    {
      text += 3;
      size -= 3;
    }
  if (size == 0 || !g_utf8_validate (text, (gssize)size, NULL) || !begins_object (text, size) || !is_shallow (text, size) ||
      !json_parser_load_from_data (parser, text, (gssize)size, NULL) || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;

  return g_steal_pointer (&parser);
}

/* The identifier is the only member that each must have; no other JSON has one of the others with it. */
static gboolean
is_item (JsonObject *object)
{
  JsonObjectIter iter;
  const char    *member;

  if (newsroom_ninjs_get (object, "uri") == NULL || json_object_has_member (object, "@context"))
    return FALSE;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, NULL))
    if (newsroom_import_sniff_is_ninjs_member (member))
      return TRUE;

  return FALSE;
}

/**
 * newsroom_import_ninjs_is:
 * @bytes: the contents of a file
 *
 * Returns: whether it is an item of ninjs
 */
gboolean
newsroom_import_ninjs_is (GBytes *bytes)
{
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonParser) parser = NULL;

  if (size == 0 || memchr ("{ \t\r\n\xEF", text[0], 6) == NULL || memmem (text, size, "\"uri\"", strlen ("\"uri\"")) == NULL)
    return FALSE;
  parser = parse (bytes);

  return parser != NULL && is_item (json_node_get_object (json_parser_get_root (parser)));
}

/**
 * newsroom_import_ninjs_read:
 * @bytes: the contents of a file
 * @file_name: its name, for messages
 * @report: told what was noticed, inferred and left out
 * @error: return location
 *
 * Reads an item of ninjs 1, 2 or 3 of the IPTC, with members that agencies add to it.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import_ninjs_read (GBytes         *bytes,
                            const char     *file_name,
                            NewsroomReport *report,
                            GError        **error)
{
  g_autoptr (NewsroomWire) wire = newsroom_wire_new (report);
  g_autoptr (JsonParser) parser = parse (bytes);

  if (parser == NULL)
    {
      newsroom_document_set_damaged (wire->document, file_name, error);
      return NULL;
    }

  newsroom_ninjs_read (wire, json_node_get_object (json_parser_get_root (parser)));

  return newsroom_wire_finish (wire);
}
