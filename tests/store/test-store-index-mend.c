/* test-store-index-mend.c — an index that cannot be made anew, or not be looked at
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is interposed by --wrap fails while it is armed: the table is then as it was, and nobody is told
 * that an operation can be tried again. */
#include "newsroom-index-mend-private.h"
#include "newsroom-page-check-private.h"

#include <sqlite3.h>
#include <string.h>

#include "store-helper.h"

/* What fails while it is set */
static struct
{
  gboolean           no_list;   /* the tables cannot be listed */
  const char        *unread;    /* a table that cannot be checked */
  gboolean           is_inside; /* that only in a transaction */
  const char        *table;     /* of which another state is told */
  NewsroomTableState state;     /* which */
  int                reindex;   /* what SQLite answers when an index is to be made anew */
} faults;

int      __real_sqlite3_exec (sqlite3 *db, const char *sql, int (*callback) (void *, int, char **, char **), void *data, char **message);
int      __wrap_sqlite3_exec (sqlite3 *db, const char *sql, int (*callback) (void *, int, char **, char **), void *data, char **message);
char   **__real_newsroom_page_check_list_tables (NewsroomConnection *connection, GError **error);
char   **__wrap_newsroom_page_check_list_tables (NewsroomConnection *connection, GError **error);
gboolean __real_newsroom_page_check_table (NewsroomConnection *connection, const char *table, NewsroomTableState *state, GError **error);
gboolean __wrap_newsroom_page_check_table (NewsroomConnection *connection, const char *table, NewsroomTableState *state, GError **error);

int
__wrap_sqlite3_exec (sqlite3    *db,
                     const char *sql,
                     int (*callback) (void *, int, char **, char **),
                     void  *data,
                     char **message)
{
  if (faults.reindex != SQLITE_OK && g_str_has_prefix (sql, "REINDEX"))
    return faults.reindex;

  return __real_sqlite3_exec (db, sql, callback, data, message);
}

char **
__wrap_newsroom_page_check_list_tables (NewsroomConnection *connection,
                                        GError            **error)
{
  if (!faults.no_list)
    return __real_newsroom_page_check_list_tables (connection, error);
  newsroom_connection_check (connection, SQLITE_NOMEM, error);

  return NULL;
}

gboolean
__wrap_newsroom_page_check_table (NewsroomConnection *connection,
                                  const char         *table,
                                  NewsroomTableState *state,
                                  GError            **error)
{
  const gboolean is_inside = sqlite3_get_autocommit (newsroom_connection_get_handle (connection)) == 0;

  if (g_strcmp0 (faults.unread, table) == 0 && is_inside == faults.is_inside)
    {
      *state = NEWSROOM_TABLE_SOUND;
      return newsroom_connection_check (connection, SQLITE_NOMEM, error);
    }
  if (g_strcmp0 (faults.table, table) == 0)
    {
      *state = faults.state;
      return TRUE;
    }

  return __real_newsroom_page_check_table (connection, table, state, error);
}

static void
disarm (void)
{
  memset (&faults, 0, sizeof faults);
}

static void
define (const char *path,
        const char *name,
        const char *definition)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '%s' WHERE name = '%s'", definition, name);

  g_free (run_sql (path, sql));
}

/* The index of the list knows no article; its pages are sound. */
static NewsroomConnection *
open_harmed (Library *library)
{
  const char      *question = "SELECT sql FROM sqlite_schema WHERE name = 'article_listed'";
  g_autofree char *definition = NULL;
  g_autofree char *wrong = NULL;
  g_autoptr (NewsroomArticle) article = fill_library (library);
  g_autoptr (GError) error = NULL;
  NewsroomConnection *connection;

  library_close (library);
  definition = g_strchomp (run_sql (library->path, question));
  wrong = g_strconcat (definition, " WHERE 0", NULL);
  define (library->path, "article_listed", wrong);
  g_free (run_sql (library->path, "REINDEX article_listed"));
  define (library->path, "article_listed", definition);

  connection = newsroom_connection_open (library->path, &error);
  g_assert_no_error (error);
  newsroom_connection_set_action (connection, "Could not work");

  return connection;
}

static NewsroomTableState
get_state (NewsroomConnection *connection)
{
  NewsroomTableState state = NEWSROOM_TABLE_DAMAGED;
  g_autoptr (GError) error = NULL;

  g_assert_true (__real_newsroom_page_check_table (connection, "article", &state, &error));
  g_assert_no_error (error);

  return state;
}

/* One table: what fails, and with which code it is said */
static void
test_table (Library      *library,
            gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = open_harmed (library);
  g_autoptr (GError) error = NULL;
  gint64 changed_id = 0;

  faults.reindex = SQLITE_FULL;
  g_assert_false (newsroom_index_mend_table (connection, "article", &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_FULL);
  g_clear_error (&error);

  disarm ();
  faults.unread = "article";
  faults.is_inside = TRUE;
  g_assert_false (newsroom_index_mend_table (connection, "article", &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_clear_error (&error);

  disarm ();
  faults.table = "article";
  faults.state = NEWSROOM_TABLE_DAMAGED;
  g_assert_false (newsroom_index_mend_table (connection, "article", &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_clear_error (&error);

  /* Nothing was changed, and nobody is told that anything was. */
  disarm ();
  g_assert_cmpint (get_state (connection), ==, NEWSROOM_TABLE_INDEX);
  g_assert_false (newsroom_connection_take_changed (connection, &changed_id));
  newsroom_index_mend_table (connection, "article", &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_state (connection), ==, NEWSROOM_TABLE_SOUND);
  g_assert_true (newsroom_connection_take_changed (connection, &changed_id));
}

/* A save has met an index, and has failed. */
static gboolean
mend_after (NewsroomConnection *connection,
            GError            **error)
{
  g_clear_error (error);
  g_assert_false (newsroom_connection_check (connection, SQLITE_CORRUPT_INDEX, error));
  g_assert_error (*error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);

  return newsroom_index_mend_after (connection, error);
}

static void
assert_not_mended (NewsroomConnection *connection)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mend_after (connection, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_assert_null (strstr (error->message, "Try again."));
  disarm ();
}

/* Only where all tables were looked at and are sound then, it is said that it can be tried again. */
static void
test_after (Library      *library,
            gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = open_harmed (library);
  g_autoptr (GError) error = NULL;

  faults.no_list = TRUE;
  assert_not_mended (connection);
  faults.unread = "article";
  assert_not_mended (connection);
  faults.reindex = SQLITE_FULL;
  assert_not_mended (connection);
  faults.table = "sqlite_schema";
  faults.state = NEWSROOM_TABLE_DAMAGED;
  assert_not_mended (connection);
  g_assert_cmpint (get_state (connection), ==, NEWSROOM_TABLE_INDEX);

  g_assert_true (mend_after (connection, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "Try again."));
  g_assert_cmpint (get_state (connection), ==, NEWSROOM_TABLE_SOUND);

  /* There is none any more, and so it was another reason. */
  assert_not_mended (connection);
  g_clear_error (&error);
  g_assert_false (newsroom_index_mend_after (connection, &error));
  g_assert_no_error (error);
}

/* An index was made anew, but there is worse behind it, or what nobody knows. */
static void
test_after_damaged (Library      *library,
                    gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = NULL;

  faults.unread = data;
  connection = open_harmed (library);
  if (data == NULL)
    faults.table = "undo_step";
  faults.state = NEWSROOM_TABLE_DAMAGED;
  assert_not_mended (connection);
  g_assert_cmpint (get_state (connection), ==, NEWSROOM_TABLE_SOUND);
}

/* What is worst counts, in whichever order it is said: a row that cannot be there is not in its index
 * either, and to make that anew would not help. */
static void
test_worse_row (Library      *library,
                gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = open_harmed (library);
  NewsroomTableState state = NEWSROOM_TABLE_SOUND;
  g_autofree char   *definition = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *wrong = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (newsroom_connection_close (connection, &error));
  definition = g_strchomp (run_sql (library->path, "SELECT replace (sql, char (39), char (39, 39)) FROM sqlite_schema WHERE name = 'article'"));
  parts = g_strsplit (definition, "sha256 TEXT NOT NULL", 2);
  wrong = g_strjoinv ("sha256 TEXT", parts);
  define (library->path, "article", wrong);
  g_free (run_sql (library->path, "UPDATE article NOT INDEXED SET sha256 = NULL"));
  define (library->path, "article", definition);

  g_clear_pointer (&connection, newsroom_connection_free);
  connection = newsroom_connection_open_copy (library->path, library->path, &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_page_check_table (connection, "article", &state, &error));
  g_assert_cmpint (state, ==, NEWSROOM_TABLE_DAMAGED);
  g_assert_false (newsroom_page_check_all (connection, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/index-mend/table", Library, NULL, library_set_up, test_table, library_tear_down);
  g_test_add ("/store/index-mend/after", Library, NULL, library_set_up, test_after, library_tear_down);
  g_test_add ("/store/index-mend/after/unread", Library, "undo_step", library_set_up, test_after_damaged, library_tear_down);
  g_test_add ("/store/index-mend/after/damaged", Library, NULL, library_set_up, test_after_damaged, library_tear_down);
  g_test_add ("/store/index-mend/worse-row", Library, NULL, library_set_up, test_worse_row, library_tear_down);

  return g_test_run ();
}
