/* newsroom-article-query-private.h — queries that outlive their caller, and their answers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article-query.h"
#include "newsroom-connection-private.h"

G_BEGIN_DECLS

NewsroomArticleQuery *newsroom_article_query_copy (const NewsroomArticleQuery *self);
void                  newsroom_article_query_free (NewsroomArticleQuery *self);
GListModel           *newsroom_article_query_run (const NewsroomArticleQuery *self,
                                                  NewsroomConnection         *connection,
                                                  GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomArticleQuery, newsroom_article_query_free)

G_END_DECLS
