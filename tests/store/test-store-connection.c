/* test-store-connection.c — the connection, while SQLite, the system or somebody else stands in its way
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is interposed by --wrap fails while it is armed, and each test says how the library goes on. */
#include "newsroom-connection-private.h"
#include "newsroom-library-guard-private.h"
#include "newsroom-log-renewal-private.h"
#include "newsroom-reading-file-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "connection-helper.h"

#define ADD_SQL "INSERT INTO author VALUES (NULL, hex (randomblob (8)), 0, 0, '', 'Ann', '', '', '', '', '', '', '', '', '')"
#define COUNT_SQL "SELECT count (*) FROM author NOT INDEXED"

/* What fails while it is set; of what is asked in SQL that with these words */
static struct
{
  const char *sql;
  int         rc;
  guint       n_opened;    /* files of libraries that cannot be opened to write */
  gboolean    is_unseen;   /* and none can be looked at without a lock */
  guint       n_moved;     /* so many times another library has taken the place */
  gboolean    is_unread;   /* nor to read */
  gboolean    is_unset;    /* what was done to look at it is not undone */
  int         option;      /* a setting that stays as it was */
  const char *refused;     /* one of which the answer is another */
  int         renewal;     /* errno of the renewal of the log */
  int         guard;       /* errno of the guard */
  int         place;       /* what SQLite answers to the question whether the file has moved */
  gboolean    is_readable; /* the library may not be written */
  gboolean    is_emptied;  /* and somebody empties it once that is known */
} faults;

int      __real_sqlite3_exec (sqlite3 *db, const char *sql, int (*callback) (void *, int, char **, char **), void *data, char **message);
int      __wrap_sqlite3_exec (sqlite3 *db, const char *sql, int (*callback) (void *, int, char **, char **), void *data, char **message);
int      __real_sqlite3_prepare_v3 (sqlite3 *db, const char *sql, int n_bytes, unsigned int flags, sqlite3_stmt **stmt, const char **tail);
int      __wrap_sqlite3_prepare_v3 (sqlite3 *db, const char *sql, int n_bytes, unsigned int flags, sqlite3_stmt **stmt, const char **tail);
int      __real_sqlite3_open_v2 (const char *path, sqlite3 **db, int flags, const char *vfs);
int      __wrap_sqlite3_open_v2 (const char *path, sqlite3 **db, int flags, const char *vfs);
int      __real_sqlite3_file_control (sqlite3 *db, const char *name, int operation, void *data);
int      __wrap_sqlite3_file_control (sqlite3 *db, const char *name, int operation, void *data);
int      __wrap_sqlite3_db_config (sqlite3 *db, int option, ...);
int      __real_sqlite3_db_config (sqlite3 *db, int option, ...);
char    *__real_newsroom_connection_dup_answer (NewsroomConnection *self, const char *sql, GError **error);
char    *__wrap_newsroom_connection_dup_answer (NewsroomConnection *self, const char *sql, GError **error);
int      __real_newsroom_log_renewal_run (const char *path);
int      __wrap_newsroom_log_renewal_run (const char *path);
gboolean __real_newsroom_library_guard_take (int *guard, const char *path);
gboolean __wrap_newsroom_library_guard_take (int *guard, const char *path);
int      __real_access (const char *path, int mode);
int      __wrap_access (const char *path, int mode);
int      __real_newsroom_reading_file_open (const char *path, sqlite3 **db);
int      __wrap_newsroom_reading_file_open (const char *path, sqlite3 **db);

static gboolean
is_refused (const char *sql)
{
  return faults.sql != NULL && strstr (sql, faults.sql) != NULL;
}

int
__wrap_sqlite3_exec (sqlite3    *db,
                     const char *sql,
                     int (*callback) (void *, int, char **, char **),
                     void  *data,
                     char **message)
{
  return is_refused (sql) ? faults.rc : __real_sqlite3_exec (db, sql, callback, data, message);
}

int
__wrap_sqlite3_prepare_v3 (sqlite3       *db,
                           const char    *sql,
                           int            n_bytes,
                           unsigned int   flags,
                           sqlite3_stmt **stmt,
                           const char   **tail)
{
  return is_refused (sql) ? faults.rc : __real_sqlite3_prepare_v3 (db, sql, n_bytes, flags, stmt, tail);
}

int
__wrap_sqlite3_open_v2 (const char *path,
                        sqlite3   **db,
                        int         flags,
                        const char *vfs)
{
  if ((flags & SQLITE_OPEN_CREATE) != 0 && faults.n_opened > 0)
    {
      faults.n_opened--;
      *db = NULL;
      return SQLITE_CANTOPEN;
    }
  if ((flags & SQLITE_OPEN_URI) != 0 && faults.is_unseen)
    {
      *db = NULL;
      return SQLITE_NOMEM;
    }

  return __real_sqlite3_open_v2 (path, db, flags, vfs);
}

int
__wrap_sqlite3_file_control (sqlite3    *db,
                             const char *name,
                             int         operation,
                             void       *data)
{
  if (operation == SQLITE_FCNTL_HAS_MOVED && faults.place != SQLITE_OK)
    return faults.place;
  if (operation == SQLITE_FCNTL_HAS_MOVED && faults.n_moved > 0)
    {
      faults.n_moved--;
      *(int *)data = 1;
      return SQLITE_OK;
    }

  return __real_sqlite3_file_control (db, name, operation, data);
}

int
__wrap_sqlite3_db_config (sqlite3 *db,
                          int      option,
                          ...)
{
  va_list args;
  int     value;
  int    *answer;
  int     rc;

  va_start (args, option);
  value = va_arg (args, int);
  answer = va_arg (args, int *);
  va_end (args);
  if (faults.is_unset && option == SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE && value == 0)
    return SQLITE_NOMEM;
  rc = __real_sqlite3_db_config (db, option, value, answer);
  if (answer != NULL && option == faults.option)
    *answer = !value;

  return rc;
}

char *
__wrap_newsroom_connection_dup_answer (NewsroomConnection *self,
                                       const char         *sql,
                                       GError            **error)
{
  if (g_strcmp0 (sql, faults.refused) == 0)
    return g_strdup ("another");

  return __real_newsroom_connection_dup_answer (self, sql, error);
}

int
__wrap_newsroom_log_renewal_run (const char *path)
{
  return faults.renewal != 0 ? faults.renewal : __real_newsroom_log_renewal_run (path);
}

gboolean
__wrap_newsroom_library_guard_take (int        *guard,
                                    const char *path)
{
  if (faults.guard == 0)
    return __real_newsroom_library_guard_take (guard, path);
  errno = faults.guard;

  return FALSE;
}

int
__wrap_access (const char *path,
               int         mode)
{
  if (faults.is_readable && (mode & W_OK) != 0)
    {
      errno = EACCES;
      return -1;
    }
  if (faults.is_emptied)
    g_assert_no_errno (truncate (path, 0));

  return __real_access (path, mode);
}

int
__wrap_newsroom_reading_file_open (const char *path,
                                   sqlite3   **db)
{
  return faults.is_unread ? SQLITE_NOMEM : __real_newsroom_reading_file_open (path, db);
}

static void
disarm (void)
{
  memset (&faults, 0, sizeof faults);
}

static gboolean
add_author (NewsroomConnection *connection,
            gpointer            data,
            GError            **error)
{
  return newsroom_connection_execute (connection, ADD_SQL, error);
}

static gint64
count_authors (NewsroomConnection *connection)
{
  g_autoptr (GError) error = NULL;
  gint64 n_authors = -1;

  newsroom_connection_read_int (connection, COUNT_SQL, &n_authors, &error);
  g_assert_no_error (error);

  return n_authors;
}

/* The next transaction is done, and what it did is in the file alone. */
static void
assert_goes_on (Library            *library,
                NewsroomConnection *connection)
{
  g_autoptr (GError) error = NULL;
  const gint64     n_authors = count_authors (connection);
  g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT "\n", n_authors + 1);
  g_autofree char *found = NULL;

  newsroom_connection_transact (connection, add_author, NULL, &error);
  g_assert_no_error (error);
  newsroom_connection_close (connection, &error);
  g_assert_no_error (error);
  found = run_sql (library->path, COUNT_SQL);
  g_assert_cmpstr (g_strchomp (found), ==, g_strchomp (expected));
}

#define ALWAYS G_MAXUINT

typedef struct
{
  const char *name;
  const char *sql;
  int         rc;
  guint       n_opened;
  gboolean    is_unseen;
  guint       n_moved;
  gboolean    is_unread;
  gboolean    is_unset;
  int         option;
  const char *refused;
  int         renewal;
  int         guard;
  int         place;
  int         code; /* what is said then */
  const char *words;
} Fault;

/* What may happen when a library is opened, and the log is written anew where it is opened again */
static const Fault opening_faults[] = {
  { "open", .n_opened = ALWAYS, .code = NEWSROOM_STORE_ERROR_IO, .words = "a file is not there or cannot be made" },
  { "unseen", .is_unseen = TRUE, .code = NEWSROOM_STORE_ERROR_IO, .words = "out of memory" },
  { "setting-kept", .option = SQLITE_DBCONFIG_DEFENSIVE, .code = NEWSROOM_STORE_ERROR_IO, .words = "refused a safety setting" },
  { "pragma-refused", .refused = "PRAGMA synchronous", .code = NEWSROOM_STORE_ERROR_IO, .words = "refused “PRAGMA synchronous = FULL”" },
  { "lock", .sql = "BEGIN EXCLUSIVE", .rc = SQLITE_BUSY, .code = NEWSROOM_STORE_ERROR_IN_USE },
  { "guard-held", .guard = EAGAIN, .code = NEWSROOM_STORE_ERROR_IN_USE },
  { "guard", .guard = EMFILE, .code = NEWSROOM_STORE_ERROR_IO, .words = "a file is not there or cannot be made" },
  { "place", .place = SQLITE_IOERR_FSTAT, .code = NEWSROOM_STORE_ERROR_IO },
  { "moved", .n_moved = ALWAYS, .code = NEWSROOM_STORE_ERROR_MOVED, .words = "deleted, replaced or cut" },
  { "application", .sql = "PRAGMA application_id", .rc = SQLITE_IOERR_READ, .code = NEWSROOM_STORE_ERROR_IO },
  { "version", .sql = "PRAGMA user_version", .rc = SQLITE_IOERR_READ, .code = NEWSROOM_STORE_ERROR_IO },
  { "objects", .sql = "SELECT count (*) FROM sqlite_schema", .rc = SQLITE_IOERR_READ, .code = NEWSROOM_STORE_ERROR_IO },
  { "page-count", .sql = "PRAGMA page_count", .rc = SQLITE_IOERR_READ, .code = NEWSROOM_STORE_ERROR_IO },
  { "pages", .sql = "quick_check", .rc = SQLITE_IOERR_READ, .code = NEWSROOM_STORE_ERROR_IO },
  { "first-write", .sql = "BEGIN IMMEDIATE; COMMIT", .rc = SQLITE_IOERR_FSYNC, .code = NEWSROOM_STORE_ERROR_IO, .words = "the disk does not read or write" },
  { "last-setting", .is_unset = TRUE, .code = NEWSROOM_STORE_ERROR_IO },
};

static const Fault renewal_faults[] = {
  { "open-once", .n_opened = 1, .code = NEWSROOM_STORE_ERROR_IO, .words = "a file is not there or cannot be made" },
  { "renewal", .renewal = EIO, .code = NEWSROOM_STORE_ERROR_IO, .words = "the disk does not read or write" },
  { "renewal-full", .renewal = ENOSPC, .code = NEWSROOM_STORE_ERROR_FULL, .words = "no space is left" },
};

static const Fault reading_faults[] = {
  { "open", .is_unread = TRUE, .code = NEWSROOM_STORE_ERROR_IO },
  { "setting-kept", .option = SQLITE_DBCONFIG_DEFENSIVE, .code = NEWSROOM_STORE_ERROR_IO, .words = "refused a safety setting" },
  { "pragma-refused", .refused = "PRAGMA query_only", .code = NEWSROOM_STORE_ERROR_IO, .words = "refused “PRAGMA query_only = ON”" },
  { "guard-held", .guard = EAGAIN, .code = NEWSROOM_STORE_ERROR_IN_USE },
  { "guard", .guard = EMFILE, .code = NEWSROOM_STORE_ERROR_IO },
  { "place", .place = SQLITE_IOERR_FSTAT, .code = NEWSROOM_STORE_ERROR_IO },
  { "moved", .n_moved = ALWAYS, .code = NEWSROOM_STORE_ERROR_MOVED, .words = "deleted, replaced or cut" },
  { "application", .sql = "PRAGMA application_id", .rc = SQLITE_IOERR_READ, .code = NEWSROOM_STORE_ERROR_IO },
  { "version", .sql = "PRAGMA user_version", .rc = SQLITE_IOERR_READ, .code = NEWSROOM_STORE_ERROR_IO },
};

static void
arm (const Fault *fault)
{
  disarm ();
  faults.sql = fault->sql;
  faults.rc = fault->rc;
  faults.n_opened = fault->n_opened;
  faults.is_unseen = fault->is_unseen;
  faults.n_moved = fault->n_moved;
  faults.is_unread = fault->is_unread;
  faults.is_unset = fault->is_unset;
  faults.option = fault->option;
  faults.refused = fault->refused;
  faults.renewal = fault->renewal;
  faults.guard = fault->guard;
  faults.place = fault->place;
}

/* After a sync that failed the library is opened again before anything else. If that fails, too, nothing
 * is done or said to be done, and it is tried with the next operation. */
static void
test_reopen (Library      *library,
             gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  gint64   n_authors;
  gboolean done;

  library_close (library);
  connection = open_connection (library);
  n_authors = count_authors (connection);
  g_assert_false (newsroom_connection_check (connection, SQLITE_IOERR_FSYNC, NULL));

  arm (fault);
  done = newsroom_connection_transact (connection, add_author, NULL, &error);
  assert_refused (done, &error, fault->code, fault->words);
  newsroom_connection_release_memory (connection);
  if (fault->n_opened == ALWAYS)
    assert_refused (newsroom_connection_prepare (connection, COUNT_SQL, &error) != NULL, &error, NEWSROOM_STORE_ERROR_IO, "Copy your text");
  disarm ();

  g_assert_cmpint (count_authors (connection), ==, n_authors);
  assert_goes_on (library, connection);
}

static gboolean
add_in_vain (NewsroomConnection *connection,
             gpointer            data,
             GError            **error)
{
  g_assert_true (add_author (connection, data, error));
  newsroom_connection_set_error (connection, NEWSROOM_STORE_ERROR_NOT_FOUND, "enough", error);

  return FALSE;
}

/* What could not be taken back is not to be seen, nor saved with the next transaction. */
static void
test_rollback (Library      *library,
               gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  connection = open_connection (library);
  faults.sql = "ROLLBACK";
  faults.rc = SQLITE_IOERR_WRITE;
  assert_refused (newsroom_connection_transact (connection, add_in_vain, NULL, &error), &error, NEWSROOM_STORE_ERROR_NOT_FOUND, "enough");
  assert_refused (newsroom_connection_prepare (connection, COUNT_SQL, &error) != NULL, &error, NEWSROOM_STORE_ERROR_IO, "Copy your text");
  disarm ();
  g_assert_cmpint (count_authors (connection), ==, 0);
  assert_goes_on (library, connection);
}

static gboolean
add_unplaced (NewsroomConnection *connection,
              gpointer            data,
              GError            **error)
{
  faults.place = SQLITE_NOMEM;

  return add_author (connection, data, error);
}

/* Where nobody knows whose file was written, it is not said to be saved, nor to be moved; the library is
 * opened again. */
static void
test_unplaced (Library      *library,
               gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  connection = open_connection (library);
  assert_refused (newsroom_connection_transact (connection, add_unplaced, NULL, &error), &error, NEWSROOM_STORE_ERROR_IO, NULL);
  disarm ();
  assert_goes_on (library, connection);
}

/* It is not another library that is opened again. */
static void
test_reopen_replaced (Library      *library,
                      gconstpointer data)
{
  g_autofree char *aside = g_strconcat (library->path, ".aside", NULL);
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  library_close (library);
  connection = open_connection (library);
  g_assert_false (newsroom_connection_check (connection, SQLITE_IOERR_FSYNC, NULL));
  g_assert_no_errno (g_rename (library->path, aside));
  copy_file (aside, library->path);
  done = newsroom_connection_transact (connection, add_author, NULL, &error);
  assert_refused (done, &error, NEWSROOM_STORE_ERROR_MOVED, "deleted, replaced or cut");

  g_assert_no_errno (g_rename (aside, library->path));
  assert_goes_on (library, connection);
}

static void
assert_not_opened (Library     *library,
                   const Fault *fault)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            size = 0;
  gsize            size_after = 0;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (library->path, &before, &size, NULL));
  g_assert_null (newsroom_connection_open (library->path, &error));
  assert_refused (FALSE, &error, fault->code, fault->words);
  g_assert_true (g_file_get_contents (library->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size, after, size_after);
}

/* What cannot be opened is as it was, and is opened with the next try. */
static void
test_open (Library      *library,
           gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = NULL;

  if (library->store != NULL)
    library_close (library);
  arm (data);
  assert_not_opened (library, data);
  disarm ();
  connection = open_connection (library);
  g_assert_cmpint (newsroom_connection_get_read_only (connection), ==, NEWSROOM_READ_ONLY_NOT);
  assert_goes_on (library, connection);
}

static void
test_open_to_read (Library      *library,
                   gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = NULL;

  library_close (library);
  arm (data);
  faults.is_readable = TRUE;
  assert_not_opened (library, data);
  disarm ();
  faults.is_readable = TRUE;
  connection = open_connection (library);
  g_assert_cmpint (newsroom_connection_get_read_only (connection), ==, NEWSROOM_READ_ONLY_PERMISSION);
  g_assert_cmpint (count_authors (connection), ==, 0);
  disarm ();
}

/* Another library in its place is opened, as long as there are not too many of them. */
static void
test_exchanged (Library      *library,
                gconstpointer data)
{
  const gboolean is_readable = GPOINTER_TO_INT (data);
  g_autoptr (NewsroomConnection) connection = NULL;

  library_close (library);
  faults.is_readable = is_readable;
  faults.n_moved = 3;
  connection = open_connection (library);
  g_assert_cmpuint (faults.n_moved, ==, 0);
  g_assert_cmpint (newsroom_connection_get_read_only (connection), ==, is_readable ? NEWSROOM_READ_ONLY_PERMISSION : NEWSROOM_READ_ONLY_NOT);
  disarm ();
  if (!is_readable)
    assert_goes_on (library, connection);
}

/* An empty file with a log beside it is no library that may be made anew, or read, be it emptied in the
 * last moment; with an empty log it is a new one. */
static void
test_lone_log (Library      *library,
               gconstpointer data)
{
  const Fault      fault = { "lone-log", .code = NEWSROOM_STORE_ERROR_DAMAGED, .words = "“-wal” file holds articles" };
  g_autofree char *log = g_strconcat (library->path, "-wal", NULL);
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  g_assert_true (g_file_set_contents (log, "articles", -1, NULL));
  faults.is_readable = TRUE;
  faults.is_emptied = TRUE;
  assert_refused (newsroom_connection_open (library->path, &error) != NULL, &error, fault.code, fault.words);
  disarm ();
  assert_not_opened (library, &fault);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (log, "", 0, NULL));
  connection = open_connection (library);
  g_assert_cmpint (count_authors (connection), ==, 0);
  assert_goes_on (library, connection);
}

/* As the third version had the articles */
#define TO_THIRD_VERSION                        \
  "DROP INDEX article_listed;"                  \
  "ALTER TABLE original DROP COLUMN report;"    \
  "ALTER TABLE article DROP COLUMN note_count;" \
  "CREATE INDEX article_listed ON article (changed, state, word_count, headline, shown_byline)"

static const Fault upgrade_faults[] = {
  { "step", .sql = "BEGIN EXCLUSIVE;CREATE TABLE undo (", .rc = SQLITE_FULL, .code = NEWSROOM_STORE_ERROR_FULL },
  { "bodies", .sql = "SELECT id, body FROM article ORDER BY id", .rc = SQLITE_IOERR_READ, .code = NEWSROOM_STORE_ERROR_IO },
  { "notes", .sql = "UPDATE article SET note_count", .rc = SQLITE_FULL, .code = NEWSROOM_STORE_ERROR_FULL },
};

/* What could not be brought up to date is as it was. */
static void
test_upgrade (Library      *library,
              gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", "The mayor paid XX million.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);

  library_close (library);
  g_free (run_sql (library->path, "DROP TABLE undo_step; DROP TABLE undo; PRAGMA user_version = 2;" TO_THIRD_VERSION));
  test_open (library, data);
}

static void
add_faults (const char  *name,
            const Fault *each,
            guint        n_faults,
            void (*test) (Library *, gconstpointer))
{
  for (guint i = 0; i < n_faults; i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/connection/%s/%s", name, each[i].name);

      g_test_add (path, Library, &each[i], library_set_up, test, library_tear_down);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_faults ("reopen", opening_faults, G_N_ELEMENTS (opening_faults), test_reopen);
  add_faults ("reopen", renewal_faults, G_N_ELEMENTS (renewal_faults), test_reopen);
  g_test_add ("/store/connection/rollback", Library, NULL, library_set_up, test_rollback, library_tear_down);
  g_test_add ("/store/connection/unplaced", Library, NULL, library_set_up, test_unplaced, library_tear_down);
  g_test_add ("/store/connection/reopen/replaced", Library, NULL, library_set_up, test_reopen_replaced, library_tear_down);
  add_faults ("open", opening_faults, G_N_ELEMENTS (opening_faults), test_open);
  add_faults ("open-to-read", reading_faults, G_N_ELEMENTS (reading_faults), test_open_to_read);
  add_faults ("upgrade", upgrade_faults, G_N_ELEMENTS (upgrade_faults), test_upgrade);
  g_test_add ("/store/connection/open/exchanged", Library, GINT_TO_POINTER (FALSE), library_set_up, test_exchanged, library_tear_down);
  g_test_add ("/store/connection/open-to-read/exchanged", Library, GINT_TO_POINTER (TRUE), library_set_up, test_exchanged, library_tear_down);
  g_test_add ("/store/connection/lone-log", Library, NULL, library_set_up, test_lone_log, library_tear_down);

  return g_test_run ();
}
