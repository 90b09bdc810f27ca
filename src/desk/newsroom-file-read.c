/* newsroom-file-read.c — reads a whole file that may be anything
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

/* How often a file that another program is writing is read again. */
#define MAX_ATTEMPTS 3

#define CHUNK_BYTES ((gsize)256 * 1024)

/* Files in /proc say that they are empty and are not. */
#define MIN_EXPECTED ((gsize)4095)

static void
close_descriptor (int *fd)
{
  if (*fd >= 0)
    close (*fd);
}

typedef int Descriptor;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Descriptor, close_descriptor)

static void
set_too_large (GError    **error,
               const char *name)
{
  newsroom_file_set_error (error, NEWSROOM_FILE_TO_READ, NEWSROOM_FILE_ERROR_TOO_LARGE, name, _ ("it is larger than 64 MB"));
}

static gssize
read_chunk (int     fd,
            guint8 *buffer,
            gsize   n_bytes)
{
  gssize n_read;

  do
    n_read = read (fd, buffer, n_bytes);
  while (n_read < 0 && errno == EINTR);

  return n_read;
}

/* @expected is how many bytes there probably are; one more is asked for to see the end. */
static GBytes *
read_to_end (int           fd,
             const char   *name,
             gsize         expected,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GByteArray) contents = g_byte_array_sized_new ((guint)expected + 1);

  while (TRUE)
    {
      guint  length = contents->len;
      gsize  chunk = length <= expected ? MIN (expected - length + 1, CHUNK_BYTES) : CHUNK_BYTES;
      gssize n_read;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      g_byte_array_set_size (contents, length + (guint)chunk);
      n_read = read_chunk (fd, contents->data + length, chunk);
      if (n_read < 0)
        {
          newsroom_file_set_error_from_errno (error, NEWSROOM_FILE_TO_READ, errno, name);
          return NULL;
        }
      g_byte_array_set_size (contents, length + (guint)n_read);
      if (n_read == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&contents));
      if (contents->len > NEWSROOM_FILE_MAX_BYTES)
        {
          set_too_large (error, name);
          return NULL;
        }
    }
}

static gboolean
check_status (const struct stat *status,
              const char        *path,
              GError           **error)
{
  if (!newsroom_file_check_regular (status->st_mode, NEWSROOM_FILE_TO_READ, path, error))
    return FALSE;
  if (status->st_size > (goffset)NEWSROOM_FILE_MAX_BYTES)
    {
      set_too_large (error, path);
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_unchanged (const struct stat *before,
              const struct stat *after)
{
  return before->st_size == after->st_size &&
         before->st_mtim.tv_sec == after->st_mtim.tv_sec &&
         before->st_mtim.tv_nsec == after->st_mtim.tv_nsec;
}

/* Returns: an open descriptor, -1 with an error */
static int
open_regular (const char  *path,
              struct stat *status,
              GError     **error)
{
  g_auto (Descriptor) fd = -1;
  int opened;

  /* Looked at before it is opened, for to open a pipe or a device can do something; and
   * again after, for it may be another file by then. */
  if (stat (path, status) != 0)
    {
      newsroom_file_set_error_from_errno (error, NEWSROOM_FILE_TO_READ, errno, path);
      return -1;
    }
  if (!check_status (status, path, error))
    return -1;

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0 || fstat (fd, status) != 0)
    {
      newsroom_file_set_error_from_errno (error, NEWSROOM_FILE_TO_READ, errno, path);
      return -1;
    }
  if (!check_status (status, path, error))
    return -1;

  opened = fd;
  fd = -1;

  return opened;
}

/* Reads once; @steady says whether nobody wrote to the file meanwhile. */
static GBytes *
read_once (const char   *path,
           gboolean     *steady,
           GCancellable *cancellable,
           GError      **error)
{
  struct stat before, after;
  g_auto (Descriptor) fd = open_regular (path, &before, error);
  g_autoptr (GBytes) bytes = NULL;

  if (fd < 0)
    return NULL;

  bytes = read_to_end (fd, path, MAX ((gsize)before.st_size, MIN_EXPECTED), cancellable, error);
  if (bytes == NULL)
    return NULL;
  if (fstat (fd, &after) != 0)
    {
      newsroom_file_set_error_from_errno (error, NEWSROOM_FILE_TO_READ, errno, path);
      return NULL;
    }
  *steady = is_unchanged (&before, &after);

  return g_steal_pointer (&bytes);
}

/**
 * newsroom_file_read:
 * @file: a file
 * @cancellable: (nullable): to give up
 * @error: (out) (optional): any #NewsroomFileError but EXISTS, or %G_IO_ERROR_CANCELLED
 *
 * Reads a file of which nothing is known yet. Only a regular file on this machine is opened,
 * also behind a symbolic link, and of any file at most %NEWSROOM_FILE_MAX_BYTES are read. A
 * file that is being written is read again until it holds still. Blocks; not for the main
 * thread.
 *
 * Returns: (transfer full) (nullable): all of it
 */
GBytes *
newsroom_file_read (GFile        *file,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  path = newsroom_file_dup_path (file, NEWSROOM_FILE_TO_READ, error);
  if (path == NULL)
    return NULL;

  for (guint i = 0; i < MAX_ATTEMPTS; i++)
    {
      gboolean steady = FALSE;
      g_autoptr (GBytes) bytes = read_once (path, &steady, cancellable, error);

      if (bytes == NULL || steady)
        return g_steal_pointer (&bytes);
    }

  newsroom_file_set_error (error, NEWSROOM_FILE_TO_READ, NEWSROOM_FILE_ERROR_IO, path, _ ("another program is writing it; try again when that is done"));

  return NULL;
}

/**
 * newsroom_file_read_start:
 * @file: a file
 * @max: how many bytes of it
 * @error: (out) (optional): any #NewsroomFileError but EXISTS
 *
 * Reads the beginning of a file of which nothing is known yet, as newsroom_file_read() reads all of
 * it. Blocks; not for the main thread.
 *
 * Returns: (transfer full) (nullable): @max bytes, or all if there are fewer
 */
GBytes *
newsroom_file_read_start (GFile   *file,
                          gsize    max,
                          GError **error)
{
  g_autofree char *path = newsroom_file_dup_path (file, NEWSROOM_FILE_TO_READ, error);
  struct stat      status;
  g_auto (Descriptor) fd = path != NULL ? open_regular (path, &status, error) : -1;
  g_autofree guint8 *start = fd >= 0 ? g_malloc (max) : NULL;
  gsize              length = 0;
  gssize             n_read = 1;

  if (fd < 0)
    return NULL;

  for (; n_read > 0 && length < max; length += (gsize)MAX (n_read, 0))
    n_read = read_chunk (fd, start + length, max - length);
  if (n_read < 0)
    {
      newsroom_file_set_error_from_errno (error, NEWSROOM_FILE_TO_READ, errno, path);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&start), length);
}

/**
 * newsroom_file_read_descriptor:
 * @fd: an open descriptor, as standard input; it stays open
 * @name: its name in messages
 * @cancellable: (nullable): to give up between two reads
 * @error: (out) (optional): TOO_LARGE or IO, or %G_IO_ERROR_CANCELLED
 *
 * Reads what a pipe or terminal gives until its end, at most %NEWSROOM_FILE_MAX_BYTES.
 * Blocks until the other side is done.
 *
 * Returns: (transfer full) (nullable): all of it
 */
GBytes *
newsroom_file_read_descriptor (int           fd,
                               const char   *name,
                               GCancellable *cancellable,
                               GError      **error)
{
  g_return_val_if_fail (fd >= 0, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_to_end (fd, name, MIN_EXPECTED, cancellable, error);
}
