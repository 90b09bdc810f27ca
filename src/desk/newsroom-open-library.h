/* newsroom-open-library.h — the library opened where it is, and not begun where it is not
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-store.h"

G_BEGIN_DECLS

void           newsroom_open_library_async (const char         *library,
                                            gboolean            is_named,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
NewsroomStore *newsroom_open_library_finish (GAsyncResult *result,
                                             GError      **error);

G_END_DECLS
