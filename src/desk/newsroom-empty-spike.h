/* newsroom-empty-spike.h — the spike emptied, after a last backup
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-store.h"

G_BEGIN_DECLS

void     newsroom_empty_spike_async (NewsroomStore      *store,
                                     GArray             *articles,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean newsroom_empty_spike_finish (GAsyncResult *result,
                                      guint        *n_deleted,
                                      GError      **error);

G_END_DECLS
