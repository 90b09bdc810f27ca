/* newsroom-article-table-private.h — articles and their revisions as rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-connection-private.h"
#include "newsroom-store.h"
#include "newsroom-text-sums-private.h"

G_BEGIN_DECLS

/* The number of the first revision of an article */
#define NEWSROOM_FIRST_SEQUENCE 1

NewsroomArticle *newsroom_article_table_load (NewsroomConnection *connection,
                                              gint64              id,
                                              GError            **error);
NewsroomArticle *newsroom_article_table_load_as_is (NewsroomConnection *connection,
                                                    gint64              id,
                                                    GError            **error);
gboolean         newsroom_article_table_save (NewsroomConnection     *connection,
                                              NewsroomArticle        *article,
                                              NewsroomCause           cause,
                                              const NewsroomTextSums *sums,
                                              GError                **error);
gboolean         newsroom_article_table_set_state (NewsroomConnection *connection,
                                                   gint64              id,
                                                   NewsroomState       state,
                                                   const char         *note,
                                                   GError            **error);
gboolean         newsroom_article_table_restore_from_spike (NewsroomConnection *connection,
                                                            gint64              id,
                                                            GError            **error);

G_END_DECLS
