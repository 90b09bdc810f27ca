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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/import-again/once", Library, NULL, library_set_up, test_again, library_tear_down);

  return g_test_run ();
}
