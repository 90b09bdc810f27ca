/* newsroom-copy-file.c — the copy of a library as a file: made one, synced, verified, named
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-copy-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "newsroom-store-error-private.h"

static gboolean
fail (const char *path,
      int         code,
      const char *reason,
      GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, NEWSROOM_STORE_ERROR, code, _ ("Could not write the backup “%s”: %s"), shown, reason);

  return FALSE;
}

/**
 * newsroom_copy_file_fail:
 * @path: the copy, under the name that it is to have
 * @number: an errno
 * @error: return location for an error
 *
 * Returns: %FALSE
 */
gboolean
newsroom_copy_file_fail (const char *path,
                         int         number,
                         GError    **error)
{
  int              code = NEWSROOM_STORE_ERROR_IO;
  g_autofree char *reason = newsroom_store_error_dup_errno_reason (number, &code);

  return fail (path, code, reason, error);
}

/**
 * newsroom_copy_file_resolve:
 * @path: where a copy is to be, in the file system's encoding
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the absolute path, without symbolic links but perhaps in
 *   the last part; %NULL if its folder is not there
 */
char *
newsroom_copy_file_resolve (const char *path,
                            GError    **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  g_autofree char *resolved = realpath (folder, NULL);

  if (resolved == NULL)
    {
      newsroom_copy_file_fail (absolute, errno, error);
      return NULL;
    }

  return g_build_filename (resolved, name, NULL);
}

/**
 * newsroom_copy_file_make_temporary:
 * @path: where a copy is to be
 *
 * Returns: (transfer full): a path in the same folder that nobody else has
 */
char *
newsroom_copy_file_make_temporary (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (NEWSROOM_LIBRARY_COPY_PREFIX, uuid, NULL);

  return g_build_filename (folder, name, NULL);
}

static int
keep_answer_cb (void  *data,
                int    n_columns,
                char **values,
                char **names)
{
  char **answer = data;

  g_free (*answer);
  *answer = g_strdup (values[0]);

  return 0;
}

/* The copy says of itself that it has a log, as the library does. Without one it is one file,
 * which can be copied, sent and read from a disk that is read-only. */
static gboolean
drop_log (const char *temporary,
          const char *path,
          GError    **error)
{
  const int        flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
  g_autofree char *answer = NULL;
  g_autofree char *reason = NULL;
  sqlite3         *db = NULL;
  int              code = NEWSROOM_STORE_ERROR_IO;
  int              rc = sqlite3_open_v2 (temporary, &db, flags, "unix");

  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE", keep_answer_cb, &answer, NULL);
  if (rc != SQLITE_OK)
    {
      code = newsroom_store_error_from_sqlite (rc, sqlite3_system_errno (db));
      reason = code == NEWSROOM_STORE_ERROR_DAMAGED ? g_strdup (_ ("it is damaged")) : newsroom_store_error_dup_reason (code, sqlite3_errmsg (db), rc);
    }
  (void)sqlite3_close (db);
  if (rc == SQLITE_OK && g_strcmp0 (answer, "delete") == 0)
    return TRUE;

  return fail (path, code, reason != NULL ? reason : _ ("SQLite refused to make it one file"), error);
}

/* To the disk, and out of memory: what is read from now on comes from the disk, as it will when
 * the backup is needed. */
static gboolean
sync_file (const char *temporary,
           const char *path,
           GError    **error)
{
  int fd = open (temporary, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  int number = 0;

  if (fd < 0)
    return newsroom_copy_file_fail (path, errno, error);
  if (fsync (fd) != 0)
    number = errno;
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  g_close (fd, NULL);

  if (number != 0)
    return newsroom_copy_file_fail (path, number, error);

  return TRUE;
}

/**
 * newsroom_copy_file_settle:
 * @temporary: a copy that is closed
 * @path: the name that it is to have, for messages
 * @error: return location for an error
 *
 * Makes the copy one file and brings it to the disk.
 *
 * Returns: whether it is to be verified now
 */
gboolean
newsroom_copy_file_settle (const char *temporary,
                           const char *path,
                           GError    **error)
{
  return drop_log (temporary, path, error) && sync_file (temporary, path, error);
}

/**
 * newsroom_copy_file_sync_folder:
 * @path: a file that has got or lost its name
 *
 * Makes that durable.
 *
 * Returns: 0 or an errno
 */
int
newsroom_copy_file_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int              number = 0;

  if (fd < 0)
    return errno;
  /* EINVAL: the file system has nothing to sync there, see fsync(2). */
  if (fsync (fd) != 0 && errno != EINVAL)
    number = errno;
  g_close (fd, NULL);

  return number;
}

/**
 * newsroom_copy_file_name:
 * @temporary: a copy that is on the disk and was verified
 * @path: its name from now on, which no other file has
 * @error: return location for an error
 *
 * Returns: whether it has its name for good
 */
gboolean
newsroom_copy_file_name (const char *temporary,
                         const char *path,
                         GError    **error)
{
  int number;

  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) != 0)
    {
      if (errno != EINVAL && errno != ENOSYS)
        return newsroom_copy_file_fail (path, errno, error);
      /* Some file systems, as NFS, can promise that only for a second name. */
      if (link (temporary, path) != 0)
        return newsroom_copy_file_fail (path, errno, error);
      g_unlink (temporary);
    }

  number = newsroom_copy_file_sync_folder (path);
  if (number != 0)
    return newsroom_copy_file_fail (path, number, error);

  return TRUE;
}

/**
 * newsroom_copy_file_discard:
 * @temporary: a copy that is closed
 *
 * Deletes it with what SQLite may have left beside it.
 */
void
newsroom_copy_file_discard (const char *temporary)
{
  static const char *const suffixes[] = { "", "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (temporary, suffixes[i], NULL);

      g_unlink (path);
    }
}
