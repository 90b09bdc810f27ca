/* test-rescue.c — where the copies of what cannot be saved go, and that nobody waits for a disk meanwhile
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-rescue.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "desk-helper.h"

/* The only folder in which copies may be made, and how many folders the thread of the window has made */
static char    *home;
static GThread *window_thread;
static int      n_made_by_window;

int
mkdir (const char *path,
       mode_t      mode)
{
  if (g_thread_self () == window_thread)
    g_atomic_int_inc (&n_made_by_window);
  if (strstr (path, "newsroom-rescue") != NULL && !g_str_has_prefix (path, home))
    {
      errno = EACCES;
      return -1;
    }

  return (int)syscall (SYS_mkdirat, AT_FDCWD, path, mode);
}

static void
copied_cb (NewsroomRescue *rescue,
           gpointer        user_data)
{
  gboolean *is_copied = user_data;

  *is_copied = TRUE;
}

static void
wait_until (gboolean *is_copied)
{
  guint timeout = g_timeout_add_seconds (DESK_TIMEOUT, desk_timeout_cb, NULL);

  while (!*is_copied)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

/* A disk may not answer, and most of all one on which nothing can be saved. */
static void
test_nobody_waits (DeskFixture  *fixture,
                   gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  g_autoptr (NewsroomRescue) rescue = newsroom_rescue_new (newsroom_store_get_path (fixture->store));
  g_autofree char *folder = g_strdup_printf ("%s/newsroom-rescue-%u", home, (guint)getuid ());
  g_autofree char *contents = NULL;
  g_autofree char *path = NULL;
  g_autofree char *shown = NULL;
  GAsyncResult    *result = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  gboolean    is_copied = FALSE;
  struct stat info;

  g_signal_connect (rescue, "copied", G_CALLBACK (copied_cb), &is_copied);
  newsroom_rescue_watch (rescue, draft);
  newsroom_store_close_async (fixture->store, NULL, desk_result_cb, &result);
  closed = desk_await (&result);
  g_assert_true (newsroom_store_close_finish (fixture->store, closed, NULL));

  window_thread = g_thread_self ();
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Words");
  g_assert_false (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  wait_until (&is_copied);
  window_thread = NULL;

  path = g_file_get_path (newsroom_rescue_get_copy (rescue, article));
  shown = g_path_get_dirname (path);
  g_assert_cmpstr (shown, ==, folder);
  g_assert_no_errno (stat (folder, &info));
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Words"));
  g_assert_cmpint (n_made_by_window, ==, 0);
  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (folder));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *cache = NULL;
  int              status;

  home = g_strdup ("/tmp/newsroom-home-XXXXXX");
  g_assert_nonnull (g_mkdtemp (home));
  g_setenv ("HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/desk/rescue/nobody-waits", DeskFixture, NULL, desk_fixture_set_up, test_nobody_waits, desk_fixture_tear_down);
  status = g_test_run ();
  cache = g_build_filename (home, ".cache", NULL);
  g_rmdir (cache);
  g_rmdir (home);

  return status;
}
