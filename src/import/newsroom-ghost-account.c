/* newsroom-ghost-account.c — all texts of a post of Ghost, for the account of the characters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-ghost-private.h"

/* The forms of the content, the one that is read first. */
static const char *const forms[] = { "html", "lexical", "mobiledoc", "plaintext", "amp", NULL };

/* Columns whose words must all be in the article or be named. */
static const char *const words[] = { "title", "custom_excerpt", "slug", "feature_image_alt", "feature_image_caption", "meta_title", "meta_description", NULL };

static void append_node (GString    *text,
                         const char *member,
                         JsonNode   *node);

/* Texts and cards of Lexical, cards of Mobiledoc. */
static void
append_text (GString    *text,
             const char *member,
             const char *said)
{
  static const char *const plain[] = { "text", "code", "markdown", "alt", NULL };
  static const char *const html[] = { "html", "caption", NULL };

  if (g_strv_contains (plain, member))
    g_string_append (text, said);
  else if (g_strv_contains (html, member))
    newsroom_account_append_html (text, said);
  if (!g_str_equal (member, "text"))
    g_string_append_c (text, '\n');
}

static void
append_object (GString    *text,
               JsonObject *object)
{
  const char    *type = newsroom_json_get_text (object, "type");
  JsonObjectIter iter;
  const char    *member;
  JsonNode      *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &value))
    append_node (text, member, value);
  if (type == NULL || (!g_str_equal (type, "link") && !g_str_has_suffix (type, "text")))
    g_string_append_c (text, '\n');
}

/* Markers of Mobiledoc are [0, markups, how many end, words], atoms [name, words, data]. */
static void
append_array (GString    *text,
              const char *member,
              JsonArray  *array)
{
  const guint n = json_array_get_length (array);
  const guint at = member != NULL && g_str_equal (member, "atoms") ? 1 : 3;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (i == at && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_string_append (text, json_node_get_string (node));
      else if (!JSON_NODE_HOLDS_VALUE (node))
        append_node (text, member, node);
    }
  if (n != 4)
    g_string_append_c (text, '\n');
}

static void
append_node (GString    *text,
             const char *member,
             JsonNode   *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (text, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (text, member, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    append_text (text, member, json_node_get_string (node));
}

static void
tell_form (NewsroomReport *report,
           const char     *name,
           const char     *form,
           const char     *said)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) root = NULL;

  if (g_str_equal (form, "lexical") || g_str_equal (form, "mobiledoc"))
    root = newsroom_json_parse (said, strlen (said));
  if (root != NULL)
    append_node (text, NULL, root);
  else if (g_str_equal (form, "plaintext"))
    g_string_append (text, said);
  else
    newsroom_account_append_html (text, said);
  newsroom_report_read (report, name, text->str, (gssize)text->len);
}

/**
 * newsroom_ghost_tell:
 * @report: is given all texts of a row, for the account
 * @row: (nullable): a post, or what belongs to one
 */
void
newsroom_ghost_tell (NewsroomReport *report,
                     JsonObject     *row)
{
  const char    *read = NULL;
  JsonObjectIter iter;
  const char    *member;
  JsonNode      *value;

  for (guint i = 0; row != NULL && read == NULL && forms[i] != NULL; i++)
    if (newsroom_json_get_text (row, forms[i]) != NULL)
      read = forms[i];
  if (row == NULL)
    return;

  json_object_iter_init_ordered (&iter, row);
  while (json_object_iter_next_ordered (&iter, &member, &value))
    {
      const char *said = newsroom_json_get_text (row, member);

      if (said != NULL && g_strv_contains (forms, member))
        tell_form (report, g_strcmp0 (member, read) == 0 ? NULL : _ ("the text in another form"), member, said);
      else if (said != NULL)
        newsroom_account_read_html (report, g_strv_contains (words, member) ? NULL : _ ("data beside the text"), said);
    }
}
