/* newsroom-move-library.h — the library to another folder, for good
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void  newsroom_move_library_async (const char         *library,
                                   const char         *folder,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
char *newsroom_move_library_finish (GAsyncResult *result,
                                    char        **kept,
                                    GError      **error);

G_END_DECLS
