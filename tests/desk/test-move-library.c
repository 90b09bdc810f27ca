/* test-move-library.c — the library moved to another folder
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "desk-helper.h"
#include "newsroom-library-path.h"
#include "newsroom-move-library.h"

static void
save_another (NewsroomStore *store)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Harbour opens");
  newsroom_store_save_article_async (store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL, desk_result_cb, &result);
  done = desk_await (&result);
  saved = newsroom_store_save_article_finish (store, done, NULL);
  g_assert_nonnull (saved);
}

/* The usual library, closed, with one article. Returns: (transfer full): its path */
static char *
make_library (void)
{
  char            *path = newsroom_library_path_dup_usual ();
  g_autofree char *folder = g_path_get_dirname (path);
  NewsroomStore   *store;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  store = desk_open (path);
  save_another (store);
  desk_close (&store);

  return path;
}

static char *
move (const char *library,
      const char *folder,
      char      **kept,
      GError    **error)
{
  g_autoptr (GAsyncResult) moved = NULL;
  GAsyncResult *result = NULL;

  newsroom_move_library_async (library, folder, NULL, desk_result_cb, &result);
  moved = desk_await (&result);

  return newsroom_move_library_finish (moved, kept, error);
}

static void
assert_articles (const char *path,
                 guint       n_articles)
{
  NewsroomStore *store = desk_open (path);

  g_assert_cmpuint (desk_count_articles (store), ==, n_articles);
  desk_close (&store);
}

static void
assert_library (const char *path)
{
  assert_articles (path, 1);
}

static void
assert_refused (const char       *library,
                const char       *folder,
                NewsroomFileError code)
{
  g_autofree char *moved = NULL;
  g_autofree char *usual = NULL;
  g_autoptr (GError) error = NULL;

  moved = move (library, folder, NULL, &error);
  g_assert_null (moved);
  g_assert_error (error, NEWSROOM_FILE_ERROR, (int)code);
  usual = newsroom_library_path_dup_usual ();
  g_assert_cmpstr (usual, ==, library);
  assert_library (library);
}

/* Named or not: what is said against it, or %NULL for nothing */
static void
assert_checked (const char *library,
                const char *refusal)
{
  for (int is_named = 0; is_named < 2; is_named++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_good = newsroom_library_path_check (library, is_named, &error);

      g_assert_cmpint (is_good, ==, refusal == NULL);
      if (refusal != NULL)
        g_assert_nonnull (strstr (error->message, refusal));
    }
}

/* A note that names no library, or cannot be read: the one of before is not opened unasked. */
static void
test_damaged_note (void)
{
  static const char *const notes[] = { "", "\n", "library.db\n", "safe/library.db" };
  g_autofree char         *library = make_library ();
  g_autofree char         *note = newsroom_library_path_dup_note ();
  g_autofree char         *folder = g_path_get_dirname (note);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i <= G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (GError) error = NULL;
      const gboolean is_folder = i == G_N_ELEMENTS (notes);

      if (is_folder)
        g_assert_cmpint (g_mkdir (note, 0700), ==, 0);
      else
        g_assert_true (g_file_set_contents (note, notes[i], -1, NULL));
      g_assert_false (newsroom_library_path_check (library, FALSE, &error));
      g_assert_nonnull (strstr (error->message, note));
      g_assert_null (strstr (error->message, "was moved to"));
      g_assert_nonnull (strstr (error->message, "delete it if the library was never moved"));
      g_assert_true (newsroom_library_path_check (library, TRUE, NULL));
      g_assert_cmpint (g_remove (note), ==, 0);
    }
  assert_checked (library, NULL);
  assert_library (library);
  g_assert_cmpint (g_unlink (library), ==, 0);
  assert_checked (library, NULL);
}

static void
test_move (void)
{
  g_autofree char *backups = NULL;
  g_autofree char *library = make_library ();
  g_autofree char *top = g_dir_make_tmp ("newsroom-test-XXXXXX", NULL);
  g_autofree char *synchronised = g_build_filename (top, "Nextcloud", NULL);
  g_autofree char *taken = g_build_filename (top, "taken", "Newsroom", NULL);
  g_autofree char *taken_parent = g_path_get_dirname (taken);
  g_autofree char *missing = g_build_filename (top, "no", "such", NULL);
  g_autofree char *expected = g_build_filename (top, "Newsroom", "library.db", NULL);
  g_autofree char *log = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *usual = NULL;
  g_autofree char *asked = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (synchronised, 0700), ==, 0);
  assert_refused (library, synchronised, NEWSROOM_FILE_ERROR_REMOTE);
  assert_refused (library, missing, NEWSROOM_FILE_ERROR_DENIED);
  g_assert_cmpint (g_mkdir_with_parents (taken, 0700), ==, 0);
  log = desk_put (taken, "library.db-wal", "of another library");
  assert_refused (library, taken_parent, NEWSROOM_FILE_ERROR_EXISTS);

  moved = move (library, top, &kept, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (moved, ==, expected);
  g_assert_nonnull (strstr (kept, "library-moved-"));
  g_assert_false (g_file_test (library, G_FILE_TEST_EXISTS));
  usual = newsroom_library_path_dup_usual ();
  g_assert_cmpstr (usual, ==, expected);
  assert_library (moved);
  assert_library (kept);

  /* Where it was moved to it must be: no other one is begun in its place. */
  assert_checked (moved, NULL);
  g_assert_cmpint (g_unlink (moved), ==, 0);
  assert_checked (moved, "is not there. Connect the disk");
  g_assert_true (newsroom_library_path_check (kept, TRUE, NULL));
  g_assert_false (newsroom_library_path_check (kept, FALSE, NULL));

  /* Lost, but not with its disk */
  backups = g_build_filename (top, "Newsroom", "backups", NULL);
  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  assert_checked (moved, "but its backups are");

  /* What was asked for by name is not the usual one. */
  asked = newsroom_library_path_resolve ("/somewhere/else.db");
  g_assert_cmpstr (asked, ==, "/somewhere/else.db");
}

/* Somebody has it open: nothing is moved. */
static void
test_open (void)
{
  g_autofree char *library = make_library ();
  g_autofree char *top = g_dir_make_tmp ("newsroom-test-XXXXXX", NULL);
  g_autofree char *target = g_build_filename (top, "Newsroom", "library.db", NULL);
  g_autofree char *moved = NULL;
  g_autofree char *usual = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomStore *store = desk_open (library);

  moved = move (library, top, NULL, &error);
  g_assert_null (moved);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IN_USE);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  usual = newsroom_library_path_dup_usual ();
  g_assert_cmpstr (usual, ==, library);
  assert_checked (library, NULL);
  desk_close (&store);
  assert_library (library);

  g_assert_cmpint (g_unlink (library), ==, 0);
}

/* What a process that was killed saved last is in the log alone, and is moved with the rest. */
static void
test_not_closed (void)
{
  static const char *const suffixes[] = { "", "-wal" };
  g_autofree char         *library = make_library ();
  g_autofree char         *top = g_dir_make_tmp ("newsroom-test-XXXXXX", NULL);
  g_autofree char         *log = g_strconcat (library, "-wal", NULL);
  g_autofree char         *moved = NULL;
  g_autofree char         *kept = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomStore *store = desk_open (library);
  char          *contents[G_N_ELEMENTS (suffixes)] = { NULL };
  gsize          lengths[G_N_ELEMENTS (suffixes)] = { 0 };

  save_another (store);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (library, suffixes[i], NULL);

      g_assert_true (g_file_get_contents (path, &contents[i], &lengths[i], NULL));
    }
  desk_close (&store);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (library, suffixes[i], NULL);

      g_assert_true (g_file_set_contents (path, contents[i], (gssize)lengths[i], NULL));
      g_free (contents[i]);
    }

  moved = move (library, top, &kept, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_articles (moved, 2);
  assert_articles (kept, 2);

  /* The next library is the usual one again. */
  g_assert_true (newsroom_library_path_remember (library, NULL));
  g_assert_cmpint (g_unlink (moved), ==, 0);
  g_assert_cmpint (g_unlink (kept), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("newsroom-test-XXXXXX", NULL);

  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("NEWSROOM_LIBRARY");
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);

  /* In this order: where the library is stays as the last one left it. */
  g_test_add_func ("/move-library/open", test_open);
  g_test_add_func ("/move-library/not-closed", test_not_closed);
  g_test_add_func ("/move-library/damaged-note", test_damaged_note);
  g_test_add_func ("/move-library/move", test_move);

  return g_test_run ();
}
