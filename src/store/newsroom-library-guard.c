/* newsroom-library-guard.c — a lock on the library that this process cannot lose by mistake
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-guard-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

/* One that may only be read can be shared by all who read it. */
static int
open_file (const char *path,
           short      *type)
{
  int fd = open (path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);

  *type = F_WRLCK;
  if (fd >= 0 || (errno != EACCES && errno != EPERM && errno != EROFS))
    return fd;

  *type = F_RDLCK;

  return open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
}

/* See fcntl_locking(2). */
static gboolean
is_unknown (int number)
{
  return number == EINVAL || number == ENOLCK || number == ENOSYS || number == EOPNOTSUPP;
}

/**
 * newsroom_library_guard_take:
 * @guard: (inout): a descriptor, or -1; becomes the guard, to be released once SQLite has closed the
 *   file, also after a failure: to close it drops the locks that SQLite has
 * @path: a library that SQLite has locked for this process
 *
 * Whatever in this process opens the file of the library and closes it again, as a file chooser does to
 * know its type, or an import of it, drops the locks of SQLite, which does not notice: another process
 * could write the library as well. This lock hangs on its descriptor, and stays. Where the file system
 * has no such lock, that of SQLite must do.
 *
 * Returns: whether no other process has the library open; else errno says why, EAGAIN if one has
 */
gboolean
newsroom_library_guard_take (int        *guard,
                             const char *path)
{
  struct flock range = {
    .l_whence = SEEK_SET,
    .l_start = NEWSROOM_LIBRARY_LOCK_START + NEWSROOM_LIBRARY_LOCK_LENGTH,
    .l_len = NEWSROOM_LIBRARY_GUARD_LENGTH,
  };

  if (*guard >= 0)
    return TRUE;

  *guard = open_file (path, &range.l_type);
  if (*guard < 0)
    return FALSE;
  if (fcntl (*guard, F_OFD_SETLK, &range) == 0 || is_unknown (errno))
    return TRUE;
  if (errno == EACCES)
    errno = EAGAIN;

  return FALSE;
}

/**
 * newsroom_library_guard_release:
 * @guard: (inout): a guard, or -1, which it becomes
 */
void
newsroom_library_guard_release (int *guard)
{
  if (*guard >= 0)
    g_close (*guard, NULL);
  *guard = -1;
}
