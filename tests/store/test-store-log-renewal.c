/* test-store-log-renewal.c — the logs of two libraries in one folder, written anew at the same time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-log-renewal-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store-helper.h"

#define PATIENCE_MS 10000

/* A log that is read no faster than it is written here */
typedef struct
{
  char    *path;
  GThread *thread; /* that writes it anew */
  int      end;    /* to write to */
} Slow;

static gpointer
renew (gpointer path)
{
  return GINT_TO_POINTER (newsroom_log_renewal_run (path) == 0);
}

static void
slow_begin (Slow       *slow,
            const char *folder,
            const char *name)
{
  slow->path = g_build_filename (folder, name, NULL);
  g_assert_no_errno (mkfifo (slow->path, 0600));
  slow->thread = g_thread_new (name, renew, slow->path);
  /* Waits until it is read. */
  slow->end = open (slow->path, O_WRONLY);
  g_assert_no_errno (slow->end);
}

static void
slow_write (Slow       *slow,
            const char *text)
{
  g_assert_cmpint (write (slow->end, text, strlen (text)), ==, (gssize)strlen (text));
}

static gboolean
slow_end (Slow *slow)
{
  g_assert_no_errno (close (slow->end));

  return GPOINTER_TO_INT (g_thread_join (slow->thread));
}

/* How many of the files in the folder hold exactly that */
static guint
count_copies (const char *folder,
              const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n_copies = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_file_get_contents (path, &contents, NULL, NULL) && g_str_equal (contents, text))
        n_copies++;
    }

  return n_copies;
}

static void
wait_for_copy (const char *folder,
               const char *text)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_MS * G_TIME_SPAN_MILLISECOND;

  while (count_copies (folder, text) == 0 && g_get_monotonic_time () < end)
    g_usleep (1000);
  g_assert_cmpuint (count_copies (folder, text), ==, 1);
}

static void
assert_contents (const char *path,
                 const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

/* Two windows that begin again after a power cut: the log of the one is never given to the other, whose
 * pages it would take for its own. */
static void
test_two_libraries (void)
{
  g_autofree char *folder = g_dir_make_tmp ("newsroom-log-XXXXXX", NULL);
  Slow             first;
  Slow             second;

  slow_begin (&first, folder, "first.db-wal");
  slow_write (&first, "of the first");
  wait_for_copy (folder, "of the first");
  slow_begin (&second, folder, "second.db-wal");
  slow_write (&second, "of the second");
  wait_for_copy (folder, "of the second");

  g_assert_true (slow_end (&first));
  assert_contents (first.path, "of the first");
  slow_write (&second, ", whole");
  g_assert_true (slow_end (&second));
  assert_contents (second.path, "of the second, whole");

  g_assert_no_errno (g_unlink (first.path));
  g_assert_no_errno (g_unlink (second.path));
  /* Nothing else is left. */
  g_assert_no_errno (g_rmdir (folder));
  g_free (first.path);
  g_free (second.path);
}

/* What a renewal left that was killed makes no difference, and does not stay. */
static void
test_killed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("newsroom-log-XXXXXX", NULL);
  Slow             killed;
  Slow             next;

  slow_begin (&killed, folder, "library.db-wal");
  slow_write (&killed, "half");
  wait_for_copy (folder, "half");
  g_assert_no_errno (g_unlink (killed.path));
  slow_begin (&next, folder, "library.db-wal");
  slow_write (&next, "whole");
  wait_for_copy (folder, "whole");
  g_assert_cmpuint (count_copies (folder, "half"), ==, 0);
  g_assert_true (slow_end (&next));
  assert_contents (next.path, "whole");

  g_assert_false (slow_end (&killed));
  assert_contents (next.path, "whole");
  g_assert_no_errno (g_unlink (next.path));
  g_assert_no_errno (g_rmdir (folder));
  g_free (killed.path);
  g_free (next.path);
}

/* The copy cannot even be opened: that is what is said, and the log is as it was. */
static void
test_no_more_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("newsroom-log-XXXXXX", NULL);
  g_autofree char *log = g_build_filename (folder, "library.db-wal", NULL);
  struct rlimit    limit;
  rlim_t           before;
  int              next;
  int              number;

  g_assert_true (g_file_set_contents (log, "articles", -1, NULL));
  g_assert_no_errno (getrlimit (RLIMIT_NOFILE, &limit));
  before = limit.rlim_cur;
  next = open (folder, O_RDONLY | O_CLOEXEC);
  g_assert_no_errno (next);
  g_assert_no_errno (close (next));

  /* One more may be open, which the log is. */
  limit.rlim_cur = (rlim_t)next + 1;
  g_assert_no_errno (setrlimit (RLIMIT_NOFILE, &limit));
  number = newsroom_log_renewal_run (log);
  limit.rlim_cur = before;
  g_assert_no_errno (setrlimit (RLIMIT_NOFILE, &limit));
  g_assert_cmpint (number, ==, EMFILE);
  assert_contents (log, "articles");

  g_assert_cmpint (newsroom_log_renewal_run (log), ==, 0);
  assert_contents (log, "articles");
  g_assert_no_errno (g_unlink (log));
  g_assert_no_errno (g_rmdir (folder));
}

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  limit.rlim_cur = size;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
}

/* There is no room for another log: that is said, and once there is room all goes on. */
static void
test_full (Library      *library,
           gconstpointer data)
{
  g_autofree char *log = g_strconcat (library->path, "-wal", NULL);
  g_autofree char *left = g_strconcat (library->path, ".left", NULL);
  g_autofree char *left_log = g_strconcat (left, "-wal", NULL);
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autoptr (NewsroomArticle) refused = NULL;
  g_autoptr (NewsroomArticle) again = NULL;
  g_autoptr (NewsroomStore) store = NULL;
  g_autoptr (GError) error = NULL;

  copy_file (library->path, left);
  copy_file (log, left_log);
  store = open_store (left, &error);
  g_assert_no_error (error);
  newsroom_article_set_text (saved, NEWSROOM_FIELD_BODY, "More words.");

  limit_files (4096);
  refused = save_article (store, saved, NEWSROOM_CAUSE_AUTOSAVE, &error);
  limit_files (RLIM_INFINITY);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_FULL);
  g_assert_null (refused);
  g_clear_error (&error);

  again = save_article (store, saved, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (again);
  g_assert_true (close_store (store, NULL));
  g_assert_no_errno (g_unlink (left));
}

int
main (int    argc,
      char **argv)
{
  /* A file that would become too long is refused, not answered by a signal. */
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/log-renewal/two-libraries", test_two_libraries);
  g_test_add_func ("/store/log-renewal/killed", test_killed);
  g_test_add_func ("/store/log-renewal/no-more-files", test_no_more_files);
  g_test_add ("/store/log-renewal/full", Library, NULL, library_set_up, test_full, library_tear_down);

  return g_test_run ();
}
