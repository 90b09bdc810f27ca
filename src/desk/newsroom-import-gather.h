/* newsroom-import-gather.h — which files of folders are to be imported
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import-result.h"

G_BEGIN_DECLS

/**
 * NewsroomGathered:
 * @files: (element-type GFile): what is to be imported
 * @skipped: (element-type NewsroomImportResult): what is not, and why
 * @n_folders: how many folders were among what was given
 * @n_hidden: how many files and folders were passed by because they are hidden
 *
 * What is in folders.
 */
typedef struct
{
  GPtrArray *files;
  GPtrArray *skipped;
  guint      n_folders;
  guint      n_hidden;
} NewsroomGathered;

void              newsroom_gathered_free (NewsroomGathered *self);
void              newsroom_import_gather_async (GPtrArray          *files,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
NewsroomGathered *newsroom_import_gather_finish (GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomGathered, newsroom_gathered_free)

G_END_DECLS
