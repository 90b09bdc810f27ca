/* newsroom-rescue-find.h — copies of what was never saved, from an earlier session
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-store.h"

G_BEGIN_DECLS

void       newsroom_rescue_find_async (NewsroomStore      *store,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GPtrArray *newsroom_rescue_find_finish (NewsroomStore *store,
                                        GAsyncResult  *result);
void       newsroom_rescue_dismiss (GFile *copy);

G_END_DECLS
