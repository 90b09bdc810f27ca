/* newsroom-text-sums.c — what is summed up of the texts of an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-text-sums-private.h"

#include "newsroom-counts.h"
#include "newsroom-notes.h"

/**
 * newsroom_text_sums_init:
 * @sums: (out caller-allocates): the sums, to be cleared with newsroom_text_sums_clear()
 * @article: an article, whose texts stay as they are while @sums is used
 *
 * Sums up what takes long in a long text, before the library is locked.
 */
void
newsroom_text_sums_init (NewsroomTextSums *sums,
                         NewsroomArticle  *article)
{
  const char *body = newsroom_article_get_text (article, NEWSROOM_FIELD_BODY);

  sums->word_count = newsroom_counts_from_markdown (body, -1).words;
  sums->note_count = newsroom_notes_count (body, -1);
  sums->texts = newsroom_article_sum_texts (article);
}

/**
 * newsroom_text_sums_clear:
 * @sums: sums
 */
void
newsroom_text_sums_clear (NewsroomTextSums *sums)
{
  g_clear_pointer (&sums->texts, newsroom_sha256_free);
}
