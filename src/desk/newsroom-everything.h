/* newsroom-everything.h — the whole library as a folder of plain files, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-store.h"

G_BEGIN_DECLS

/**
 * NewsroomEverything:
 * @folder: (nullable): where everything was written to
 * @n_articles: the articles that were written, or added
 * @n_authors: the authors
 * @n_originals: the files that reporters sent; of an import also those that an article lacked which
 *   the library had already
 * @n_known: of an import: the articles that the library had already, the same
 * @problems: (element-type utf8): for each thing that was left out a sentence that names it
 *
 * What an export or import of everything did.
 */
typedef struct
{
  GFile     *folder;
  guint      n_articles;
  guint      n_authors;
  guint      n_originals;
  guint      n_known;
  GPtrArray *problems;
} NewsroomEverything;

/**
 * NewsroomEverythingProgress:
 * @n_done: how many articles are done
 * @n_articles: of how many
 * @user_data: closure
 *
 * Called in the thread that began, now and then.
 */
typedef void (*NewsroomEverythingProgress) (guint    n_done,
                                            guint    n_articles,
                                            gpointer user_data);

NewsroomEverything *newsroom_everything_new (void);
void                newsroom_everything_free (NewsroomEverything *self);
GFile              *newsroom_everything_choose_place (GFile *folder);

void     newsroom_export_everything_async (NewsroomStore             *store,
                                           GFile                     *place,
                                           gboolean                   inside,
                                           NewsroomEverythingProgress progress,
                                           gpointer                   progress_data,
                                           GCancellable              *cancellable,
                                           GAsyncReadyCallback        callback,
                                           gpointer                   user_data);
gboolean newsroom_export_everything_finish (GAsyncResult        *result,
                                            NewsroomEverything **done,
                                            GError             **error);
void     newsroom_import_everything_async (NewsroomStore             *store,
                                           GFile                     *folder,
                                           NewsroomEverythingProgress progress,
                                           gpointer                   progress_data,
                                           GCancellable              *cancellable,
                                           GAsyncReadyCallback        callback,
                                           gpointer                   user_data);
gboolean newsroom_import_everything_finish (GAsyncResult        *result,
                                            NewsroomEverything **done,
                                            GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomEverything, newsroom_everything_free)

G_END_DECLS
