/* fault-calls.c — the calls of the C library that change files, on their way to the fault disk
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Here each of two names of a call has to be defined as itself. */
#undef _FILE_OFFSET_BITS
#undef _TIME_BITS
#undef _FORTIFY_SOURCE
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include "fault-disk.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* The call of the C library itself, which stands behind ours */
#define REAL(name) ((__typeof__ (&name))find_real (#name))

static void *
find_real (const char *name)
{
  void *real = dlsym (RTLD_NEXT, name);

  if (real == NULL)
    _exit (99);

  return real;
}

static int
note_opened (const char *path,
             int         flags,
             gboolean    was_there,
             int         fd)
{
  const int number = errno;

  if (fd >= 0 && (flags & O_TMPFILE) == O_TMPFILE)
    fault_disk_note_made (NULL, fd);
  else if (fd >= 0 && !was_there)
    fault_disk_note_made (path, fd);
  else if (fd >= 0 && (flags & O_TRUNC) != 0)
    fault_disk_note_cut (fd, 0);
  errno = number;

  return fd;
}

static gboolean
is_there (const char *path)
{
  struct stat info;

  return lstat (path, &info) == 0;
}

/* What both forms of open() are; @real is the one that was asked for. */
static int
open_with (int (*real) (const char *, int, ...),
           const char *path,
           int         flags,
           mode_t      mode)
{
  gboolean was_there;

  if (fault_disk_is_watched (path))
    fault_disk_strikes (FAULT_OPEN);
  if (!fault_disk_is_watched (path) || (flags & (O_CREAT | O_TRUNC | O_TMPFILE)) == 0 || (flags & O_TMPFILE) == O_DIRECTORY)
    return real (path, flags, mode);

  was_there = is_there (path);
  if (!was_there && fault_disk_strikes (FAULT_NAME))
    return -1;

  return note_opened (path, flags, was_there, real (path, flags, mode));
}

static mode_t
take_mode (int     flags,
           va_list args)
{
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? (mode_t)va_arg (args, int) : 0;
}

int
open (const char *path,
      int         flags,
      ...)
{
  va_list args;
  mode_t  mode;

  va_start (args, flags);
  mode = take_mode (flags, args);
  va_end (args);

  return open_with (REAL (open), path, flags, mode);
}

int
open64 (const char *path,
        int         flags,
        ...)
{
  va_list args;
  mode_t  mode;

  va_start (args, flags);
  mode = take_mode (flags, args);
  va_end (args);

  return open_with (REAL (open64), path, flags, mode);
}

ssize_t
write (int         fd,
       const void *data,
       size_t      size)
{
  ssize_t n_written;

  if (!fault_disk_is_watched_file (fd))
    return REAL (write) (fd, data, size);
  if (fault_disk_strikes (FAULT_WRITE))
    return -1;

  n_written = REAL (write) (fd, data, size);
  if (n_written > 0)
    fault_disk_note_write (fd, lseek (fd, 0, SEEK_CUR) - n_written, data, (gsize)n_written);

  return n_written;
}

/* A disk that becomes full takes the first half of what it cannot take whole. */
static size_t
shorten (size_t size)
{
  return errno == ENOSPC && size > 1 ? size / 2 : 0;
}

ssize_t
pwrite (int         fd,
        const void *data,
        size_t      size,
        off_t       offset)
{
  return pwrite64 (fd, data, size, offset);
}

ssize_t
pwrite64 (int         fd,
          const void *data,
          size_t      size,
          off64_t     offset)
{
  gboolean is_watched = fault_disk_is_watched_file (fd);
  ssize_t  n_written;

  if (is_watched && fault_disk_strikes (FAULT_WRITE))
    {
      const int number = errno;

      size = shorten (size);
      n_written = size > 0 ? REAL (pwrite64) (fd, data, size, offset) : 0;
      if (n_written > 0)
        fault_disk_note_write (fd, offset, data, (gsize)n_written);
      errno = number;
      return -1;
    }

  n_written = REAL (pwrite64) (fd, data, size, offset);
  if (is_watched && n_written > 0)
    fault_disk_note_write (fd, offset, data, (gsize)n_written);

  return n_written;
}

ssize_t
pread (int    fd,
       void  *data,
       size_t size,
       off_t  offset)
{
  return pread64 (fd, data, size, offset);
}

ssize_t
pread64 (int     fd,
         void   *data,
         size_t  size,
         off64_t offset)
{
  if (fault_disk_is_watched_file (fd) && fault_disk_strikes (FAULT_READ))
    return -1;

  return REAL (pread64) (fd, data, size, offset);
}

int
ftruncate (int   fd,
           off_t size)
{
  return ftruncate64 (fd, size);
}

int
ftruncate64 (int     fd,
             off64_t size)
{
  gboolean is_watched = fault_disk_is_watched_file (fd);
  int      answer;

  if (is_watched && fault_disk_strikes (FAULT_CUT))
    return -1;

  answer = REAL (ftruncate64) (fd, size);
  if (is_watched && answer == 0)
    fault_disk_note_cut (fd, size);

  return answer;
}

/* The record is what stands for the disk here, so that the real one need not be waited for. */
static int
sync_file (int fd)
{
  if (!fault_disk_is_watched_file (fd))
    return 0;
  if (fault_disk_strikes (FAULT_SYNC))
    {
      fault_disk_note_failed_sync (fd);
      return -1;
    }
  fault_disk_note_sync (fd);

  return 0;
}

int
fsync (int fd)
{
  return sync_file (fd);
}

int
fdatasync (int fd)
{
  return sync_file (fd);
}

int
rename (const char *from,
        const char *to)
{
  int answer;

  if (fault_disk_is_watched (to) && fault_disk_strikes (FAULT_NAME))
    return -1;
  answer = REAL (rename) (from, to);
  if (answer == 0 && fault_disk_is_watched (to))
    fault_disk_note_renamed (from, to, FALSE);

  return answer;
}

int
renameat2 (int          from_folder,
           const char  *from,
           int          to_folder,
           const char  *to,
           unsigned int flags)
{
  int answer;

  if (fault_disk_is_watched (to) && fault_disk_strikes (FAULT_NAME))
    return -1;
  answer = REAL (renameat2) (from_folder, from, to_folder, to, flags);
  if (answer == 0 && fault_disk_is_watched (to))
    fault_disk_note_renamed (from, to, (flags & RENAME_EXCHANGE) != 0);

  return answer;
}

int
link (const char *from,
      const char *to)
{
  int answer;

  if (fault_disk_is_watched (to) && fault_disk_strikes (FAULT_NAME))
    return -1;
  answer = REAL (link) (from, to);
  if (answer == 0 && fault_disk_is_watched (to))
    fault_disk_note_linked (to);

  return answer;
}

int
linkat (int         from_folder,
        const char *from,
        int         to_folder,
        const char *to,
        int         flags)
{
  int answer;

  if (fault_disk_is_watched (to) && fault_disk_strikes (FAULT_NAME))
    return -1;
  answer = REAL (linkat) (from_folder, from, to_folder, to, flags);
  if (answer == 0 && fault_disk_is_watched (to))
    fault_disk_note_linked (to);

  return answer;
}

int
unlink (const char *path)
{
  int answer;

  if (fault_disk_is_watched (path) && is_there (path) && fault_disk_strikes (FAULT_NAME))
    return -1;
  answer = REAL (unlink) (path);
  if (answer == 0 && fault_disk_is_watched (path))
    fault_disk_note_unlinked (path);

  return answer;
}

int
mkdir (const char *path,
       mode_t      mode)
{
  int answer;

  if (fault_disk_is_watched (path) && fault_disk_strikes (FAULT_NAME))
    return -1;
  answer = REAL (mkdir) (path, mode);
  if (answer == 0 && fault_disk_is_watched (path))
    fault_disk_note_folder (path, TRUE);

  return answer;
}

int
rmdir (const char *path)
{
  int answer = REAL (rmdir) (path);

  if (answer == 0 && fault_disk_is_watched (path))
    fault_disk_note_folder (path, FALSE);

  return answer;
}

/* In the C library it would not come to ours. */
int
remove (const char *path)
{
  struct stat info;

  return lstat (path, &info) == 0 && S_ISDIR (info.st_mode) ? rmdir (path) : unlink (path);
}
