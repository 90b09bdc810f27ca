/* newsroom-credit-table-private.h — the credits of articles as rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-connection-private.h"

G_BEGIN_DECLS

gboolean newsroom_credit_table_load (NewsroomConnection *connection,
                                     NewsroomArticle    *article,
                                     GError            **error);
gboolean newsroom_credit_table_load_portraits (NewsroomConnection *connection,
                                               NewsroomArticle    *article,
                                               GError            **error);
gboolean newsroom_credit_table_replace (NewsroomConnection *connection,
                                        NewsroomArticle    *article,
                                        GError            **error);

G_END_DECLS
