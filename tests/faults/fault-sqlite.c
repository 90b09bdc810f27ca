/* fault-sqlite.c — one call of the store to SQLite or to the system fails
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The linker is told with --wrap to let each of these calls come here first: those that are made
 * in the store and in the test, not those within SQLite or GLib. */

#include "fault-sqlite-private.h"

#include <execinfo.h>
#include <gio/gio.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "newsroom-search-index-private.h"

/* Set and read while the lock is held. */
static GMutex      lock;
static gboolean    is_armed;
static FaultPhase  armed_phase;
static FaultManner manner;
static guint       n_calls;
static guint       wanted;
static const char *wanted_call; /* or the first that begins so */
static char       *struck_call;
static GPtrArray  *calls; /* of char*, where none is to fail */

/* What a backup was begun into, and that it could not be begun */
static sqlite3 *copy;
static gboolean is_backup_refused;
static gboolean is_copy_spoilt;

/* Where each call came from is written, for who looks for those that come by a line. */
#define MAX_FRAMES 40
extern const char __executable_start;
static FILE      *trace;

static _Thread_local gboolean is_tidying;

/* The columns of the row that have been read: what was got once can be got again. */
static GHashTable *rows; /* sqlite3_stmt → guint64, a bit a column */

/**
 * fault_sqlite_arm:
 * @phase: whose calls are meant
 * @nth: the call that fails, from 1; 0 for none
 * @how: (nullable): how it fails
 *
 * Begins to count the calls.
 */
void
fault_sqlite_arm (FaultPhase         phase,
                  guint              nth,
                  const FaultManner *how)
{
  g_mutex_lock (&lock);
  armed_phase = phase;
  wanted = nth;
  wanted_call = NULL;
  manner = how != NULL ? *how : (FaultManner){ SQLITE_NOMEM, FALSE };
  n_calls = 0;
  is_armed = TRUE;
  is_backup_refused = FALSE;
  g_clear_pointer (&struck_call, g_free);
  g_clear_pointer (&calls, g_ptr_array_unref);
  calls = nth == 0 ? g_ptr_array_new_with_free_func (g_free) : NULL;
  g_mutex_unlock (&lock);
}

/**
 * fault_sqlite_arm_call:
 * @phase: whose calls are meant
 * @call: how the call begins that fails once, as "exec: COMMIT"; a constant
 * @how: how it fails
 */
void
fault_sqlite_arm_call (FaultPhase         phase,
                       const char        *call,
                       const FaultManner *how)
{
  fault_sqlite_arm (phase, G_MAXUINT, how);
  g_mutex_lock (&lock);
  wanted_call = call;
  g_mutex_unlock (&lock);
}

/**
 * fault_sqlite_disarm:
 *
 * Ends it.
 *
 * Returns: (transfer full) (nullable): the call that failed, as "step: SELECT 1"; %NULL for none
 */
char *
fault_sqlite_disarm (void)
{
  char *struck;

  g_mutex_lock (&lock);
  is_armed = FALSE;
  struck = g_strdup (struck_call);
  g_mutex_unlock (&lock);

  return struck;
}

/**
 * fault_sqlite_get_calls:
 *
 * Returns: (transfer none) (element-type utf8): the calls that were made when none was to fail
 */
GPtrArray *
fault_sqlite_get_calls (void)
{
  return calls;
}

/**
 * fault_sqlite_find_call:
 * @call: how a call begins
 * @nth: which of those, from 1
 *
 * Returns: its number among fault_sqlite_get_calls(), from 1, for fault_sqlite_arm(); it has to be there
 */
guint
fault_sqlite_find_call (const char *call,
                        guint       nth)
{
  guint n_found = 0;

  for (guint i = 0; i < calls->len; i++)
    if (g_str_has_prefix (calls->pdata[i], call) && ++n_found == nth)
      return i + 1;
  g_error ("%s: the call is not made, or %u times only", call, n_found);
}

/**
 * fault_sqlite_spoil_copies:
 * @is_spoilt: whether a copy has less in it than what was copied, though nobody says so
 */
void
fault_sqlite_spoil_copies (gboolean is_spoilt)
{
  is_copy_spoilt = is_spoilt;
}

/**
 * fault_sqlite_trace:
 * @file: (nullable): where a line is written for each call that is counted when none is to fail: its
 *   number, and from where it was made, as addresses in the file of the program
 */
void
fault_sqlite_trace (FILE *file)
{
  trace = file;
}

static void
write_trace (void)
{
  void     *frames[MAX_FRAMES];
  const int n_frames = backtrace (frames, MAX_FRAMES);

  fprintf (trace, "%u", n_calls);
  for (int i = 0; i < n_frames; i++)
    fprintf (trace, " %tx", (const char *)frames[i] - &__executable_start);
  fputc ('\n', trace);
}

/**
 * fault_sqlite_strikes:
 * @name: a call
 * @about: what it is about
 *
 * Counts the call.
 *
 * Returns: whether it is the one that is to fail
 */
gboolean
fault_sqlite_strikes (const char *name,
                      const char *about)
{
  gboolean is_it = FALSE;

  g_mutex_lock (&lock);
  if (is_armed && armed_phase == (is_tidying ? FAULT_PHASE_TIDY : FAULT_PHASE_WORK))
    {
      g_autofree char *call = g_strdup_printf ("%s: %s", name, about);

      n_calls++;
      is_it = n_calls == wanted || (wanted_call != NULL && struck_call == NULL && g_str_has_prefix (call, wanted_call));
      if (is_it)
        struck_call = g_strdup (call);
      if (calls != NULL && trace != NULL)
        write_trace ();
      if (calls != NULL)
        g_ptr_array_add (calls, g_steal_pointer (&call));
    }
  g_mutex_unlock (&lock);

  return is_it;
}

/**
 * fault_sqlite_get_manner:
 *
 * Returns: how the call fails that does
 */
const FaultManner *
fault_sqlite_get_manner (void)
{
  return &manner;
}

static void
forget_row (sqlite3_stmt *stmt)
{
  g_mutex_lock (&lock);
  if (rows != NULL)
    g_hash_table_remove (rows, stmt);
  g_mutex_unlock (&lock);
}

/* Returns: whether the column was not read before */
static gboolean
note_read (sqlite3_stmt *stmt,
           int           column)
{
  guint64 *read;
  gboolean is_new;

  g_mutex_lock (&lock);
  if (rows == NULL)
    rows = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  read = g_hash_table_lookup (rows, stmt);
  if (read == NULL)
    {
      read = g_new0 (guint64, 1);
      g_hash_table_insert (rows, stmt, read);
    }
  is_new = (*read & G_GUINT64_CONSTANT (1) << column) == 0;
  *read |= G_GUINT64_CONSTANT (1) << column;
  g_mutex_unlock (&lock);

  return is_new;
}

/* Returns: (transfer full): a value of a statement */
static char *
dup_place (sqlite3_stmt *stmt,
           int           place)
{
  return g_strdup_printf ("%s, %d", sqlite3_sql (stmt), place);
}

/* What is told by a number: that of SQLite, or -1 with errno set. @made is the call. */
#define FAIL_CODE(name, about, made)          \
  do                                          \
    {                                         \
      if (fault_sqlite_strikes (name, about)) \
        {                                     \
          if (manner.is_late)                 \
            made;                             \
          return manner.code;                 \
        }                                     \
    }                                         \
  while (FALSE)

/* The phase */

WRAP (gboolean, newsroom_search_index_tidy, NewsroomConnection *connection, gboolean *is_to_be_checked, gboolean *is_done, GError **error)
{
  gboolean done;

  is_tidying = TRUE;
  done = __real_newsroom_search_index_tidy (connection, is_to_be_checked, is_done, error);
  is_tidying = FALSE;

  return done;
}

/* SQLite */

/* Without memory there is no handle; else it has one, which must be closed. */
WRAP (int, sqlite3_open_v2, const char *path, sqlite3 **db, int flags, const char *vfs)
{
  int rc;

  if (!fault_sqlite_strikes ("open", (flags & SQLITE_OPEN_READONLY) != 0 ? "to read" : "to write"))
    return __real_sqlite3_open_v2 (path, db, flags, vfs);

  *db = NULL;
  rc = manner.code == SQLITE_NOMEM ? SQLITE_NOMEM : __real_sqlite3_open_v2 (path, db, flags, vfs);

  return rc != SQLITE_OK ? rc : manner.code;
}

/* It is closed all the same: what is left open keeps its lock for ever. */
WRAP (int, sqlite3_close, sqlite3 *db)
{
  gboolean is_it = db != NULL && fault_sqlite_strikes ("close", db == copy ? "copy" : "library");
  int      rc = __real_sqlite3_close (db);

  if (db == copy)
    copy = NULL;

  return is_it ? manner.code : rc;
}

/* A transaction that could not be begun was never begun. */
WRAP (int, sqlite3_exec, sqlite3 *db, const char *sql, int (*callback) (void *, int, char **, char **), void *data, char **message)
{
  if (fault_sqlite_strikes ("exec", sql))
    {
      if (manner.is_late && !g_str_equal (sql, "BEGIN IMMEDIATE"))
        __real_sqlite3_exec (db, sql, callback, data, message);
      return manner.code;
    }

  return __real_sqlite3_exec (db, sql, callback, data, message);
}

WRAP (int, sqlite3_prepare_v2, sqlite3 *db, const char *sql, int size, sqlite3_stmt **stmt, const char **rest)
{
  if (fault_sqlite_strikes ("prepare", sql))
    {
      *stmt = NULL;
      return manner.code;
    }

  return __real_sqlite3_prepare_v2 (db, sql, size, stmt, rest);
}

WRAP (int, sqlite3_prepare_v3, sqlite3 *db, const char *sql, int size, unsigned int flags, sqlite3_stmt **stmt, const char **rest)
{
  if (fault_sqlite_strikes ("prepare", sql))
    {
      *stmt = NULL;
      return manner.code;
    }

  return __real_sqlite3_prepare_v3 (db, sql, size, flags, stmt, rest);
}

WRAP (int, sqlite3_step, sqlite3_stmt *stmt)
{
  forget_row (stmt);
  FAIL_CODE ("step", sqlite3_sql (stmt), __real_sqlite3_step (stmt));

  return __real_sqlite3_step (stmt);
}

WRAP (int, sqlite3_bind_int64, sqlite3_stmt *stmt, int place, sqlite3_int64 value)
{
  g_autofree char *about = dup_place (stmt, place);

  FAIL_CODE ("bind", about, __real_sqlite3_bind_int64 (stmt, place, value));

  return __real_sqlite3_bind_int64 (stmt, place, value);
}

WRAP (int, sqlite3_bind_text, sqlite3_stmt *stmt, int place, const char *text, int size, void (*destroy) (void *))
{
  g_autofree char *about = dup_place (stmt, place);

  FAIL_CODE ("bind", about, __real_sqlite3_bind_text (stmt, place, text, size, destroy));

  return __real_sqlite3_bind_text (stmt, place, text, size, destroy);
}

WRAP (int, sqlite3_bind_blob64, sqlite3_stmt *stmt, int place, const void *data, sqlite3_uint64 size, void (*destroy) (void *))
{
  g_autofree char *about = dup_place (stmt, place);

  FAIL_CODE ("bind", about, __real_sqlite3_bind_blob64 (stmt, place, data, size, destroy));

  return __real_sqlite3_bind_blob64 (stmt, place, data, size, destroy);
}

WRAP (int, sqlite3_bind_zeroblob, sqlite3_stmt *stmt, int place, int size)
{
  g_autofree char *about = dup_place (stmt, place);

  FAIL_CODE ("bind", about, __real_sqlite3_bind_zeroblob (stmt, place, size));

  return __real_sqlite3_bind_zeroblob (stmt, place, size);
}

/* A value that is there and for which there is no memory */
WRAP (const unsigned char *, sqlite3_column_text, sqlite3_stmt *stmt, int column)
{
  const unsigned char *text = __real_sqlite3_column_text (stmt, column);
  g_autofree char     *about = dup_place (stmt, column);

  return text != NULL && note_read (stmt, column) && fault_sqlite_strikes ("column", about) ? NULL : text;
}

WRAP (const void *, sqlite3_column_blob, sqlite3_stmt *stmt, int column)
{
  const void      *data = __real_sqlite3_column_blob (stmt, column);
  g_autofree char *about = dup_place (stmt, column);

  return data != NULL && note_read (stmt, column) && fault_sqlite_strikes ("column", about) ? NULL : data;
}

WRAP (int, sqlite3_db_config, sqlite3 *db, int option, ...)
{
  g_autofree char *about = g_strdup_printf ("%d", option);
  va_list          args;
  int              value;
  int             *answer;

  va_start (args, option);
  value = va_arg (args, int);
  answer = va_arg (args, int *);
  va_end (args);
  FAIL_CODE ("db_config", about, __real_sqlite3_db_config (db, option, value, answer));

  return __real_sqlite3_db_config (db, option, value, answer);
}

WRAP (int, sqlite3_file_control, sqlite3 *db, const char *name, int option, void *answer)
{
  g_autofree char *about = g_strdup_printf ("%d", option);

  FAIL_CODE ("file_control", about, __real_sqlite3_file_control (db, name, option, answer));

  return __real_sqlite3_file_control (db, name, option, answer);
}

WRAP (int, sqlite3_wal_checkpoint_v2, sqlite3 *db, const char *name, int mode, int *n_log, int *n_done)
{
  FAIL_CODE ("checkpoint", mode == SQLITE_CHECKPOINT_PASSIVE ? "passive" : "truncate", __real_sqlite3_wal_checkpoint_v2 (db, name, mode, n_log, n_done));

  return __real_sqlite3_wal_checkpoint_v2 (db, name, mode, n_log, n_done);
}

WRAP (sqlite3_backup *, sqlite3_backup_init, sqlite3 *to, const char *to_name, sqlite3 *from, const char *from_name)
{
  copy = to;
  is_backup_refused = fault_sqlite_strikes ("backup", "begin");

  return is_backup_refused ? NULL : __real_sqlite3_backup_init (to, to_name, from, from_name);
}

WRAP (int, sqlite3_backup_step, sqlite3_backup *backup, int n_pages)
{
  FAIL_CODE ("backup", "step", __real_sqlite3_backup_step (backup, n_pages));

  return __real_sqlite3_backup_step (backup, n_pages);
}

WRAP (int, sqlite3_backup_finish, sqlite3_backup *backup)
{
  gboolean is_it = backup != NULL && fault_sqlite_strikes ("backup", "finish");
  int      rc = __real_sqlite3_backup_finish (backup);

  if (is_copy_spoilt && copy != NULL)
    __real_sqlite3_exec (copy, "DELETE FROM revision WHERE id = (SELECT max (id) FROM revision)", NULL, NULL, NULL);

  return is_it ? manner.code : rc;
}

/* Why a backup could not be begun */
WRAP (int, sqlite3_extended_errcode, sqlite3 *db)
{
  return is_backup_refused ? manner.code : __real_sqlite3_extended_errcode (db);
}
