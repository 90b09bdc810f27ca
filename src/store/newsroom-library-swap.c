/* newsroom-library-swap.c — another file in the place of the library, which is kept under another name
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-swap-private.h"

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
#include "newsroom-library-guard-private.h"
#include "newsroom-store-error-private.h"
#include "newsroom-store.h"

/* How the name of a library begins that is being made of a damaged one. So much of the sum of the
 * other's name follows, which may be too long itself, and a uuid. */
#define MARK ".newsroom-repair-"
#define MARK_DIGITS 16

static const char *const log_suffixes[] = NEWSROOM_LIBRARY_LOG_SUFFIXES;

static gboolean
fail (NewsroomLibrarySwap *self,
      int                  code,
      const char          *reason,
      GError             **error)
{
  /* Translators: "Could not restore the library “library.db”: no space is left on the disk." */
  g_set_error (error, NEWSROOM_STORE_ERROR, code, _ ("%s: %s"), self->action, reason);

  return FALSE;
}

static gboolean
fail_from_errno (NewsroomLibrarySwap *self,
                 int                  number,
                 GError             **error)
{
  int              code = NEWSROOM_STORE_ERROR_IO;
  g_autofree char *reason = newsroom_store_error_dup_errno_reason (number, &code);

  return fail (self, code, reason, error);
}

static gboolean
fail_in_use (NewsroomLibrarySwap *self,
             GError             **error)
{
  g_autofree char *reason = newsroom_store_error_dup_reason (NEWSROOM_STORE_ERROR_IN_USE, "", SQLITE_BUSY);

  return fail (self, NEWSROOM_STORE_ERROR_IN_USE, reason, error);
}

static NewsroomFileMark
read_mark (const char *path,
           const char *suffix)
{
  g_autofree char *full = g_strconcat (path, suffix, NULL);

  return newsroom_file_mark_read (full);
}

/**
 * newsroom_library_swap_release:
 * @self: an exchange, done or not
 *
 * Gives the lock back.
 */
void
newsroom_library_swap_release (NewsroomLibrarySwap *self)
{
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
}

/**
 * newsroom_library_swap_clear:
 * @self: an exchange, done or not
 *
 * Frees what it holds. What there is of the new library stays.
 */
void
newsroom_library_swap_clear (NewsroomLibrarySwap *self)
{
  newsroom_library_swap_release (self);
  g_clear_pointer (&self->action, g_free);
  g_clear_pointer (&self->resolved, g_free);
  g_clear_pointer (&self->temporary, g_free);
  g_clear_pointer (&self->aside, g_free);
}

/* Returns: (transfer full): as “library-before-restore-20261128T140000Z.db” */
static char *
choose_aside (const char *library,
              const char *words)
{
  g_autofree char *stem = g_str_has_suffix (library, ".db") ? g_strndup (library, strlen (library) - strlen (".db")) : g_strdup (library);

  for (guint number = 1;; number++)
    {
      g_autofree char *counted = number > 1 ? g_strdup_printf ("-%u", number) : g_strdup ("");
      g_autofree char *kept = g_strconcat (stem, "-", words, counted, NULL);
      g_autofree char *path = g_strconcat (kept, ".db", NULL);

      /* The report about a damaged library has the same name. */
      if (!newsroom_file_mark_read (path).exists && !read_mark (path, "-wal").exists && !read_mark (kept, ".txt").exists)
        return g_steal_pointer (&path);
    }
}

/**
 * newsroom_library_swap_prepare:
 * @self: an exchange that was initialized with %NEWSROOM_LIBRARY_SWAP_INIT
 * @library: the absolute path of the library, which need not be there
 * @words: what follows its name in the one under which it is kept
 * @action: (transfer full): translated: what is tried, as "Could not restore the library “library.db”"
 * @error: return location for an error
 *
 * Chooses the paths. Nothing is changed.
 *
 * Returns: whether the library may be written
 */
gboolean
newsroom_library_swap_prepare (NewsroomLibrarySwap *self,
                               const char          *library,
                               const char          *words,
                               char                *action,
                               GError             **error)
{
  self->action = action;
  self->resolved = newsroom_library_file_resolve (library, NULL, error);
  if (self->resolved == NULL)
    return FALSE;

  self->temporary = newsroom_copy_file_make_temporary (self->resolved);
  self->aside = choose_aside (self->resolved, words);

  return TRUE;
}

/**
 * newsroom_library_swap_check_writable:
 * @self: a prepared exchange
 * @error: return location for an error
 *
 * Returns: whether a library may be put there; else %NEWSROOM_STORE_ERROR_READ_ONLY
 */
gboolean
newsroom_library_swap_check_writable (NewsroomLibrarySwap *self,
                                      GError             **error)
{
  const NewsroomReadOnly why = newsroom_library_file_find_obstacle (self->resolved);

  if (why != NEWSROOM_READ_ONLY_NOT)
    return fail (self, NEWSROOM_STORE_ERROR_READ_ONLY, newsroom_read_only_get_reason (why), error);

  return TRUE;
}

/* Another library in the same folder may be under repair as well. */
static char *
dup_mark (NewsroomLibrarySwap *self)
{
  g_autofree char *name = g_path_get_basename (self->resolved);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strdup_printf (MARK "%.*s-", MARK_DIGITS, digest);
}

/**
 * newsroom_library_swap_mark:
 * @self: a prepared exchange
 *
 * The new library is made under a name by which newsroom_library_swap_discard_marked() knows it.
 */
void
newsroom_library_swap_mark (NewsroomLibrarySwap *self)
{
  g_autofree char *folder = g_path_get_dirname (self->resolved);
  g_autofree char *mark = dup_mark (self);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (mark, uuid, NULL);

  g_free (self->temporary);
  self->temporary = g_build_filename (folder, name, NULL);
}

/**
 * newsroom_library_swap_discard_marked:
 * @self: an exchange that holds the lock, so that no other of the same library is under way
 *
 * Deletes what an exchange has left that was killed.
 */
void
newsroom_library_swap_discard_marked (NewsroomLibrarySwap *self)
{
  g_autofree char *folder = g_path_get_dirname (self->resolved);
  g_autofree char *mark = dup_mark (self);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, mark))
        g_unlink (path);
    }
}

/**
 * newsroom_library_swap_fail:
 * @self: an exchange
 * @code: a #NewsroomStoreError
 * @reason: translated: why
 * @error: return location for an error
 *
 * Returns: %FALSE
 */
gboolean
newsroom_library_swap_fail (NewsroomLibrarySwap *self,
                            int                  code,
                            const char          *reason,
                            GError             **error)
{
  return fail (self, code, reason, error);
}

/**
 * newsroom_library_swap_fail_from_errno:
 * @self: an exchange
 * @number: what the system said
 * @error: return location for an error
 *
 * Returns: %FALSE
 */
gboolean
newsroom_library_swap_fail_from_errno (NewsroomLibrarySwap *self,
                                       int                  number,
                                       GError             **error)
{
  return fail_from_errno (self, number, error);
}

/**
 * newsroom_library_swap_sync_folder:
 * @self: an exchange that has given or taken a name
 * @error: return location for an error
 *
 * Returns: whether that is durable
 */
gboolean
newsroom_library_swap_sync_folder (NewsroomLibrarySwap *self,
                                   GError             **error)
{
  const int number = newsroom_copy_file_sync_folder (self->resolved);

  if (number != 0)
    return fail_from_errno (self, number, error);

  return TRUE;
}

/**
 * newsroom_library_swap_settle:
 * @self: a prepared exchange
 * @error: return location for an error
 *
 * Brings what is in the log into the library, if it is one: then it is a single file, which can
 * be moved in one step. One that is too damaged for that is set aside as it is.
 *
 * Returns: whether nobody has it open; else %NEWSROOM_STORE_ERROR_IN_USE
 */
gboolean
newsroom_library_swap_settle (NewsroomLibrarySwap *self,
                              GError             **error)
{
  const int        flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
  NewsroomFileMark mark = newsroom_file_mark_read (self->resolved);
  sqlite3         *db = NULL;
  int              has_moved = 1;
  int              guard = -1;
  int              number = 0;
  int              rc;

  /* SQLite would delete the log of a file that is empty. */
  if (!mark.exists || mark.size == 0)
    return TRUE;
  if (!newsroom_library_swap_recover_log (self->resolved, error))
    return FALSE;

  rc = sqlite3_open_v2 (self->resolved, &db, flags, "unix");
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT", NULL, NULL, NULL);
  if (rc == SQLITE_OK && !newsroom_library_guard_take (&guard, self->resolved))
    {
      number = errno;
      rc = number == EAGAIN ? SQLITE_BUSY : SQLITE_CANTOPEN;
    }
  /* Another may have put a library in its place, before it was locked. The log is of that one. */
  if (rc == SQLITE_OK)
    rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
  if (rc == SQLITE_OK && has_moved != 0)
    rc = SQLITE_BUSY;
  if (rc == SQLITE_OK)
    rc = sqlite3_wal_checkpoint_v2 (db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  if (rc != SQLITE_OK && db != NULL)
    (void)sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  (void)sqlite3_close (db);
  newsroom_library_guard_release (&guard);
  if (rc == SQLITE_CANTOPEN && number != 0)
    return fail_from_errno (self, number, error);
  if ((rc & 0xff) == SQLITE_BUSY)
    return fail_in_use (self, error);

  return TRUE;
}

/* Another may have put a library in the place of the one that was opened, before that was locked. */
static gboolean
check_locked_file (NewsroomLibrarySwap *self,
                   GError             **error)
{
  NewsroomFileMark mark;
  struct stat      locked;

  if (fstat (self->lock, &locked) != 0)
    return fail_from_errno (self, errno, error);
  mark = newsroom_file_mark_read (self->resolved);

  if (!mark.exists || mark.device != locked.st_dev || mark.inode != locked.st_ino)
    return fail_in_use (self, error);

  return TRUE;
}

/**
 * newsroom_library_swap_lock:
 * @self: a prepared exchange
 * @error: return location for an error
 *
 * Nobody opens the library from here on: its file has the lock that SQLite would take. It hangs on
 * this descriptor and not on the process, which would lose it with any other one that it closes.
 *
 * Returns: whether nobody has it open; else %NEWSROOM_STORE_ERROR_IN_USE
 */
gboolean
newsroom_library_swap_lock (NewsroomLibrarySwap *self,
                            GError             **error)
{
  struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = NEWSROOM_LIBRARY_LOCK_START, .l_len = NEWSROOM_LIBRARY_LOCK_LENGTH + NEWSROOM_LIBRARY_GUARD_LENGTH };

  if (!newsroom_file_mark_read (self->resolved).exists)
    return TRUE;

  self->lock = open (self->resolved, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
  if (self->lock < 0)
    return fail_from_errno (self, errno, error);
  if (fcntl (self->lock, F_OFD_SETLK, &range) != 0)
    return errno == EAGAIN || errno == EACCES ? fail_in_use (self, error) : fail_from_errno (self, errno, error);

  return check_locked_file (self, error);
}

/* A file is kept by a second name before the first is taken from it; there is nothing to be
 * kept of one that is not there. Returns: 0 or an errno */
static int
keep (NewsroomLibrarySwap *self,
      const char          *suffix)
{
  g_autofree char *from = g_strconcat (self->resolved, suffix, NULL);
  g_autofree char *to = g_strconcat (self->aside, suffix, NULL);

  return !newsroom_file_mark_read (from).exists || link (from, to) == 0 ? 0 : errno;
}

/* What was kept before something failed has one name too many; the first is still there. */
static void
unkeep (NewsroomLibrarySwap *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (log_suffixes); i++)
    {
      g_autofree char *log = g_strconcat (self->resolved, log_suffixes[i], NULL);
      g_autofree char *kept = g_strconcat (self->aside, log_suffixes[i], NULL);

      if (newsroom_file_is_same (log, kept))
        g_unlink (kept);
    }
  if (newsroom_file_is_same (self->resolved, self->aside))
    g_unlink (self->aside);
}

/* Moves what is beside the library to what is beside the kept one, or back. Returns: 0 or an errno */
static int
move_logs (NewsroomLibrarySwap *self,
           gboolean             back)
{
  int number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (log_suffixes); i++)
    {
      g_autofree char *log = g_strconcat (self->resolved, log_suffixes[i], NULL);
      g_autofree char *kept = g_strconcat (self->aside, log_suffixes[i], NULL);

      if (rename (back ? kept : log, back ? log : kept) != 0 && errno != ENOENT)
        number = errno;
    }

  return number;
}

/* A system may do what it says has failed, as where the answer of another computer is lost. */
static gboolean
is_at_path (NewsroomLibrarySwap    *self,
            const NewsroomFileMark *library)
{
  const NewsroomFileMark mark = newsroom_file_mark_read (self->resolved);

  return mark.exists && newsroom_file_mark_same_file (&mark, library);
}

/* Returns: 0 or an errno, and then all is as it was or the new library is in its place */
static int
change_places (NewsroomLibrarySwap *self)
{
  const NewsroomFileMark library = newsroom_file_mark_read (self->temporary);
  int                    number = 0;

  if (!newsroom_file_mark_read (self->resolved).exists)
    number = rename (self->temporary, self->resolved) == 0 ? 0 : errno;
  else if (rename (self->temporary, self->aside) != 0 ||
           renameat2 (AT_FDCWD, self->aside, AT_FDCWD, self->resolved, RENAME_EXCHANGE) != 0)
    number = errno;

  self->is_placed = number == 0 || is_at_path (self, &library);
  if (!self->is_placed)
    rename (self->aside, self->temporary);

  return number;
}

/* Where a file can have one name only, the two change places in one step. A log that stayed would be
 * taken for that of the new library. */
static gboolean
exchange (NewsroomLibrarySwap *self,
          GError             **error)
{
  int number = move_logs (self, FALSE);

  if (number == 0)
    number = change_places (self);
  if (number == 0)
    return newsroom_library_swap_sync_folder (self, error);

  if (!self->is_placed)
    move_logs (self, TRUE);

  return fail_from_errno (self, number, error);
}

/**
 * newsroom_library_swap_run:
 * @self: an exchange that holds the lock, with the new library, durable, at its temporary path
 * @error: return location for an error
 *
 * At each moment there is a library at the path, and all of the old one at one of the two. The
 * log of the old one must be gone before the new one is there: SQLite would take it for its own.
 *
 * Returns: whether the new library is in its place for good
 */
gboolean
newsroom_library_swap_run (NewsroomLibrarySwap *self,
                           GError             **error)
{
  const NewsroomFileMark library = newsroom_file_mark_read (self->temporary);
  int                    number = keep (self, "");

  for (guint i = 0; number == 0 && i < G_N_ELEMENTS (log_suffixes); i++)
    number = keep (self, log_suffixes[i]);
  if (number != 0)
    unkeep (self);
  if (number == EPERM || number == EOPNOTSUPP || number == ENOSYS)
    return exchange (self, error);
  if (number != 0)
    return fail_from_errno (self, number, error);
  if (!newsroom_library_swap_sync_folder (self, error))
    {
      unkeep (self);
      return FALSE;
    }

  /* A log that stayed would be taken for that of the new library, which it would spoil. */
  for (guint i = 0; number == 0 && i < G_N_ELEMENTS (log_suffixes); i++)
    {
      g_autofree char *log = g_strconcat (self->resolved, log_suffixes[i], NULL);

      if (g_unlink (log) != 0 && errno != ENOENT)
        number = errno;
    }
  if (number == 0 && rename (self->temporary, self->resolved) != 0)
    number = errno;
  self->is_placed = number == 0 || is_at_path (self, &library);
  if (!self->is_placed && newsroom_library_swap_link_back (self, self->aside) == 0)
    unkeep (self);
  if (number != 0)
    return fail_from_errno (self, number, error);

  return newsroom_library_swap_sync_folder (self, error);
}

/**
 * newsroom_library_swap_put_aside:
 * @self: an exchange that holds the lock
 *
 * Takes the library away from its path, and puts nothing there.
 *
 * Returns: whether it could be renamed; else it is where it was
 */
gboolean
newsroom_library_swap_put_aside (NewsroomLibrarySwap *self)
{
  if (newsroom_file_mark_read (self->aside).exists)
    return FALSE;

  if (move_logs (self, FALSE) != 0 ||
      (rename (self->resolved, self->aside) != 0 && !newsroom_file_mark_read (self->aside).exists))
    {
      move_logs (self, TRUE);
      return FALSE;
    }
  (void)newsroom_copy_file_sync_folder (self->resolved);

  return TRUE;
}

/**
 * newsroom_library_swap_dup_kept:
 * @self: an exchange that was done
 *
 * Returns: (transfer full) (nullable): where the old library is, if there was one
 */
char *
newsroom_library_swap_dup_kept (NewsroomLibrarySwap *self)
{
  if (newsroom_file_mark_read (self->aside).exists || read_mark (self->aside, "-wal").exists)
    return g_strdup (self->aside);

  return NULL;
}
