/* newsroom-page-trim.c — takes out of the part of a page with the story what is not the story
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-page-facts-private.h"

/* Letters. */
#define MAX_LABEL 40
#define MIN_LINE 15
#define MAX_HEADLINE 300

static gboolean
is_heading (const NewsroomPageBlock *block)
{
  return block->kind == NEWSROOM_PAGE_HEADING;
}

/* Lines of links are other stories, sections or tags, unless they stand in running text. */
static void
drop_links (NewsroomPage *self)
{
  for (guint b = 0; b < self->blocks->len; b++)
    {
      NewsroomPageBlock *block = newsroom_page_block (self, b);
      double             link_share = (double)block->n_link_chars / block->n_chars;

      if (block->is_kept && link_share > 0.8)
        block->is_kept = FALSE;
    }
}

static gboolean
has_running_text (const NewsroomPage *self)
{
  for (guint b = 0; b < self->blocks->len; b++)
    if (newsroom_page_block (self, b)->is_kept && newsroom_page_block (self, b)->is_good)
      return TRUE;

  return FALSE;
}

/* Lines with the author, the date, the tags, and labels of buttons, which are no paragraphs. */
static gboolean
is_label (const NewsroomPage      *self,
          const NewsroomPageBlock *block)
{
  static const char *const paragraphs[] = { "p", "pre", "blockquote", "body", NULL };
  const NewsroomPageItem  *item = newsroom_page_item (self, block->item);
  NewsroomPageHints        hints = item->hints | newsroom_page_item (self, item->parent)->hints;

  if (block->kind != NEWSROOM_PAGE_PARAGRAPH || block->is_good)
    return FALSE;
  if ((hints & (NEWSROOM_PAGE_META | NEWSROOM_PAGE_AUTHOR | NEWSROOM_PAGE_DATE)) != 0 && (hints & NEWSROOM_PAGE_BODY) == 0)
    return TRUE;

  return block->n_chars < MAX_LABEL && !block->is_sentence && !newsroom_page_is (self, block->item, paragraphs) && (item->hints & NEWSROOM_PAGE_BODY) == 0;
}

static void
drop_labels (NewsroomPage *self)
{
  for (guint b = 0; b < self->blocks->len; b++)
    if (newsroom_page_block (self, b)->is_kept && is_label (self, newsroom_page_block (self, b)))
      newsroom_page_block (self, b)->is_kept = FALSE;
}

/* Words about the site, and what stands over links, with those links. */
static void
drop_phrases (NewsroomPage *self)
{
  gboolean in_links = FALSE;

  for (guint b = 0; b < self->blocks->len; b++)
    {
      NewsroomPageBlock *block = newsroom_page_block (self, b);

      if (!block->is_kept)
        continue;
      if (newsroom_page_opens_links (block->text))
        in_links = TRUE;
      else if (block->is_good || (is_heading (block) && block->n_link_chars == 0) || block->n_link_chars == 0)
        in_links = FALSE;
      if (in_links || block->is_about || (block->kind == NEWSROOM_PAGE_PARAGRAPH && newsroom_page_is_credit (block->text)))
        block->is_kept = FALSE;
    }
}

/* A short first paragraph that is a sentence or in what the page itself marks as the story, but no
 * byline or date. */
static gboolean
is_first_line (const NewsroomPage      *self,
               const NewsroomPageBlock *block)
{
  g_autoptr (GPtrArray) credits = NULL;
  gint64 time;

  if (!(self->is_marked || block->is_sentence) || strcmp (newsroom_page_name (self, block->item), "p") != 0 || 2 * block->n_link_chars > block->n_chars || block->n_chars < MIN_LINE)
    return FALSE;
  credits = newsroom_byline_parse (block->text);

  return credits->len == 0 && !newsroom_page_parse_date (block->text, &time);
}

/* An item of a list, or a cell, in what the page itself marks as the story. */
static gboolean
is_listed (const NewsroomPage      *self,
           const NewsroomPageBlock *block)
{
  return self->is_marked && (block->kind == NEWSROOM_PAGE_LIST_ITEM || block->kind == NEWSROOM_PAGE_CELL) && block->n_chars >= MIN_LINE &&
         2 * block->n_link_chars < block->n_chars;
}

/* What stands over the first running text and under the last is about the story. */
static void
trim_start (NewsroomPage *self)
{
  for (guint b = 0; b < self->blocks->len; b++)
    {
      NewsroomPageBlock *block = newsroom_page_block (self, b);

      if (!block->is_kept)
        continue;
      if (block->is_good || (block->is_sentence && block->n_chars > 30 && !is_heading (block)))
        return;
      if (block->kind != NEWSROOM_PAGE_CAPTION_TEXT && !(self->is_marked && is_heading (block)) && !is_first_line (self, block) && !is_listed (self, block))
        block->is_kept = FALSE;
    }
}

/* A last paragraph that is cut off, or ends without a point, beside others that are whole. */
static gboolean
is_last_line (const NewsroomPage *self,
              guint               b)
{
  const NewsroomPageBlock *block = newsroom_page_block (self, b);

  if (strcmp (newsroom_page_name (self, block->item), "p") != 0 || block->n_link_chars > 0 || block->n_chars < MIN_LINE || b == 0)
    return FALSE;

  return newsroom_page_block (self, b - 1)->is_good && newsroom_page_block (self, b - 1)->is_kept &&
         newsroom_page_item (self, newsroom_page_block (self, b - 1)->item)->parent == newsroom_page_item (self, block->item)->parent;
}

static void
trim_end (NewsroomPage *self)
{
  for (guint b = self->blocks->len; b-- > 0;)
    {
      NewsroomPageBlock *block = newsroom_page_block (self, b);

      if (!block->is_kept)
        continue;
      if (block->is_good || (block->is_sentence && block->n_chars > 30 && !is_heading (block)))
        return;
      if (block->kind == NEWSROOM_PAGE_LIST_ITEM || block->kind == NEWSROOM_PAGE_CELL)
        return;
      if (is_last_line (self, b))
        return;
      if (self->is_marked && block->n_chars > 12 && 2 * block->n_link_chars < block->n_chars && !is_heading (block))
        return;
      block->is_kept = FALSE;
    }
}

/* A heading without anything under it was that of what is left out. */
static void
drop_lone_headings (NewsroomPage *self)
{
  gboolean has_text = FALSE;

  for (guint b = self->blocks->len; b-- > 0;)
    {
      NewsroomPageBlock *block = newsroom_page_block (self, b);

      if (is_heading (block) && !has_text)
        block->is_kept = FALSE;
      if (!is_heading (block))
        has_text = block->is_kept;
    }
}

/* Over the story the headline may be in any element; further down only a heading says it again. */
static void
drop_headline (NewsroomPage *self,
               const char   *headline)
{
  g_autofree char *folded = headline != NULL ? newsroom_page_fold (headline) : NULL;
  gboolean         is_over = TRUE;

  for (guint b = 0; folded != NULL && b < self->blocks->len; b++)
    {
      NewsroomPageBlock *block = newsroom_page_block (self, b);
      g_autofree char   *text = NULL;

      if (!block->is_kept || block->n_chars > MAX_HEADLINE || !(is_over || is_heading (block)))
        continue;
      text = newsroom_page_fold (block->text);
      if (strcmp (text, folded) == 0)
        block->is_kept = FALSE;
      is_over = is_over && !block->is_good;
    }
}

/**
 * newsroom_page_trim:
 * @self: a page whose story is found
 * @headline: (nullable): the headline, which is no part of the body
 */
void
newsroom_page_trim (NewsroomPage *self,
                    const char   *headline)
{
  drop_headline (self, headline);
  drop_links (self);
  drop_labels (self);
  drop_phrases (self);
  if (has_running_text (self))
    {
      trim_start (self);
      trim_end (self);
    }
  drop_lone_headings (self);
}
