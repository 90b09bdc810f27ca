/* desk-helper.c — a library in a folder of its own, and waiting with an end
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-helper.h"

#include <glib/gstdio.h>

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      remove_all (below);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* The callback of every operation: @user_data is where the result goes. */
void
desk_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

/* Ends a test that waits too long. */
gboolean
desk_timeout_cb (gpointer user_data)
{
  g_error ("Waited for %d seconds in vain", DESK_TIMEOUT);

  return G_SOURCE_REMOVE;
}

/* Runs the main loop until there is a result. Returns: (transfer full): the result */
GAsyncResult *
desk_await (GAsyncResult **result)
{
  desk_wait_until (*result != NULL);

  return g_steal_pointer (result);
}

/* Opens the library at @path, or makes one. Returns: (transfer full): it */
NewsroomStore *
desk_open (const char *path)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult  *result = NULL;
  NewsroomStore *store;

  newsroom_store_open_async (path, NULL, desk_result_cb, &result);
  opened = desk_await (&result);
  store = newsroom_store_open_finish (opened, &error);
  g_assert_no_error (error);

  return store;
}

/* Closes a library of which nobody else has a reference. */
void
desk_close (NewsroomStore **store)
{
  g_autoptr (GAsyncResult) closed = NULL;
  GAsyncResult *result = NULL;

  newsroom_store_close_async (*store, NULL, desk_result_cb, &result);
  closed = desk_await (&result);
  g_assert_true (newsroom_store_close_finish (*store, closed, NULL));
  g_clear_object (&closed);
  g_assert_finalize_object (g_steal_pointer (store));
}

void
desk_fixture_set_up (DeskFixture  *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("newsroom-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->store = desk_open (path);
}

void
desk_fixture_tear_down (DeskFixture  *fixture,
                        gconstpointer data)
{
  desk_close (&fixture->store);
  remove_all (fixture->folder);
  g_free (fixture->folder);
}

/* Writes a file. Returns: (transfer full): its path */
char *
desk_put (const char *folder,
          const char *name,
          const char *contents)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));

  return path;
}

/* Reads a file that cannot be read, which must not take long. */
void
desk_assert_refused (const char       *path_or_uri,
                     NewsroomFileError code,
                     const char       *message)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path_or_uri);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_null (newsroom_file_read (file, NULL, &error));
  g_assert_error (error, NEWSROOM_FILE_ERROR, (int)code);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

/* Saves and waits. Returns: whether it was saved; if not, there was an error that says why */
gboolean
desk_save (NewsroomDraft *draft,
           NewsroomCause  cause)
{
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  gboolean      success;

  newsroom_draft_save_async (draft, cause, NULL, desk_result_cb, &result);
  saved = desk_await (&result);
  success = newsroom_draft_save_finish (draft, saved, &error);
  g_assert_true (success || error != NULL);

  return success;
}

void
desk_wait_for_status (NewsroomDraft      *draft,
                      NewsroomDraftStatus status)
{
  desk_wait_until (newsroom_draft_get_status (draft) == status);
}

NewsroomArticle *
desk_load (NewsroomStore *store,
           gint64         id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  GAsyncResult    *result = NULL;
  NewsroomArticle *article;

  newsroom_store_load_article_async (store, id, NULL, desk_result_cb, &result);
  loaded = desk_await (&result);
  article = newsroom_store_load_article_finish (store, loaded, &error);
  g_assert_no_error (error);

  return article;
}

guint
desk_count_articles (NewsroomStore *store)
{
  NewsroomArticleQuery all = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GAsyncResult) queried = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  newsroom_store_query_articles_async (store, &all, NULL, desk_result_cb, &result);
  queried = desk_await (&result);
  list = newsroom_store_query_articles_finish (store, queried, &error);
  g_assert_no_error (error);

  return g_list_model_get_n_items (list);
}
