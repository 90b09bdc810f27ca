/* newsroom-import-batch-private.h — a few files at a time, read ahead of the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void       newsroom_import_batch_read_async (GPtrArray          *files,
                                             guint               first,
                                             const char         *format,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
GPtrArray *newsroom_import_batch_read_finish (GAsyncResult *result);

G_END_DECLS
