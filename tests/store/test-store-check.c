/* test-store-check.c — what a check finds in a library, and in what is no library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-helper.h"

#include <glib/gstdio.h>
#include <string.h>

static char **
check_library (Library *library,
               GError **error)
{
  NewsroomLibraryFigures figures;
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_check_async (library->store, NULL, keep_result_cb, &result);

  return newsroom_store_check_finish (library->store, wait_for (&result), &figures, error);
}

static gboolean
back_up_partly (Library    *library,
                const char *path,
                const char *partial,
                GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean done;

  newsroom_store_backup_partly_async (library->store, path, partial, NULL, keep_result_cb, &result);
  done = newsroom_store_backup_finish (library->store, wait_for (&result), NULL, error);
  g_assert_cmpint (newsroom_store_backup_is_partial (result), ==, g_file_test (partial, G_FILE_TEST_EXISTS));

  return done;
}

/* The disk has changed the library itself. */
static void
test_rotten_library (Library      *library,
                     gconstpointer data)
{
  g_autofree char *path = g_build_filename (library->folder, "copy.db", NULL);
  g_auto (GStrv) damages = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (fill_library (library));
  damages = check_library (library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (damages), ==, 0);
  g_clear_pointer (&damages, g_strfreev);

  library_close (library);
  g_free (run_sql (library->path, "UPDATE article SET body = 'rotten' WHERE headline = 'From a file'"));
  g_free (run_sql (library->path, "UPDATE original SET bytes = x'00'"));
  g_free (run_sql (library->path, "UPDATE revision SET credits = replace (credits, 'with', 'without') WHERE cause = 'publish'"));
  library_reopen (library);

  damages = check_library (library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (damages), ==, 3);
  g_assert_nonnull (strstr (damages[0], "“From a file”"));
  g_assert_nonnull (strstr (damages[1], "version"));
  g_assert_nonnull (strstr (damages[2], "“story.txt”"));

  g_assert_false (back_up (library->store, path, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "“From a file”"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Each version is looked at, however it is kept. */
static void
test_versions (Library      *library,
               gconstpointer data)
{
  g_autoptr (GString) body = g_string_new ("The text begins long before its end, so that most of it stays what it was.");
  g_autoptr (NewsroomArticle) article = make_article ("Typed", body->str);
  g_autofree char *path = g_build_filename (library->folder, "copy.db", NULL);
  g_auto (GStrv) damages = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (NewsroomArticle) before = g_steal_pointer (&article);

      g_string_append_printf (body, " Word %u.", i);
      newsroom_article_set_text (before, NEWSROOM_FIELD_BODY, body->str);
      article = save_article (library->store, before, NEWSROOM_CAUSE_AUTOSAVE, &error);
      g_assert_no_error (error);
    }
  g_assert_true (back_up (library->store, path, NULL, &error));
  g_assert_no_error (error);

  library_close (library);
  g_free (run_sql (library->path, "UPDATE revision SET body = replace (body, 'Word 60', 'Wort 60') WHERE sequence = 61"));
  library_reopen (library);
  damages = check_library (library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (damages), >=, 1);
  g_assert_cmpstr (damages[0], ==, "version 61 of article 1 is not what was saved");
}

/* A damaged search index is no damage to any article. */
static void
test_damaged_index (Library      *library,
                    gconstpointer data)
{
  g_autofree char *path = g_build_filename (library->folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;

  g_object_unref (fill_library (library));
  library_close (library);
  g_free (run_sql (library->path, "UPDATE article_fts_data SET block = x'0102' WHERE id > 1"));
  library_reopen (library);
  g_assert_true (back_up (library->store, path, NULL, &error));
  g_assert_no_error (error);
}

/* A backup of a backup is as good, and made with the same care. */
static void
test_duplicate (Library      *library,
                gconstpointer data)
{
  g_autofree char       *path = g_build_filename (library->folder, "copy.db", NULL);
  g_autofree char       *other = g_build_filename (library->folder, "other.db", NULL);
  g_autofree char       *third = g_build_filename (library->folder, "third.db", NULL);
  NewsroomLibraryFigures figures = { 0 };
  NewsroomLibraryFigures seen = { 0 };
  g_autoptr (GError) error = NULL;

  g_object_unref (fill_library (library));
  g_assert_true (back_up (library->store, path, NULL, &error));
  g_assert_true (newsroom_library_copy_duplicate (path, other, &figures, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (figures.n_articles, ==, 2);
  g_assert_true (newsroom_library_copy_verify (other, &seen, NULL, &error));
  g_assert_cmpmem (&figures, sizeof figures, &seen, sizeof seen);

  g_assert_false (newsroom_library_copy_duplicate (path, other, &figures, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_clear_error (&error);
  g_free (run_sql (path, "UPDATE article SET body = 'rotten'"));
  g_assert_false (newsroom_library_copy_duplicate (path, third, &figures, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_assert_false (g_file_test (third, G_FILE_TEST_EXISTS));
}

/* What the first version wrote is whole, also by the sums of today. */
static void
test_first_version (Library      *library,
                    gconstpointer data)
{
  g_autofree char       *sql_path = g_test_build_filename (G_TEST_DIST, "store", "data", "v1.sql", NULL);
  g_autofree char       *path = g_build_filename (library->folder, "first.db", NULL);
  g_autofree char       *sql = NULL;
  NewsroomLibraryFigures figures = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  g_free (run_sql (path, sql));
  g_assert_true (newsroom_library_copy_verify (path, &figures, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (figures.version, ==, 1);
  g_assert_cmpint (figures.n_revisions, ==, 2);

  g_free (run_sql (path, "UPDATE revision SET credits = replace (credits, 'with', 'by') WHERE sequence = 1"));
  g_assert_false (newsroom_library_copy_verify (path, &figures, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
}

/* So is what the second one wrote, where a version may be a change of another one. */
static void
test_second_version (Library      *library,
                     gconstpointer data)
{
  g_autofree char       *sql_path = g_test_build_filename (G_TEST_DIST, "store", "data", "v2.sql", NULL);
  g_autofree char       *path = g_build_filename (library->folder, "second.db", NULL);
  g_autofree char       *sql = NULL;
  NewsroomLibraryFigures figures = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  g_free (run_sql (path, sql));
  g_assert_true (newsroom_library_copy_verify (path, &figures, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (figures.version, ==, 2);
  g_assert_cmpint (figures.n_revisions, ==, 4);

  g_free (run_sql (path, "UPDATE revision SET body = replace (body, 'whole', 'hole') WHERE base = 3"));
  g_assert_false (newsroom_library_copy_verify (path, &figures, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
}

/* What was written in other articles is kept, and can be put back; but it is no backup. */
static void
test_partial (Library      *library,
              gconstpointer data)
{
  g_autofree char       *path = g_build_filename (library->folder, "copy.db", NULL);
  g_autofree char       *partial = g_build_filename (library->folder, "partial.db", NULL);
  NewsroomLibraryFigures figures = { 0 };
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (GAsyncResult) restored = NULL;
  g_auto (GStrv) damages = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (fill_library (library));
  library_close (library);
  g_free (run_sql (library->path, "UPDATE article SET body = 'rotten' WHERE headline = 'From a file'"));
  library_reopen (library);
  g_assert_false (back_up_partly (library, path, partial, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "“partial.db”"));
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (newsroom_library_copy_verify (partial, &figures, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_clear_error (&error);

  library_close (library);
  newsroom_library_restore_async (partial, library->path, FALSE, NULL, keep_result_cb, &refused);
  g_assert_false (newsroom_library_restore_finish (wait_for (&refused), NULL, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  newsroom_library_restore_async (partial, library->path, TRUE, NULL, keep_result_cb, &restored);
  g_assert_true (newsroom_library_restore_finish (wait_for (&restored), NULL, &figures, &error));
  g_assert_no_error (error);
  g_assert_cmpint (figures.n_articles, ==, 2);
  damages = newsroom_library_restore_dup_damages (restored);
  g_assert_cmpuint (g_strv_length (damages), ==, 1);
  g_assert_nonnull (strstr (damages[0], "“From a file”"));
}

/* Where more than single rows is wrong nothing is kept; and nothing is marked that is whole. */
static void
test_not_partial (Library      *library,
                  gconstpointer data)
{
  g_autofree char *path = g_build_filename (library->folder, "copy.db", NULL);
  g_autofree char *partial = g_build_filename (library->folder, "partial.db", NULL);
  g_autoptr (GError) error = NULL;

  g_object_unref (fill_library (library));
  g_assert_true (back_up_partly (library, path, partial, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));

  library_close (library);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_free (run_sql (library->path, "PRAGMA foreign_keys = OFF; INSERT INTO portrait VALUES (99, 'image/png', x'00')"));
  library_reopen (library);
  g_assert_false (back_up_partly (library, path, partial, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
}

static void
test_not_a_copy (Library      *library,
                 gconstpointer data)
{
  g_autofree char       *foreign = g_build_filename (library->folder, "foreign.db", NULL);
  g_autofree char       *missing = g_build_filename (library->folder, "missing.db", NULL);
  NewsroomLibraryFigures figures;
  g_autoptr (GError) error = NULL;

  g_object_unref (fill_library (library));
  g_assert_false (newsroom_library_copy_verify (library->path, &figures, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_false (newsroom_library_copy_verify (missing, &figures, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (newsroom_library_copy_verify (library->folder, &figures, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_free (run_sql (foreign, "CREATE TABLE song (name TEXT)"));
  g_assert_false (newsroom_library_copy_verify (foreign, &figures, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
}

#define ADD(path, function) g_test_add (path, Library, NULL, library_set_up, function, library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/check/rotten-library", test_rotten_library);
  ADD ("/store/check/versions", test_versions);
  ADD ("/store/check/damaged-index", test_damaged_index);
  ADD ("/store/check/duplicate", test_duplicate);
  ADD ("/store/check/first-version", test_first_version);
  ADD ("/store/check/second-version", test_second_version);
  ADD ("/store/check/partial", test_partial);
  ADD ("/store/check/not-partial", test_not_partial);
  ADD ("/store/check/not-a-copy", test_not_a_copy);

  return g_test_run ();
}
