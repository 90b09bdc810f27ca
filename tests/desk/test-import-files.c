/* test-import-files.c — files into the library: each once, in order, and as far as it goes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-files.h"

#include "desk-helper.h"

static const char story[] =
  "A Headline of Some Length\n"
  "\n"
  "The first paragraph of a story.\n"
  "\n"
  "The second paragraph of it.\n";

typedef struct
{
  guint         n_calls;
  guint         n_done;
  GCancellable *cancellable;
} Progress;

static void
progress_cb (guint    n_done,
             guint    n_files,
             gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_cmpuint (n_done, <=, n_files);
  g_assert_cmpuint (n_done, >=, progress->n_done);
  progress->n_done = n_done;
  progress->n_calls++;
  if (progress->cancellable != NULL)
    g_cancellable_cancel (progress->cancellable);
}

static GPtrArray *
import (DeskFixture  *fixture,
        GPtrArray    *files,
        Progress     *progress,
        GCancellable *cancellable)
{
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  GPtrArray    *results;

  newsroom_import_files_async (fixture->store, files, NULL, FALSE, progress != NULL ? progress_cb : NULL, progress, cancellable, desk_result_cb, &result);
  imported = desk_await (&result);
  results = newsroom_import_files_finish (fixture->store, imported, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, files->len);
  for (guint i = 0; i < results->len; i++)
    g_assert_true (newsroom_import_result_get_file (results->pdata[i]) == files->pdata[i]);

  return results;
}

static GPtrArray *
put_many (DeskFixture *fixture,
          guint        n_files)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_files; i++)
    {
      g_autofree char *name = g_strdup_printf ("story-%u.txt", i);
      g_autofree char *contents = g_strdup_printf ("Story %u\n\nWords of story %u.\n", i, i);
      g_autofree char *path = desk_put (fixture->folder, name, contents);

      g_ptr_array_add (files, g_file_new_for_path (path));
    }

  return files;
}

static void
test_none (DeskFixture  *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GPtrArray) results = import (fixture, files, NULL, NULL);

  g_assert_cmpuint (results->len, ==, 0);
}

static void
test_each_once (DeskFixture  *fixture,
                gconstpointer data)
{
  g_autofree char           *path = desk_put (fixture->folder, "story.txt", story);
  g_autofree char           *twin = desk_put (fixture->folder, "twin.txt", story);
  g_autofree char           *empty = desk_put (fixture->folder, "empty.txt", "");
  const char *const          paths[] = { path, empty, twin, fixture->folder, path };
  const NewsroomImportStatus first[] = { NEWSROOM_IMPORT_ADDED, NEWSROOM_IMPORT_FAILED, NEWSROOM_IMPORT_KNOWN, NEWSROOM_IMPORT_FAILED, NEWSROOM_IMPORT_KNOWN };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) again = NULL;
  gint64 id;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_ptr_array_add (files, g_file_new_for_path (paths[i]));
  results = import (fixture, files, NULL, NULL);
  again = import (fixture, files, NULL, NULL);
  id = newsroom_import_result_get_article_id (results->pdata[0]);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      gboolean failed = first[i] == NEWSROOM_IMPORT_FAILED;

      g_assert_cmpuint (newsroom_import_result_get_status (results->pdata[i]), ==, first[i]);
      g_assert_cmpuint (newsroom_import_result_get_status (again->pdata[i]), ==, failed ? NEWSROOM_IMPORT_FAILED : NEWSROOM_IMPORT_KNOWN);
      g_assert_cmpint (newsroom_import_result_get_article_id (again->pdata[i]), ==, failed ? 0 : id);
      g_assert_true (failed == (newsroom_import_result_get_error (results->pdata[i]) != NULL));
    }
  g_assert_cmpstr (newsroom_import_result_get_headline (results->pdata[0]), ==, "A Headline of Some Length");
  g_assert_nonnull (newsroom_import_result_get_report (results->pdata[0]));
}

/* A feed of @n articles, of which that of the number @changed has other words than before. */
static char *
make_feed (guint n,
           guint changed)
{
  GString *feed = g_string_new ("<rss version=\"2.0\"><channel><title>Courier</title>");

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (feed, "<item><title>Story %u</title><guid>urn:%u</guid><description>%s</description></item>", i, i, i == changed ? "Other words." : "Words.");

  return g_string_free (g_string_append (feed, "</channel></rss>"), FALSE);
}

static GPtrArray *
import_feed (DeskFixture  *fixture,
             guint         n,
             guint         changed,
             Progress     *progress,
             GCancellable *cancellable)
{
  g_autofree char *contents = make_feed (n, changed);
  g_autofree char *path = desk_put (fixture->folder, "feed.xml", contents);
  g_autofree char *beside = desk_put (fixture->folder, "story.txt", story);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) imported = NULL;
  GAsyncResult *result = NULL;

  g_ptr_array_add (files, g_file_new_for_path (path));
  g_ptr_array_add (files, g_file_new_for_path (beside));
  newsroom_import_files_async (fixture->store, files, NULL, FALSE, progress != NULL ? progress_cb : NULL, progress, cancellable, desk_result_cb, &result);
  imported = desk_await (&result);

  return newsroom_import_files_finish (fixture->store, imported, NULL);
}

/* Each article of a file has a result of its own, and is known again by itself. */
static void
test_several_in_one (DeskFixture  *fixture,
                     gconstpointer data)
{
  Progress progress = { 0 };
  g_autoptr (GPtrArray) results = import_feed (fixture, 450, 0, &progress, NULL);
  g_autoptr (GPtrArray) again = import_feed (fixture, 451, 7, NULL, NULL);

  g_assert_cmpuint (results->len, ==, 451);
  g_assert_cmpuint (progress.n_done, ==, 451);
  g_assert_cmpuint (again->len, ==, 452);
  for (guint i = 0; i < again->len; i++)
    {
      NewsroomImportResult *result = again->pdata[i];
      g_autofree char      *headline = g_strdup_printf ("Story %u", i + 1);

      g_assert_cmpuint (newsroom_import_result_get_part (result), ==, i < 451 ? i + 1 : 0);
      g_assert_cmpuint (newsroom_import_result_get_n_parts (result), ==, i < 451 ? 451 : 0);
      if (i < 451)
        g_assert_cmpstr (newsroom_import_result_get_headline (result), ==, headline);
      if (i < 450)
        g_assert_cmpint (newsroom_import_result_get_article_id (result), ==, newsroom_import_result_get_article_id (results->pdata[i]));
      g_assert_cmpuint (newsroom_import_result_get_status (result), ==, i == 6 ? NEWSROOM_IMPORT_CHANGED : i == 450 ? NEWSROOM_IMPORT_ADDED
                                                                                                                    : NEWSROOM_IMPORT_KNOWN);
    }
}

static void
test_several_cancelled (DeskFixture  *fixture,
                        gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Progress progress = { .cancellable = cancellable };
  g_autoptr (GPtrArray) results = import_feed (fixture, 1001, 0, &progress, cancellable);
  const guint n_added = desk_count_articles (fixture->store);

  g_assert_cmpuint (n_added, >, 0);
  g_assert_cmpuint (n_added, <, 1001);
  for (guint i = 0; i < results->len; i++)
    if (i < n_added)
      g_assert_cmpuint (newsroom_import_result_get_status (results->pdata[i]), ==, NEWSROOM_IMPORT_ADDED);
    else
      g_assert_error (newsroom_import_result_get_error (results->pdata[i]), G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_many_in_order (DeskFixture  *fixture,
                    gconstpointer data)
{
  g_autoptr (GPtrArray) files = put_many (fixture, 1001);
  Progress progress = { 0 };
  g_autoptr (GPtrArray) results = import (fixture, files, &progress, NULL);

  for (guint i = 0; i < results->len; i++)
    {
      g_autofree char *headline = g_strdup_printf ("Story %u", i);

      g_assert_cmpuint (newsroom_import_result_get_status (results->pdata[i]), ==, NEWSROOM_IMPORT_ADDED);
      g_assert_cmpstr (newsroom_import_result_get_headline (results->pdata[i]), ==, headline);
      if (i > 0)
        g_assert_cmpint (newsroom_import_result_get_article_id (results->pdata[i]), >, newsroom_import_result_get_article_id (results->pdata[i - 1]));
    }
  g_assert_cmpuint (progress.n_done, ==, 1001);
  g_assert_cmpuint (progress.n_calls, >, 1);
  g_assert_cmpuint (progress.n_calls, <, 100);
}

static void
test_cancelled (DeskFixture  *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) files = put_many (fixture, 1001);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Progress progress = { .cancellable = cancellable };
  g_autoptr (GPtrArray) results = import (fixture, files, &progress, cancellable);
  g_autoptr (GPtrArray) again = NULL;
  guint n_added = 0;

  for (guint i = 0; i < results->len; i++)
    {
      if (newsroom_import_result_get_status (results->pdata[i]) == NEWSROOM_IMPORT_ADDED)
        n_added++;
      else
        g_assert_error (newsroom_import_result_get_error (results->pdata[i]), G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_cmpuint (n_added, >, 0);
  g_assert_cmpuint (n_added, <, 1001);

  again = import (fixture, files, NULL, NULL);
  for (guint i = 0; i < again->len; i++)
    {
      NewsroomImportStatus before = newsroom_import_result_get_status (results->pdata[i]);

      g_assert_cmpuint (newsroom_import_result_get_status (again->pdata[i]), ==, before == NEWSROOM_IMPORT_ADDED ? NEWSROOM_IMPORT_KNOWN : NEWSROOM_IMPORT_ADDED);
    }
}

static NewsroomImportResult *
import_changed (DeskFixture *fixture,
                const char  *contents)
{
  g_autofree char *path = desk_put (fixture->folder, "story.txt", contents);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) results = NULL;

  g_ptr_array_add (files, g_file_new_for_path (path));
  results = import (fixture, files, NULL, NULL);

  return g_object_ref (results->pdata[0]);
}

static void
resolve (DeskFixture          *fixture,
         NewsroomImportResult *changed,
         gboolean              replace)
{
  g_autoptr (GAsyncResult) resolved = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  g_assert_cmpuint (newsroom_import_result_get_status (changed), ==, NEWSROOM_IMPORT_CHANGED);
  newsroom_import_resolve_async (fixture->store, changed, replace, NULL, desk_result_cb, &result);
  resolved = desk_await (&result);
  newsroom_import_resolve_finish (fixture->store, resolved, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (newsroom_import_result_get_status (changed), ==, NEWSROOM_IMPORT_ADDED);
}

static void
test_changed (DeskFixture  *fixture,
              gconstpointer data)
{
  g_autoptr (NewsroomImportResult) first = import_changed (fixture, story);
  gint64 id = newsroom_import_result_get_article_id (first);
  g_autoptr (NewsroomArticle) article = desk_load (fixture->store, id);
  g_autoptr (NewsroomArticle) replaced = NULL;
  g_autoptr (NewsroomImportResult) second = NULL;
  g_autoptr (NewsroomImportResult) third = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  GAsyncResult *result = NULL;

  newsroom_article_set_text (article, NEWSROOM_FIELD_EDITOR_NOTE, "Call the mayor.");
  newsroom_store_save_article_async (fixture->store, article, NEWSROOM_CAUSE_CHECKPOINT, NULL, desk_result_cb, &result);
  saved = desk_await (&result);

  second = import_changed (fixture, "Another Headline\n\nOther words.\n");
  g_assert_cmpint (newsroom_import_result_get_article_id (second), ==, id);
  resolve (fixture, second, TRUE);
  g_assert_cmpint (newsroom_import_result_get_article_id (second), ==, id);
  replaced = desk_load (fixture->store, id);
  g_assert_cmpstr (newsroom_article_get_text (replaced, NEWSROOM_FIELD_HEADLINE), ==, "Another Headline");
  g_assert_cmpstr (newsroom_article_get_text (replaced, NEWSROOM_FIELD_EDITOR_NOTE), ==, "Call the mayor.");
  g_assert_cmpstr (newsroom_article_get_uuid (replaced), ==, newsroom_article_get_uuid (article));
  g_assert_cmpint (newsroom_article_get_sequence (replaced), ==, 3);

  third = import_changed (fixture, "Third Headline\n\nStill other words.\n");
  resolve (fixture, third, FALSE);
  g_assert_cmpint (newsroom_import_result_get_article_id (third), !=, id);
}

#define ADD_TEST(path, function) \
  g_test_add (path, DeskFixture, NULL, desk_fixture_set_up, function, desk_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/desk/import-files/none", test_none);
  ADD_TEST ("/desk/import-files/each-once", test_each_once);
  ADD_TEST ("/desk/import-files/many-in-order", test_many_in_order);
  ADD_TEST ("/desk/import-files/several-in-one", test_several_in_one);
  ADD_TEST ("/desk/import-files/several-cancelled", test_several_cancelled);
  ADD_TEST ("/desk/import-files/cancelled", test_cancelled);
  ADD_TEST ("/desk/import-files/changed", test_changed);

  return g_test_run ();
}
