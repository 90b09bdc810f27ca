/* newsroom-file-write.c — writes a file whole and for good, or not at all
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* As many symbolic links as Linux follows, see path_resolution(7). */
#define MAX_LINKS 40

#define CHUNK_BYTES ((gsize)1024 * 1024)

/* How a library or a backup of one begins, and how a log, in which may be what was saved last: see
 * https://www.sqlite.org/fileformat2.html, 1.3 and 4.1. The last bit of the log's says in which order
 * its sums take the bytes. */
#define LIBRARY_START "SQLite format 3"
#define LOG_START "\x37\x7f\x06"
#define LOG_START_END 0x82
#define START_BYTES sizeof LIBRARY_START

/*
 * Target:
 * @name: the path that was asked for, for messages
 * @path: where the file comes to be, symbolic links resolved
 * @folder: the folder of @path
 * @exists: whether there is a file at @path
 * @status: of that file
 */
typedef struct
{
  char       *name;
  char       *path;
  char       *folder;
  gboolean    exists;
  struct stat status;
} Target;

static void
target_clear (Target *target)
{
  g_free (target->name);
  g_free (target->path);
  g_free (target->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

static gboolean
fail_from_errno (const Target *target,
                 int           number,
                 GError      **error)
{
  newsroom_file_set_error_from_errno (error, NEWSROOM_FILE_TO_WRITE, number, target->name);

  return FALSE;
}

static gboolean
fail_no_folder (const Target *target,
                GError      **error)
{
  newsroom_file_set_error (error, NEWSROOM_FILE_TO_WRITE, NEWSROOM_FILE_ERROR_NOT_FOUND, target->name, _ ("there is no such folder"));

  return FALSE;
}

/* A text is never wanted in the place of a whole library, however the name was chosen, and what was
 * confirmed. */
static gboolean
refuse_library (const Target *target,
                GError      **error)
{
  char   start[START_BYTES] = { 0 };
  int    fd = open (target->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  gssize n_read = fd >= 0 ? read (fd, start, sizeof start) : 0;

  if (fd >= 0)
    close (fd);
  if (n_read != (gssize)sizeof start)
    return TRUE;
  if (memcmp (start, LIBRARY_START, sizeof start) != 0 &&
      (memcmp (start, LOG_START, strlen (LOG_START)) != 0 || ((guchar)start[strlen (LOG_START)] & ~1) != LOG_START_END))
    return TRUE;

  newsroom_file_set_error (error, NEWSROOM_FILE_TO_WRITE, NEWSROOM_FILE_ERROR_EXISTS, target->name, _ ("it is a library, or belongs to one; choose another name"));

  return FALSE;
}

/* One step along a symbolic link, which may lead to nothing. */
static gboolean
follow_link (Target  *target,
             GError **error)
{
  g_autofree char *link = g_file_read_link (target->path, NULL);
  g_autofree char *folder = NULL;

  if (link == NULL)
    return fail_from_errno (target, errno, error);

  folder = g_path_get_dirname (target->path);
  g_free (target->path);
  target->path = g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (folder, link, NULL);

  return TRUE;
}

/* Finds what is at the target. Without @replace nothing may be there, not even a link. */
static gboolean
target_resolve (Target  *target,
                gboolean replace,
                GError **error)
{
  for (guint i = 0; i < MAX_LINKS; i++)
    {
      if (lstat (target->path, &target->status) != 0)
        {
          if (errno != ENOENT)
            return fail_from_errno (target, errno, error);
          target->folder = g_path_get_dirname (target->path);
          return TRUE;
        }

      if (!S_ISLNK (target->status.st_mode) &&
          !newsroom_file_check_regular (target->status.st_mode, NEWSROOM_FILE_TO_WRITE, target->name, error))
        return FALSE;
      if (!replace)
        return fail_from_errno (target, EEXIST, error);
      if (!S_ISLNK (target->status.st_mode))
        {
          target->exists = TRUE;
          target->folder = g_path_get_dirname (target->path);
          return TRUE;
        }
      if (!follow_link (target, error))
        return FALSE;
    }

  return fail_from_errno (target, ELOOP, error);
}

static gboolean
write_all (int           fd,
           GBytes       *bytes,
           const Target *target,
           GCancellable *cancellable,
           GError      **error)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      gssize n_written;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      n_written = write (fd, data, MIN (length, CHUNK_BYTES));
      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return fail_from_errno (target, errno, error);
      data += n_written;
      length -= (gsize)n_written;
    }

  return TRUE;
}

/* What is to replace a secret is one from the start. */
static mode_t
get_mode (const Target *target)
{
  return target->exists ? 0600 : 0644;
}

/* Fills the new file. What is on the disk after this stays there. */
static gboolean
fill (int           fd,
      GBytes       *bytes,
      const Target *target,
      GCancellable *cancellable,
      GError      **error)
{
  if (!write_all (fd, bytes, target, cancellable, error))
    return FALSE;

  if (target->exists)
    {
      /* Where the group may not be kept, its special bits must not pass to another. */
      mode_t kept = fchown (fd, (uid_t)-1, target->status.st_gid) == 0 ? 07777 : 01777;

      if (fchmod (fd, target->status.st_mode & kept) != 0)
        return fail_from_errno (target, errno, error);
    }
  if (fsync (fd) != 0)
    return fail_from_errno (target, errno, error);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Gives the finished file its name, which only @replace may take from another. Returns 0 or
 * an errno. */
static int
give_name (const char *temporary,
           const char *path,
           gboolean    replace)
{
  if (replace)
    return rename (temporary, path) == 0 ? 0 : errno;

  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;

  /* Some file systems, as NFS, can promise that only for a second name. */
  if (link (temporary, path) != 0)
    return errno;
  g_unlink (temporary);

  return 0;
}

static char *
make_temporary_path (const Target *target)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (".newsroom-", uuid, NULL);

  return g_build_filename (target->folder, name, NULL);
}

/* Gives a file without a name the target's. Nothing can take the name of another file but a
 * file that has one, for a moment. Returns 0 or an errno. */
static int
give_first_name (int           fd,
                 const Target *target,
                 gboolean      replace)
{
  g_autofree char *unnamed = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *temporary = NULL;
  int              number;

  if (linkat (AT_FDCWD, unnamed, AT_FDCWD, target->path, AT_SYMLINK_FOLLOW) == 0)
    return 0;
  if (errno != EEXIST || !replace)
    return errno;

  temporary = make_temporary_path (target);
  if (linkat (AT_FDCWD, unnamed, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) != 0)
    return errno;
  number = give_name (temporary, target->path, TRUE);
  if (number != 0)
    g_unlink (temporary);

  return number;
}

/* A file without a name is gone by itself if the power fails or the program is killed. */
static gboolean
write_unnamed (int           fd,
               GBytes       *bytes,
               const Target *target,
               gboolean      replace,
               GCancellable *cancellable,
               GError      **error)
{
  gboolean written = fill (fd, bytes, target, cancellable, error);
  int      number = written ? give_first_name (fd, target, replace) : 0;

  close (fd);

  return written && (number == 0 || fail_from_errno (target, number, error));
}

/* For file systems that know no file without a name. */
static gboolean
write_named (GBytes       *bytes,
             const Target *target,
             gboolean      replace,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree char *temporary = make_temporary_path (target);
  int              fd = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, get_mode (target));
  int              number = 0;
  gboolean         written;

  if (fd < 0)
    return fail_from_errno (target, errno, error);

  written = fill (fd, bytes, target, cancellable, error);
  if (close (fd) != 0)
    number = errno;
  if (written && number == 0)
    number = give_name (temporary, target->path, replace);
  if (written && number == 0)
    return TRUE;

  g_unlink (temporary);

  return written && fail_from_errno (target, number, error);
}

/* Makes the file's name durable too. */
static gboolean
sync_folder (int           folder,
             const Target *target,
             GError      **error)
{
  /* EINVAL: the file system has nothing to sync there, see fsync(2). */
  if (fsync (folder) != 0 && errno != EINVAL)
    return fail_from_errno (target, errno, error);

  return TRUE;
}

static gboolean
write_in_folder (int           folder,
                 GBytes       *bytes,
                 const Target *target,
                 gboolean      replace,
                 GCancellable *cancellable,
                 GError      **error)
{
  int fd = -1;

  /* Only /proc can give it a name later. */
  if (access ("/proc/self/fd", X_OK) == 0)
    fd = open (target->folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, get_mode (target));
  if (!(fd >= 0 ? write_unnamed (fd, bytes, target, replace, cancellable, error)
                : write_named (bytes, target, replace, cancellable, error)))
    return FALSE;

  return sync_folder (folder, target, error);
}

/**
 * newsroom_file_write:
 * @file: where to
 * @bytes: what
 * @replace: whether a file that is there may be replaced
 * @cancellable: (nullable): to give up; nothing is changed then
 * @error: (out) (optional): any #NewsroomFileError, or %G_IO_ERROR_CANCELLED
 *
 * Writes a file that is, whatever happens, as it was before or complete. A library, a backup of one and
 * their logs are never replaced: that is %NEWSROOM_FILE_ERROR_EXISTS. When this returns
 * %TRUE it is on the disk, name and all. The bytes go into a file without a name, or with
 * another where there is no such thing, in the same folder; it is synced and takes the name
 * in one step; then the folder is synced.
 * g_file_set_contents_full() does the same but for two things: it cannot promise not to
 * replace a file that appears meanwhile, and it replaces a symbolic link and not the file
 * that it leads to. A new file is readable by all as far as the umask allows; a replaced
 * one keeps its permissions. Blocks; not for the main thread.
 *
 * Returns: whether the file is written
 */
gboolean
newsroom_file_write (GFile        *file,
                     GBytes       *bytes,
                     gboolean      replace,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_auto (Target) target = { 0 };
  gboolean written;
  int      folder;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  target.name = newsroom_file_dup_path (file, NEWSROOM_FILE_TO_WRITE, error);
  if (target.name == NULL)
    return FALSE;
  target.path = g_strdup (target.name);
  if (!target_resolve (&target, replace, error))
    return FALSE;
  if (target.exists && access (target.path, W_OK) != 0)
    return fail_from_errno (&target, errno, error);
  if (target.exists && !refuse_library (&target, error))
    return FALSE;

  folder = open (target.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return errno == ENOENT ? fail_no_folder (&target, error) : fail_from_errno (&target, errno, error);
  written = write_in_folder (folder, bytes, &target, replace, cancellable, error);
  close (folder);

  return written;
}

/**
 * newsroom_file_sync_folder:
 * @folder: a folder in which a name was given or taken
 * @error: (out) (optional): any #NewsroomFileError
 *
 * Blocks; not for the main thread.
 *
 * Returns: whether that is on the disk
 */
gboolean
newsroom_file_sync_folder (const char *folder,
                           GError    **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int number = fd < 0 || (fsync (fd) != 0 && errno != EINVAL) ? errno : 0;

  if (fd >= 0)
    close (fd);
  if (number != 0)
    newsroom_file_set_error_from_errno (error, NEWSROOM_FILE_TO_WRITE, number, folder);

  return number == 0;
}

/**
 * newsroom_file_make_folders:
 * @folder: an absolute path
 * @error: (out) (optional): any #NewsroomFileError
 *
 * Makes what is missing of a path, for the user alone. What is written into the folder is as safe as
 * the folder's own name: that is on the disk when this returns. Blocks; not for the main thread.
 *
 * Returns: whether the folder is there for good
 */
gboolean
newsroom_file_make_folders (const char *folder,
                            GError    **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  if (!g_file_test (parent, G_FILE_TEST_IS_DIR) && !newsroom_file_make_folders (parent, error))
    return FALSE;
  if (mkdir (folder, 0700) != 0 && errno != EEXIST)
    {
      newsroom_file_set_error_from_errno (error, NEWSROOM_FILE_TO_WRITE, errno, folder);
      return FALSE;
    }

  return newsroom_file_sync_folder (parent, error);
}
