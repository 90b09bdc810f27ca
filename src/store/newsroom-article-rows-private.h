/* newsroom-article-rows-private.h — the answer to a query, compact
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article-rows.h"
#include "newsroom-state.h"

G_BEGIN_DECLS

/**
 * NewsroomArticleRow:
 * @headline: offset in the texts of the rows, as are the byline and the snippet
 *
 * One row; 20,000 of them are 1 MB and their texts.
 */
typedef struct
{
  gint64  id;
  gint64  changed;
  guint32 word_count;
  guint32 note_count;
  guint32 target_length;
  guint32 state;
  guint32 headline;
  guint32 byline;
  guint32 snippet;
} NewsroomArticleRow;

NewsroomArticleRows      *newsroom_article_rows_new (GArray     *rows,
                                                     GString    *texts,
                                                     const char *query);
const NewsroomArticleRow *newsroom_article_rows_get (NewsroomArticleRows *self,
                                                     guint                position);
const char               *newsroom_article_rows_get_text (NewsroomArticleRows *self,
                                                          guint32              offset);
const char               *newsroom_article_rows_get_query (NewsroomArticleRows *self);
void                      newsroom_article_rows_forget (NewsroomArticleRows *self,
                                                        guint                position);

G_END_DECLS
