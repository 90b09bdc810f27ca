/* newsroom-copy.c — the library copied in slices into another file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-copy-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "newsroom-store-error-private.h"
#include "newsroom-store.h"

/* A save waits for a slice at most. */
#define SLICE_MICROSECONDS (8 * 1000)
#define PAGES_AT_ONCE 64

#define FILE_MODE 0600

/**
 * NewsroomCopy:
 *
 * Belongs to the connection whose library it copies. What that connection writes between two
 * slices SQLite writes into the copy too, so that the copy is the library as it is at the end.
 * The copy is not synced, which would keep the saves waiting; its file is ours until it is done,
 * and goes if it never is.
 */
struct _NewsroomCopy
{
  gboolean is_done;

  /* Owned */
  char           *path;
  sqlite3        *db;
  sqlite3_backup *backup;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomCopy, newsroom_copy_free)

/**
 * newsroom_copy_free:
 * @self: (transfer full): a copy
 *
 * Ends the copy. Its file stays only if it is done.
 */
void
newsroom_copy_free (NewsroomCopy *self)
{
  (void)sqlite3_backup_finish (self->backup);
  (void)sqlite3_close (self->db);
  if (!self->is_done)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self);
}

/* Of the copy's disk. A fault of it says nothing about the library. */
static gboolean
check (NewsroomConnection *connection,
       NewsroomCopy       *self,
       int                 rc,
       GError            **error)
{
  g_autofree char *reason = NULL;
  int              code;

  if (rc == SQLITE_OK)
    return TRUE;

  /* Only now its connection knows what the system said. */
  if (self->backup != NULL)
    (void)sqlite3_backup_finish (g_steal_pointer (&self->backup));
  code = newsroom_store_error_from_sqlite (rc, sqlite3_system_errno (self->db));
  reason = newsroom_store_error_dup_reason (code, sqlite3_errmsg (self->db), rc);
  newsroom_connection_set_error (connection, code, reason, error);

  return FALSE;
}

/* For the user alone from the start. */
static gboolean
make_file (NewsroomConnection *connection,
           const char         *path,
           GError            **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);

  if (fd < 0)
    {
      int              code = NEWSROOM_STORE_ERROR_IO;
      g_autofree char *reason = newsroom_store_error_dup_errno_reason (errno, &code);

      newsroom_connection_set_error (connection, code, reason, error);
      return FALSE;
    }
  /* Nothing is in it yet that could be lost. */
  g_close (fd, NULL);

  return TRUE;
}

/**
 * newsroom_copy_begin:
 * @connection: a connection, in no transaction
 * @path: where the copy is to be; a file that is not there, in a folder without symbolic links
 * @error: return location for an error
 *
 * Returns: whether the connection has a copy to go on with; else the file is not there
 */
gboolean
newsroom_copy_begin (NewsroomConnection *connection,
                     const char         *path,
                     GError            **error)
{
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
  g_autoptr (NewsroomCopy) self = NULL;
  int rc;

  if (newsroom_connection_get_copy (connection) != NULL)
    {
      newsroom_connection_set_error (connection, NEWSROOM_STORE_ERROR_IN_USE, _ ("another backup is being made. Wait until it is done."), error);
      return FALSE;
    }
  if (!make_file (connection, path, error))
    return FALSE;

  self = g_new0 (NewsroomCopy, 1);
  self->path = g_strdup (path);
  rc = sqlite3_open_v2 (path, &self->db, flags, "unix");
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (self->db, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    {
      self->backup = sqlite3_backup_init (self->db, "main", newsroom_connection_get_handle (connection), "main");
      rc = self->backup != NULL ? SQLITE_OK : sqlite3_extended_errcode (self->db);
    }
  if (!check (connection, self, rc, error))
    return FALSE;

  newsroom_connection_take_copy (connection, g_steal_pointer (&self));

  return TRUE;
}

/**
 * newsroom_copy_continue:
 * @connection: a connection, in no transaction
 * @path: the copy that is expected
 * @is_done: (out): whether the copy is whole, and no longer the connection's
 * @error: return location for an error
 *
 * Copies for some milliseconds.
 *
 * Returns: whether there is more to do or all is done; if not, the copy is ended and its file gone
 */
gboolean
newsroom_copy_continue (NewsroomConnection *connection,
                        const char         *path,
                        gboolean           *is_done,
                        GError            **error)
{
  const gint64  end = g_get_monotonic_time () + SLICE_MICROSECONDS;
  NewsroomCopy *self = newsroom_connection_get_copy (connection);
  int           rc;

  *is_done = FALSE;
  if (self == NULL || !g_str_equal (self->path, path))
    {
      newsroom_connection_set_error (connection, NEWSROOM_STORE_ERROR_IO, _ ("the disk of the library has failed meanwhile. Try again."), error);
      return FALSE;
    }

  do
    rc = sqlite3_backup_step (self->backup, PAGES_AT_ONCE);
  while (rc == SQLITE_OK && g_get_monotonic_time () < end);

  if (rc == SQLITE_OK)
    return TRUE;
  if (rc == SQLITE_DONE)
    rc = sqlite3_backup_finish (g_steal_pointer (&self->backup));

  /* What was still to be written is written, or not, by the closing. */
  if (check (connection, self, rc, error) && check (connection, self, sqlite3_close (self->db), error))
    {
      self->db = NULL;
      self->is_done = TRUE;
      *is_done = TRUE;
    }
  newsroom_connection_take_copy (connection, NULL);

  return *is_done;
}
