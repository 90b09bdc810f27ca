/* newsroom-text-sums-private.h — what is summed up of the texts of an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"

G_BEGIN_DECLS

/* What is summed up of the texts of an article for its row */
typedef struct
{
  guint           word_count; /* of its body */
  guint           note_count; /* the comments and marks in it */
  NewsroomSha256 *texts;      /* newsroom_article_sum_texts() */
} NewsroomTextSums;

void newsroom_text_sums_init (NewsroomTextSums *sums,
                              NewsroomArticle  *article);
void newsroom_text_sums_clear (NewsroomTextSums *sums);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewsroomTextSums, newsroom_text_sums_clear)

G_END_DECLS
