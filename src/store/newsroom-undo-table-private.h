/* newsroom-undo-table-private.h — the edit histories of articles as rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-connection-private.h"
#include "newsroom-edit-past.h"

G_BEGIN_DECLS

gboolean newsroom_undo_table_save (NewsroomConnection *connection,
                                   NewsroomArticle    *article,
                                   GPtrArray          *undo,
                                   GError            **error);
gboolean newsroom_undo_table_load (NewsroomConnection *connection,
                                   gint64              article_id,
                                   NewsroomEditPast   *past,
                                   GError            **error);

G_END_DECLS
