/* newsroom-library-restore.c — puts a backup in the place of the library, and keeps what was there
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "newsroom-copy-file-private.h"
#include "newsroom-library-file-private.h"
#include "newsroom-store-error-private.h"

/* Where SQLite's unix VFS locks a file, see its os.h: PENDING_BYTE to the end of the shared range. */
#define LOCK_START 0x40000000
#define LOCK_LENGTH 512

/* What lies beside a library that was not closed. */
static const char *const log_suffixes[] = { "-wal", "-journal" };

typedef struct
{
  /* Owned */
  char *backup;
  char *library;   /* as asked for */
  char *resolved;  /* the same without symbolic links */
  char *temporary; /* the copy of the backup, in the folder of the library */
  char *aside;     /* where the library goes */

  int                    lock; /* on the file of the library, or -1 */
  NewsroomLibraryFigures figures;
} RestoreData;

static void
restore_data_free (RestoreData *data)
{
  if (data->lock >= 0)
    close (data->lock);
  g_free (data->backup);
  g_free (data->library);
  g_free (data->resolved);
  g_free (data->temporary);
  g_free (data->aside);
  g_free (data);
}

static gboolean
fail (RestoreData *data,
      int          code,
      const char  *reason,
      GError     **error)
{
  g_autofree char *shown = g_filename_display_name (data->library);

  g_set_error (error, NEWSROOM_STORE_ERROR, code, _ ("Could not restore the library “%s”: %s"), shown, reason);

  return FALSE;
}

static gboolean
fail_from_errno (RestoreData *data,
                 int          number,
                 GError     **error)
{
  int              code = NEWSROOM_STORE_ERROR_IO;
  g_autofree char *reason = newsroom_store_error_dup_errno_reason (number, &code);

  return fail (data, code, reason, error);
}

static gboolean
fail_in_use (RestoreData *data,
             GError     **error)
{
  g_autofree char *reason = newsroom_store_error_dup_reason (NEWSROOM_STORE_ERROR_IN_USE, "", SQLITE_BUSY);

  return fail (data, NEWSROOM_STORE_ERROR_IN_USE, reason, error);
}

static NewsroomFileMark
read_mark (const char *path,
           const char *suffix)
{
  g_autofree char *full = g_strconcat (path, suffix, NULL);

  return newsroom_file_mark_read (full);
}

/* Brings what is in the log into the library, if it is one: then it is a single file, which can
 * be moved in one step. One that is too damaged for that is set aside as it is. */
static gboolean
settle_library (RestoreData *data,
                GError     **error)
{
  const int        flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
  NewsroomFileMark mark = newsroom_file_mark_read (data->resolved);
  sqlite3         *db = NULL;
  int              rc;

  /* SQLite would delete the log of a file that is empty. */
  if (!mark.exists || mark.size == 0)
    return TRUE;

  rc = sqlite3_open_v2 (data->resolved, &db, flags, "unix");
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT", NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_wal_checkpoint_v2 (db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  if (rc != SQLITE_OK && db != NULL)
    sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_close (db);

  return (rc & 0xff) != SQLITE_BUSY || fail_in_use (data, error);
}

/* Nobody opens the library from here on: its file has the lock that SQLite would take. */
static gboolean
lock_library (RestoreData *data,
              GError     **error)
{
  struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_START, .l_len = LOCK_LENGTH };

  if (!newsroom_file_mark_read (data->resolved).exists)
    return TRUE;

  data->lock = open (data->resolved, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
  if (data->lock < 0)
    return fail_from_errno (data, errno, error);
  if (fcntl (data->lock, F_SETLK, &range) != 0)
    return errno == EAGAIN || errno == EACCES ? fail_in_use (data, error) : fail_from_errno (data, errno, error);

  return TRUE;
}

/* A file is kept by a second name before the first is taken from it; there is nothing to be
 * kept of one that is not there. Returns: 0 or an errno */
static int
keep (RestoreData *data,
      const char  *suffix)
{
  g_autofree char *from = g_strconcat (data->resolved, suffix, NULL);
  g_autofree char *to = g_strconcat (data->aside, suffix, NULL);

  return !newsroom_file_mark_read (from).exists || link (from, to) == 0 ? 0 : errno;
}

/* Moves what is beside the library to what is beside the kept one, or back. */
static void
move_logs (RestoreData *data,
           gboolean     back)
{
  for (guint i = 0; i < G_N_ELEMENTS (log_suffixes); i++)
    {
      g_autofree char *log = g_strconcat (data->resolved, log_suffixes[i], NULL);
      g_autofree char *kept = g_strconcat (data->aside, log_suffixes[i], NULL);

      rename (back ? kept : log, back ? log : kept);
    }
}

/* Where a file can have one name only, the two change places in one step. */
static gboolean
exchange (RestoreData *data,
          GError     **error)
{
  int number = 0;

  move_logs (data, FALSE);
  if (!newsroom_file_mark_read (data->resolved).exists)
    number = rename (data->temporary, data->resolved) == 0 ? 0 : errno;
  else if (rename (data->temporary, data->aside) != 0)
    number = errno;
  else if (renameat2 (AT_FDCWD, data->aside, AT_FDCWD, data->resolved, RENAME_EXCHANGE) != 0)
    {
      number = errno;
      rename (data->aside, data->temporary);
    }
  if (number == 0)
    return newsroom_copy_file_sync_folder (data->resolved, error);

  move_logs (data, TRUE);

  return fail_from_errno (data, number, error);
}

/* At each moment there is a library at the path, and all of the old one at one of the two. The
 * log of the old one must be gone before the new one is there: SQLite would take it for its own. */
static gboolean
swap (RestoreData *data,
      GError     **error)
{
  int number = keep (data, "");

  for (guint i = 0; number == 0 && i < G_N_ELEMENTS (log_suffixes); i++)
    number = keep (data, log_suffixes[i]);
  if (number == EPERM || number == EOPNOTSUPP || number == ENOSYS)
    return exchange (data, error);
  if (number != 0)
    return fail_from_errno (data, number, error);
  if (!newsroom_copy_file_sync_folder (data->resolved, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (log_suffixes); i++)
    {
      g_autofree char *log = g_strconcat (data->resolved, log_suffixes[i], NULL);

      g_unlink (log);
    }
  if (rename (data->temporary, data->resolved) != 0)
    return fail_from_errno (data, errno, error);

  return newsroom_copy_file_sync_folder (data->resolved, error);
}

/* Returns: (transfer full): as “library-before-restore-20261128T140000Z.db” */
static char *
choose_aside (const char *library)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *stem = g_str_has_suffix (library, ".db") ? g_strndup (library, strlen (library) - strlen (".db")) : g_strdup (library);

  for (guint number = 1;; number++)
    {
      g_autofree char *counted = number > 1 ? g_strdup_printf ("-%u", number) : g_strdup ("");
      g_autofree char *path = g_strconcat (stem, "-before-restore-", moment, counted, ".db", NULL);

      if (!newsroom_file_mark_read (path).exists && !read_mark (path, "-wal").exists)
        return g_steal_pointer (&path);
    }
}

static gboolean
prepare (RestoreData *data,
         GError     **error)
{
  g_autofree char *backup = NULL;

  data->resolved = newsroom_library_file_resolve (data->library, error);
  if (data->resolved == NULL)
    return FALSE;
  backup = realpath (data->backup, NULL);
  if (backup == NULL)
    return fail_from_errno (data, errno, error);
  if (g_str_equal (backup, data->resolved))
    return fail (data, NEWSROOM_STORE_ERROR_IO, _ ("that is the library itself. Choose a backup."), error);

  data->temporary = newsroom_copy_file_make_temporary (data->resolved);
  data->aside = choose_aside (data->resolved);

  return TRUE;
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  RestoreData *data = task_data;
  GError      *error = NULL;

  if (newsroom_library_copy_verify (data->backup, &data->figures, cancellable, &error) &&
      prepare (data, &error) &&
      newsroom_library_copy_write (data->backup, data->temporary, data->library, &data->figures, cancellable, &error) &&
      settle_library (data, &error) &&
      lock_library (data, &error) &&
      swap (data, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (data->temporary != NULL)
    newsroom_copy_file_discard (data->temporary);
  g_task_return_error (task, error);
}

/**
 * newsroom_library_restore_async:
 * @backup: a backup, in the file system's encoding
 * @library: where the library is, or was; nobody may have it open, this process neither
 * @cancellable: (nullable): to give up before anything is changed
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Verifies the backup, copies it beside the library, verifies the copy, and puts it in the
 * library's place. The library that was there is kept beside it under a name that says when, as
 * `library-before-restore-20261128T140000Z.db`, be it damaged or not. Whatever happens, there is
 * the old library at the path or the new one.
 */
void
newsroom_library_restore_async (const char         *backup,
                                const char         *library,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  RestoreData *data;

  g_return_if_fail (backup != NULL);
  g_return_if_fail (library != NULL);

  data = g_new0 (RestoreData, 1);
  data->backup = g_canonicalize_filename (backup, NULL);
  data->library = g_canonicalize_filename (library, NULL);
  data->lock = -1;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_library_restore_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, data, (GDestroyNotify)restore_data_free);
  g_task_run_in_thread (task, restore_thread);
}

/**
 * newsroom_library_restore_finish:
 * @result: the result
 * @kept: (out) (transfer full) (nullable) (optional): where the library is that was replaced;
 *   %NULL if there was none
 * @figures: (out caller-allocates) (optional): what the library holds now
 * @error: return location for an error
 *
 * Returns: whether the backup is the library now, for good; else the library is as it was, but
 *   if %NEWSROOM_STORE_ERROR_IO came at the very end. %NEWSROOM_STORE_ERROR_IN_USE: somebody has
 *   the library open; %NEWSROOM_STORE_ERROR_DAMAGED, %NEWSROOM_STORE_ERROR_NEWER,
 *   %NEWSROOM_STORE_ERROR_NOT_FOUND: of the backup
 */
gboolean
newsroom_library_restore_finish (GAsyncResult           *result,
                                 char                  **kept,
                                 NewsroomLibraryFigures *figures,
                                 GError                **error)
{
  RestoreData *data = g_task_get_task_data (G_TASK (result));

  if (kept != NULL)
    *kept = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (kept != NULL && (newsroom_file_mark_read (data->aside).exists || read_mark (data->aside, "-wal").exists))
    *kept = g_strdup (data->aside);
  if (figures != NULL)
    *figures = data->figures;

  return TRUE;
}
