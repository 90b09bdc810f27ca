/* newsroom-compare.h — two revisions of an article, compared
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-comparison.h"
#include "newsroom-store.h"

G_BEGIN_DECLS

void       newsroom_compare_async (NewsroomStore      *store,
                                   gint64              article_id,
                                   gint64              before,
                                   gint64              after,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
GPtrArray *newsroom_compare_finish (GAsyncResult *result,
                                    GError      **error);

G_END_DECLS
