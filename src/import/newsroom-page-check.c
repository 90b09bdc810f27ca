/* newsroom-page-check.c — compares the story found in a page with the text that its data give
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-page-private.h"

/* Words in a row that are compared. */
#define RUN 4

/* Of the runs of a block, those that must be in the data for it to be a part of the story. */
#define MIN_SHARE 0.6

/* Of the runs of the data, those that must be in the page for the data to be trusted. */
#define MIN_COVERED 0.75

/* Bytes. Data with less are a summary. */
#define MIN_BODY 600

/* Returns: (transfer full) (element-type guint): a number for each run of words in a folded text */
static GArray *
list_runs (const char *folded)
{
  GArray     *runs = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *starts[RUN] = { NULL };
  guint       n = 0;

  for (const char *word = folded; *word != '\0';)
    {
      const char *end = strchrnul (word, ' ');

      memmove (starts, starts + 1, sizeof *starts * (RUN - 1));
      starts[RUN - 1] = word;
      if (++n >= RUN)
        {
          guint hash = 5381;

          for (const char *p = starts[0]; p < end; p++)
            hash = hash * 33 + (guchar)*p;
          g_array_append_val (runs, hash);
        }
      word = *end != '\0' ? end + 1 : end;
    }

  return runs;
}

static double
share_of (GArray     *runs,
          GHashTable *among)
{
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    n += g_hash_table_contains (among, GUINT_TO_POINTER (g_array_index (runs, guint, i)));

  return runs->len > 0 ? (double)n / runs->len : -1;
}

static GHashTable *
make_set (GArray *runs)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < runs->len; i++)
    g_hash_table_add (set, GUINT_TO_POINTER (g_array_index (runs, guint, i)));

  return set;
}

/* How much of the data is in the blocks that fit them. */
static double
measure_covered (const NewsroomPage *self,
                 const double       *shares,
                 GArray             *runs)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);

  for (guint b = 0; b < self->blocks->len; b++)
    {
      g_autofree char *folded = NULL;
      g_autoptr (GArray) own = NULL;

      if (shares[b] < MIN_SHARE)
        continue;
      folded = newsroom_page_fold (newsroom_page_block (self, b)->text);
      own = list_runs (folded);
      for (guint i = 0; i < own->len; i++)
        g_hash_table_add (found, GUINT_TO_POINTER (g_array_index (own, guint, i)));
    }

  return share_of (runs, found);
}

/* What the data have is kept; running text that they do not have is not, nor what is around them. */
static void
follow (NewsroomPage *self,
        const double *shares)
{
  guint first = self->blocks->len;
  guint last = 0;

  for (guint b = 0; b < self->blocks->len; b++)
    if (shares[b] >= MIN_SHARE)
      {
        first = MIN (first, b);
        last = b;
      }
  for (guint b = 0; b < self->blocks->len; b++)
    {
      NewsroomPageBlock *block = newsroom_page_block (self, b);

      if (shares[b] >= MIN_SHARE)
        block->is_kept = block->is_kept || (2 * block->n_link_chars <= block->n_chars && (block->is_good || !newsroom_page_item (self, block->item)->is_dropped));
      else if (b < first || b > last || (shares[b] >= 0 && shares[b] < MIN_SHARE / 2 && block->kind == NEWSROOM_PAGE_PARAGRAPH))
        block->is_kept = block->is_kept && block->kind == NEWSROOM_PAGE_CAPTION_TEXT;
    }
}

/**
 * newsroom_page_check_body:
 * @self: a page whose story is found
 * @body: (nullable): the text of the story as the data of the page have it
 *
 * Where nearly all of the text is found in the page, what is no part of it is no part of the story.
 */
void
newsroom_page_check_body (NewsroomPage *self,
                          const char   *body)
{
  g_autofree char   *folded = NULL;
  g_autofree double *shares = NULL;
  g_autoptr (GArray) runs = NULL;
  g_autoptr (GHashTable) set = NULL;

  if (body == NULL || strlen (body) < MIN_BODY)
    return;

  folded = newsroom_page_fold (body);
  runs = list_runs (folded);
  if (runs->len == 0)
    return;
  set = make_set (runs);
  shares = g_new0 (double, self->blocks->len);
  for (guint b = 0; b < self->blocks->len; b++)
    {
      g_autofree char *text = newsroom_page_fold (newsroom_page_block (self, b)->text);
      g_autoptr (GArray) own = list_runs (text);

      shares[b] = share_of (own, set);
    }
  if (measure_covered (self, shares, runs) >= MIN_COVERED)
    follow (self, shares);
}
