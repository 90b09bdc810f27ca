/* newsroom-import-files.h — files from the file manager into the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-store.h"

G_BEGIN_DECLS

/**
 * NewsroomImportStatus:
 * @NEWSROOM_IMPORT_FAILED: nothing was changed; see the error
 * @NEWSROOM_IMPORT_ADDED: a new article
 * @NEWSROOM_IMPORT_KNOWN: exactly this file is in the library; here is its article
 * @NEWSROOM_IMPORT_CHANGED: the library has an older version of this file; nothing was
 *   changed yet: the editor must choose, see newsroom_import_resolve_async()
 */
typedef enum
{
  NEWSROOM_IMPORT_FAILED,
  NEWSROOM_IMPORT_ADDED,
  NEWSROOM_IMPORT_KNOWN,
  NEWSROOM_IMPORT_CHANGED,
} NewsroomImportStatus;

/**
 * NewsroomImportResult:
 *
 * What became of one file.
 */
#define NEWSROOM_TYPE_IMPORT_RESULT (newsroom_import_result_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomImportResult, newsroom_import_result, NEWSROOM, IMPORT_RESULT, GObject)

NewsroomImportStatus newsroom_import_result_get_status (NewsroomImportResult *self);
GFile               *newsroom_import_result_get_file (NewsroomImportResult *self);
gint64               newsroom_import_result_get_article_id (NewsroomImportResult *self);
const char          *newsroom_import_result_get_headline (NewsroomImportResult *self);
NewsroomReport      *newsroom_import_result_get_report (NewsroomImportResult *self);
const GError        *newsroom_import_result_get_error (NewsroomImportResult *self);

/**
 * NewsroomImportProgress:
 * @n_done: files that are done
 * @n_files: files in all
 * @user_data: closure
 *
 * Called on the main context of the caller, not for each file but now and then.
 */
typedef void (*NewsroomImportProgress) (guint    n_done,
                                        guint    n_files,
                                        gpointer user_data);

void       newsroom_import_files_async (NewsroomStore         *store,
                                        GPtrArray             *files,
                                        const char            *format,
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
