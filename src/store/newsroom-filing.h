/* newsroom-filing.h — an article that was read from a file, and whether the library knew that file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-original.h"

G_BEGIN_DECLS

/**
 * NewsroomKnownFile:
 * @NEWSROOM_KNOWN_FILE_NO: the library has never seen it
 * @NEWSROOM_KNOWN_FILE_SAME: an article was imported from exactly these bytes
 * @NEWSROOM_KNOWN_FILE_CHANGED: an article was imported from a file at this path, with
 *   other bytes
 */
typedef enum
{
  NEWSROOM_KNOWN_FILE_NO,
  NEWSROOM_KNOWN_FILE_SAME,
  NEWSROOM_KNOWN_FILE_CHANGED,
} NewsroomKnownFile;

/**
 * NewsroomFiling:
 * @article: a new article, which is left as it is
 * @original: the file that it was read from
 * @known: whether the library knew the file; then nothing was added
 * @article_id: the article that was added, or that came from the file before
 * @sums: what the library needs to know of its texts
 *
 * Owned by one thread at a time.
 */
typedef struct
{
  NewsroomArticle  *article;
  NewsroomOriginal *original;
  NewsroomKnownFile known;
  gint64            article_id;
  gpointer          sums;
} NewsroomFiling;

NewsroomFiling *newsroom_filing_new (NewsroomArticle  *article,
                                     NewsroomOriginal *original);
void            newsroom_filing_free (NewsroomFiling *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomFiling, newsroom_filing_free)

G_END_DECLS
