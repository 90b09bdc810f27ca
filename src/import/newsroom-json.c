/* newsroom-json.c — JSON that somebody sends, read within bounds
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-json.h"

#include <string.h>

/* Brackets in one another. The parser calls itself for each. */
#define MAX_DEPTH 200

static gboolean
is_too_deep (const char *text,
             gsize       length)
{
  gboolean in_string = FALSE;
  guint    depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        in_string = !in_string;
      else if (!in_string && (text[i] == '[' || text[i] == '{') && ++depth > MAX_DEPTH)
        return TRUE;
      else if (!in_string && (text[i] == ']' || text[i] == '}') && depth > 0)
        depth--;
    }

  return FALSE;
}

/**
 * newsroom_json_parse:
 * @text: whatever there is, a byte order mark before it or not
 * @length: bytes
 *
 * Returns: (transfer full) (nullable): an object, %NULL if it is none
 */
JsonNode *
newsroom_json_parse (const char *text,
                     gsize       length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  if (length == 0 || !g_utf8_validate (text, (gssize)length, NULL) || is_too_deep (text, length) || !json_parser_load_from_data (parser, text, (gssize)length, NULL))
    return NULL;

  root = json_parser_get_root (parser);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_ref (root) : NULL;
}

/**
 * newsroom_json_get_text:
 * @object: (nullable): an object
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): its text, %NULL if it is none or empty
 */
const char *
newsroom_json_get_text (JsonObject *object,
                        const char *name)
{
  JsonNode   *node = object != NULL ? json_object_get_member (object, name) : NULL;
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

  return text != NULL && text[0] != '\0' ? text : NULL;
}

/**
 * newsroom_json_dup_id:
 * @object: (nullable): an object
 * @name: of a member that is a text or a whole number
 *
 * Returns: (transfer full): that; "" if it is something else
 */
char *
newsroom_json_dup_id (JsonObject *object,
                      const char *name)
{
  JsonNode   *node = object != NULL ? json_object_get_member (object, name) : NULL;
  const char *text = newsroom_json_get_text (object, name);

  if (text != NULL)
    return g_strdup (text);
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return g_strdup ("");
}

/**
 * newsroom_json_get_array:
 * @object: (nullable): an object
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): the array, %NULL if it is none
 */
JsonArray *
newsroom_json_get_array (JsonObject *object,
                         const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * newsroom_json_get_object:
 * @object: (nullable): an object
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): the object, %NULL if it is none
 */
JsonObject *
newsroom_json_get_object (JsonObject *object,
                          const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * newsroom_json_get_row:
 * @array: (nullable): an array
 * @index: of an element
 *
 * Returns: (transfer none) (nullable): the object, %NULL if it is none or there are not so many
 */
JsonObject *
newsroom_json_get_row (JsonArray *array,
                       guint      index)
{
  JsonNode *node = array != NULL && index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
