/* newsroom-file-folder.c — a folder of files that is written whole or not at all
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-file-folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "newsroom-file-private.h"

/* What the folder is called until it is whole; a person who finds it may delete it. */
#define UNFINISHED ".unfinished-"

#define CHUNK_BYTES ((gsize)1024 * 1024)

struct _NewsroomFolder
{
  char  *path;       /* what it is to be called */
  char  *unfinished; /* what it is called until then; NULL when it has its name */
  char **below;
  int    fd;
};

static gboolean
fail (NewsroomFolder *self,
      int             number,
      GError        **error)
{
  newsroom_file_set_error_from_errno (error, NEWSROOM_FILE_TO_WRITE, number, self->path);

  return FALSE;
}

/* Of a folder with nothing but files in it. What is no file is not followed and stays. */
static void
remove_files (int fd)
{
  DIR           *dir = fdopendir (fd);
  struct dirent *entry;

  while (dir != NULL && (entry = readdir (dir)) != NULL)
    unlinkat (fd, entry->d_name, 0);
  if (dir != NULL)
    closedir (dir);
  else
    close (fd);
}

static void
remove_unfinished (NewsroomFolder *self)
{
  int fd;

  for (guint i = 0; self->below[i] != NULL; i++)
    {
      fd = openat (self->fd, self->below[i], O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
      if (fd < 0)
        continue;
      remove_files (fd);
      unlinkat (self->fd, self->below[i], AT_REMOVEDIR);
    }
  fd = dup (self->fd);
  if (fd >= 0)
    remove_files (fd);
  rmdir (self->unfinished);
}

/**
 * newsroom_folder_free:
 * @self: (transfer full): a folder; if it is not finished nothing of it stays
 */
void
newsroom_folder_free (NewsroomFolder *self)
{
  if (self->unfinished != NULL && self->fd >= 0)
    remove_unfinished (self);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->unfinished);
  g_strfreev (self->below);
  g_free (self);
}

static gboolean
make_folders (NewsroomFolder *self,
              GError        **error)
{
  if (mkdir (self->unfinished, 0700) != 0)
    return fail (self, errno, error);
  self->fd = open (self->unfinished, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (self->fd < 0)
    {
      fail (self, errno, error);
      rmdir (self->unfinished);
      return FALSE;
    }
  for (guint i = 0; self->below[i] != NULL; i++)
    if (mkdirat (self->fd, self->below[i], 0700) != 0)
      return fail (self, errno, error);

  return TRUE;
}

/**
 * newsroom_folder_begin:
 * @place: what the folder is to be called; there may be nothing of that name
 * @below: (array zero-terminated=1): the folders in it
 * @error: (out) (optional): any #NewsroomFileError
 *
 * Begins a folder, beside @place and with “.unfinished-” in its name. Only the user can read it.
 * Blocks; not for the main thread.
 *
 * Returns: (transfer full) (nullable): the folder
 */
NewsroomFolder *
newsroom_folder_begin (GFile             *place,
                       const char *const *below,
                       GError           **error)
{
  g_autoptr (NewsroomFolder) self = NULL;
  g_autofree char *path = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  struct stat      status;

  g_return_val_if_fail (G_IS_FILE (place), NULL);
  g_return_val_if_fail (below != NULL, NULL);

  path = newsroom_file_dup_path (place, NEWSROOM_FILE_TO_WRITE, error);
  if (path == NULL)
    return NULL;

  self = g_new0 (NewsroomFolder, 1);
  self->fd = -1;
  self->path = g_steal_pointer (&path);
  self->below = g_strdupv ((char **)below);
  if (lstat (self->path, &status) == 0)
    {
      newsroom_file_set_error (error, NEWSROOM_FILE_TO_WRITE, NEWSROOM_FILE_ERROR_EXISTS, self->path, _ ("there is something of that name already; choose another name"));
      return NULL;
    }
  self->unfinished = g_strconcat (self->path, UNFINISHED, uuid, NULL);

  return make_folders (self, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
write_and_close (NewsroomFolder *self,
                 int             fd,
                 const char     *data,
                 gsize           length,
                 GCancellable   *cancellable,
                 GError        **error)
{
  int number = 0;

  while (length > 0 && number == 0 && !g_cancellable_is_cancelled (cancellable))
    {
      gssize n_written = write (fd, data, MIN (length, CHUNK_BYTES));

      if (n_written < 0)
        {
          number = errno == EINTR ? 0 : errno;
          continue;
        }
      data += n_written;
      length -= (gsize)n_written;
    }
  /* Over a network it is only now that a full disk is noticed. */
  if (close (fd) != 0 && number == 0)
    number = errno;
  if (number != 0)
    return fail (self, number, error);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
write_below (NewsroomFolder *self,
             const char     *path,
             int             flags,
             const char     *data,
             gsize           length,
             GCancellable   *cancellable,
             GError        **error)
{
  int fd = openat (self->fd, path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | flags, 0600);

  return fd < 0 ? fail (self, errno, error) : write_and_close (self, fd, data, length, cancellable, error);
}

/**
 * newsroom_folder_add:
 * @self: a folder
 * @path: a file in it or in one of those below, which is not there yet
 * @bytes: its contents
 * @cancellable: (nullable): to give up
 * @error: (out) (optional): any #NewsroomFileError, or %G_IO_ERROR_CANCELLED
 *
 * Writes a file. It is on the disk only when newsroom_folder_finish() says so.
 *
 * Returns: whether it is written
 */
gboolean
newsroom_folder_add (NewsroomFolder *self,
                     const char     *path,
                     GBytes         *bytes,
                     GCancellable   *cancellable,
                     GError        **error)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);

  return write_below (self, path, O_EXCL, data, length, cancellable, error);
}

/**
 * newsroom_folder_append:
 * @self: a folder
 * @path: a file in it, which is made if it is not there
 * @text: what it ends with then
 * @error: (out) (optional): any #NewsroomFileError
 *
 * Returns: whether it is written
 */
gboolean
newsroom_folder_append (NewsroomFolder *self,
                        const char     *path,
                        const char     *text,
                        GError        **error)
{
  return write_below (self, path, O_APPEND, text, strlen (text), NULL, error);
}

/* There may be nothing of that name, not even now. Returns 0 or an errno. */
static int
give_name (NewsroomFolder *self)
{
  if (renameat2 (AT_FDCWD, self->unfinished, AT_FDCWD, self->path, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;

  /* Where the file system cannot promise that: a folder never takes the place of a file, or of a
   * folder that has something in it. */
  return rename (self->unfinished, self->path) == 0 ? 0 : errno;
}

static gboolean
sync_parent (NewsroomFolder *self,
             GError        **error)
{
  g_autofree char *parent = g_path_get_dirname (self->path);
  int              fd = open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int              number = 0;

  /* A folder may be written that cannot be read. */
  if (fd < 0)
    return TRUE;
  if (fsync (fd) != 0 && errno != EINVAL)
    number = errno;
  close (fd);

  return number == 0 || fail (self, number, error);
}

/**
 * newsroom_folder_finish:
 * @self: a folder with all its files
 * @error: (out) (optional): any #NewsroomFileError
 *
 * Gives the folder its name once all of it is on the disk. All files are synced at once, by
 * syncfs(2): of thousands each would take a write of its own.
 *
 * Returns: whether it is there, complete and for good
 */
gboolean
newsroom_folder_finish (NewsroomFolder *self,
                        GError        **error)
{
  int number;

  if (syncfs (self->fd) != 0 || fsync (self->fd) != 0)
    return fail (self, errno, error);
  number = give_name (self);
  if (number != 0)
    return fail (self, number, error);
  g_clear_pointer (&self->unfinished, g_free);

  return sync_parent (self, error);
}

/* Opens what is at @path below @folder, without following a link there. Returns -1 with errno. */
static int
open_below (const char *folder,
            const char *path)
{
  g_autofree char *dirname = g_path_get_dirname (path);
  g_autofree char *basename = g_path_get_basename (path);
  int              top = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int              dir = top < 0 ? -1 : openat (top, dirname, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  int              fd = dir < 0 ? -1 : openat (dir, basename, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  int              number = errno;

  if (dir >= 0)
    close (dir);
  if (top >= 0)
    close (top);
  errno = number;

  return fd;
}

/**
 * newsroom_folder_open:
 * @folder: a folder
 * @path: the name of a file in it, or that of a folder in it, “/” and the name of a file there
 * @error: (out) (optional): any #NewsroomFileError but EXISTS and TOO_LARGE
 *
 * Opens a regular file that is really there: neither the file nor the folder that it is in may be
 * a link. Blocks; not for the main thread.
 *
 * Returns: a descriptor to read from, for the caller to close; -1 with an error
 */
int
newsroom_folder_open (GFile      *folder,
                      const char *path,
                      GError    **error)
{
  g_autofree char *top = newsroom_file_dup_path (folder, NEWSROOM_FILE_TO_READ, error);
  struct stat      status;
  int              fd;

  if (top == NULL)
    return -1;

  fd = open_below (top, path);
  if (fd < 0)
    {
      if (errno == ELOOP || errno == ENOTDIR)
        newsroom_file_set_error (error, NEWSROOM_FILE_TO_READ, NEWSROOM_FILE_ERROR_NOT_REGULAR, path, _ ("it is a link, not a file"));
      else
        newsroom_file_set_error_from_errno (error, NEWSROOM_FILE_TO_READ, errno, path);
      return -1;
    }
  if (fstat (fd, &status) != 0)
    newsroom_file_set_error_from_errno (error, NEWSROOM_FILE_TO_READ, errno, path);
  else if (newsroom_file_check_regular (status.st_mode, NEWSROOM_FILE_TO_READ, path, error))
    return fd;
  close (fd);

  return -1;
}

/**
 * newsroom_folder_read:
 * @folder: a folder
 * @path: as for newsroom_folder_open()
 * @cancellable: (nullable): to give up
 * @error: (out) (optional): any #NewsroomFileError but EXISTS, or %G_IO_ERROR_CANCELLED
 *
 * Reads such a file of at most %NEWSROOM_FILE_MAX_BYTES. Blocks; not for the main thread.
 *
 * Returns: (transfer full) (nullable): all of it
 */
GBytes *
newsroom_folder_read (GFile        *folder,
                      const char   *path,
                      GCancellable *cancellable,
                      GError      **error)
{
  int     fd = newsroom_folder_open (folder, path, error);
  GBytes *bytes;

  if (fd < 0)
    return NULL;

  bytes = newsroom_file_read_descriptor (fd, path, cancellable, error);
  close (fd);

  return bytes;
}
