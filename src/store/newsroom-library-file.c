/* newsroom-library-file.c — the library as a file: where it lies and whether it is still the same
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "newsroom-store.h"

#define FOLDER_MODE 0700

/* What cannot be looked at now may be seen the next moment. */
#define MOST_LOOKS 3

static const char *
get_reason (int error_number)
{
  switch (error_number)
    {
    case EACCES:
    case EPERM:
      return _ ("you do not have the permission. Choose another file.");
    case ENOTDIR:
      return _ ("one of the folders in its path is a file. Choose another file.");
    case EROFS:
      return _ ("the disk is read-only. Choose another file.");
    default:
      return g_strerror (error_number);
    }
}

static int
get_code (int error_number)
{
  switch (error_number)
    {
    case ENOSPC:
    case EDQUOT:
      return NEWSROOM_STORE_ERROR_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return NEWSROOM_STORE_ERROR_READ_ONLY;
    default:
      return NEWSROOM_STORE_ERROR_IO;
    }
}

static gboolean
set_error (GError    **error,
           const char *path,
           int         error_number)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error,
               NEWSROOM_STORE_ERROR,
               get_code (error_number),
               _ ("Could not open the library “%s”: %s"),
               shown,
               get_reason (error_number));

  return FALSE;
}

static gboolean
sync_folder (const char *folder)
{
  int      fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done;

  if (fd < 0)
    return FALSE;

  /* EINVAL: the file system has nothing to sync there, see fsync(2). */
  done = fsync (fd) == 0 || errno == EINVAL;
  g_close (fd, NULL);

  return done;
}

/* Makes what is missing of a path, each folder durable before the next is made in it. */
static gboolean
make_folders (const char *folder,
              GError    **error)
{
  g_autofree char *parent = NULL;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;

  parent = g_path_get_dirname (folder);
  if (!make_folders (parent, error))
    return FALSE;

  if (mkdir (folder, FOLDER_MODE) != 0 && errno != EEXIST)
    return set_error (error, folder, errno);
  if (!sync_folder (parent))
    return set_error (error, parent, errno);

  return TRUE;
}

/**
 * newsroom_library_file_find_obstacle:
 * @path: where a library is or is to be, absolute and without symbolic links
 *
 * A library is written in three places: its file, its log, and the folder in which the log is made.
 *
 * Returns: why one of them may not be written
 */
NewsroomReadOnly
newsroom_library_file_find_obstacle (const char *path)
{
  g_autofree char  *folder = g_path_get_dirname (path);
  g_autofree char  *log = g_strconcat (path, "-wal", NULL);
  const char *const places[] = { path, log, folder };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (access (places[i], W_OK) != 0 && errno != ENOENT)
      return errno == EROFS ? NEWSROOM_READ_ONLY_DISK : NEWSROOM_READ_ONLY_PERMISSION;

  return NEWSROOM_READ_ONLY_NOT;
}

/**
 * newsroom_library_file_resolve:
 * @path: where the library is or is to be, in the file system's encoding
 * @read_only: (out) (optional): why a library that is there can only be read; without it one that
 *   cannot be written is refused
 * @error: return location for an error
 *
 * Makes the folders that are missing, for the user alone and durably, and resolves the
 * symbolic links of the folder: SQLite is told to follow none. Whether a file that is there may be
 * read and written is asked first: SQLite says only that it cannot open it.
 *
 * Returns: (transfer full): the absolute path, without links but perhaps in the last part,
 *   or %NULL with %NEWSROOM_STORE_ERROR_READ_ONLY, %NEWSROOM_STORE_ERROR_IO or %NEWSROOM_STORE_ERROR_FULL
 */
char *
newsroom_library_file_resolve (const char       *path,
                               NewsroomReadOnly *read_only,
                               GError          **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  g_autofree char *resolved = NULL;
  struct stat      info;
  int              needed = R_OK | W_OK;

  if (!make_folders (folder, error))
    return NULL;

  /* realpath() allocates with malloc(), as g_malloc() does. */
  resolved = realpath (folder, NULL);
  if (resolved == NULL)
    {
      set_error (error, folder, errno);
      return NULL;
    }

  g_free (absolute);
  absolute = g_build_filename (resolved, name, NULL);
  if (lstat (absolute, &info) != 0)
    {
      if (errno == ENOENT)
        return g_steal_pointer (&absolute);
      set_error (error, absolute, errno);
      return NULL;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_autofree char *shown = g_filename_display_name (absolute);

      g_set_error (error,
                   NEWSROOM_STORE_ERROR,
                   NEWSROOM_STORE_ERROR_IO,
                   _ ("Could not open the library “%s”: it is a folder, a link or a device. Choose another file."),
                   shown);
      return NULL;
    }

  /* What is empty holds nothing that could be read. */
  if (read_only != NULL)
    *read_only = info.st_size > 0 ? newsroom_library_file_find_obstacle (absolute) : NEWSROOM_READ_ONLY_NOT;
  if (read_only != NULL && *read_only != NEWSROOM_READ_ONLY_NOT)
    needed = R_OK;
  if (access (absolute, needed) != 0)
    {
      set_error (error, absolute, errno);
      return NULL;
    }

  return g_steal_pointer (&absolute);
}

/**
 * newsroom_library_file_sync_folder:
 * @path: a file that was just made
 * @error: return location for an error
 *
 * Makes the file's entry in its folder durable.
 *
 * Returns: whether it could be done; else %NEWSROOM_STORE_ERROR_IO
 */
gboolean
newsroom_library_file_sync_folder (const char *path,
                                   GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_folder (folder))
    return set_error (error, folder, errno);

  return TRUE;
}

/**
 * newsroom_file_mark_read:
 * @path: a file, perhaps missing
 *
 * Looks at the file without opening it: to close a file that SQLite has open drops the
 * locks of the whole process. What is not seen is taken for gone, so it is looked at again where
 * the system does not say that there is none.
 *
 * Returns: its mark
 */
NewsroomFileMark
newsroom_file_mark_read (const char *path)
{
  NewsroomFileMark mark = { FALSE };
  struct stat      info;
  int              answer = lstat (path, &info);

  for (int i = 1; answer != 0 && errno != ENOENT && errno != ENOTDIR && i < MOST_LOOKS; i++)
    answer = lstat (path, &info);

  if (answer == 0 && info.st_nlink > 0)
    {
      mark.exists = TRUE;
      mark.device = info.st_dev;
      mark.inode = info.st_ino;
      mark.size = info.st_size;
      mark.modified = info.st_mtim;
      mark.named = info.st_ctim;
      mark.n_names = info.st_nlink;
    }

  return mark;
}

/**
 * newsroom_file_mark_same_file:
 * @mark: a mark
 * @other: a later mark of the same path
 *
 * Returns: whether there is still the same file at that path, whatever is in it
 */
gboolean
newsroom_file_mark_same_file (const NewsroomFileMark *mark,
                              const NewsroomFileMark *other)
{
  return mark->exists == other->exists &&
         mark->device == other->device &&
         mark->inode == other->inode;
}

/**
 * newsroom_file_is_same:
 * @path: a file, perhaps missing
 * @other: another path
 *
 * Returns: whether both are names of one file that is there
 */
gboolean
newsroom_file_is_same (const char *path,
                       const char *other)
{
  NewsroomFileMark mark = newsroom_file_mark_read (path);
  NewsroomFileMark other_mark = newsroom_file_mark_read (other);

  return mark.exists && newsroom_file_mark_same_file (&mark, &other_mark);
}

/**
 * newsroom_file_mark_equal:
 * @mark: a mark
 * @other: a later mark of the same path
 *
 * Returns: whether nobody wrote to the file between the two marks
 */
gboolean
newsroom_file_mark_equal (const NewsroomFileMark *mark,
                          const NewsroomFileMark *other)
{
  return newsroom_file_mark_same_file (mark, other) &&
         mark->size == other->size &&
         mark->modified.tv_sec == other->modified.tv_sec &&
         mark->modified.tv_nsec == other->modified.tv_nsec;
}

/* https://www.sqlite.org/fileformat2.html, 4.1: numbers are big-endian. */
#define LOG_HEADER_SIZE 32
#define LOG_PAGE_SIZE 8
#define LOG_SALT 16
#define FRAME_HEADER_SIZE 24
#define FRAME_COMMIT 4
#define FRAME_SALT 8
#define SALT_SIZE 8

static guint32
read_number (const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

static gboolean
read_at (int     fd,
         gint64  offset,
         guint8 *bytes,
         gsize   size)
{
  gssize n_read = -1;

  for (int i = 0; n_read < 0 && i < MOST_LOOKS; i++)
    n_read = pread (fd, bytes, size, offset);

  return n_read == (gssize)size;
}

/* The last one of which the log says that it was committed */
static gboolean
find_first_page (int     fd,
                 guint8 *start,
                 gsize   size)
{
  guint8        log[LOG_HEADER_SIZE];
  guint8        frame[FRAME_HEADER_SIZE];
  gint64        found = 0;
  gint64        committed = 0;
  const guint8 *salt = log + LOG_SALT;

  if (!read_at (fd, 0, log, sizeof log))
    return FALSE;

  for (gint64 offset = LOG_HEADER_SIZE; read_at (fd, offset, frame, sizeof frame) && memcmp (frame + FRAME_SALT, salt, SALT_SIZE) == 0;
       offset += FRAME_HEADER_SIZE + read_number (log + LOG_PAGE_SIZE))
    {
      if (read_number (frame) == 1)
        found = offset + FRAME_HEADER_SIZE;
      if (read_number (frame + FRAME_COMMIT) != 0)
        committed = found;
    }

  return committed != 0 && read_at (fd, committed, start, size);
}

/**
 * newsroom_library_file_read_start_from_log:
 * @path: a library that nobody has open, absolute
 * @start: (out caller-allocates): the first bytes of its first page
 * @size: how many are wanted, no more than a page has
 *
 * The power may go while the log is brought into the file: then the log is whole, and SQLite
 * takes from it what the file has lost. It verifies the sums that are not looked at here. No lock
 * hangs on the log, so it may be opened and closed.
 *
 * Returns: whether the log holds the first page
 */
gboolean
newsroom_library_file_read_start_from_log (const char *path,
                                           guint8     *start,
                                           gsize       size)
{
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  int              fd = open (log_path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  gboolean         is_found;

  if (fd < 0)
    return FALSE;

  is_found = find_first_page (fd, start, size);
  g_close (fd, NULL);

  return is_found;
}
