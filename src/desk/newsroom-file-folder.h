/* newsroom-file-folder.h — a folder of files that is written whole or not at all
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-file.h"

G_BEGIN_DECLS

/**
 * NewsroomFolder:
 *
 * A folder that is being written under another name. One thread at a time.
 */
typedef struct _NewsroomFolder NewsroomFolder;

NewsroomFolder *newsroom_folder_begin (GFile             *place,
                                       const char *const *below,
                                       GError           **error);
gboolean        newsroom_folder_add (NewsroomFolder *self,
                                     const char     *path,
                                     GBytes         *bytes,
                                     GCancellable   *cancellable,
                                     GError        **error);
gboolean        newsroom_folder_append (NewsroomFolder *self,
                                        const char     *path,
                                        const char     *text,
                                        GError        **error);
gboolean        newsroom_folder_finish (NewsroomFolder *self,
                                        GError        **error);
void            newsroom_folder_free (NewsroomFolder *self);

int     newsroom_folder_open (GFile      *folder,
                              const char *path,
                              GError    **error);
GBytes *newsroom_folder_read (GFile        *folder,
                              const char   *path,
                              GCancellable *cancellable,
                              GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomFolder, newsroom_folder_free)

G_END_DECLS
