/* newsroom-import-files.h — files from the file manager into the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import-result.h"
#include "newsroom-store.h"

G_BEGIN_DECLS

/**
 * NewsroomImportProgress:
 * @n_done: articles that are done
 * @n_all: articles in all, as far as is known: a file that holds several is one until it is opened
 * @user_data: closure
 *
 * Called on the main context of the caller, not for each article but now and then.
 */
typedef void (*NewsroomImportProgress) (guint    n_done,
                                        guint    n_all,
                                        gpointer user_data);

void       newsroom_import_files_async (NewsroomStore         *store,
                                        GPtrArray             *files,
                                        const char            *format,
                                        gboolean               keeps_changes,
                                        NewsroomImportProgress progress,
                                        gpointer               progress_data,
                                        GCancellable          *cancellable,
                                        GAsyncReadyCallback    callback,
                                        gpointer               user_data);
GPtrArray *newsroom_import_files_finish (NewsroomStore *store,
                                         GAsyncResult  *result,
                                         GError       **error);
void       newsroom_import_resolve_async (NewsroomStore        *store,
                                          NewsroomImportResult *result,
                                          gboolean              replace,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean   newsroom_import_resolve_finish (NewsroomStore *store,
                                           GAsyncResult  *result,
                                           GError       **error);

G_END_DECLS
