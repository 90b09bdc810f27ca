/* newsroom-author-table-private.h — authors as rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-connection-private.h"
#include "newsroom-whole.h"

G_BEGIN_DECLS

NewsroomAuthor *newsroom_author_table_load (NewsroomConnection *connection,
                                            gint64              id,
                                            GError            **error);
gboolean        newsroom_author_table_save (NewsroomConnection *connection,
                                            NewsroomAuthor     *author,
                                            NewsroomAuthor     *known,
                                            gboolean           *is_renamed,
                                            GError            **error);
GListModel     *newsroom_author_table_query (NewsroomConnection *connection,
                                             const char         *text,
                                             guint               limit,
                                             GError            **error);
GListModel     *newsroom_author_table_find (NewsroomConnection *connection,
                                            const char         *name,
                                            GError            **error);
gboolean        newsroom_author_table_resolve (NewsroomConnection *connection,
                                               NewsroomArticle    *article,
                                               gboolean            by_name,
                                               GError            **error);
gboolean        newsroom_author_table_adopt (NewsroomConnection *connection,
                                             NewsroomAuthor     *author,
                                             NewsroomAdopted    *adopted,
                                             gboolean           *is_renamed,
                                             GError            **error);

G_END_DECLS
