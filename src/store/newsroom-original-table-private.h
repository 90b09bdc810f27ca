/* newsroom-original-table-private.h — the files that articles came from, as rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"
#include "newsroom-original.h"
#include "newsroom-store.h"

G_BEGIN_DECLS

gboolean          newsroom_original_table_add (NewsroomConnection *connection,
                                               gint64              article_id,
                                               NewsroomOriginal   *original,
                                               GError            **error);
gboolean          newsroom_original_table_complete (NewsroomConnection *connection,
                                                    gint64              article_id,
                                                    GPtrArray          *originals,
                                                    guint              *n_added,
                                                    GError            **error);
NewsroomOriginal *newsroom_original_table_load (NewsroomConnection *connection,
                                                gint64              article_id,
                                                guint               index,
                                                GError            **error);
gboolean          newsroom_original_table_has (NewsroomConnection *connection,
                                               gint64              article_id,
                                               gboolean           *has_any,
                                               GError            **error);
gboolean          newsroom_original_table_find (NewsroomConnection *connection,
                                                const char         *sha256,
                                                const char         *path,
                                                NewsroomKnownFile  *known,
                                                gint64             *article_id,
                                                GError            **error);

G_END_DECLS
