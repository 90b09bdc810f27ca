/* newsroom-library-copy.h — copies of a library: made, verified, put back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-store.h"

G_BEGIN_DECLS

/* How the name of a copy begins that is not finished, in the folder where it is to be. */
#define NEWSROOM_LIBRARY_COPY_PREFIX ".newsroom-backup-"

/**
 * NewsroomLibraryFigures:
 * @version: of its tables
 * @n_articles: articles, the spiked ones too
 * @n_revisions: saved versions of them
 * @n_originals: files that they came from
 * @n_authors: authors
 * @changed: when an article or an author was last changed, in microseconds since 1970 in UTC; 0
 *   for never
 *
 * By which one state of a library is told from another.
 */
typedef struct
{
  gint64 version;
  gint64 n_articles;
  gint64 n_revisions;
  gint64 n_originals;
  gint64 n_authors;
  gint64 changed;
} NewsroomLibraryFigures;

void     newsroom_store_backup_async (NewsroomStore      *self,
                                      const char         *path,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
void     newsroom_store_backup_partly_async (NewsroomStore      *self,
                                             const char         *path,
                                             const char         *partial,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
gboolean newsroom_store_backup_is_partial (GAsyncResult *result);
gboolean newsroom_store_backup_finish (NewsroomStore          *self,
                                       GAsyncResult           *result,
                                       NewsroomLibraryFigures *figures,
                                       GError                **error);

void     newsroom_store_read_figures_async (NewsroomStore      *self,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
gboolean newsroom_store_read_figures_finish (NewsroomStore          *self,
                                             GAsyncResult           *result,
                                             NewsroomLibraryFigures *figures,
                                             GError                **error);
void     newsroom_store_check_async (NewsroomStore      *self,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
char   **newsroom_store_check_finish (NewsroomStore          *self,
                                      GAsyncResult           *result,
                                      NewsroomLibraryFigures *figures,
                                      GError                **error);

gboolean newsroom_library_copy_inspect (const char             *path,
                                        NewsroomLibraryFigures *figures,
                                        GError                **error);
gboolean newsroom_library_copy_verify (const char             *path,
                                       NewsroomLibraryFigures *figures,
                                       GCancellable           *cancellable,
                                       GError                **error);
gboolean newsroom_library_copy_duplicate (const char             *from,
                                          const char             *path,
                                          NewsroomLibraryFigures *figures,
                                          GCancellable           *cancellable,
                                          GError                **error);

void     newsroom_library_restore_async (const char         *backup,
                                         const char         *library,
                                         gboolean            partly,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean newsroom_library_restore_finish (GAsyncResult           *result,
                                          char                  **kept,
                                          NewsroomLibraryFigures *figures,
                                          GError                **error);
gboolean newsroom_library_restore_get_is_placed (GAsyncResult *result);
char   **newsroom_library_restore_dup_damages (GAsyncResult *result);

G_END_DECLS
