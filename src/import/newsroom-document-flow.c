/* newsroom-document-flow.c — paragraphs of a document to lists, quotes and code in a tree
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-document-private.h"

#include <string.h>

/**
 * newsroom_document_node_new:
 * @name: of an element
 * @attribute: (nullable): one that it gets
 * @value: (nullable): its value
 *
 * Returns: (transfer full): an element
 */
NewsroomHtmlNode *
newsroom_document_node_new (const char *name,
                            const char *attribute,
                            const char *value)
{
  NewsroomHtmlNode *node = newsroom_html_node_new (name);

  if (attribute != NULL)
    {
      const char *const pairs[] = { attribute, value != NULL ? value : "", NULL };

      node->attributes = g_strdupv ((char **)pairs);
    }

  return node;
}

/**
 * newsroom_document_picture_new:
 * @name: of the file, or its address
 * @words: (nullable): that describe the picture
 *
 * Returns: (transfer full): an element
 */
NewsroomHtmlNode *
newsroom_document_picture_new (const char *name,
                               const char *words)
{
  const char *const attributes[] = { "src", name, "alt", words != NULL ? words : "", NULL };
  NewsroomHtmlNode *picture = newsroom_html_node_new ("img");

  picture->attributes = g_strdupv ((char **)attributes);

  return picture;
}

/**
 * newsroom_document_node_get_last:
 * @parent: an element
 *
 * Returns: (transfer none) (nullable): the last that is in it
 */
NewsroomHtmlNode *
newsroom_document_node_get_last (const NewsroomHtmlNode *parent)
{
  return parent->children->len > 0 ? g_ptr_array_index (parent->children, parent->children->len - 1) : NULL;
}

/**
 * newsroom_document_node_add_text:
 * @parent: an element
 * @text: words, UTF-8
 * @length: in bytes, or -1 if they are terminated
 */
void
newsroom_document_node_add_text (NewsroomHtmlNode *parent,
                                 const char       *text,
                                 gssize            length)
{
  NewsroomHtmlNode *last = newsroom_document_node_get_last (parent);

  if (last == NULL || last->text == NULL)
    {
      last = newsroom_html_node_new (NULL);
      last->text = g_string_new (NULL);
      g_ptr_array_add (parent->children, last);
    }
  g_string_append_len (last->text, text, length);
}

static void
append_words (GString                *words,
              const NewsroomHtmlNode *node)
{
  static const char *const blocks[] = { "p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "pre", "li", NULL };

  if (node->text != NULL)
    g_string_append (words, node->text->str);
  else if (strcmp (node->name, "br") == 0)
    g_string_append_c (words, ' ');
  else if (strcmp (node->name, NEWSROOM_DOCUMENT_NOTE) == 0)
    return;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    append_words (words, g_ptr_array_index (node->children, i));
  if (newsroom_html_node_is (node, blocks))
    g_string_append_c (words, ' ');
}

/**
 * newsroom_document_node_dup_words:
 * @node: a node
 *
 * Returns: (transfer full): all words in it as they stand, without comments for the desk; a blank
 *   ends each paragraph
 */
char *
newsroom_document_node_dup_words (const NewsroomHtmlNode *node)
{
  GString *words = g_string_new (NULL);

  append_words (words, node);

  return g_string_free (words, FALSE);
}

static NewsroomHtmlNode *
list_new (const NewsroomDocumentPlace *place)
{
  g_autofree char *start = g_strdup_printf ("%u", place->number);

  if (!place->is_ordered)
    return newsroom_document_node_new ("ul", NULL, NULL);

  return newsroom_document_node_new ("ol", place->number != 1 ? "start" : NULL, start);
}

/* Whether an item goes on with a list of its level: programs give lists that read as one several names. */
static gboolean
goes_on (const NewsroomDocumentFlow  *self,
         guint                        at,
         const NewsroomDocumentPlace *place)
{
  if (self->open[at].level != place->level || self->open[at].is_ordered != place->is_ordered)
    return FALSE;

  return self->open[at].id == place->list || !place->is_ordered || place->number == self->open[at].number + 1;
}

/* The list that an item of this place stands in, below those that are open. */
static guint
open_list (NewsroomDocumentFlow        *self,
           const NewsroomDocumentPlace *place)
{
  guint at;

  while (self->n_open > 0 && self->open[self->n_open - 1].level > place->level)
    self->n_open--;
  at = self->n_open;
  if (at > 0 && goes_on (self, at - 1, place))
    return at - 1;
  if (at > 0 && self->open[at - 1].level == place->level)
    at--;
  /* Another list at the level of the outermost begins anew; deeper ones are below the item around. */
  self->open[at].list = list_new (place);
  self->open[at].level = place->level;
  self->open[at].is_ordered = place->is_ordered;
  g_ptr_array_add (at > 0 ? self->open[at - 1].item->children : self->parent->children, self->open[at].list);
  self->n_open = at + 1;

  return at;
}

static void
add_item (NewsroomDocumentFlow        *self,
          NewsroomHtmlNode            *node,
          const NewsroomDocumentPlace *place)
{
  guint at = open_list (self, place);

  self->open[at].id = place->list;
  self->open[at].number = place->number;
  self->open[at].item = newsroom_html_node_new ("li");
  g_ptr_array_add (self->open[at].item->children, node);
  g_ptr_array_add (self->open[at].list->children, self->open[at].item);
}

/* A paragraph of the block that is open, if that is of this kind; or of one that begins here. */
static void
add_to_block (NewsroomDocumentFlow *self,
              NewsroomHtmlNode     *node,
              const char           *name)
{
  if (self->block == NULL || strcmp (self->block->name, name) != 0)
    {
      self->block = newsroom_html_node_new (name);
      g_ptr_array_add (self->parent->children, self->block);
    }
  else if (strcmp (name, "pre") == 0)
    {
      g_ptr_array_add (self->block->children, newsroom_html_node_new ("br"));
    }
  g_ptr_array_add (self->block->children, node);
}

/**
 * newsroom_document_flow_add:
 * @self: blocks
 * @node: (transfer full): one more
 * @place: where it belongs
 *
 * An empty paragraph is not added, and ends nothing: it is space between others. An item that is
 * deeper than any program sets one stands at the deepest level.
 */
void
newsroom_document_flow_add (NewsroomDocumentFlow        *self,
                            NewsroomHtmlNode            *node,
                            const NewsroomDocumentPlace *place)
{
  NewsroomDocumentPlace within = *place;
  const gboolean        is_list = place->kind == NEWSROOM_DOCUMENT_ITEM || (place->kind == NEWSROOM_DOCUMENT_CONTINUED && self->n_open > 0);
  const gboolean        is_block = place->kind == NEWSROOM_DOCUMENT_QUOTE || place->kind == NEWSROOM_DOCUMENT_CODE;

  if (newsroom_html_node_is_blank (node) && !(place->kind == NEWSROOM_DOCUMENT_CODE && self->block != NULL))
    {
      newsroom_html_node_free (node);
      return;
    }
  if (!is_list)
    self->n_open = 0;
  if (!is_block)
    self->block = NULL;

  while (place->kind == NEWSROOM_DOCUMENT_CONTINUED && self->n_open > 1 && self->open[self->n_open - 1].level > place->level)
    self->n_open--;

  within.level = MIN (place->level, NEWSROOM_DOCUMENT_MAX_LEVEL - 1);
  if (place->kind == NEWSROOM_DOCUMENT_ITEM)
    add_item (self, node, &within);
  else if (is_list)
    g_ptr_array_add (self->open[self->n_open - 1].item->children, node);
  else if (is_block)
    add_to_block (self, node, place->kind == NEWSROOM_DOCUMENT_CODE ? "pre" : "blockquote");
  else
    g_ptr_array_add (self->parent->children, node);
}
