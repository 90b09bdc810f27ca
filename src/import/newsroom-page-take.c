/* newsroom-page-take.c — takes the tree of the story out of that of the page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-page-facts-private.h"

/* Elements around a caption in which its picture is looked for. */
#define MAX_LEVELS 3

/* Items that such an element has: one with more holds more than the picture. */
#define MAX_AROUND 200

/* Programs that load pictures when they come into view keep their addresses here. */
static const char *const lazy_attributes[] = {
  "data-src",
  "data-original",
  "data-lazy-src",
  "data-lazy",
  "data-original-src",
  "data-orig-src",
  "data-url",
  "data-hi-res-src",
  NULL
};

static void
set_attribute (NewsroomHtmlNode *node,
               const char       *name,
               const char       *value)
{
  guint n = node->attributes != NULL ? g_strv_length (node->attributes) : 0;

  for (guint i = 0; i < n; i += 2)
    if (strcmp (node->attributes[i], name) == 0)
      {
        g_free (node->attributes[i + 1]);
        node->attributes[i + 1] = g_strdup (value);
        return;
      }

  node->attributes = g_renew (char *, node->attributes, n + 3);
  node->attributes[n] = g_strdup (name);
  node->attributes[n + 1] = g_strdup (value);
  node->attributes[n + 2] = NULL;
}

static void
remove_attribute (NewsroomHtmlNode *node,
                  const char       *name)
{
  guint n = node->attributes != NULL ? g_strv_length (node->attributes) : 0;

  for (guint i = 0; i < n; i += 2)
    if (g_ascii_strcasecmp (node->attributes[i], name) == 0)
      {
        g_free (node->attributes[i]);
        g_free (node->attributes[i + 1]);
        memmove (node->attributes + i, node->attributes + i + 2, (n - i - 1) * sizeof *node->attributes);
        return;
      }
}

/* Returns: (transfer full) (nullable): the first address of a list with widths (HTML, 4.8.4.2.1) */
static char *
dup_first_of_set (const char *set)
{
  if (set == NULL)
    return NULL;
  set += strspn (set, " \t\n\r\f,");

  return *set != '\0' ? g_strndup (set, strcspn (set, " \t\n\r\f")) : NULL;
}

/* The pictures of a page that was saved with its folder lie there; an address of the web is better. */
static void
find_picture (NewsroomHtmlNode *node)
{
  const char      *source = newsroom_html_node_get (node, "src");
  g_autofree char *address = NULL;

  if (source != NULL && strstr (source, "_files/") != NULL && strstr (source, "://") == NULL)
    source = NULL;
  if (source != NULL && source[0] != '\0' && !g_str_has_prefix (source, "data:") && !g_str_has_prefix (source, "about:") && strstr (source, "blank.gif") == NULL)
    return;

  for (guint i = 0; address == NULL && lazy_attributes[i] != NULL; i++)
    address = g_strdup (newsroom_html_node_get (node, lazy_attributes[i]));
  if (address == NULL)
    address = dup_first_of_set (newsroom_html_node_get (node, "data-srcset"));
  if (address == NULL)
    address = dup_first_of_set (newsroom_html_node_get (node, "srcset"));
  if (address != NULL)
    set_attribute (node, "src", address);
}

/* Some pages hide their story until a program shows it. */
static void
show (NewsroomHtmlNode *node)
{
  g_autofree char *display = newsroom_html_node_dup_style (node, "display");
  g_autofree char *visibility = newsroom_html_node_dup_style (node, "visibility");

  if (g_strcmp0 (display, "none") == 0 || g_strcmp0 (visibility, "hidden") == 0)
    remove_attribute (node, "style");
  remove_attribute (node, "hidden");
}

static void
keep (NewsroomPage *self,
      guint         i)
{
  for (; !newsroom_page_item (self, i)->is_kept; i = newsroom_page_item (self, i)->parent)
    {
      newsroom_page_item (self, i)->is_kept = TRUE;
      show (newsroom_page_item (self, i)->node);
    }
}

/* The line ends after it part it from the next. */
static void
keep_breaks (NewsroomPage            *self,
             const NewsroomPageBlock *block)
{
  for (guint i = block->end; i < newsroom_page_item (self, block->item)->end && newsroom_page_item (self, i)->n_chars == 0; i++)
    if (strcmp (newsroom_page_name (self, i), "br") == 0)
      keep (self, i);
}

static void
keep_block (NewsroomPage            *self,
            const NewsroomPageBlock *block)
{
  for (guint i = block->first; i < block->end; i++)
    {
      const NewsroomPageItem *item = newsroom_page_item (self, i);

      if ((item->node->text != NULL || strcmp (item->node->name, "br") == 0) && !item->is_dropped)
        keep (self, i);
    }
  keep_breaks (self, block);
}

/* Takes what is not kept out of the tree. */
static void
filter (NewsroomPage *self,
        guint         i)
{
  NewsroomPageItem *item = newsroom_page_item (self, i);
  g_autoptr (GPtrArray) children = NULL;
  gsize n = 0;

  if (item->node->children == NULL)
    return;

  children = g_steal_pointer (&item->node->children);
  g_ptr_array_set_free_func (children, NULL);
  item->node->children = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_html_node_free);
  for (guint c = i + 1; c < item->end; c = newsroom_page_item (self, c)->end)
    {
      NewsroomHtmlNode *child = g_ptr_array_index (children, n++);

      if (!newsroom_page_item (self, c)->is_kept)
        {
          newsroom_html_node_free (child);
          continue;
        }
      filter (self, c);
      g_ptr_array_add (item->node->children, child);
    }
}

/* Returns: the picture that stands nearest to a caption in the elements around it, 0 if there is none */
static guint
find_its_picture (const NewsroomPage      *self,
                  const NewsroomPageBlock *block)
{
  guint outer = block->item;

  for (guint level = 0; level < MAX_LEVELS && outer > self->body && newsroom_page_item (self, outer)->end - outer < MAX_AROUND;
       level++, outer = newsroom_page_item (self, outer)->parent)
    for (guint i = outer; i < newsroom_page_item (self, outer)->end; i++)
      if (newsroom_page_item (self, i)->is_picture && newsroom_html_node_get (newsroom_page_item (self, i)->node, NEWSROOM_HTML_CAPTION) == NULL)
        return i;

  return 0;
}

/* A caption goes with its picture. */
static void
move_caption (NewsroomPage      *self,
              NewsroomPageBlock *block)
{
  guint picture = find_its_picture (self, block);

  if (picture != 0)
    set_attribute (newsroom_page_item (self, picture)->node, NEWSROOM_HTML_CAPTION, block->text);
  else
    self->n_lone_captions++;
  block->is_kept = FALSE;
}

/* Pictures between the blocks of the story, or right over the first. */
static void
keep_pictures (NewsroomPage *self,
               guint         first,
               guint         last)
{
  for (guint i = first; i < last; i++)
    {
      NewsroomPageItem *item = newsroom_page_item (self, i);

      if (!item->is_picture || item->is_dropped)
        continue;
      find_picture (item->node);
      keep (self, i);
    }
}

/* Whether a block over the story is headline, standfirst, byline or date, and so not lost. */
static gboolean
is_field (const NewsroomPage      *self,
          const NewsroomPageBlock *block)
{
  g_autoptr (GPtrArray) credits = NULL;
  gint64 time;

  if (self->headline != 0 && newsroom_page_is_within (self, block->item, self->headline))
    return TRUE;
  if (block->is_good || g_strcmp0 (block->text, self->standfirst) == 0)
    return g_strcmp0 (block->text, self->standfirst) == 0;
  credits = newsroom_byline_parse (block->text);

  return credits->len > 0 || newsroom_page_parse_date (block->text, &time);
}

/* Blocks that are no part of the article. A byline or a date under the story is that of another. */
static guint
count_left_out (const NewsroomPage *self)
{
  gboolean is_over = TRUE;
  guint    n = 0;

  for (guint b = 0; b < self->blocks->len; b++)
    {
      const NewsroomPageBlock *block = newsroom_page_block (self, b);

      is_over = is_over && !block->is_kept;
      n += !block->is_kept && block->kind != NEWSROOM_PAGE_CAPTION_TEXT && !(is_over && is_field (self, block));
    }

  return n;
}

/**
 * newsroom_page_keep_story:
 * @self: a page whose story is found
 *
 * Marks what is to stay.
 */
void
newsroom_page_keep_story (NewsroomPage *self)
{
  guint first = self->items->len;
  guint last = 0;

  self->n_left_out = count_left_out (self);
  newsroom_page_item (self, 0)->is_kept = TRUE;
  for (guint b = 0; b < self->blocks->len; b++)
    {
      NewsroomPageBlock *block = newsroom_page_block (self, b);

      if (block->is_kept && block->kind == NEWSROOM_PAGE_CAPTION_TEXT)
        move_caption (self, block);
      if (!block->is_kept)
        continue;
      first = MIN (first, block->first);
      last = block->end;
      keep_block (self, block);
    }
  keep_pictures (self, MIN (self->story_start, first), last);
}

/**
 * newsroom_page_take_story:
 * @self: a page whose story is marked, of which nothing else can be asked any more
 *
 * Returns: (transfer none): the root of the page, in which only the story is left
 */
NewsroomHtmlNode *
newsroom_page_take_story (NewsroomPage *self)
{
  filter (self, 0);

  return self->root;
}
