/* newsroom-article-summary-private.h — how a summary comes to be
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article-rows-private.h"
#include "newsroom-article-summary.h"

G_BEGIN_DECLS

NewsroomArticleSummary *newsroom_article_summary_new (NewsroomArticleRows *rows,
                                                      guint                position);
void                    newsroom_article_summary_move (NewsroomArticleSummary *self,
                                                       NewsroomArticleRows    *rows,
                                                       guint                   position);

G_END_DECLS
