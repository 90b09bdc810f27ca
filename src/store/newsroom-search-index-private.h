/* newsroom-search-index-private.h — the search index: filled after the saves, never in their way
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"

G_BEGIN_DECLS

gboolean    newsroom_search_index_mark (NewsroomConnection *connection,
                                        gint64              article_id,
                                        GError            **error);
gboolean    newsroom_search_index_update (NewsroomConnection *connection,
                                          gboolean           *is_done,
                                          GError            **error);
gboolean    newsroom_search_index_is_whole (NewsroomConnection *connection);
gboolean    newsroom_search_index_check (NewsroomConnection *connection,
                                         gboolean           *is_done,
                                         GError            **error);
gboolean    newsroom_search_index_rebuild (NewsroomConnection *connection,
                                           gboolean           *is_done,
                                           GError            **error);
gboolean    newsroom_search_index_tidy (NewsroomConnection *connection,
                                        gboolean           *is_to_be_checked,
                                        gboolean           *is_done,
                                        GError            **error);
GHashTable *newsroom_search_index_match (NewsroomConnection *connection,
                                         const char         *expression,
                                         GError            **error);
char       *newsroom_search_index_dup_snippet (NewsroomConnection *connection,
                                               const char         *expression,
                                               gint64              article_id,
                                               GError            **error);

G_END_DECLS
