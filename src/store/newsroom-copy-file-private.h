/* newsroom-copy-file-private.h — the copy of a library as a file: made one, synced, verified, named
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-library-copy.h"

G_BEGIN_DECLS

char    *newsroom_copy_file_resolve (const char *path,
                                     GError    **error);
char    *newsroom_copy_file_make_temporary (const char *path);
gboolean newsroom_copy_file_settle (const char *temporary,
                                    const char *path,
                                    GError    **error);
gboolean newsroom_copy_file_name (const char *temporary,
                                  const char *path,
                                  GError    **error);
void     newsroom_copy_file_discard (const char *temporary);
gboolean newsroom_copy_file_fail (const char *path,
                                  int         number,
                                  GError    **error);
int      newsroom_copy_file_sync_folder (const char *path);

gboolean newsroom_library_copy_verify_as (const char             *path,
                                          const char             *name,
                                          NewsroomLibraryFigures *figures,
                                          GPtrArray              *damages,
                                          GCancellable           *cancellable,
                                          GError                **error);
gboolean newsroom_library_copy_write (const char                   *from,
                                      const char                   *temporary,
                                      const char                   *name,
                                      const NewsroomLibraryFigures *figures,
                                      GPtrArray                    *damages,
                                      GCancellable                 *cancellable,
                                      GError                      **error);

G_END_DECLS
