/* test-store-check-faults.c — a check of the library that cannot be made
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-idle-check-private.h"
#include "newsroom-page-check-private.h"

#include <sqlite3.h>
#include <string.h>

#include "connection-helper.h"

/* What SQLite answers, while it is set, where it is to prepare, or to go on with, something with these
 * words; and what it says where all is sound */
static struct
{
  const char *sql;
  const char *stepped;
  int         rc;
  const char *answer;
} faults;

const char *__real_newsroom_statement_get_text (NewsroomStatement *self, int column);
const char *__wrap_newsroom_statement_get_text (NewsroomStatement *self, int column);
int         __real_sqlite3_prepare_v3 (sqlite3 *db, const char *sql, int n_bytes, unsigned int flags, sqlite3_stmt **stmt, const char **tail);
int         __wrap_sqlite3_prepare_v3 (sqlite3 *db, const char *sql, int n_bytes, unsigned int flags, sqlite3_stmt **stmt, const char **tail);
int         __real_sqlite3_step (sqlite3_stmt *stmt);
int         __wrap_sqlite3_step (sqlite3_stmt *stmt);

int
__wrap_sqlite3_prepare_v3 (sqlite3       *db,
                           const char    *sql,
                           int            n_bytes,
                           unsigned int   flags,
                           sqlite3_stmt **stmt,
                           const char   **tail)
{
  if (faults.sql != NULL && strstr (sql, faults.sql) != NULL)
    return faults.rc;

  return __real_sqlite3_prepare_v3 (db, sql, n_bytes, flags, stmt, tail);
}

int
__wrap_sqlite3_step (sqlite3_stmt *stmt)
{
  const char *sql = sqlite3_sql (stmt);

  if (faults.stepped != NULL && sql != NULL && strstr (sql, faults.stepped) != NULL)
    return faults.rc;

  return __real_sqlite3_step (stmt);
}

const char *
__wrap_newsroom_statement_get_text (NewsroomStatement *self,
                                    int                column)
{
  const char *text = __real_newsroom_statement_get_text (self, column);

  return faults.answer != NULL && g_str_equal (text, "ok") ? faults.answer : text;
}

static void
disarm (void)
{
  memset (&faults, 0, sizeof faults);
}

/* A check of the whole file that could not be made is no damage, and not made either. */
static void
test_check_all (Library      *library,
                gconstpointer data)
{
  static const char *const checks[] = { "integrity_check", "PRAGMA foreign_key_check" };
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  connection = open_connection (library);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      faults.sql = checks[i];
      faults.rc = SQLITE_NOMEM;
      g_assert_false (newsroom_page_check_all (connection, &error));
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
      g_clear_error (&error);
    }
  disarm ();
  g_assert_true (newsroom_page_check_all (connection, &error));
  g_assert_no_error (error);
}

/* Nor is one of a table. */
static void
test_check_table (Library      *library,
                  gconstpointer data)
{
  NewsroomTableState state = NEWSROOM_TABLE_DAMAGED;
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  connection = open_connection (library);
  faults.stepped = "PRAGMA integrity_check (article)";
  faults.rc = SQLITE_NOMEM;
  g_assert_false (newsroom_page_check_table (connection, "article", &state, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_clear_error (&error);
  disarm ();
  g_assert_true (newsroom_page_check_table (connection, "article", &state, &error));
  g_assert_no_error (error);
  g_assert_cmpint (state, ==, NEWSROOM_TABLE_SOUND);
}

/* Of what SQLite finds, an index whose pages are sound can be made anew, and the search index, into which
 * newer versions look, keeps nobody from the articles. */
static void
test_answers (Library      *library,
              gconstpointer data)
{
  static const struct
  {
    const char        *answer;
    NewsroomTableState state;
    gboolean           is_opened;
    gboolean           is_sound;
  } answers[] = {
    { "ok", NEWSROOM_TABLE_SOUND, TRUE, TRUE },
    { "malformed inverted index for FTS5 table main.article_fts", NEWSROOM_TABLE_INDEX, TRUE, TRUE },
    { "row 2 missing from index article_listed", NEWSROOM_TABLE_INDEX, TRUE, FALSE },
    { "NULL value in article.body", NEWSROOM_TABLE_DAMAGED, FALSE, FALSE },
    { "*** in database main ***\nwrong # of entries in index article_listed", NEWSROOM_TABLE_DAMAGED, FALSE, FALSE },
  };
  g_autoptr (NewsroomConnection) connection = NULL;

  library_close (library);
  connection = open_connection (library);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      NewsroomTableState state = NEWSROOM_TABLE_SOUND;
      g_autoptr (GError) error = NULL;

      faults.answer = answers[i].answer;
      g_assert_true (newsroom_page_check_table (connection, "article", &state, &error));
      g_assert_cmpint (state, ==, answers[i].state);
      g_assert_cmpint (newsroom_page_check_few (connection, &error), ==, answers[i].is_opened);
      g_assert_cmpint (error == NULL, ==, answers[i].is_opened);
      g_clear_error (&error);
      g_assert_cmpint (newsroom_page_check_all (connection, &error), ==, answers[i].is_sound);
      if (!answers[i].is_sound)
        g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
    }
  disarm ();
}

/* What is found while nobody asks for anything: a part that cannot be read is told, and one of which
 * that is not known is not. */
static void
test_idle_check (Library      *library,
                 gconstpointer data)
{
  static const struct
  {
    const char *sql;
    int         rc;
    gboolean    is_told;
  } parts[] = {
    { "VALUES (1), (2)", SQLITE_NOMEM, FALSE },
    { "VALUES (1), (2)", SQLITE_CORRUPT, TRUE },
    { "'sqlite_schema,'", SQLITE_NOMEM, FALSE },
    { "'sqlite_schema,'", SQLITE_CORRUPT, TRUE },
    { "foreign_key_check (portrait)", SQLITE_NOMEM, FALSE },
    { "foreign_key_check (portrait)", SQLITE_CORRUPT, TRUE },
    { "integrity_check (author)", SQLITE_CORRUPT, TRUE },
  };
  g_autoptr (NewsroomYield) yield = newsroom_yield_new ();

  library_close (library);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (NewsroomConnection) connection = open_connection (library);
      NewsroomIdleCheck check = { 0 };
      guint             n_told = 0;

      faults.sql = parts[i].sql;
      faults.rc = parts[i].rc;
      while (!newsroom_idle_check_is_done (&check))
        {
          g_auto (GStrv) damages = newsroom_idle_check_continue (&check, connection, yield);

          if (damages != NULL)
            g_assert_cmpstr (damages[0], ==, "parts of the library cannot be read");
          n_told += damages != NULL;
        }
      g_assert_cmpint (n_told > 0, ==, parts[i].is_told);
      newsroom_idle_check_clear (&check);
      disarm ();
    }
}

/* What a newer version has written is not called damaged, whatever it is. */
static void
test_idle_check_newer (Library      *library,
                       gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (NewsroomYield) yield = newsroom_yield_new ();
  NewsroomIdleCheck check = { 0 };

  library_close (library);
  g_free (run_sql (library->path, "PRAGMA user_version = 99; PRAGMA foreign_keys = OFF; INSERT INTO portrait VALUES (99, 'image/png', x'00')"));
  connection = open_connection (library);
  g_assert_cmpint (newsroom_connection_get_read_only (connection), ==, NEWSROOM_READ_ONLY_NEWER);
  g_assert_null (newsroom_idle_check_continue (&check, connection, yield));
  g_assert_true (newsroom_idle_check_is_done (&check));
  newsroom_idle_check_clear (&check);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/check-faults/all", Library, NULL, library_set_up, test_check_all, library_tear_down);
  g_test_add ("/store/check-faults/table", Library, NULL, library_set_up, test_check_table, library_tear_down);
  g_test_add ("/store/check-faults/answers", Library, NULL, library_set_up, test_answers, library_tear_down);
  g_test_add ("/store/check-faults/idle", Library, NULL, library_set_up, test_idle_check, library_tear_down);
  g_test_add ("/store/check-faults/idle/newer", Library, NULL, library_set_up, test_idle_check_newer, library_tear_down);

  return g_test_run ();
}
