/* test-store-library-rows.c — what the check of every row finds, and where it cannot read one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-rows-private.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "store-helper.h"
#include "system-helper.h"

/* Each is read by a statement of its own. */
#define N_FIGURES 6

/* A row that is harmed, by SQLite alone */
typedef struct
{
  const char *sql;
  const char *damage; /* a part of what is found, or NULL: the rows cannot be read */
} Harm;

static void
set_up (Library      *library,
        gconstpointer data)
{
  library_set_up (library, data);
  g_object_unref (fill_library (library));
  library_close (library);
}

static void
set_up_first_version (Library      *library,
                      gconstpointer data)
{
  g_autofree char *sql_path = g_test_build_filename (G_TEST_DIST, "store", "data", "v1.sql", NULL);
  g_autofree char *sql = NULL;

  library_set_up (library, data);
  library_close (library);
  g_assert_no_errno (g_unlink (library->path));
  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  g_free (run_sql (library->path, sql));
}

static void
tear_down (Library      *library,
           gconstpointer data)
{
  system_end ();
  library_reopen (library);
  library_tear_down (library, data);
}

static char *
harm (Library    *library,
      const char *sql)
{
  char *path = g_build_filename (library->folder, "harmed.db", NULL);

  copy_file (library->path, path);
  g_free (run_sql (path, sql));

  return path;
}

static NewsroomConnection *
open_rows (const char *path)
{
  g_autoptr (GError) error = NULL;
  NewsroomConnection *connection = newsroom_connection_open_copy (path, path, &error);

  g_assert_no_error (error);

  return connection;
}

/* What is not as it was saved is found, and is no failure; what cannot be read is one. */
static void
check_harms (Library    *library,
             const Harm *harms,
             guint       n_harms)
{
  for (guint i = 0; i < n_harms; i++)
    {
      g_autofree char *path = harm (library, harms[i].sql);
      g_autoptr (NewsroomConnection) connection = open_rows (path);
      g_autoptr (GPtrArray) damages = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      gboolean done = newsroom_library_rows_check (connection, damages, NULL, &error);

      g_test_message ("%s", harms[i].sql);
      g_assert_true (done == (error == NULL));
      g_assert_true (done == (harms[i].damage != NULL));
      if (done)
        {
          g_assert_cmpuint (damages->len, >, 0);
          g_assert_nonnull (strstr (g_ptr_array_index (damages, 0), harms[i].damage));
        }
      g_assert_no_errno (g_unlink (path));
    }
}

static void
test_harmed (Library      *library,
             gconstpointer data)
{
  static const Harm harms[] = {
    { "UPDATE article SET state = 'nowhere' WHERE id = 1", "article 1, " },
    { "UPDATE article SET priority = 77 WHERE id = 1", "article 1, " },
    { "UPDATE article SET body = body || '.' WHERE id = 1", "article 1, " },
    { "DELETE FROM author", "article 1, " },
    { "DROP TABLE credit", NULL },
    { "UPDATE revision SET body = body || '.' WHERE article = 1 AND sequence = 1", "version 1 of article 1 " },
    { "DROP TABLE revision", NULL },
    { "UPDATE original SET bytes = X'00'", "the file “story.txt” of article 2 " },
    { "CREATE TABLE other AS SELECT * FROM original; DROP TABLE original; ALTER TABLE other RENAME TO original;"
      "UPDATE original SET bytes = NULL",
      "the file “story.txt” of article 2 " },
    { "DROP TABLE original", NULL },
  };

  check_harms (library, harms, G_N_ELEMENTS (harms));
}

/* Version 1 kept each body whole. */
static void
test_first_version (Library      *library,
                    gconstpointer data)
{
  static const Harm harms[] = {
    { "UPDATE revision SET state = 'nowhere' WHERE sequence = 1", "version 1 of article 1 " },
    { "UPDATE revision SET credits = 'nobody' WHERE sequence = 1", "version 1 of article 1 " },
    { "UPDATE revision SET body = body || '.' WHERE sequence = 1", "version 1 of article 1 " },
  };
  g_autoptr (NewsroomConnection) connection = open_rows (library->path);
  g_autoptr (GPtrArray) damages = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (newsroom_library_rows_check (connection, damages, NULL, NULL));
  g_assert_cmpuint (damages->len, ==, 0);
  check_harms (library, harms, G_N_ELEMENTS (harms));
}

/* It is given up between two rows, and where the disk fails, nothing is said of the rows. */
static void
test_given_up (Library      *library,
               gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = open_rows (library->path);
  g_autoptr (GPtrArray) damages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (newsroom_library_rows_check (connection, damages, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* The first step is for the version, the second on the first article, the third on its credits. */
  for (guint i = 0; i < 3; i++)
    {
      system_fail ("step", i, 1, SQLITE_IOERR_READ);
      g_assert_false (newsroom_library_rows_check (connection, damages, NULL, &error));
      system_end ();
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
      g_clear_error (&error);
    }
  g_assert_cmpuint (damages->len, ==, 0);
  g_assert_true (newsroom_library_rows_check (connection, damages, NULL, NULL));
  g_assert_cmpuint (damages->len, ==, 0);
}

/* One row after the other: what belongs to an article that is gone is told, and each row is looked at. */
static void
test_next (Library      *library,
           gconstpointer data)
{
  g_autofree char *path = harm (library, "DELETE FROM article WHERE id = 2");
  g_autoptr (NewsroomConnection) connection = open_rows (path);
  g_autoptr (GPtrArray) damages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;
  gint64   after = 0;

  g_assert_true (newsroom_library_rows_check_next (connection, NEWSROOM_ROW_ARTICLE, &after, damages, &is_done, NULL));
  g_assert_false (is_done);
  g_assert_cmpint (after, ==, 1);
  g_assert_true (newsroom_library_rows_check_next (connection, NEWSROOM_ROW_ARTICLE, &after, damages, &is_done, NULL));
  g_assert_true (is_done);
  g_assert_cmpuint (damages->len, ==, 0);

  after = 0;
  g_assert_true (newsroom_library_rows_check_next (connection, NEWSROOM_ROW_REVISION, &after, damages, &is_done, NULL));
  g_assert_cmpuint (damages->len, ==, 0);
  after = 0;
  g_assert_true (newsroom_library_rows_check_next (connection, NEWSROOM_ROW_ORIGINAL, &after, damages, &is_done, NULL));
  g_assert_cmpuint (damages->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (damages, 0), ==, "parts of the library are missing");

  after = 0;
  system_fail ("step", 0, 1, SQLITE_IOERR_READ);
  g_assert_false (newsroom_library_rows_check_next (connection, NEWSROOM_ROW_ORIGINAL, &after, damages, &is_done, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_false (is_done);
  g_assert_cmpint (after, ==, 0);
  g_assert_no_errno (g_unlink (path));
}

static void
test_next_unread (Library      *library,
                  gconstpointer data)
{
  g_autofree char *path = harm (library, "DROP TABLE revision");
  g_autoptr (NewsroomConnection) connection = open_rows (path);
  g_autoptr (GPtrArray) damages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gboolean is_done = TRUE;
  gint64   after = 0;

  g_assert_false (newsroom_library_rows_check_next (connection, NEWSROOM_ROW_REVISION, &after, damages, &is_done, &error));
  g_assert_nonnull (error);
  g_assert_false (is_done);
  g_assert_cmpuint (damages->len, ==, 0);
  g_assert_no_errno (g_unlink (path));
}

/* What cannot be counted is no library. */
static void
test_counted (Library      *library,
              gconstpointer data)
{
  static const char *const tables[] = { "article", "revision", "original", "author" };
  NewsroomLibraryFigures   figures = { 0 };
  g_autoptr (NewsroomConnection) whole = open_rows (library->path);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP TABLE %s", tables[i]);
      g_autofree char *path = harm (library, sql);
      g_autoptr (NewsroomConnection) connection = open_rows (path);

      g_assert_false (newsroom_library_rows_count (connection, &figures, &error));
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_no_errno (g_unlink (path));
    }
  for (guint i = 0; i < N_FIGURES; i++)
    {
      system_fail ("step", i, 1, SQLITE_IOERR_READ);
      g_assert_false (newsroom_library_rows_count (whole, &figures, &error));
      system_end ();
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
      g_clear_error (&error);
    }
  g_assert_true (newsroom_library_rows_count (whole, &figures, NULL));
  g_assert_cmpint (figures.n_articles, ==, 2);
  g_assert_cmpint (figures.n_originals, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/library-rows/harmed", Library, NULL, set_up, test_harmed, tear_down);
  g_test_add ("/store/library-rows/first-version", Library, NULL, set_up_first_version, test_first_version, tear_down);
  g_test_add ("/store/library-rows/given-up", Library, NULL, set_up, test_given_up, tear_down);
  g_test_add ("/store/library-rows/next", Library, NULL, set_up, test_next, tear_down);
  g_test_add ("/store/library-rows/next-unread", Library, NULL, set_up, test_next_unread, tear_down);
  g_test_add ("/store/library-rows/counted", Library, NULL, set_up, test_counted, tear_down);

  return g_test_run ();
}
