/* newsroom-file.h — files read with care and written durably
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NewsroomFileError:
 * @NEWSROOM_FILE_ERROR_NOT_REGULAR: a folder, pipe, device or socket
 * @NEWSROOM_FILE_ERROR_REMOTE: not on this machine
 * @NEWSROOM_FILE_ERROR_TOO_LARGE: over 64 MB
 * @NEWSROOM_FILE_ERROR_NOT_FOUND: it is not there, or vanished while it was read
 * @NEWSROOM_FILE_ERROR_DENIED: no permission
 * @NEWSROOM_FILE_ERROR_EXISTS: there is a file of that name already
 * @NEWSROOM_FILE_ERROR_IO: the disk refused
 */
typedef enum
{
  NEWSROOM_FILE_ERROR_NOT_REGULAR,
  NEWSROOM_FILE_ERROR_REMOTE,
  NEWSROOM_FILE_ERROR_TOO_LARGE,
  NEWSROOM_FILE_ERROR_NOT_FOUND,
  NEWSROOM_FILE_ERROR_DENIED,
  NEWSROOM_FILE_ERROR_EXISTS,
  NEWSROOM_FILE_ERROR_IO,
} NewsroomFileError;

#define NEWSROOM_FILE_ERROR (newsroom_file_error_quark ())
GQuark newsroom_file_error_quark (void);

#define NEWSROOM_FILE_MAX_BYTES ((gsize)64 * 1024 * 1024)

GFile   *newsroom_file_new_for_argument (const char *argument,
                                         GError    **error);
char    *newsroom_file_make_printable (const char *name);
char    *newsroom_file_dup_display_name (GFile *file);
GBytes  *newsroom_file_read (GFile        *file,
                             GCancellable *cancellable,
                             GError      **error);
GBytes  *newsroom_file_read_descriptor (int           fd,
                                        const char   *name,
                                        GCancellable *cancellable,
                                        GError      **error);
gboolean newsroom_file_write (GFile        *file,
                              GBytes       *bytes,
                              gboolean      replace,
                              GCancellable *cancellable,
                              GError      **error);

G_END_DECLS
