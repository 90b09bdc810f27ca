/* newsroom-revision-table-private.h — every saved version of an article, whole
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-connection-private.h"
#include "newsroom-store.h"

G_BEGIN_DECLS

gboolean         newsroom_revision_table_add (NewsroomConnection *connection,
                                              NewsroomArticle    *article,
                                              const char         *before,
                                              const char         *sha256,
                                              const char         *keywords,
                                              guint               word_count,
                                              gint64              time,
                                              NewsroomCause       cause,
                                              GError            **error);
gboolean         newsroom_revision_table_read_content (NewsroomConnection *connection,
                                                       NewsroomArticle    *article,
                                                       GError            **error);
gboolean         newsroom_revision_table_only_states_since (NewsroomConnection *connection,
                                                            gint64              article_id,
                                                            gint64              sequence,
                                                            gboolean           *only_states,
                                                            GError            **error);
GListModel      *newsroom_revision_table_list (NewsroomConnection *connection,
                                               gint64              article_id,
                                               GError            **error);
NewsroomArticle *newsroom_revision_table_load (NewsroomConnection *connection,
                                               gint64              article_id,
                                               gint64              sequence,
                                               GError            **error);
gboolean         newsroom_revision_table_set_name (NewsroomConnection *connection,
                                                   gint64              article_id,
                                                   gint64              sequence,
                                                   const char         *name,
                                                   GError            **error);

G_END_DECLS
