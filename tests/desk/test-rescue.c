/* test-rescue.c — where the copies of what cannot be saved go, and that nobody waits for a disk meanwhile
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-rescue-find.h"
#include "newsroom-rescue-private.h"
#include "newsroom-rescue.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "desk-helper.h"
#include "newsroom-export-file.h"

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
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Words {>> and a note <<}");
  g_assert_false (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  wait_until (&is_copied);
  window_thread = NULL;

  path = g_file_get_path (newsroom_rescue_get_copy (rescue, article));
  shown = g_path_get_dirname (path);
  g_assert_cmpstr (shown, ==, folder);
  g_assert_no_errno (stat (folder, &info));
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Words {>> and a note <<}"));
  g_assert_cmpint (n_made_by_window, ==, 0);
  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (folder));
}

/* A copy of an earlier session is the only place of its words: none of this session replaces it. */
static void
test_sessions (DeskFixture  *fixture,
               gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autofree char *folder = newsroom_rescue_make_folder (home);
  GAsyncResult    *result = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  GFile      *copies[2] = { NULL };
  const char *words[] = { "First words", "Second words" };

  newsroom_store_close_async (fixture->store, NULL, desk_result_cb, &result);
  closed = desk_await (&result);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
      g_autoptr (NewsroomRescue) rescue = newsroom_rescue_new (newsroom_store_get_path (fixture->store));
      gboolean is_copied = FALSE;

      g_signal_connect (rescue, "copied", G_CALLBACK (copied_cb), &is_copied);
      newsroom_rescue_watch (rescue, draft);
      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, words[i]);
      g_assert_false (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
      wait_until (&is_copied);
      copies[i] = g_object_ref (newsroom_rescue_get_copy (rescue, article));
    }

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *contents = NULL;

      g_assert_true (g_file_load_contents (copies[i], NULL, &contents, NULL, NULL, NULL));
      g_assert_nonnull (strstr (contents, words[i]));
      g_assert_true (g_file_delete (copies[i], NULL, NULL));
      g_object_unref (copies[i]);
    }
  g_assert_no_errno (g_rmdir (folder));
}

/* One that has another name after another headline takes the place of the one before all the same. */
static void
test_renamed (DeskFixture  *fixture,
              gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  g_autoptr (NewsroomRescue) rescue = newsroom_rescue_new (newsroom_store_get_path (fixture->store));
  g_autofree char *folder = newsroom_rescue_make_folder (home);
  GAsyncResult    *result = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GFile) before = NULL;
  const char *headlines[] = { "Bridge", "Bridge opens" };

  newsroom_store_close_async (fixture->store, NULL, desk_result_cb, &result);
  closed = desk_await (&result);
  newsroom_rescue_watch (rescue, draft);
  for (guint i = 0; i < 2; i++)
    {
      gboolean is_copied = FALSE;
      gulong   handler = g_signal_connect (rescue, "copied", G_CALLBACK (copied_cb), &is_copied);

      g_set_object (&before, newsroom_rescue_get_copy (rescue, article));
      newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, headlines[i]);
      g_assert_false (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
      wait_until (&is_copied);
      g_signal_handler_disconnect (rescue, handler);
    }

  desk_poll_until (!g_file_query_exists (before, NULL));
  g_assert_true (g_file_delete (newsroom_rescue_get_copy (rescue, article), NULL, NULL));
  g_assert_no_errno (g_rmdir (folder));
}

/* Writes a copy as it is when the text cannot be saved. */
static GFile *
put_copy (NewsroomArticle *article,
          const char      *library,
          const char      *body)
{
  g_autofree char *folder = newsroom_rescue_make_folder (home);
  g_autofree char *prefix = newsroom_rescue_dup_prefix (library);
  g_autofree char *name = newsroom_rescue_dup_name (prefix, article, "bridge.md");
  g_autoptr (NewsroomArticle) copy = newsroom_article_copy (article);
  GFile        *file = g_file_new_build_filename (folder, name, NULL);
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) written = NULL;

  newsroom_article_set_text (copy, NEWSROOM_FIELD_BODY, body);
  newsroom_export_file_async (copy, NEWSROOM_RESCUE_FORMAT, NULL, file, TRUE, NULL, desk_result_cb, &result);
  written = desk_await (&result);
  g_assert_true (newsroom_export_file_finish (written, NULL));

  return file;
}

static GPtrArray *
find (NewsroomStore *store)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) found = NULL;
  GPtrArray *copies;

  newsroom_rescue_find_async (store, NULL, desk_result_cb, &result);
  found = desk_await (&result);
  copies = newsroom_rescue_find_finish (store, found);
  g_assert_nonnull (copies);

  return copies;
}

/* How many copies were set aside for that reason; they go. */
static guint
take_aside (const char *why)
{
  g_autofree char *folder = newsroom_rescue_find_folder (home);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n = 0;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, why))
        {
          g_assert_no_errno (g_unlink (path));
          n++;
        }
    }

  return n;
}

static void
assert_found (NewsroomStore *store,
              GFile         *only)
{
  g_autoptr (GPtrArray) copies = find (store);

  g_assert_cmpuint (copies->len, ==, only != NULL ? 1 : 0);
  if (only != NULL)
    g_assert_true (g_file_equal (copies->pdata[0], only));
}

/* Only what the library does not have, and only of this library. */
static void
test_found (DeskFixture  *fixture,
            gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomArticle) unknown = newsroom_article_new ();
  g_autoptr (NewsroomArticle) stranger = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  const char      *library = newsroom_store_get_path (fixture->store);
  g_autofree char *folder = newsroom_rescue_make_folder (home);
  g_autoptr (GFile) copy = NULL;
  g_autoptr (GFile) foreign = NULL;

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Bridge");
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Words");
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));

  newsroom_article_set_id (stranger, newsroom_article_get_id (article));
  foreign = put_copy (stranger, "/elsewhere/library.db", "More words");
  assert_found (fixture->store, NULL);
  copy = put_copy (article, library, "More words");
  assert_found (fixture->store, copy);
  g_assert_true (g_file_query_exists (copy, NULL));

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "More words");
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  assert_found (fixture->store, NULL);
  g_assert_false (g_file_query_exists (copy, NULL));
  g_assert_cmpuint (take_aside (NEWSROOM_RESCUE_SAVED), ==, 1);

  g_clear_object (&copy);
  copy = put_copy (unknown, library, "In no library");
  assert_found (fixture->store, copy);
  newsroom_rescue_dismiss (copy);
  desk_poll_until (!g_file_query_exists (copy, NULL));
  assert_found (fixture->store, NULL);
  g_assert_cmpuint (take_aside (NEWSROOM_RESCUE_DISMISSED), ==, 1);

  g_assert_true (g_file_delete (foreign, NULL, NULL));
  g_assert_no_errno (g_rmdir (folder));
}

/* Not the text alone, and also after the library was moved */
static void
test_found_whole (DeskFixture  *fixture,
                  gconstpointer data)
{
  static const char *const keywords[] = { "bridges", NULL };
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomArticle) tagged = NULL;
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  const char      *library = newsroom_store_get_path (fixture->store);
  g_autofree char *folder = newsroom_rescue_make_folder (home);
  g_autoptr (GFile) copy = NULL;
  g_autoptr (GFile) moved = NULL;

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Bridge");
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Words");
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));

  tagged = newsroom_article_copy (article);
  newsroom_article_set_keywords (tagged, keywords);
  copy = put_copy (tagged, library, "Words");
  assert_found (fixture->store, copy);
  newsroom_article_set_keywords (article, keywords);
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  assert_found (fixture->store, NULL);
  g_assert_cmpuint (take_aside (NEWSROOM_RESCUE_SAVED), ==, 1);

  moved = put_copy (article, "/elsewhere/library.db", "More words");
  assert_found (fixture->store, moved);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "More words");
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  assert_found (fixture->store, NULL);
  /* Another library may want it yet. */
  g_assert_true (g_file_delete (moved, NULL, NULL));
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
  g_test_add ("/desk/rescue/sessions", DeskFixture, NULL, desk_fixture_set_up, test_sessions, desk_fixture_tear_down);
  g_test_add ("/desk/rescue/renamed", DeskFixture, NULL, desk_fixture_set_up, test_renamed, desk_fixture_tear_down);
  g_test_add ("/desk/rescue/found", DeskFixture, NULL, desk_fixture_set_up, test_found, desk_fixture_tear_down);
  g_test_add ("/desk/rescue/found-whole", DeskFixture, NULL, desk_fixture_set_up, test_found_whole, desk_fixture_tear_down);
  status = g_test_run ();
  cache = g_build_filename (home, ".cache", NULL);
  g_rmdir (cache);
  g_rmdir (home);

  return status;
}
