/* newsroom-filing.c — an article that was read from a file, and whether the library knew that file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-filing.h"

#include "newsroom-text-sums-private.h"

/**
 * newsroom_filing_new:
 * @article: a new article
 * @original: the file that it was read from
 *
 * Sums the texts up, which takes about as long as to read some formats: best in the thread that has
 * read them.
 *
 * Returns: (transfer full): what newsroom_store_file_async() takes
 */
NewsroomFiling *
newsroom_filing_new (NewsroomArticle  *article,
                     NewsroomOriginal *original)
{
  NewsroomFiling *self;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (original != NULL, NULL);

  self = g_new0 (NewsroomFiling, 1);
  self->article = g_object_ref (article);
  self->original = newsroom_original_ref (original);
  self->sums = g_new0 (NewsroomTextSums, 1);
  newsroom_text_sums_init (self->sums, article);

  return self;
}

/**
 * newsroom_filing_free:
 * @self: (transfer full): a filing
 */
void
newsroom_filing_free (NewsroomFiling *self)
{
  g_object_unref (self->article);
  newsroom_original_unref (self->original);
  newsroom_text_sums_clear (self->sums);
  g_free (self->sums);
  g_free (self);
}
