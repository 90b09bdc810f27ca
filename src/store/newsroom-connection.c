/* newsroom-connection.c — the one connection to the library's file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-connection-struct-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-connection-file-private.h"
#include "newsroom-connection-settings-private.h"
#include "newsroom-library-guard-private.h"
#include "newsroom-library-swap-private.h"
#include "newsroom-log-renewal-private.h"
#include "newsroom-reading-file-private.h"
#include "newsroom-schema-private.h"
#include "newsroom-store-error-private.h"
#include "newsroom-store.h"

/* More exchanges of the library than that in the moment in which it is opened are none. */
#define MOST_EXCHANGES 3

static gboolean reopen_if_suspect (NewsroomConnection *self, GError **error);

/**
 * newsroom_connection_set_error:
 * @self: a connection
 * @code: a #NewsroomStoreError
 * @reason: translated: why, after a colon
 * @error: return location for an error
 *
 * Sets an error that begins with what is being done.
 */
void
newsroom_connection_set_error (NewsroomConnection *self,
                               int                 code,
                               const char         *reason,
                               GError            **error)
{
  /* Translators: "Could not save “Headline”: no space is left on the disk." */
  g_set_error (error, NEWSROOM_STORE_ERROR, code, _ ("%s: %s"), self->action, reason);
}

/**
 * newsroom_connection_check:
 * @self: a connection
 * @rc: what SQLite answered
 * @error: return location for an error
 *
 * Returns: whether it was done; else the error says what was being done, and why it failed
 */
gboolean
newsroom_connection_check (NewsroomConnection *self,
                           int                 rc,
                           GError            **error)
{
  g_autofree char *reason = NULL;
  int              code = newsroom_store_error_from_sqlite (rc, self->db != NULL ? sqlite3_system_errno (self->db) : 0);

  g_assert (g_thread_self () == self->thread);

  if (rc == SQLITE_OK)
    return TRUE;

  /* After a failed write or sync nobody knows what the disk holds. */
  if ((rc & 0xff) == SQLITE_IOERR)
    self->is_suspect = TRUE;
  if (rc == SQLITE_CORRUPT_INDEX)
    self->has_bad_index = TRUE;

  reason = newsroom_connection_dup_reason (self, code, rc);
  newsroom_connection_set_error (self, code, reason, error);

  return FALSE;
}

/**
 * newsroom_connection_set_action:
 * @self: a connection
 * @format: (transfer none): translated: what is tried, as "Could not save “%s”"
 * @...: its arguments
 *
 * Says how the errors of what follows begin.
 */
void
newsroom_connection_set_action (NewsroomConnection *self,
                                const char         *format,
                                ...)
{
  va_list args;

  g_assert (g_thread_self () == self->thread);

  g_free (self->action);
  va_start (args, format);
  self->action = g_strdup_vprintf (format, args);
  va_end (args);
}

/**
 * newsroom_connection_prepare:
 * @self: a connection
 * @sql: one statement
 * @error: return location for an error
 *
 * One user at a time may have the statement of the same SQL.
 *
 * Returns: (transfer full) (nullable): the statement, from the cache if it is there
 */
NewsroomStatement *
newsroom_connection_prepare (NewsroomConnection *self,
                             const char         *sql,
                             GError            **error)
{
  NewsroomStatement *statement;
  sqlite3_stmt      *stmt = NULL;

  g_assert (g_thread_self () == self->thread);

  /* The disk failed so badly that the library could not even be opened again, and cannot now. */
  if (self->db == NULL && !reopen_if_suspect (self, NULL))
    {
      newsroom_connection_set_error (self, NEWSROOM_STORE_ERROR_IO, _ ("the disk has failed. Copy your text, then start Newsroom again."), error);
      return NULL;
    }

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement == NULL)
    {
      if (!newsroom_connection_check (self, sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL), error))
        return NULL;
      statement = newsroom_statement_new (self, stmt);
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }

  return statement;
}

static void
remember_files (NewsroomConnection *self)
{
  self->file = newsroom_file_mark_read (self->path);
  self->log = newsroom_file_mark_read (self->log_path);
  self->is_written = self->read_only == NEWSROOM_READ_ONLY_NOT && self->log.size > 0;
}

/* After a write the log is another, the file only if the log was brought into it, which marks it:
 * somebody else may have written to it in the middle of the transaction. */
static gboolean
check_written_file (NewsroomConnection *self,
                    GError            **error)
{
  NewsroomFileMark file = newsroom_file_mark_read (self->path);
  NewsroomFileMark log = newsroom_file_mark_read (self->log_path);
  int              has_moved = 1;

  if (!newsroom_connection_check (self, sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved), error))
    {
      /* Whose the log is now nobody knows: the next operation opens the library anew. */
      self->is_suspect = TRUE;
      return FALSE;
    }

  /* What is refused once is not remembered, and so refused for ever. */
  if (has_moved != 0 || !newsroom_file_mark_equal (&self->file, &file) ||
      !log.exists || !newsroom_file_mark_same_file (&self->log, &log))
    return newsroom_connection_refuse_moved (self, error);
  self->log = log;

  return TRUE;
}

static gboolean
open_handle (NewsroomConnection *self,
             GError            **error)
{
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;

  self->is_named = FALSE;
  remember_files (self);
  if (!newsroom_connection_refuse_lone_log (self, &self->file, &self->log, error) || !newsroom_schema_probe (self, error))
    return FALSE;

  if (!newsroom_connection_check (self, sqlite3_open_v2 (self->path, &self->db, flags, "unix"), error) ||
      !newsroom_connection_protect_new_file (self, &self->file, error))
    return FALSE;

  /* The lock is the first read's; a new library is made while the journal is still a
   * rollback journal, so that the file alone says what it is. To commit nothing would write
   * its first page apart from the tables, and a full disk leave that behind. */
  return newsroom_connection_harden (self, error) &&
         newsroom_connection_execute (self, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK", error) &&
         newsroom_connection_take_guard (self, &self->guard, error) &&
         newsroom_connection_check_place (self, error) &&
         newsroom_schema_prepare (self, error) &&
         newsroom_connection_apply_settings (self, &self->file, error) &&
         newsroom_connection_execute (self, "BEGIN IMMEDIATE; COMMIT", error) &&
         newsroom_connection_check (self, sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL), error);
}

/* The guard stays, so that nobody else opens the library before it is opened again here. */
static void
close_file (NewsroomConnection *self)
{
  g_clear_pointer (&self->copy, newsroom_copy_free);
  g_hash_table_remove_all (self->statements);
  /* With every copy ended and every statement finalized it cannot be refused. */
  (void)sqlite3_close (g_steal_pointer (&self->db));
}

static void
close_handle (NewsroomConnection *self)
{
  close_file (self);
  newsroom_library_guard_release (&self->guard);
}

/* The log stays as it is to the end, too: harden() has seen to that. */
static gboolean
open_handle_to_read (NewsroomConnection *self,
                     GError            **error)
{
  remember_files (self);

  return (newsroom_connection_refuse_lone_log (self, &self->file, &self->log, error) &&
          newsroom_connection_check (self, newsroom_reading_file_open (self->path, &self->db), error) &&
          newsroom_connection_harden (self, error) &&
          newsroom_connection_apply_reading_settings (self, error) &&
          newsroom_schema_prepare_to_read (self, &self->read_only, error) &&
          newsroom_connection_take_guard (self, &self->guard, error) &&
          newsroom_connection_check_place (self, error)) ||
         newsroom_connection_refuse_newer (self, error);
}

/* That a newer version wrote it may show only in the log, once it is open. */
static gboolean
open_either_way (NewsroomConnection *self,
                 GError            **error)
{
  g_autoptr (GError) refusal = NULL;

  if (self->read_only == NEWSROOM_READ_ONLY_NOT && newsroom_library_swap_recover_log (self->path, &refusal) && open_handle (self, &refusal))
    {
      remember_files (self);
      /* A log that was left may be of a process that was ended after a sync that failed. It may have
       * been given back only now, or left in the last moment. */
      self->is_suspect = self->is_written;
      return TRUE;
    }
  if (refusal != NULL && !g_error_matches (refusal, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NEWER))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }

  close_handle (self);
  if (refusal != NULL)
    self->read_only = NEWSROOM_READ_ONLY_NEWER;

  return open_handle_to_read (self, error);
}

static NewsroomConnection *
connection_new (void)
{
  NewsroomConnection *self = g_new0 (NewsroomConnection, 1);

  self->thread = g_thread_self ();
  self->guard = -1;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)newsroom_statement_free);
  newsroom_changes_init (&self->changes);

  return self;
}

/**
 * newsroom_connection_open:
 * @path: the library, in the file system's encoding; made if there is none
 * @error: return location for an error
 *
 * Opens the library, locks it, brings its schema up to date and checks it. One that a newer version
 * wrote, or that may not be written, is opened to be read. Neither that nor one that is refused is
 * changed.
 *
 * Returns: (transfer full) (nullable): the connection, for this thread; or %NULL with an
 *   error of #NewsroomStoreError
 */
NewsroomConnection *
newsroom_connection_open (const char *path,
                          GError    **error)
{
  g_autoptr (NewsroomConnection) self = connection_new ();
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GError) refusal = NULL;
  NewsroomReadOnly read_only;

  self->path = newsroom_library_file_resolve (path, &self->read_only, error);
  if (self->path == NULL)
    return NULL;
  self->log_path = g_strconcat (self->path, "-wal", NULL);
  read_only = self->read_only;
  newsroom_connection_set_action (self, _ ("Could not open the library “%s”"), shown);

  /* Who puts another library in its place does so in a moment. */
  for (guint i = 0; !open_either_way (self, &refusal); i++)
    {
      if (i == MOST_EXCHANGES || !g_error_matches (refusal, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_MOVED))
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return NULL;
        }
      g_clear_error (&refusal);
      close_handle (self);
      self->read_only = read_only;
    }

  return g_steal_pointer (&self);
}

/**
 * newsroom_connection_open_copy:
 * @path: a library that no other connection has open, as a backup; absolute and without
 *   symbolic links
 * @name: the path that messages name
 * @error: return location for an error
 *
 * Opens a copy of a library to be looked at: no lock is taken and nothing is written, be it
 * beside the file. Whether it is a library is for newsroom_schema_verify().
 *
 * Returns: (transfer full) (nullable): the connection, for this thread; or %NULL with an
 *   error of #NewsroomStoreError
 */
NewsroomConnection *
newsroom_connection_open_copy (const char *path,
                               const char *name,
                               GError    **error)
{
  const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
  g_autoptr (NewsroomConnection) self = connection_new ();
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", escaped);
  g_autofree char *shown = g_filename_display_name (name);

  self->path = g_strdup (path);
  newsroom_connection_set_action (self, _ ("Could not verify the backup “%s”"), shown);
  if (!newsroom_connection_check (self, sqlite3_open_v2 (uri, &self->db, flags, "unix"), error) ||
      !newsroom_connection_harden (self, error) ||
      !newsroom_connection_execute (self, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0", error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * newsroom_connection_close:
 * @self: a connection
 * @error: return location for an error
 *
 * Brings all that is in the log into the file, then closes it.
 *
 * Returns: whether the file alone holds everything; it is closed in any case
 */
gboolean
newsroom_connection_close (NewsroomConnection *self,
                           GError            **error)
{
  gboolean done = newsroom_connection_checkpoint (self, error);

  /* If the file is not ours any more, its log is not brought into it at the end either. */
  if (!done && self->db != NULL)
    (void)sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  close_handle (self);

  return done;
}

/**
 * newsroom_connection_free:
 * @self: (transfer full): a connection
 */
void
newsroom_connection_free (NewsroomConnection *self)
{
  g_assert (g_thread_self () == self->thread);

  close_handle (self);
  g_hash_table_unref (self->statements);
  newsroom_changes_clear (&self->changes);
  g_free (self->path);
  g_free (self->log_path);
  g_free (self->action);
  g_free (self);
}

/* The log stays as it is. */
static void
close_as_is (NewsroomConnection *self)
{
  if (self->db == NULL)
    return;

  (void)newsroom_connection_check (self, sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL), NULL);
  close_file (self);
}

/* While the library is locked, so that it is nobody else's log. */
static gboolean
renew_log (NewsroomConnection *self,
           GError            **error)
{
  const int number = newsroom_log_renewal_run (self->log_path);

  /* A full disk is none that has failed. */
  if (number != 0 && newsroom_store_error_from_sqlite (SQLITE_IOERR_FSYNC, number) == NEWSROOM_STORE_ERROR_FULL)
    return newsroom_connection_check (self, SQLITE_FULL, error);
  if (number != 0)
    return newsroom_connection_check (self, SQLITE_IOERR_FSYNC, error);
  close_as_is (self);

  return open_handle (self, error);
}

/* A write or a sync that failed is never just tried again: the kernel may have dropped the
 * pages and say nothing the second time. A new handle reads what is really there. */
static gboolean
reopen_if_suspect (NewsroomConnection *self,
                   GError            **error)
{
  NewsroomFileMark file = self->file;

  if (!self->is_suspect && self->db != NULL)
    return TRUE;

  close_as_is (self);
  self->file = newsroom_file_mark_read (self->path);
  if (!newsroom_file_mark_same_file (&file, &self->file))
    {
      self->file = file;
      return newsroom_connection_refuse_moved (self, error);
    }
  self->is_suspect = FALSE;
  if (!open_handle (self, error) || !renew_log (self, error))
    {
      close_as_is (self);
      self->is_suspect = TRUE;
      self->file = file;
      return FALSE;
    }
  remember_files (self);

  return TRUE;
}

/**
 * newsroom_connection_transact:
 * @self: a connection, in no transaction
 * @transaction: what is to be done wholly or not at all
 * @data: its closure
 * @error: return location for an error
 *
 * Returns: whether all of it is on the disk for good, in the file that was opened; else
 *   %NEWSROOM_STORE_ERROR_READ_ONLY before anything is tried, or what failed
 */
gboolean
newsroom_connection_transact (NewsroomConnection *self,
                              NewsroomTransaction transaction,
                              gpointer            data,
                              GError            **error)
{
  g_assert (g_thread_self () == self->thread);

  if (!newsroom_connection_check_writable (self, error) || !reopen_if_suspect (self, error) || !newsroom_connection_check_files (self, self->log_path, &self->file, &self->log, error))
    return FALSE;

  if (!newsroom_connection_name_log (self, &self->is_named, error) || !newsroom_connection_execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->is_written = TRUE;
  newsroom_connection_begin_versions (self);
  if (!newsroom_connection_run_wholly (self, transaction, data, error) || !newsroom_connection_execute (self, "COMMIT", error))
    {
      /* Some failures have rolled back already; a rollback that fails leaves a handle that must
       * not be used again, not even to read: it would give what is not on the disk. */
      self->log = newsroom_file_mark_read (self->log_path);
      if (sqlite3_get_autocommit (self->db) == 0 && sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
        {
          self->is_suspect = TRUE;
          reopen_if_suspect (self, NULL);
        }
      return FALSE;
    }

  if (!check_written_file (self, error))
    return FALSE;
  newsroom_connection_settle_versions (self);

  return TRUE;
}

/**
 * newsroom_connection_checkpoint:
 * @self: a connection, in no transaction
 * @error: return location for an error
 *
 * Brings the log into the file and empties it, so that the file alone is whole for who
 * copies it. Of a library that is only read they stay as they are.
 *
 * Returns: whether it was done
 */
gboolean
newsroom_connection_checkpoint (NewsroomConnection *self,
                                GError            **error)
{
  gboolean done;

  g_assert (g_thread_self () == self->thread);

  if (self->read_only != NEWSROOM_READ_ONLY_NOT)
    return TRUE;
  if (!reopen_if_suspect (self, error) || !newsroom_connection_check_files (self, self->log_path, &self->file, &self->log, error))
    return FALSE;

  done = newsroom_connection_check (self,
                                    sqlite3_wal_checkpoint_v2 (self->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL),
                                    error);
  /* One that failed half way has written, too. */
  remember_files (self);

  return done;
}
