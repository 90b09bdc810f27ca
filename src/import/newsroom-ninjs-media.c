/* newsroom-ninjs-media.c — what belongs to a story in ninjs: pictures, films, other stories
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-ninjs-private.h"

/* More than these are not named. */
#define MAX_ASSOCIATIONS 100

static gint64
get_width (JsonObject *rendition)
{
  JsonNode *node = newsroom_ninjs_find (rendition, "width");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

static void
look_at (JsonNode    *node,
         JsonObject **best)
{
  JsonObject *rendition = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (rendition != NULL && newsroom_ninjs_get (rendition, "href") != NULL && (*best == NULL || get_width (rendition) > get_width (*best)))
    *best = rendition;
}

/* The same thing in several sizes, by name in ninjs 1, in an array since: the widest. */
static const char *
find_address (JsonObject *item)
{
  JsonNode   *node = newsroom_ninjs_find (item, "renditions");
  JsonObject *best = NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        look_at (json_array_get_element (array, i), &best);
    }
  else if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode      *value;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, NULL, &value))
        look_at (value, &best);
    }

  return best != NULL ? newsroom_ninjs_get (best, "href") : newsroom_ninjs_get (item, "href");
}

static char *
dup_first (JsonObject *item,
           const char *name,
           const char *names)
{
  g_autoptr (GArray) forms = newsroom_ninjs_list_forms (item, name, names);

  return forms->len > 0 ? newsroom_ninjs_form_dup_words (&g_array_index (forms, NewsroomNinjsForm, 0)) : g_strdup ("");
}

/* What it shows, and in parentheses who made it. */
static char *
dup_caption (JsonObject *item)
{
  g_autofree char *description = dup_first (item, "description", "descriptions");
  g_autofree char *headline = dup_first (item, "headline", "headlines");
  const char      *byline = newsroom_ninjs_get (item, "by");
  const char      *words = description[0] != '\0' ? description : headline;
  g_autofree char *maker = NULL;

  if (byline == NULL)
    byline = newsroom_ninjs_get (item, "byline");
  if (byline == NULL)
    return g_strdup (words);
  maker = newsroom_wire_dup_line (byline);

  return words[0] != '\0' ? g_strdup_printf ("%s (%s)", words, maker) : g_strdup (maker);
}

static void
read_association (NewsroomWire *self,
                  JsonNode     *node)
{
  JsonObject       *item = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char       *type = item != NULL ? newsroom_ninjs_get (item, "type") : NULL;
  const char       *address = item != NULL ? find_address (item) : NULL;
  const char       *name = item != NULL && address == NULL ? newsroom_ninjs_get (item, "uri") : address;
  NewsroomHtmlNode *paragraph;
  g_autofree char  *caption = NULL;
  g_autofree char  *headline = NULL;

  if (item == NULL)
    return;

  caption = dup_caption (item);
  headline = dup_first (item, "headline", "headlines");
  if (type != NULL && (strcmp (type, "picture") == 0 || strcmp (type, "graphic") == 0) && name != NULL)
    {
      paragraph = newsroom_html_node_new ("p");
      g_ptr_array_add (self->document->root->children, paragraph);
      newsroom_wire_body_add_picture (self, paragraph, name, headline, caption);
    }
  else if (name != NULL || caption[0] != '\0')
    {
      newsroom_wire_body_add_other (self, self->document->root, name, caption);
    }
}

/**
 * newsroom_ninjs_read_associations:
 * @self: a story
 * @item: an item of ninjs
 *
 * Nothing is fetched: each stands under the text with its address and caption.
 */
void
newsroom_ninjs_read_associations (NewsroomWire *self,
                                  JsonObject   *item)
{
  JsonNode *node = newsroom_ninjs_find (item, "associations");
  g_autoptr (GList) members = NULL;
  guint n = 0;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    members = json_array_get_elements (json_node_get_array (node));
  else if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    members = json_object_get_values (json_node_get_object (node));
  for (GList *at = members; at != NULL && n < MAX_ASSOCIATIONS; at = at->next, n++)
    read_association (self, at->data);
  self->document->counts.drawings += g_list_length (members) - n;
}
