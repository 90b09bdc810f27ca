/* newsroom-page-story.c — finds the story of a page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-page-private.h"

#include <string.h>

/* A block that reads as a part of a list of links costs so many letters, and one that says nothing. */
#define LINK_COST 30
#define SHORT_COST 6

/* Letters. A story with more is found by its words. */
#define MAX_SHORT 500

/* Letters of what introduces a story, and blocks between it and the headline. */
#define MIN_INTRODUCTION 35
#define MAX_STANDFIRST 120
#define MAX_BETWEEN 25

/* Letters of running text for which more of the page is taken, and its part of what is taken with it. */
#define MIN_MORE 150
#define MAX_SCATTERED 800
#define MIN_GOOD_SHARE 0.6

/* Letters of running text with which one story among several stands for itself. */
#define MIN_OWN 300

/* The part of the running text that what is marked as the story must hold to be taken for it. */
#define MIN_MARKED_SHARE 0.6

static double
weigh (const NewsroomPage      *self,
       const NewsroomPageBlock *block,
       NewsroomPageHints        hints)
{
  static const char *const stories[] = { "article", "main", NULL };
  double                   weight = 1;

  if ((hints & NEWSROOM_PAGE_BODY) != 0)
    weight *= 1.5;
  if ((hints & (NEWSROOM_PAGE_SIDE | NEWSROOM_PAGE_RELATED)) != 0)
    weight *= 0.3;
  if (block->kind == NEWSROOM_PAGE_LIST_ITEM)
    weight *= 0.6;
  if (block->first < self->headline)
    weight *= 0.4;
  for (guint i = block->item; i > self->body; i = newsroom_page_item (self, i)->parent)
    if (newsroom_page_is (self, i, stories))
      return weight * 1.3;

  return weight;
}

static double
score_block (const NewsroomPage      *self,
             const NewsroomPageBlock *block)
{
  NewsroomPageHints hints = newsroom_page_hints_around (self, block->item);
  double            link_share = (double)block->n_link_chars / block->n_chars;
  double            score;

  if (newsroom_page_item (self, block->item)->is_dropped)
    return 0;

  if (block->is_about)
    return -SHORT_COST;
  if (block->is_good)
    score = block->n_chars * (1 - link_share);
  else if (link_share > 0.5)
    score = -LINK_COST - block->n_chars * 0.2;
  else if (block->kind == NEWSROOM_PAGE_HEADING || block->kind == NEWSROOM_PAGE_CAPTION_TEXT)
    score = 0;
  else if (block->is_sentence)
    score = block->n_chars * 0.5;
  else if (block->n_link_chars == 0 && (block->kind == NEWSROOM_PAGE_LIST_ITEM || block->kind == NEWSROOM_PAGE_CELL))
    score = 0;
  else
    score = -SHORT_COST;
  if ((hints & NEWSROOM_PAGE_BODY) != 0)
    score = MAX (score, 0);

  return score > 0 ? score * weigh (self, block, hints) : score;
}

static void
sum_scores (NewsroomPage *self)
{
  for (guint b = 0; b < self->blocks->len; b++)
    {
      NewsroomPageBlock *block = newsroom_page_block (self, b);

      block->score = score_block (self, block);
      newsroom_page_item (self, block->item)->score += block->score;
    }
  for (guint i = self->items->len; i-- > 1;)
    newsroom_page_item (self, newsroom_page_item (self, i)->parent)->score += newsroom_page_item (self, i)->score;
}

/* The element whose blocks have the highest sum: a larger one has more text, but more of the rest too. */
static guint
find_best (const NewsroomPage *self)
{
  guint best = self->body;

  for (guint i = self->body; i < self->items->len; i++)
    if (newsroom_page_item (self, i)->node->name != NULL && newsroom_page_item (self, i)->score >= newsroom_page_item (self, best)->score)
      best = i;

  return best;
}

/* Returns: the number of letters of running text in what is marked as the story within @outer */
static guint
measure_marked (const NewsroomPage *self,
                guint               outer)
{
  guint n = 0;

  for (guint i = outer; i < newsroom_page_item (self, outer)->end; i++)
    if ((newsroom_page_item (self, i)->hints & NEWSROOM_PAGE_BODY) != 0)
      {
        n += newsroom_page_item (self, i)->n_good;
        i = newsroom_page_item (self, i)->end - 1;
      }

  return n;
}

static void
keep_within (NewsroomPage *self,
             guint         outer)
{
  for (guint b = 0; b < self->blocks->len; b++)
    {
      NewsroomPageBlock *block = newsroom_page_block (self, b);

      if (newsroom_page_is_within (self, block->item, outer) && !newsroom_page_item (self, block->item)->is_dropped)
        block->is_kept = TRUE;
    }
  for (guint i = outer; i < newsroom_page_item (self, outer)->end; i++)
    newsroom_page_item (self, i)->is_picture = strcmp (newsroom_page_name (self, i), "img") == 0;
}

/* Returns: what is marked as the story and has most words, 0 if nothing is */
static guint
find_marked (const NewsroomPage *self)
{
  guint best = 0;

  for (guint i = self->body; i < self->items->len; i++)
    {
      const NewsroomPageItem *item = newsroom_page_item (self, i);

      if ((item->hints & NEWSROOM_PAGE_BODY) != 0 && !item->is_dropped && item->n_chars > (best != 0 ? newsroom_page_item (self, best)->n_chars : 0))
        best = i;
    }

  return best;
}

/* Returns: the outermost element around @best that is marked as the story and has about as much of it */
static guint
find_outer_mark (const NewsroomPage *self,
                 guint               best)
{
  guint found = best;

  for (guint i = best; i > self->body; i = newsroom_page_item (self, i)->parent)
    if ((newsroom_page_item (self, i)->hints & NEWSROOM_PAGE_BODY) != 0 && newsroom_page_item (self, i)->score >= MIN_MARKED_SHARE * newsroom_page_item (self, best)->score)
      found = i;

  return found;
}

/* Where there is little running text, the mark of a story, or its headline, tells where it is. */
static guint
find_short (const NewsroomPage *self,
            guint               best)
{
  guint marked = find_marked (self);
  guint i = self->headline;

  if (newsroom_page_item (self, best)->n_good > MAX_SHORT)
    return best;
  if (marked != 0 && !newsroom_page_is_within (self, best, marked) && 3 * newsroom_page_item (self, marked)->n_chars > newsroom_page_item (self, best)->n_good)
    return marked;
  if (marked != 0 || i == 0 || newsroom_page_is_within (self, best, i))
    return best;

  while (i > self->body && newsroom_page_item (self, i)->n_chars - newsroom_page_item (self, self->headline)->n_chars < newsroom_page_item (self, best)->n_chars)
    i = newsroom_page_item (self, i)->parent;

  return i > self->body && newsroom_page_item (self, i)->n_link_chars * 3 < newsroom_page_item (self, i)->n_chars ? i : best;
}

/* What of a part of a page is not dropped. */
typedef struct
{
  guint n_chars;
  guint n_good;
  guint n_link_chars;
} Sum;

static Sum
sum_kept (const NewsroomPage *self,
          guint               outer)
{
  Sum sum = { 0 };

  for (guint b = 0; b < self->blocks->len; b++)
    {
      const NewsroomPageBlock *block = newsroom_page_block (self, b);

      if (!newsroom_page_is_within (self, block->item, outer) || newsroom_page_item (self, block->item)->is_dropped)
        continue;
      sum.n_chars += block->n_chars;
      sum.n_link_chars += block->n_link_chars;
      if (block->is_good && (newsroom_page_hints_around (self, block->item) & (NEWSROOM_PAGE_SIDE | NEWSROOM_PAGE_RELATED)) == 0)
        sum.n_good += block->n_chars;
    }

  return sum;
}

/* Lists and tables between paragraphs cost; where most of what is around reads as running text too, it
 * belongs to the story. */
static guint
climb (const NewsroomPage *self,
       guint               best)
{
  Sum own = sum_kept (self, best);

  for (guint outer = best; own.n_good < MAX_SCATTERED && outer > self->body; outer = newsroom_page_item (self, outer)->parent)
    {
      Sum sum = sum_kept (self, outer);

      if (sum.n_good >= own.n_good + MIN_MORE && sum.n_good - own.n_good >= MIN_GOOD_SHARE * (sum.n_chars - own.n_chars))
        {
          best = outer;
          own = sum;
        }
    }

  return best;
}

static gboolean
has_heading (const NewsroomPage *self,
             guint               outer)
{
  static const char *const headings[] = { "h1", "h2", "h3", NULL };

  for (guint i = outer; i < newsroom_page_item (self, outer)->end; i++)
    if (newsroom_page_is (self, i, headings))
      return TRUE;

  return FALSE;
}

/* Where several stories stand one under another, that under the headline is the one that was saved. */
static guint
find_under_headline (const NewsroomPage *self,
                     guint               best)
{
  static const char *const stories[] = { "article", NULL };
  guint                    own = self->headline;
  guint                    n_others = 0;

  if (own == 0 || !newsroom_page_is_within (self, own, best))
    return best;
  while (own > best && !newsroom_page_is (self, own, stories))
    own = newsroom_page_item (self, own)->parent;
  if (own == best || sum_kept (self, own).n_good < MIN_OWN)
    return best;
  for (guint i = best; i < newsroom_page_item (self, best)->end; i++)
    if (newsroom_page_is (self, i, stories) && !newsroom_page_is_within (self, i, own) && !newsroom_page_is_within (self, own, i) && has_heading (self, i))
      n_others++;

  return n_others > 0 ? own : best;
}

/**
 * newsroom_page_keep_short:
 * @self: a page of which nothing is kept
 *
 * Pages without a paragraph, such as a list of figures or three lines with a picture, are kept whole
 * but for headings at their beginning, links and what is dropped.
 */
void
newsroom_page_keep_short (NewsroomPage *self)
{
  gboolean is_over = TRUE;

  for (guint b = 0; b < self->blocks->len; b++)
    {
      NewsroomPageBlock *block = newsroom_page_block (self, b);

      if (newsroom_page_item (self, block->item)->is_dropped || 2 * block->n_link_chars > block->n_chars || block->is_about)
        continue;
      if (self->headline != 0 && block->first < self->headline)
        continue;
      if (self->headline != 0 && newsroom_page_is_within (self, block->item, self->headline))
        continue;
      if (!is_over && newsroom_page_opens_links (block->text))
        return;
      is_over = is_over && block->kind == NEWSROOM_PAGE_HEADING;
      block->is_kept = !is_over;
    }
}

/**
 * newsroom_page_find_story:
 * @self: a page that is pruned
 *
 * Marks the blocks of the story as kept.
 */
void
newsroom_page_find_story (NewsroomPage *self)
{
  guint best;

  sum_scores (self);
  best = find_outer_mark (self, find_short (self, find_best (self)));
  best = find_under_headline (self, climb (self, best));
  self->story_start = best;
  self->story_end = newsroom_page_item (self, best)->end;
  self->is_marked = (newsroom_page_hints_around (self, best) & NEWSROOM_PAGE_BODY) != 0;
  if (measure_marked (self, best) < MIN_MARKED_SHARE * newsroom_page_item (self, best)->n_good)
    {
      keep_within (self, best);
      return;
    }

  for (guint i = best; i < newsroom_page_item (self, best)->end; i++)
    if ((newsroom_page_item (self, i)->hints & NEWSROOM_PAGE_BODY) != 0)
      {
        keep_within (self, i);
        self->is_marked = TRUE;
        i = newsroom_page_item (self, i)->end - 1;
      }
}

/* What stands between the headline and the story and introduces it: a long one is the beginning of
 * the story, a short one its standfirst. */
static void
take_introduction (NewsroomPage      *self,
                   NewsroomPageBlock *block)
{
  NewsroomPageHints hints = newsroom_page_item (self, block->item)->hints | newsroom_page_item (self, newsroom_page_item (self, block->item)->parent)->hints;

  if (newsroom_page_item (self, block->item)->is_dropped || block->n_chars < MIN_INTRODUCTION || 2 * block->n_link_chars > block->n_chars || block->is_about)
    return;
  if ((hints & (NEWSROOM_PAGE_AUTHOR | NEWSROOM_PAGE_DATE)) != 0 || block->kind == NEWSROOM_PAGE_CAPTION_TEXT)
    return;
  if ((hints & NEWSROOM_PAGE_STANDFIRST) == 0 && !block->is_good && !(block->kind == NEWSROOM_PAGE_HEADING && block->is_sentence))
    return;
  if (block->n_chars > MAX_STANDFIRST)
    {
      NewsroomHtmlNode *node = newsroom_page_item (self, block->item)->node;

      block->is_kept = TRUE;
      /* “h2” becomes “p”. */
      if (block->kind == NEWSROOM_PAGE_HEADING && strlen (node->name) == 2 && node->name[0] == 'h')
        {
          node->name[0] = 'p';
          node->name[1] = '\0';
        }
    }
  else if (self->standfirst == NULL)
    self->standfirst = g_strdup (block->text);
}

/**
 * newsroom_page_find_introduction:
 * @self: a page whose headline and story are found
 *
 * Takes what stands between both to the story, or to the standfirst of the page.
 */
void
newsroom_page_find_introduction (NewsroomPage *self)
{
  guint first = 0;
  guint last = 0;
  guint n_between = 0;

  if (self->headline == 0)
    return;
  for (guint b = 0; b < self->blocks->len; b++)
    if (newsroom_page_block (self, b)->first < newsroom_page_item (self, self->headline)->end)
      first = b + 1;
  for (last = first; last < self->blocks->len && !newsroom_page_block (self, last)->is_kept; last++)
    n_between += !newsroom_page_item (self, newsroom_page_block (self, last)->item)->is_dropped;
  if (n_between > MAX_BETWEEN || last == self->blocks->len)
    return;
  for (guint b = first; b < last; b++)
    take_introduction (self, newsroom_page_block (self, b));
}
