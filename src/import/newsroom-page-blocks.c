/* newsroom-page-blocks.c — the paragraphs, headings and items of lists of a page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-page-private.h"

#include <string.h>

/* Letters. What has fewer is no running text. */
#define MIN_GOOD_CHARS 50
#define MIN_SURE_CHARS 140

/* Letters. What has more is text, whatever its element is. */
#define MAX_HEADING_CHARS 300
#define MAX_CAPTION_CHARS 700

/* Of its letters, at most one in so many stands in a link. */
#define MAX_LINK_SHARE 0.4

static void
clear_block_cb (gpointer data)
{
  g_free (((NewsroomPageBlock *)data)->text);
}

/**
 * newsroom_page_block:
 * @self: a page
 * @b: the number of a block
 *
 * Returns: (transfer none): it
 */
NewsroomPageBlock *
newsroom_page_block (const NewsroomPage *self,
                     guint               b)
{
  return &g_array_index (self->blocks, NewsroomPageBlock, b);
}

static gboolean
ends_sentence (const char *text)
{
  static const gunichar ends[] = { '.', '!', '?', ':', 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x061F, 0x06D4, 0x0964, 0 };
  const char           *p = text + strlen (text);

  while (p > text)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      for (guint i = 0; ends[i] != 0; i++)
        if (c == ends[i])
          return TRUE;
      if (g_unichar_isalnum (c))
        return FALSE;
    }

  return FALSE;
}

/* Some pages have all of the story in a heading. */
static gboolean
is_heading (const NewsroomPage      *self,
            guint                    i,
            const NewsroomPageBlock *block)
{
  const char *name = newsroom_page_name (self, i);

  return name[0] == 'h' && g_ascii_isdigit (name[1]) && name[2] == '\0' && block->n_chars <= MAX_HEADING_CHARS &&
         newsroom_page_item (self, i)->n_chars <= 2 * block->n_chars;
}

static gboolean
is_caption (const NewsroomPage *self,
            guint               i)
{
  static const char *const captions[] = { "figcaption", "figure", NULL };

  return newsroom_page_is (self, i, captions) || (newsroom_page_item (self, i)->hints & NEWSROOM_PAGE_CAPTION) != 0;
}

static NewsroomPageKind
find_kind (const NewsroomPage      *self,
           const NewsroomPageBlock *block)
{
  static const char *const cells[] = { "td", "th", NULL };
  static const char *const items[] = { "li", "dt", "dd", NULL };
  static const char *const quotes[] = { "blockquote", NULL };

  for (guint i = block->item, n = 0; i > self->body && n < 5; i = newsroom_page_item (self, i)->parent, n++)
    {
      if (is_heading (self, i, block))
        return NEWSROOM_PAGE_HEADING;
      if (newsroom_page_is (self, i, items))
        return NEWSROOM_PAGE_LIST_ITEM;
      if (newsroom_page_is (self, i, cells))
        return NEWSROOM_PAGE_CELL;
      if (newsroom_page_is (self, i, quotes))
        return NEWSROOM_PAGE_PARAGRAPH;
      if (is_caption (self, i) && newsroom_page_item (self, i)->n_chars <= MAX_CAPTION_CHARS)
        return NEWSROOM_PAGE_CAPTION_TEXT;
    }

  return NEWSROOM_PAGE_PARAGRAPH;
}

static void
end_block (NewsroomPage      *self,
           NewsroomPageBlock *block)
{
  double link_share;

  if (block->n_chars == 0)
    return;

  block->text = newsroom_page_dup_text (self, block->first, block->end);
  block->kind = find_kind (self, block);
  block->is_sentence = ends_sentence (block->text);
  link_share = (double)block->n_link_chars / block->n_chars;
  block->is_about = newsroom_page_is_about (block->text);
  block->is_good = !block->is_about && block->kind != NEWSROOM_PAGE_HEADING && link_share <= MAX_LINK_SHARE &&
                   block->n_chars >= (block->is_sentence ? MIN_GOOD_CHARS : MIN_SURE_CHARS);
  g_array_append_val (self->blocks, *block);
  memset (block, 0, sizeof *block);
}

static guint
find_block_item (const NewsroomPage *self,
                 guint               i)
{
  while (i > 0 && !newsroom_page_item (self, i)->is_block)
    i = newsroom_page_item (self, i)->parent;

  return i;
}

/**
 * newsroom_page_find_blocks:
 * @self: a page, whose blocks are found anew
 *
 * Two line ends one after another end a block too: old pages have no other paragraphs.
 */
void
newsroom_page_find_blocks (NewsroomPage *self)
{
  static const char *const unread[] = { "head", "title", "script", "option", NULL };
  NewsroomPageBlock        block = { 0 };
  guint                    n_breaks = 0;

  self->blocks = g_array_new (FALSE, FALSE, sizeof (NewsroomPageBlock));
  g_array_set_clear_func (self->blocks, clear_block_cb);
  for (guint i = 1; i < self->items->len; i++)
    {
      NewsroomPageItem *item = newsroom_page_item (self, i);
      guint             outer;

      if (newsroom_page_is (self, i, unread))
        {
          i = item->end - 1;
          continue;
        }
      n_breaks += strcmp (newsroom_page_name (self, i), "br") == 0;
      if (item->is_block || n_breaks > 1)
        end_block (self, &block);
      if (item->n_chars == 0 || item->node->text == NULL)
        continue;

      n_breaks = 0;
      outer = find_block_item (self, i);
      if (outer != block.item || block.n_chars == 0)
        {
          end_block (self, &block);
          block.item = outer;
          block.first = i;
        }
      block.n_chars += item->n_chars;
      block.n_link_chars += item->n_link_chars;
      block.end = i + 1;
    }
  end_block (self, &block);
}
