/* test-store-swap-recover.c — an exchange of the library that was killed half way leaves no second name of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store-helper.h"

/* A library that another process left without closing it, and by which name an exchange kept it */
typedef struct
{
  char *folder;
  char *path;
  char *log;
  char *kept;
  char *kept_log;
} Left;

static void
left_set_up (Left    *left,
             Library *library)
{
  g_autofree char *log = g_strconcat (library->path, "-wal", NULL);

  left->folder = g_dir_make_tmp ("newsroom-left-XXXXXX", NULL);
  left->path = g_build_filename (left->folder, "library.db", NULL);
  left->log = g_strconcat (left->path, "-wal", NULL);
  left->kept = g_build_filename (left->folder, "library-before-restore-20261128T140000Z.db", NULL);
  left->kept_log = g_strconcat (left->kept, "-wal", NULL);
  copy_file (library->path, left->path);
  copy_file (log, left->log);
}

static void
left_tear_down (Left *left)
{
  g_unlink (left->kept_log);
  g_unlink (left->kept);
  g_unlink (left->log);
  g_unlink (left->path);
  g_assert_no_errno (g_rmdir (left->folder));
  g_free (left->folder);
  g_free (left->path);
  g_free (left->log);
  g_free (left->kept);
  g_free (left->kept_log);
}

static void
assert_body (const char *path,
             gint64      id,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomStore) store = open_store (path, &error);
  g_autoptr (NewsroomArticle) article = NULL;

  g_assert_no_error (error);
  article = load_article (store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), ==, expected);
  g_assert_true (close_store (store, NULL));
}

/* Opens what was left, and saves something in it. */
static void
go_on (Left            *left,
       NewsroomArticle *article)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomStore) store = open_store (left->path, &error);
  g_autoptr (NewsroomArticle) found = NULL;
  g_autoptr (NewsroomArticle) saved = NULL;

  g_assert_no_error (error);
  found = load_article (store, newsroom_article_get_id (article), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (newsroom_article_get_text (found, NEWSROOM_FIELD_BODY), ==, "Words.");
  newsroom_article_set_text (found, NEWSROOM_FIELD_BODY, "More words.");
  saved = save_article (store, found, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_true (close_store (store, NULL));
}

/* By its other name the library would get the log of before, once more: what was saved since is lost. */
static void
test_killed (Library      *library,
             gconstpointer data)
{
  const gboolean is_log_gone = GPOINTER_TO_INT (data);
  Left           left;
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);

  g_assert_nonnull (saved);
  left_set_up (&left, library);
  g_assert_no_errno (link (left.path, left.kept));
  g_assert_no_errno (link (left.log, left.kept_log));
  if (is_log_gone)
    g_assert_no_errno (g_unlink (left.log));

  go_on (&left, saved);
  if (g_file_test (left.kept, G_FILE_TEST_EXISTS))
    {
      g_autoptr (NewsroomStore) kept = open_store (left.kept, NULL);

      if (kept != NULL)
        close_store (kept, NULL);
    }
  assert_body (left.path, newsroom_article_get_id (saved), "More words.");
  g_assert_false (g_file_test (left.kept, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (left.kept_log, G_FILE_TEST_EXISTS));
  left_tear_down (&left);
}

/* A name that somebody else gave it is none of ours. */
static void
test_other_name (Library      *library,
                 gconstpointer data)
{
  Left             left;
  g_autofree char *text = NULL;
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);

  g_assert_nonnull (saved);
  left_set_up (&left, library);
  g_assert_no_errno (link (left.path, left.kept));
  g_assert_true (g_file_set_contents (left.kept_log, "another log", -1, NULL));

  go_on (&left, saved);
  g_assert_true (g_file_test (left.kept, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (left.kept_log, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "another log");
  assert_body (left.path, newsroom_article_get_id (saved), "More words.");
  left_tear_down (&left);
}

/* The log is beside both names, beside the kept one only, or was empty. */
typedef enum
{
  LOG_THERE,
  LOG_GONE,
  LOG_NEVER,
} LogState;

/* Somebody opens the library by the name under which it was about to be kept: that by which it is opened
 * else is told, and stays, with all that is in it. */
static void
test_by_kept_name (Library      *library,
                   gconstpointer data)
{
  const LogState state = GPOINTER_TO_INT (data);
  Left           left;
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);

  g_assert_nonnull (saved);
  left_set_up (&left, library);
  if (state == LOG_NEVER)
    assert_body (left.path, newsroom_article_get_id (saved), "Words.");
  g_assert_no_errno (link (left.path, left.kept));
  if (state != LOG_NEVER)
    g_assert_no_errno (link (left.log, left.kept_log));
  if (state == LOG_GONE)
    g_assert_no_errno (g_unlink (left.log));

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NewsroomStore) store = open_store (left.kept, &error);

      g_assert_null (store);
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
      g_assert_nonnull (strstr (error->message, left.path));
      g_assert_true (g_str_has_suffix (error->message, "”. Open that one."));
      g_assert_true (g_file_test (left.path, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_test (left.log, G_FILE_TEST_EXISTS) == (state == LOG_THERE));
      g_assert_true (g_file_test (left.kept_log, G_FILE_TEST_EXISTS) == (state != LOG_NEVER));
    }

  go_on (&left, saved);
  assert_body (left.path, newsroom_article_get_id (saved), "More words.");
  g_assert_true (g_file_test (left.kept, G_FILE_TEST_EXISTS) == (state == LOG_NEVER));
  g_assert_false (g_file_test (left.kept_log, G_FILE_TEST_EXISTS));
  left_tear_down (&left);
}

/* No exchange chooses such a name: it is somebody's, as is that of the library itself, and both stay,
 * whichever the library is opened by. Only the log has one name again. */
static void
test_both_names (Library      *library,
                 gconstpointer data)
{
  const gboolean is_by_other = GPOINTER_TO_INT (data);
  Left           left;
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);

  g_assert_nonnull (saved);
  left_set_up (&left, library);
  g_free (left.kept);
  left.kept = g_build_filename (left.folder, "mine.db", NULL);
  g_free (left.kept_log);
  left.kept_log = g_strconcat (left.kept, "-wal", NULL);
  g_assert_no_errno (link (left.path, left.kept));
  g_assert_no_errno (link (left.log, left.kept_log));

  assert_body (is_by_other ? left.kept : left.path, newsroom_article_get_id (saved), "Words.");
  g_assert_true (g_file_test (left.kept, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (left.kept_log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (left.log, G_FILE_TEST_EXISTS));
  go_on (&left, saved);
  assert_body (left.kept, newsroom_article_get_id (saved), "More words.");
  assert_body (left.path, newsroom_article_get_id (saved), "More words.");
  left_tear_down (&left);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/swap-recover/log-gone", Library, GINT_TO_POINTER (TRUE), library_set_up, test_killed, library_tear_down);
  g_test_add ("/store/swap-recover/log-there", Library, GINT_TO_POINTER (FALSE), library_set_up, test_killed, library_tear_down);
  g_test_add ("/store/swap-recover/other-name", Library, NULL, library_set_up, test_other_name, library_tear_down);
  g_test_add ("/store/swap-recover/by-kept-name", Library, GINT_TO_POINTER (LOG_THERE), library_set_up, test_by_kept_name, library_tear_down);
  g_test_add ("/store/swap-recover/by-kept-name-log-gone", Library, GINT_TO_POINTER (LOG_GONE), library_set_up, test_by_kept_name, library_tear_down);
  g_test_add ("/store/swap-recover/by-kept-name-no-log", Library, GINT_TO_POINTER (LOG_NEVER), library_set_up, test_by_kept_name, library_tear_down);
  g_test_add ("/store/swap-recover/both-names", Library, GINT_TO_POINTER (FALSE), library_set_up, test_both_names, library_tear_down);
  g_test_add ("/store/swap-recover/both-names-by-other", Library, GINT_TO_POINTER (TRUE), library_set_up, test_both_names, library_tear_down);

  return g_test_run ();
}
