/* newsroom-file-private.h — what reading and writing files share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-file.h"

G_BEGIN_DECLS

typedef enum
{
  NEWSROOM_FILE_TO_READ,
  NEWSROOM_FILE_TO_WRITE,
} NewsroomFileUse;

void     newsroom_file_set_error (GError          **error,
                                  NewsroomFileUse   use,
                                  NewsroomFileError code,
                                  const char       *name,
                                  const char       *reason);
void     newsroom_file_set_error_from_errno (GError        **error,
                                             NewsroomFileUse use,
                                             int             number,
                                             const char     *name);
gboolean newsroom_file_check_regular (guint           mode,
                                      NewsroomFileUse use,
                                      const char     *name,
                                      GError        **error);
gboolean newsroom_file_sync_folder (const char *folder,
                                    GError    **error);
gboolean newsroom_file_make_folders (const char *folder,
                                     GError    **error);
GBytes  *newsroom_file_read_start (GFile   *file,
                                   gsize    max,
                                   GError **error);
char    *newsroom_file_dup_path (GFile          *file,
                                 NewsroomFileUse use,
                                 GError        **error);

G_END_DECLS
