/* everything-helper.c — libraries exported to folders and imported from them, and compared
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "everything-helper.h"

#include <string.h>

#include "newsroom-article-rows.h"

gboolean
export_to (NewsroomStore       *store,
           const char          *path,
           GCancellable        *cancellable,
           NewsroomEverything **done,
           GError             **error)
{
  g_autoptr (GFile) place = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) exported = NULL;
  GAsyncResult *result = NULL;

  newsroom_export_everything_async (store, place, FALSE, NULL, NULL, cancellable, desk_result_cb, &result);
  exported = desk_await (&result);

  return newsroom_export_everything_finish (exported, done, error);
}

NewsroomEverything *
import (NewsroomStore *store,
        const char    *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomEverything *done = NULL;
  GAsyncResult       *result = NULL;

  newsroom_import_everything_async (store, folder, NULL, NULL, NULL, desk_result_cb, &result);
  imported = desk_await (&result);
  g_assert_true (newsroom_import_everything_finish (imported, &done, &error));
  g_assert_no_error (error);

  return done;
}

void
export_all (NewsroomStore *store,
            const char    *path)
{
  g_autoptr (NewsroomEverything) done = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (export_to (store, path, NULL, &done, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < done->problems->len; i++)
    g_test_message ("%s", (const char *)done->problems->pdata[i]);
  g_assert_cmpuint (done->problems->len, ==, 0);
}

/* Adds an article, with a file that it came from if there is one. */
gint64
add (NewsroomStore   *store,
     NewsroomArticle *article,
     const char      *original)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (GPtrArray) originals = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (original, original != NULL ? strlen (original) : 0);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomOriginal) file = NULL;
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  newsroom_report_note (report, "A name was\ninferred.");
  newsroom_report_drop (report, "A picture");
  newsroom_report_recognise (report, "headline", "the first line", FALSE, NULL);
  newsroom_report_leave_out (report, NULL, 7, "a “word”");
  file = newsroom_original_new ("../Störy one.TXT", "file:///tmp/St%C3%B6ry", "text/plain", bytes, report);
  g_ptr_array_add (articles, article);
  g_ptr_array_add (originals, original != NULL ? file : NULL);
  newsroom_store_import_async (store, articles, originals, NULL, desk_result_cb, &result);
  imported = desk_await (&result);
  newsroom_store_import_finish (store, imported, &error);
  g_assert_no_error (error);

  return newsroom_article_get_id (article);
}

NewsroomArticle *
make (const char *headline)
{
  NewsroomArticle *article = newsroom_article_new ();

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, headline);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "The harbour is open {>> ask <<}.");

  return article;
}

void
set_state (NewsroomStore *store,
           gint64         id,
           NewsroomState  state)
{
  g_autoptr (GAsyncResult) set = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  newsroom_store_set_state_async (store, id, state, NULL, NULL, desk_result_cb, &result);
  set = desk_await (&result);
  g_assert_true (newsroom_store_set_state_finish (store, set, &error));
  g_assert_no_error (error);
}

NewsroomWhole *
load_whole (NewsroomStore *store,
            gint64         id)
{
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomWhole *whole;
  GAsyncResult  *result = NULL;

  newsroom_store_load_whole_async (store, id, NULL, desk_result_cb, &result);
  loaded = desk_await (&result);
  whole = newsroom_store_load_whole_finish (store, loaded, &error);
  g_assert_no_error (error);

  return whole;
}

static GListModel *
list_articles (NewsroomStore *store)
{
  const NewsroomArticleQuery all = { .states = NEWSROOM_ALL_STATES };
  g_autoptr (GAsyncResult) queried = NULL;
  GAsyncResult *result = NULL;

  newsroom_store_query_articles_async (store, &all, NULL, desk_result_cb, &result);
  queried = desk_await (&result);

  return newsroom_store_query_articles_finish (store, queried, NULL);
}

static void
append_original (GString          *text,
                 NewsroomOriginal *original)
{
  NewsroomReport  *report = newsroom_original_get_report (original);
  g_autofree char *whole = newsroom_report_to_string (report);

  g_string_append_printf (text,
                          " [%s %" G_GINT64_FORMAT " %s %s %s %s]",
                          newsroom_original_get_sha256 (original),
                          newsroom_original_get_filed (original),
                          newsroom_original_get_file_name (original),
                          newsroom_original_get_path (original),
                          newsroom_original_get_content_type (original),
                          whole);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* All that the library says of each article, one a line and in a settled order. */
char *
describe_articles (NewsroomStore *store)
{
  g_autoptr (GListModel) rows = list_articles (store);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (NewsroomWhole) whole = load_whole (store, newsroom_article_rows_get_id (NEWSROOM_ARTICLE_ROWS (rows), i));
      g_autofree char *sha256 = newsroom_article_dup_sha256 (whole->article);
      g_autoptr (GString) line = g_string_new (newsroom_article_get_uuid (whole->article));

      g_string_append_printf (line, " %s %d", sha256, newsroom_article_get_state (whole->article) == NEWSROOM_STATE_SPIKED ? (int)whole->spiked_from : -1);
      for (guint j = 0; j < whole->originals->len; j++)
        append_original (line, whole->originals->pdata[j]);
      g_ptr_array_add (lines, g_strdup (line->str));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **)lines->pdata);
}

/* The same of the authors. */
char *
describe_authors (NewsroomStore *store)
{
  g_autoptr (GAsyncResult) queried = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GAsyncResult *result = NULL;

  newsroom_store_query_authors_async (store, NULL, 0, NULL, desk_result_cb, &result);
  queried = desk_await (&result);
  list = newsroom_store_query_authors_finish (store, queried, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (NewsroomAuthor) listed = g_list_model_get_item (list, i);
      g_autoptr (NewsroomAuthor) author = NULL;
      g_autoptr (GAsyncResult) loaded = NULL;
      g_autoptr (GString) line = g_string_new (newsroom_author_get_uuid (listed));
      const char      *type = "";
      g_autofree char *digest = NULL;
      GBytes          *portrait;
      gint64           created;
      gint64           updated;

      newsroom_store_load_author_async (store, newsroom_author_get_id (listed), NULL, desk_result_cb, &result);
      loaded = desk_await (&result);
      author = newsroom_store_load_author_finish (store, loaded, NULL);
      for (guint j = 0; j < NEWSROOM_N_AUTHOR_FIELDS; j++)
        g_string_append_printf (line, " “%s”", newsroom_author_get_text (author, (NewsroomAuthorField)j));
      newsroom_author_get_times (author, &created, &updated);
      g_assert_cmpint (created, >, 0);
      g_assert_cmpint (updated, >=, created);
      g_string_append_printf (line, " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, created, updated);
      portrait = newsroom_author_get_portrait (author, &type);
      digest = portrait != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, portrait) : NULL;
      g_string_append_printf (line, " %s %s", portrait != NULL ? type : "", portrait != NULL ? digest : "");
      g_ptr_array_add (lines, g_strdup (line->str));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **)lines->pdata);
}

/* Whether two libraries hold the same articles. */
void
assert_same_articles (NewsroomStore *store,
                      NewsroomStore *other)
{
  g_autofree char *articles = describe_articles (store);
  g_autofree char *other_articles = describe_articles (other);

  g_assert_cmpstr (articles, ==, other_articles);
}

/* And the same authors. */
void
assert_same (NewsroomStore *store,
             NewsroomStore *other)
{
  g_autofree char *authors = describe_authors (store);
  g_autofree char *other_authors = describe_authors (other);

  assert_same_articles (store, other);
  g_assert_cmpstr (authors, ==, other_authors);
}

void
save_author (NewsroomStore  *store,
             NewsroomAuthor *author)
{
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (NewsroomAuthor) known = NULL;
  GAsyncResult *result = NULL;

  newsroom_store_save_author_async (store, author, NULL, NULL, desk_result_cb, &result);
  saved = desk_await (&result);
  known = newsroom_store_save_author_finish (store, saved, NULL);
  g_assert_nonnull (known);
}

char *
read_text (const char *folder,
           const char *path)
{
  g_autofree char *whole_path = g_build_filename (folder, path, NULL);
  char            *text = NULL;

  g_assert_true (g_file_get_contents (whole_path, &text, NULL, NULL));

  return text;
}

gboolean
has_problem (NewsroomEverything *done,
             const char         *words)
{
  for (guint i = 0; i < done->problems->len; i++)
    if (strstr (done->problems->pdata[i], words) != NULL)
      return TRUE;

  return FALSE;
}
