/* test-store-import-again.c — what is imported again after a sync that failed is in the library once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "store-helper.h"

static gboolean sync_fails;

int
fdatasync (int fd)
{
  if (sync_fails)
    {
      errno = EIO;
      return -1;
    }

  return (int)syscall (SYS_fdatasync, fd);
}

int
fsync (int fd)
{
  if (sync_fails)
    {
      errno = EIO;
      return -1;
    }

  return (int)syscall (SYS_fsync, fd);
}

static gboolean
import_file (Library    *library,
             const char *text,
             GError    **error)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", text);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomOriginal) original = newsroom_original_new ("news.txt", "/desk/news.txt", "text/plain", bytes, report);

  return import (library->store, article, original, error);
}

static void
assert_counts (Library    *library,
               const char *expected)
{
  g_autofree char *counts = NULL;

  library_close (library);
  counts = run_sql (library->path, "SELECT (SELECT count (*) FROM article) || ' ' || (SELECT count (*) FROM original)");
  g_assert_cmpstr (g_strchomp (counts), ==, expected);
  library_reopen (library);
}

/* It may be there although it was said that it is not. */
static void
test_again (Library      *library,
            gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("First", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (saved);
  /* Nothing is done in the library any more, be it behind the back. */
  g_object_unref (search (library->store, "words"));
  sync_fails = TRUE;
  g_assert_false (import_file (library, "Filed words.", &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_clear_error (&error);
  sync_fails = FALSE;

  g_assert_true (import_file (library, "Filed words.", &error));
  g_assert_no_error (error);
  assert_counts (library, "2 1");

  /* Another file is another article. */
  g_assert_true (import_file (library, "Other words.", &error));
  g_assert_no_error (error);
  assert_counts (library, "3 2");
}

static void
assert_no_file (Library    *library,
                gint64      id,
                guint       index,
                int         code,
                const char *words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NewsroomOriginal) original = NULL;
  g_autoptr (GError) error = NULL;

  newsroom_store_load_earlier_original_async (library->store, id, index, NULL, keep_result_cb, &result);
  original = newsroom_store_load_original_finish (library->store, wait_for (&result), &error);
  g_assert_null (original);
  g_assert_error (error, NEWSROOM_STORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

/* Why there is no file is told: the article did not come from one, or from so many, or the disk has
 * changed it. */
static void
test_no_file (Library      *library,
              gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("First", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);

  g_assert_cmpint (newsroom_article_get_id (saved), ==, 1);
  g_assert_true (import_file (library, "Filed words.", NULL));
  assert_no_file (library, 1, 0, NEWSROOM_STORE_ERROR_NOT_FOUND, "did not come from a file");
  assert_no_file (library, 2, 1, NEWSROOM_STORE_ERROR_NOT_FOUND, "did not come from so many files");
  library_close (library);
  g_free (run_sql (library->path, "UPDATE original SET bytes = x'00'"));
  library_reopen (library);
  assert_no_file (library, 2, 0, NEWSROOM_STORE_ERROR_DAMAGED, "the disk has changed it");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/import-again/once", Library, NULL, library_set_up, test_again, library_tear_down);
  g_test_add ("/store/import-again/no-file", Library, NULL, library_set_up, test_no_file, library_tear_down);

  return g_test_run ();
}
