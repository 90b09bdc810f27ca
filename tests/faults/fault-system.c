/* fault-system.c — one call of the store to the system fails, as one to SQLite does
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Here each call has the name that the store's objects know it by. */
#undef _FILE_OFFSET_BITS
#undef _TIME_BITS
#undef _FORTIFY_SOURCE

#include "fault-sqlite-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean is_without_links;
static gboolean is_without_flags;

/**
 * fault_sqlite_refuse_links:
 * @is_refused: whether a file can have one name only, as on some file systems
 */
void
fault_sqlite_refuse_links (gboolean is_refused)
{
  is_without_links = is_refused;
}

/**
 * fault_sqlite_refuse_flags:
 * @is_refused: whether a file system cannot rename with flags, as NFS
 */
void
fault_sqlite_refuse_flags (gboolean is_refused)
{
  is_without_flags = is_refused;
}

static void
set_errno (void)
{
  switch (fault_sqlite_get_manner ()->code & 0xff)
    {
    case SQLITE_FULL:
      errno = ENOSPC;
      break;
    case SQLITE_NOMEM:
      errno = EMFILE;
      break;
    default:
      errno = EIO;
    }
}

/* @made is the call. */
#define FAIL_ERRNO(name, about, made)              \
  do                                               \
    {                                              \
      if (fault_sqlite_strikes (name, about))      \
        {                                          \
          if (fault_sqlite_get_manner ()->is_late) \
            made;                                  \
          set_errno ();                            \
          return -1;                               \
        }                                          \
    }                                              \
  while (FALSE)

/* No power goes in these tests, and to wait for the disk would be most of their time. */

int
fsync (int fd)
{
  return 0;
}

int
fdatasync (int fd)
{
  return 0;
}

WRAP (int, open64, const char *path, int flags, ...)
{
  va_list args;
  mode_t  mode;

  va_start (args, flags);
  mode = va_arg (args, mode_t);
  va_end (args);
  if (fault_sqlite_strikes ("open", "a file"))
    {
      set_errno ();
      return -1;
    }

  return __real_open64 (path, flags, mode);
}

WRAP (int, lstat64, const char *path, void *info)
{
  FAIL_ERRNO ("lstat", "a file", __real_lstat64 (path, info));

  return __real_lstat64 (path, info);
}

WRAP (int, fstat64, int fd, void *info)
{
  FAIL_ERRNO ("fstat", "a file", __real_fstat64 (fd, info));

  return __real_fstat64 (fd, info);
}

WRAP (ssize_t, pread64, int fd, void *data, size_t size, gint64 offset)
{
  FAIL_ERRNO ("pread", "a file", __real_pread64 (fd, data, size, offset));

  return __real_pread64 (fd, data, size, offset);
}

WRAP (int, fcntl64, int fd, int command, void *argument)
{
  FAIL_ERRNO ("fcntl", "a file", __real_fcntl64 (fd, command, argument));

  return __real_fcntl64 (fd, command, argument);
}

WRAP (int, fsync, int fd)
{
  FAIL_ERRNO ("fsync", "a file", __real_fsync (fd));

  return __real_fsync (fd);
}

WRAP (int, chmod, const char *path, mode_t mode)
{
  FAIL_ERRNO ("chmod", "a file", __real_chmod (path, mode));

  return __real_chmod (path, mode);
}

WRAP (int, mkdir, const char *path, mode_t mode)
{
  FAIL_ERRNO ("mkdir", "a file", __real_mkdir (path, mode));

  return __real_mkdir (path, mode);
}

WRAP (int, link, const char *from, const char *to)
{
  FAIL_ERRNO ("link", "a file", __real_link (from, to));

  if (is_without_links)
    {
      errno = EPERM;
      return -1;
    }

  return __real_link (from, to);
}

WRAP (int, rename, const char *from, const char *to)
{
  FAIL_ERRNO ("rename", "a file", __real_rename (from, to));

  return __real_rename (from, to);
}

WRAP (int, renameat2, int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  FAIL_ERRNO ("renameat2", "a file", __real_renameat2 (from_folder, from, to_folder, to, flags));

  if (is_without_flags)
    {
      errno = EINVAL;
      return -1;
    }

  return __real_renameat2 (from_folder, from, to_folder, to, flags);
}

WRAP (int, access, const char *path, int mode)
{
  FAIL_ERRNO ("access", "a file", __real_access (path, mode));

  return __real_access (path, mode);
}

WRAP (char *, realpath, const char *path, char *resolved)
{
  if (fault_sqlite_strikes ("realpath", "a file"))
    {
      set_errno ();
      return NULL;
    }

  return __real_realpath (path, resolved);
}

WRAP (int, g_unlink, const char *path)
{
  FAIL_ERRNO ("unlink", "a file", __real_g_unlink (path));

  return __real_g_unlink (path);
}

WRAP (GDir *, g_dir_open, const char *path, guint flags, GError **error)
{
  if (!fault_sqlite_strikes ("opendir", "a folder"))
    return __real_g_dir_open (path, flags, error);

  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_IO, "the folder cannot be read");

  return NULL;
}

/* A descriptor that is not closed would be missing in the end. */
WRAP (gboolean, g_close, int fd, GError **error)
{
  gboolean is_it = fault_sqlite_strikes ("close", "a file");
  gboolean done = __real_g_close (fd, error);

  if (!is_it || !done)
    return done;
  set_errno ();
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_IO, "the file could not be closed");

  return FALSE;
}
