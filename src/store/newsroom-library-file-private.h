/* newsroom-library-file-private.h — the library as a file: where it lies and whether it is still the same
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

#include "newsroom-read-only.h"

G_BEGIN_DECLS

/**
 * NewsroomFileMark:
 * @exists: whether there is such a file
 * @device: its file system
 * @inode: its number there
 * @size: in bytes
 * @modified: last modification
 * @named: when a name was given to it or taken from it last, or it was modified
 * @n_names: how many it has
 *
 * By which a file is known to be the one that was last written here.
 */
typedef struct
{
  gboolean        exists;
  dev_t           device;
  ino_t           inode;
  goffset         size;
  struct timespec modified;
  struct timespec named;
  nlink_t         n_names;
} NewsroomFileMark;

char            *newsroom_library_file_resolve (const char       *path,
                                                NewsroomReadOnly *read_only,
                                                GError          **error);
NewsroomReadOnly newsroom_library_file_find_obstacle (const char *path);
gboolean         newsroom_library_file_sync_folder (const char *path,
                                                    GError    **error);
gboolean         newsroom_library_file_read_start_from_log (const char *path,
                                                            guint8     *start,
                                                            gsize       size);
NewsroomFileMark newsroom_file_mark_read (const char *path);
gboolean         newsroom_file_mark_same_file (const NewsroomFileMark *mark,
                                               const NewsroomFileMark *other);
gboolean         newsroom_file_is_same (const char *path, const char *other);
gboolean         newsroom_file_mark_equal (const NewsroomFileMark *mark,
                                           const NewsroomFileMark *other);

G_END_DECLS
