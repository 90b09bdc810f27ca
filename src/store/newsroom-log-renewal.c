/* newsroom-log-renewal.c — the log of a library, written anew after a sync that failed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-log-renewal-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "newsroom-library-copy.h"
#include "newsroom-library-file-private.h"

#define LOG_MODE 0600
#define BLOCK_SIZE 65536

/* So much of the sum of the log's name is in that of the copy, which would be too long with all of it. */
#define NAME_DIGITS 16

/* Returns: 0 or an errno */
static int
write_all (int         fd,
           const char *data,
           gsize       size)
{
  while (size > 0)
    {
      const gssize n_written = write (fd, data, size);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written <= 0)
        return n_written < 0 ? errno : EIO;
      data += n_written;
      size -= (gsize)n_written;
    }

  return 0;
}

/* Returns: 0 or an errno */
static int
copy_all (int from,
          int to)
{
  char   block[BLOCK_SIZE];
  gssize n_read;
  int    number = 0;

  do
    {
      n_read = read (from, block, sizeof block);
      if (n_read > 0)
        number = write_all (to, block, (gsize)n_read);
    }
  while (number == 0 && (n_read > 0 || (n_read < 0 && errno == EINTR)));

  if (number == 0 && (n_read < 0 || fsync (to) != 0))
    number = errno;

  return number;
}

/* Returns: 0 or an errno */
static int
write_copy (const char *path,
            int         from)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, LOG_MODE);
  int number;

  if (fd < 0)
    return errno;

  number = copy_all (from, fd);
  if (close (fd) != 0 && number == 0)
    number = errno;

  return number;
}

/* The same each time, so that what was left by one that was killed is found and does not stay. Another
 * library in the same folder may be renewing its log at this moment, and must never get this one. */
static char *
dup_copy_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_path_get_basename (path);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, log, -1);
  g_autofree char *name = g_strdup_printf (NEWSROOM_LIBRARY_COPY_PREFIX "log-%.*s", NAME_DIGITS, digest);

  return g_build_filename (folder, name, NULL);
}

/**
 * newsroom_log_renewal_run:
 * @path: the log of a library that this process has open and locked
 *
 * After a sync that failed the system may take for written what is only in memory: what is read is
 * right, and what is saved after it is lost with the power all the same, as the log breaks off before
 * it. So all that is read of the log is written to another file, which takes its place once it is on
 * the disk. The library must be opened again to use it. No lock hangs on the log, so it may be opened
 * and closed.
 *
 * Returns: 0 if the log is on the disk, or there is none; else an errno
 */
int
newsroom_log_renewal_run (const char *path)
{
  g_autofree char *copy = dup_copy_path (path);
  int              fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  int              number;

  if (fd < 0)
    return errno == ENOENT ? 0 : errno;

  g_unlink (copy);
  number = write_copy (copy, fd);
  g_close (fd, NULL);
  if (number == 0 && g_rename (copy, path) != 0)
    number = errno;
  if (number == 0)
    return newsroom_library_file_sync_folder (path, NULL) ? 0 : EIO;

  g_unlink (copy);

  return number;
}
