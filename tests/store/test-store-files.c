/* test-store-files.c — imports, and the files they came from
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-helper.h"

#include <string.h>

static NewsroomOriginal *
make_original (const char *path,
               const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) empty = newsroom_article_new ();
  g_autofree char  *name = g_path_get_basename (path);
  const char *const candidates[] = { "Ferry late", "It’s “late”\nagain", NULL };

  newsroom_report_set_format (report, "txt");
  newsroom_report_recognise (report, "headline", "the first line", FALSE, candidates);
  newsroom_report_read (report, "lines that nobody reads", text, -1);
  newsroom_report_settle (report, empty, FALSE);
  newsroom_report_note (report, "The name of the author was inferred,\nwith a line end.");
  newsroom_report_drop (report, "100 %% of nothing");

  return newsroom_original_new (name, path, "text/plain", bytes, report);
}

static NewsroomKnownFile
find_file (NewsroomStore    *store,
           NewsroomOriginal *original,
           gint64           *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomKnownFile known;

  newsroom_store_find_file_async (store,
                                  newsroom_original_get_sha256 (original),
                                  newsroom_original_get_path (original),
                                  NULL,
                                  keep_result_cb,
                                  &result);
  known = newsroom_store_find_file_finish (store, wait_for (&result), id, &error);
  g_assert_no_error (error);

  return known;
}

static NewsroomOriginal *
load_original (NewsroomStore *store,
               gint64         id,
               guint          index,
               GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_load_earlier_original_async (store, id, index, NULL, keep_result_cb, &result);

  return newsroom_store_load_original_finish (store, wait_for (&result), error);
}

static gboolean
has_original (NewsroomStore *store,
              gint64         id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_any;
  gint64   of = -1;

  newsroom_store_has_original_async (store, id, NULL, keep_result_cb, &result);
  has_any = newsroom_store_has_original_finish (store, wait_for (&result), &of, &error);
  g_assert_no_error (error);
  g_assert_cmpint (of, ==, id);

  return has_any;
}

static void
test_import (Library      *library,
             gconstpointer data)
{
  g_autoptr (NewsroomOriginal) first = make_original ("/tmp/story\xff.txt", "as filed");
  g_autoptr (NewsroomOriginal) changed = make_original ("/tmp/story\xff.txt", "as filed again");
  g_autoptr (NewsroomOriginal) loaded = NULL;
  g_autoptr (NewsroomOriginal) missing = NULL;
  g_autoptr (NewsroomArticle) article = make_full_article ();
  g_autoptr (NewsroomArticle) newer = NULL;
  g_autofree char *report = newsroom_report_to_string (newsroom_original_get_report (first));
  g_autofree char *report_after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = -1;

  g_assert_cmpint (find_file (library->store, first, &id), ==, NEWSROOM_KNOWN_FILE_NO);
  g_assert_cmpint (id, ==, 0);

  g_assert_true (import (library->store, article, first, &error));
  g_assert_no_error (error);
  g_assert_cmpint (newsroom_article_get_sequence (article), ==, 1);
  g_assert_cmpint (find_file (library->store, first, &id), ==, NEWSROOM_KNOWN_FILE_SAME);
  g_assert_cmpint (id, ==, newsroom_article_get_id (article));
  g_assert_cmpint (find_file (library->store, changed, &id), ==, NEWSROOM_KNOWN_FILE_CHANGED);
  g_assert_cmpint (id, ==, newsroom_article_get_id (article));

  /* The draft is replaced; what was there before stays within reach. */
  newer = make_article ("Newer", "Other words.");
  newsroom_article_set_id (newer, id);
  newsroom_article_set_uuid (newer, newsroom_article_get_uuid (article));
  newsroom_article_set_sequence (newer, newsroom_article_get_sequence (article));
  g_assert_true (import (library->store, newer, changed, &error));
  g_assert_cmpint (newsroom_article_get_id (newer), ==, id);
  g_assert_cmpint (newsroom_article_get_sequence (newer), ==, 2);
  g_assert_cmpint (find_file (library->store, changed, &id), ==, NEWSROOM_KNOWN_FILE_SAME);
  g_assert_cmpint (find_file (library->store, first, &id), ==, NEWSROOM_KNOWN_FILE_SAME);

  g_assert_true (has_original (library->store, id));
  g_assert_false (has_original (library->store, id + 1));
  loaded = load_original (library->store, id, 0, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (newsroom_original_get_bytes (loaded), newsroom_original_get_bytes (changed)));
  g_clear_pointer (&loaded, newsroom_original_unref);
  loaded = load_original (library->store, id, 1, &error);
  g_assert_true (g_bytes_equal (newsroom_original_get_bytes (loaded), newsroom_original_get_bytes (first)));
  g_assert_cmpstr (newsroom_original_get_path (loaded), ==, "/tmp/story\xff.txt");
  g_assert_cmpstr (newsroom_report_get_notes (newsroom_original_get_report (loaded))[0], ==, "The name of the author was inferred,\nwith a line end.");
  g_assert_cmpstr (newsroom_report_get_dropped (newsroom_original_get_report (loaded))[0], ==, "100 % of nothing");
  report_after = newsroom_report_to_string (newsroom_original_get_report (loaded));
  g_assert_cmpstr (report_after, ==, report);
  missing = load_original (library->store, id, 2, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
}

/* An empty file is kept as one, also without a place where it was, and nothing is found by that. */
static void
test_empty (Library      *library,
            gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomOriginal) original = newsroom_original_new ("empty.txt", NULL, "text/plain", bytes, report);
  g_autoptr (GBytes) other_bytes = g_bytes_new_static ("never seen", 10);
  g_autoptr (NewsroomOriginal) other = newsroom_original_new ("other.txt", NULL, "text/plain", other_bytes, report);
  g_autoptr (NewsroomOriginal) loaded = NULL;
  g_autoptr (NewsroomArticle) article = make_full_article ();
  g_autoptr (GError) error = NULL;
  gint64 id = -1;

  g_assert_true (import (library->store, article, original, &error));
  g_assert_no_error (error);
  loaded = load_original (library->store, newsroom_article_get_id (article), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (newsroom_original_get_bytes (loaded)), ==, 0);
  g_assert_null (newsroom_original_get_path (loaded));
  g_assert_cmpint (find_file (library->store, original, &id), ==, NEWSROOM_KNOWN_FILE_SAME);
  g_assert_cmpint (id, ==, newsroom_article_get_id (article));
  g_assert_cmpint (find_file (library->store, other, NULL), ==, NEWSROOM_KNOWN_FILE_NO);
}

static void
test_keep_both (Library      *library,
                gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_full_article ();
  g_autoptr (NewsroomArticle) again = newsroom_article_copy (article);
  g_autoptr (GError) error = NULL;

  g_assert_true (import (library->store, article, NULL, &error));
  g_assert_true (import (library->store, again, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (newsroom_article_get_id (article), !=, newsroom_article_get_id (again));
  g_assert_cmpstr (newsroom_article_get_uuid (article), !=, newsroom_article_get_uuid (again));
}

static void
test_all_or_nothing (Library      *library,
                     gconstpointer data)
{
  g_autoptr (NewsroomArticle) good = make_article ("Good", "");
  g_autoptr (NewsroomArticle) bad = make_article ("Bad", "");
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (GError) error = NULL;

  newsroom_article_set_id (bad, 999);
  g_ptr_array_add (articles, good);
  g_ptr_array_add (articles, bad);
  newsroom_store_import_async (library->store, articles, NULL, NULL, keep_result_cb, &result);
  g_assert_false (newsroom_store_import_finish (library->store, wait_for (&result), &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (newsroom_article_get_id (good), ==, 0);

  list = search (library->store, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
}

typedef struct
{
  guint  n_calls;
  gint64 last_id;
} Changes;

static void
changed_cb (NewsroomStore *store,
            gint64         id,
            gpointer       user_data)
{
  Changes *changes = user_data;

  changes->n_calls++;
  changes->last_id = id;
}

static void
test_changed (Library      *library,
              gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", "");
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (NewsroomArticle) again = NULL;
  g_autoptr (GListModel) list = NULL;
  Changes changes = { 0 };

  g_signal_connect (library->store, "changed", G_CALLBACK (changed_cb), &changes);
  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_assert_cmpuint (changes.n_calls, ==, 1);
  g_assert_cmpint (changes.last_id, ==, newsroom_article_get_id (saved));
  again = save_article (library->store, saved, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  list = search (library->store, NULL);
  g_assert_cmpuint (changes.n_calls, ==, 1);
}

/* Many at once: each is done, in the order asked for. */
typedef struct
{
  guint n_done;
  guint next;
} Order;

typedef struct
{
  Order *order;
  guint  number;
} Turn;

static void
turn_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree Turn *turn = user_data;

  /* GTask tells of what was cancelled a turn later. */
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_assert_cmpuint (turn->number, >=, turn->order->next);
      turn->order->next = turn->number;
    }
  turn->order->n_done++;
}

static void
test_order (Library      *library,
            gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;
  Order                order = { 0, 0 };

  g_cancellable_cancel (cancellable);
  wanted.text = "words";
  for (guint i = 0; i < 1000; i++)
    {
      Turn *turn = g_new0 (Turn, 1);

      turn->order = &order;
      turn->number = i;
      if (i % 3 == 0)
        newsroom_store_save_article_async (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL, turn_cb, turn);
      else if (i % 3 == 1)
        newsroom_store_load_article_async (library->store, newsroom_article_get_id (saved), i % 2 == 0 ? cancellable : NULL, turn_cb, turn);
      else
        newsroom_store_query_articles_async (library->store, &wanted, NULL, turn_cb, turn);
    }
  wait_until (order.n_done >= 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/files/import", Library, NULL, library_set_up, test_import, library_tear_down);
  g_test_add ("/store/files/empty", Library, NULL, library_set_up, test_empty, library_tear_down);
  g_test_add ("/store/files/keep-both", Library, NULL, library_set_up, test_keep_both, library_tear_down);
  g_test_add ("/store/files/all-or-nothing", Library, NULL, library_set_up, test_all_or_nothing, library_tear_down);
  g_test_add ("/store/changed", Library, NULL, library_set_up, test_changed, library_tear_down);
  g_test_add ("/store/order", Library, NULL, library_set_up, test_order, library_tear_down);

  return g_test_run ();
}
