/* newsroom-connection-file.c — what the files of a library must be for a connection
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-connection-file-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "newsroom-library-guard-private.h"
#include "newsroom-store-error-private.h"
#include "newsroom-store.h"

/**
 * newsroom_connection_refuse_lone_log:
 * @self: a connection that is not open yet
 * @file: its file
 * @log: its log
 * @error: return location for an error
 *
 * A library whose file is gone or empty while its log is there would be taken for a new one,
 * and SQLite would delete the log, with the last articles in it.
 *
 * Returns: whether it is no such library; else %NEWSROOM_STORE_ERROR_DAMAGED
 */
gboolean
newsroom_connection_refuse_lone_log (NewsroomConnection     *self,
                                     const NewsroomFileMark *file,
                                     const NewsroomFileMark *log,
                                     GError                **error)
{
  if (file->exists && file->size > 0)
    return TRUE;
  if (!log->exists || log->size == 0)
    return TRUE;

  newsroom_connection_set_error (self,
                                 NEWSROOM_STORE_ERROR_DAMAGED,
                                 _ ("the file is gone or empty, but its “-wal” file holds articles. Put the file back beside it."),
                                 error);

  return FALSE;
}

/**
 * newsroom_connection_protect_new_file:
 * @self: a connection that was just opened
 * @file: its file as it was before
 * @error: return location for an error
 *
 * A new library is for the user alone, as will be the log, which takes the permissions of the file:
 * also where the file was there, empty, before it became a library.
 *
 * Returns: whether it is
 */
gboolean
newsroom_connection_protect_new_file (NewsroomConnection     *self,
                                      const NewsroomFileMark *file,
                                      GError                **error)
{
  if (file->exists && file->size > 0)
    return TRUE;

  if (chmod (newsroom_connection_get_path (self), 0600) != 0)
    return newsroom_connection_check (self, SQLITE_PERM, error);

  return newsroom_library_file_sync_folder (newsroom_connection_get_path (self), error);
}

/**
 * newsroom_connection_take_guard:
 * @self: a connection that holds the lock of SQLite
 * @guard: (inout): its guard, as newsroom_library_guard_take() has it
 * @error: return location for an error
 *
 * Another process may have lost that lock, and still has the library open.
 *
 * Returns: whether the library is this connection's; else %NEWSROOM_STORE_ERROR_IN_USE or
 *   %NEWSROOM_STORE_ERROR_IO
 */
gboolean
newsroom_connection_take_guard (NewsroomConnection *self,
                                int                *guard,
                                GError            **error)
{
  return newsroom_library_guard_take (guard, newsroom_connection_get_path (self)) ||
         newsroom_connection_check (self, errno == EAGAIN ? SQLITE_BUSY : SQLITE_CANTOPEN, error);
}

/**
 * newsroom_connection_name_log:
 * @self: a connection whose log is there
 * @is_named: (inout): whether the entry of the log in its folder is on the disk
 * @error: return location for an error
 *
 * SQLite syncs the folder of a log that it has made, but does not look at the answer.
 *
 * Returns: whether the entry is on the disk now; else %NEWSROOM_STORE_ERROR_IO
 */
gboolean
newsroom_connection_name_log (NewsroomConnection *self,
                              gboolean           *is_named,
                              GError            **error)
{
  if (!*is_named)
    *is_named = newsroom_library_file_sync_folder (newsroom_connection_get_path (self), NULL);

  return *is_named || newsroom_connection_check (self, SQLITE_IOERR_DIR_FSYNC, error);
}

/**
 * newsroom_connection_refuse_moved:
 * @self: a connection whose file is not as it left it
 * @error: return location for an error
 *
 * Returns: %FALSE, with %NEWSROOM_STORE_ERROR_MOVED
 */
gboolean
newsroom_connection_refuse_moved (NewsroomConnection *self,
                                  GError            **error)
{
  g_autofree char *reason = newsroom_store_error_dup_reason (NEWSROOM_STORE_ERROR_MOVED, "", SQLITE_OK);

  newsroom_connection_set_error (self, NEWSROOM_STORE_ERROR_MOVED, reason, error);

  return FALSE;
}

/**
 * newsroom_connection_knows_sums:
 * @self: a connection
 *
 * Returns: whether the SHA-256 of an article says if it is what was saved: that of a newer version
 *   may be of more than what is read here
 */
gboolean
newsroom_connection_knows_sums (NewsroomConnection *self)
{
  return newsroom_connection_get_read_only (self) != NEWSROOM_READ_ONLY_NEWER;
}

/**
 * newsroom_connection_check_writable:
 * @self: a connection
 * @error: return location for an error
 *
 * Returns: whether the library may be written; else %NEWSROOM_STORE_ERROR_READ_ONLY
 */
gboolean
newsroom_connection_check_writable (NewsroomConnection *self,
                                    GError            **error)
{
  NewsroomReadOnly why = newsroom_connection_get_read_only (self);

  if (why == NEWSROOM_READ_ONLY_NOT)
    return TRUE;

  newsroom_connection_set_error (self, NEWSROOM_STORE_ERROR_READ_ONLY, newsroom_read_only_get_reason (why), error);

  return FALSE;
}

/**
 * newsroom_connection_check_files:
 * @self: a connection
 * @log_path: where its log is
 * @file: its file as it left it
 * @log: its log as it left it
 * @error: return location for an error
 *
 * SQLite goes on writing to a file that was deleted, overwritten or cut by somebody else, and
 * reports success. So the file and its log must be as the connection left them.
 *
 * Returns: whether they are; else %NEWSROOM_STORE_ERROR_MOVED
 */
gboolean
newsroom_connection_check_files (NewsroomConnection     *self,
                                 const char             *log_path,
                                 const NewsroomFileMark *file,
                                 const NewsroomFileMark *log,
                                 GError                **error)
{
  NewsroomFileMark file_now = newsroom_file_mark_read (newsroom_connection_get_path (self));
  NewsroomFileMark log_now = newsroom_file_mark_read (log_path);

  return (newsroom_file_mark_equal (file, &file_now) && newsroom_file_mark_equal (log, &log_now)) ||
         newsroom_connection_refuse_moved (self, error);
}

/**
 * newsroom_connection_check_place:
 * @self: a connection that holds the lock
 * @error: return location for an error
 *
 * Another process may have put a library in the place of the one that was opened, before that was
 * locked. The log at that path is the other one's then, and must not be touched.
 *
 * Returns: whether what is open is what lies at the path; else %NEWSROOM_STORE_ERROR_MOVED
 */
gboolean
newsroom_connection_check_place (NewsroomConnection *self,
                                 GError            **error)
{
  int has_moved = 1;
  int rc = sqlite3_file_control (newsroom_connection_get_handle (self), "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);

  return newsroom_connection_check (self, rc, error) && (has_moved == 0 || newsroom_connection_refuse_moved (self, error));
}

/**
 * newsroom_connection_dup_reason:
 * @self: a connection, open or not
 * @code: a #NewsroomStoreError
 * @rc: what SQLite answered
 *
 * Returns: (transfer full): why, translated, and what to do: this version cannot repair what it does
 *   not know
 */
char *
newsroom_connection_dup_reason (NewsroomConnection *self,
                                int                 code,
                                int                 rc)
{
  sqlite3 *db = newsroom_connection_get_handle (self);

  if (code == NEWSROOM_STORE_ERROR_DAMAGED && newsroom_connection_get_read_only (self) == NEWSROOM_READ_ONLY_NEWER)
    return g_strdup (_ ("it is damaged, and a newer version of Newsroom wrote it. Repair it with that version, or restore one of its backups with that."));

  return newsroom_store_error_dup_reason (code, db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (rc), rc);
}

/**
 * newsroom_connection_refuse_newer:
 * @self: a connection that could not be opened
 * @error: (inout): why, not %NULL
 *
 * Damaged would mean that it can be repaired here; of a library that a newer version wrote that is
 * %NEWSROOM_STORE_ERROR_NEWER.
 *
 * Returns: %FALSE
 */
gboolean
newsroom_connection_refuse_newer (NewsroomConnection *self,
                                  GError            **error)
{
  if (newsroom_connection_get_read_only (self) == NEWSROOM_READ_ONLY_NEWER &&
      g_error_matches (*error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED))
    (*error)->code = NEWSROOM_STORE_ERROR_NEWER;

  return FALSE;
}
