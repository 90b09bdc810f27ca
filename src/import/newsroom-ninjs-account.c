/* newsroom-ninjs-account.c — all texts of an item of ninjs, for the account of the characters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-ninjs-private.h"

/* Members whose words must all be in the article or be named. */
static const char *const words[] = { "by", "byline", "creditline", "dateline", "ednote", "headline", "headlines", "description", "descriptions", "located", "slug", "slugline", NULL };

static gboolean
begins (const char *name,
        const char *start)
{
  return strncmp (name, start, strlen (start)) == 0;
}

/* All texts in a value; of objects in @is_form only those that say something. */
static void
append (GString  *text,
        JsonNode *node,
        gboolean  is_form)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      newsroom_account_append_html (text, json_node_get_string (node));
      g_string_append_c (text, '\n');
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        append (text, json_array_get_element (array, i), is_form);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char    *member;
      JsonNode      *value;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &member, &value))
        if (!is_form || g_ascii_strcasecmp (member, "value") == 0)
          append (text, value, is_form);
    }
}

/**
 * newsroom_ninjs_tell:
 * @self: a story whose bodies are told
 * @item: an item of ninjs
 *
 * Gives the report all other texts of the item.
 */
void
newsroom_ninjs_tell (NewsroomWire *self,
                     JsonObject   *item)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GString) rest = g_string_new (NULL);
  JsonObjectIter iter;
  const char    *member;
  JsonNode      *value;

  json_object_iter_init_ordered (&iter, item);
  while (json_object_iter_next_ordered (&iter, &member, &value))
    {
      g_autofree char *name = g_ascii_strdown (member, -1);

      if (strcmp (name, "bodies") == 0 || strcmp (name, "body") == 0 || begins (name, "body_"))
        continue;
      if (g_strv_contains (words, name) || begins (name, "headline_") || begins (name, "description_"))
        append (said, value, TRUE);
      else
        append (rest, value, FALSE);
    }
  newsroom_report_read (self->document->report, NULL, said->str, (gssize)said->len);
  newsroom_report_read (self->document->report, _ ("data beside the text"), rest->str, (gssize)rest->len);
}
