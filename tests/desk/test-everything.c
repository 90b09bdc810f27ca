/* test-everything.c — a library as a folder of files, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "desk-helper.h"
#include "generate-article.h"
#include "newsroom-article-rows.h"
#include "newsroom-everything.h"

#define N_ARTICLES 500
#define SEED 20261128

static gboolean
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

static NewsroomEverything *
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

static void
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
static gint64
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
  file = newsroom_original_new ("../Störy one.TXT", "file:///tmp/St%C3%B6ry", "text/plain", bytes, report);
  g_ptr_array_add (articles, article);
  g_ptr_array_add (originals, original != NULL ? file : NULL);
  newsroom_store_import_async (store, articles, originals, NULL, desk_result_cb, &result);
  imported = desk_await (&result);
  newsroom_store_import_finish (store, imported, &error);
  g_assert_no_error (error);

  return newsroom_article_get_id (article);
}

static NewsroomArticle *
make (const char *headline)
{
  NewsroomArticle *article = newsroom_article_new ();

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, headline);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "The harbour is open.");

  return article;
}

static void
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

static NewsroomWhole *
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
  g_autofree char *notes = g_strjoinv ("|", (char **)newsroom_report_get_notes (report));
  g_autofree char *dropped = g_strjoinv ("|", (char **)newsroom_report_get_dropped (report));

  g_string_append_printf (text,
                          " [%s %s %s %s %s %s]",
                          newsroom_original_get_sha256 (original),
                          newsroom_original_get_file_name (original),
                          newsroom_original_get_path (original),
                          newsroom_original_get_content_type (original),
                          notes,
                          dropped);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* All that the library says of each article, one a line and in a settled order. */
static char *
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
static char *
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

      newsroom_store_load_author_async (store, newsroom_author_get_id (listed), NULL, desk_result_cb, &result);
      loaded = desk_await (&result);
      author = newsroom_store_load_author_finish (store, loaded, NULL);
      for (guint j = 0; j < NEWSROOM_N_AUTHOR_FIELDS; j++)
        g_string_append_printf (line, " “%s”", newsroom_author_get_text (author, (NewsroomAuthorField)j));
      portrait = newsroom_author_get_portrait (author, &type);
      digest = portrait != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, portrait) : NULL;
      g_string_append_printf (line, " %s %s", portrait != NULL ? type : "", portrait != NULL ? digest : "");
      g_ptr_array_add (lines, g_strdup (line->str));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **)lines->pdata);
}

/* Whether two libraries hold the same. */
static void
assert_same (NewsroomStore *store,
             NewsroomStore *other)
{
  g_autofree char *articles = describe_articles (store);
  g_autofree char *other_articles = describe_articles (other);
  g_autofree char *authors = describe_authors (store);
  g_autofree char *other_authors = describe_authors (other);

  g_assert_cmpstr (articles, ==, other_articles);
  g_assert_cmpstr (authors, ==, other_authors);
}

/* YAML that nobody would write in this way, and what is none. */
static const char *const odd_extras[] = { "a:    1", "{b: [2,3]}", "# remark\nc: 'd'\n\n", "- x", "{unclosed", "e: |2\n   f\n" };

static void
fill_with_anything (NewsroomStore *store)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autoptr (NewsroomArticle) article = generate_article (rand);
      gint64 id;

      if (i % 10 == 0)
        newsroom_article_set_text (article, NEWSROOM_FIELD_EXTRA, odd_extras[i / 10 % G_N_ELEMENTS (odd_extras)]);
      if (i % 7 == 0)
        newsroom_article_set_state (article, NEWSROOM_STATE_READY);
      id = add (store, article, i % 3 == 0 ? "As filed\xff\x80" : NULL);
      if (i % 7 == 0)
        set_state (store, id, NEWSROOM_STATE_SPIKED);
    }
}

/* 500 articles of which every part may be anything come back with the same SHA-256, the same
 * authors and the same files. */
static void
test_generated (DeskFixture  *fixture,
                gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "everything", NULL);
  g_autoptr (NewsroomEverything) done = NULL;
  g_autoptr (NewsroomEverything) again = NULL;
  DeskFixture other;

  fill_with_anything (fixture->store);
  export_all (fixture->store, folder);

  desk_fixture_set_up (&other, NULL);
  done = import (other.store, folder);
  for (guint i = 0; i < done->problems->len; i++)
    g_test_message ("%s", (const char *)done->problems->pdata[i]);
  g_assert_cmpuint (done->problems->len, ==, 0);
  g_assert_cmpuint (done->n_articles, ==, N_ARTICLES);
  assert_same (fixture->store, other.store);

  /* Once more changes nothing. */
  again = import (other.store, folder);
  g_assert_cmpuint (again->problems->len, ==, 0);
  g_assert_cmpuint (again->n_articles, ==, 0);
  g_assert_cmpuint (again->n_authors, ==, 0);
  g_assert_cmpuint (again->n_known, ==, N_ARTICLES);
  assert_same (fixture->store, other.store);
  desk_fixture_tear_down (&other, NULL);
}

static void
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

static char *
read_text (const char *folder,
           const char *path)
{
  g_autofree char *whole_path = g_build_filename (folder, path, NULL);
  char            *text = NULL;

  g_assert_true (g_file_get_contents (whole_path, &text, NULL, NULL));

  return text;
}

/* What a person finds in the folder. */
static void
test_layout (DeskFixture  *fixture,
             gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "everything", NULL);
  g_autoptr (NewsroomArticle) article = make ("Harbour opens");
  g_autoptr (NewsroomArticle) namesake = make ("Harbour: opens!");
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Ann Exämple");
  g_autoptr (NewsroomAuthor) idle = newsroom_author_new ("Bo Sample");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);
  g_autoptr (GBytes) portrait = g_bytes_new_static ("pixels", 6);
  g_autofree char *text = NULL;
  g_autofree char *profile = NULL;
  g_autofree char *picture = NULL;
  g_autofree char *original = NULL;
  g_autofree char *second = NULL;

  newsroom_author_set_text (author, NEWSROOM_AUTHOR_ROLE, "Reporter");
  newsroom_author_set_portrait (author, portrait, "image/png");
  newsroom_article_add_credit (article, credit);
  newsroom_article_set_time (article, NEWSROOM_TIME_CREATED, G_USEC_PER_SEC);
  newsroom_article_set_time (article, NEWSROOM_TIME_UPDATED, G_USEC_PER_SEC);
  add (fixture->store, namesake, "As filed");
  add (fixture->store, article, NULL);
  save_author (fixture->store, idle);
  export_all (fixture->store, folder);

  text = read_text (folder, "articles/harbour-opens.md");
  g_assert_cmpstr (text,
                   ==,
                   "---\ntitle: Harbour opens\nauthor: Ann Exämple\nlastmod: 1970-01-01T00:00:01Z\n"
                   "created: 1970-01-01T00:00:01Z\n---\n\nThe harbour is open.\n");
  second = read_text (folder, "articles/harbour-opens-2.md");
  g_assert_nonnull (strstr (second, "Harbour: opens!"));
  profile = read_text (folder, "authors/ann-example.yaml");
  g_assert_cmpstr (profile, ==, "name: Ann Exämple\nrole: Reporter\n");
  picture = read_text (folder, "portraits/ann-example.png");
  g_assert_cmpstr (picture, ==, "pixels");
  original = read_text (folder, "originals/story-one.txt");
  g_assert_cmpstr (original, ==, "As filed");
  g_free (profile);
  profile = read_text (folder, "authors/bo-sample.yaml");
  g_assert_cmpstr (profile, ==, "name: Bo Sample\n");
  g_free (text);
  text = read_text (folder, "README.txt");
  g_assert_nonnull (strstr (text, "manifest.jsonl"));
}

static void
assert_alone (DeskFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_prefix (name, "library.db"));
}

static void
cancel_cb (guint    n_done,
           guint    n_articles,
           gpointer user_data)
{
  if (n_done == 1)
    g_cancellable_cancel (user_data);
}

/* There is all of it or nothing, and never in the place of something else. */
static void
test_refused (DeskFixture  *fixture,
              gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "everything", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  g_autoptr (NewsroomArticle) first = make ("One");
  g_autoptr (NewsroomArticle) second = make ("Two");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (NewsroomEverything) done = NULL;
  g_autoptr (GAsyncResult) exported = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  add (fixture->store, first, "As filed");
  add (fixture->store, second, NULL);

  newsroom_export_everything_async (fixture->store, place, FALSE, cancel_cb, cancellable, cancellable, desk_result_cb, &result);
  exported = desk_await (&result);
  g_assert_false (newsroom_export_everything_finish (exported, &done, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_alone (fixture);

  g_assert_false (export_to (fixture->store, nowhere, NULL, &done, &error));
  g_assert_error (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_alone (fixture);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  kept = desk_put (folder, "kept", "something");
  g_assert_false (export_to (fixture->store, folder, NULL, &done, &error));
  g_assert_error (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_EXISTS);
  text = read_text (folder, "kept");
  g_assert_cmpstr (text, ==, "something");
}

static gboolean
has_problem (NewsroomEverything *done,
             const char         *words)
{
  for (guint i = 0; i < done->problems->len; i++)
    if (strstr (done->problems->pdata[i], words) != NULL)
      return TRUE;

  return FALSE;
}

static void
replace_in (const char *folder,
            const char *path,
            const char *before,
            const char *after)
{
  g_autofree char *whole_path = g_build_filename (folder, path, NULL);
  g_autofree char *text = read_text (folder, path);
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, before, after, 1), ==, 1);
  g_assert_true (g_file_set_contents (whole_path, changed->str, -1, NULL));
}

/* What is damaged, missing or a trap is named, and the rest is imported. */
static void
test_damaged (DeskFixture  *fixture,
              gconstpointer data)
{
  static const char *const headlines[] = { "One", "Two", "Three", "Four", "Five" };
  g_autofree char         *folder = g_build_filename (fixture->folder, "everything", NULL);
  g_autofree char         *missing = g_build_filename (folder, "articles", "two.md", NULL);
  g_autofree char         *linked = g_build_filename (folder, "articles", "three.md", NULL);
  g_autofree char         *secret = desk_put (fixture->folder, "secret.md", "---\ntitle: Secret\n---\n\nWords\n");
  g_autoptr (NewsroomEverything) done = NULL;
  DeskFixture other;

  for (guint i = 0; i < G_N_ELEMENTS (headlines); i++)
    {
      g_autoptr (NewsroomArticle) article = make (headlines[i]);

      add (fixture->store, article, i == 4 ? "As filed" : NULL);
    }
  export_all (fixture->store, folder);
  replace_in (folder, "articles/one.md", "open", "shut");
  g_assert_cmpint (g_unlink (missing), ==, 0);
  g_assert_cmpint (g_unlink (linked), ==, 0);
  g_assert_cmpint (symlink (secret, linked), ==, 0);
  replace_in (folder, "manifest.jsonl", "articles/four.md", "articles/../../secret.md");
  replace_in (folder, "originals/story-one.txt", "filed", "faked");

  desk_fixture_set_up (&other, NULL);
  done = import (other.store, folder);
  g_assert_cmpuint (done->n_articles, ==, 1);
  g_assert_cmpuint (desk_count_articles (other.store), ==, 1);
  g_assert_true (has_problem (done, "one.md"));
  g_assert_true (has_problem (done, "two.md"));
  g_assert_true (has_problem (done, "three.md"));
  g_assert_true (has_problem (done, "secret.md"));
  g_assert_true (has_problem (done, "story-one.txt"));
  g_assert_true (has_problem (done, "manifest.jsonl"));
  g_assert_cmpuint (done->problems->len, ==, 6);
  desk_fixture_tear_down (&other, NULL);
}

/* Manifests that somebody made up. */
static void
test_no_manifest (DeskFixture  *fixture,
                  gconstpointer data)
{
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autofree char *deeper = g_strconcat ("{\"newsroom-export\":1}\n{\"article\":", deep, "\n", NULL);
  const char      *manifests[] = { "", "\n", "[]", "{\"newsroom-export\":2}\n", "{\"newsroom-export\":\"x\"", "PK\x03\x04", "{\"newsroom-export\":1}\n{\"article\":[]}\n{\"author\":1,\"portrait\":[]}\n{\"article\":\"articles/x\",\"sha256\":3}\n", deeper };

  for (guint i = 0; i < G_N_ELEMENTS (manifests); i++)
    {
      g_autofree char *path = desk_put (fixture->folder, "manifest.jsonl", manifests[i]);
      g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
      g_autoptr (NewsroomEverything) done = NULL;
      g_autoptr (GAsyncResult) imported = NULL;
      g_autoptr (GError) error = NULL;
      GAsyncResult *result = NULL;
      gboolean      success;

      newsroom_import_everything_async (fixture->store, folder, NULL, NULL, NULL, desk_result_cb, &result);
      imported = desk_await (&result);
      success = newsroom_import_everything_finish (imported, &done, &error);
      g_assert_true (success ? done->problems->len > 0 : error != NULL);
      g_assert_cmpint (success, ==, i >= 6);
      g_assert_cmpuint (desk_count_articles (fixture->store), ==, 0);
    }
}

/* A library that has other words for an article or an author keeps them. */
static void
test_different (DeskFixture  *fixture,
                gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "everything", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (NewsroomArticle) article = make ("One");
  g_autoptr (NewsroomArticle) changed = NULL;
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomAuthor) other_author = newsroom_author_copy (author);
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);
  g_autoptr (NewsroomEverything) done = NULL;
  DeskFixture other;

  newsroom_author_set_text (author, NEWSROOM_AUTHOR_ROLE, "Reporter");
  newsroom_author_set_text (author, NEWSROOM_AUTHOR_EMAIL, "ann@example.com");
  newsroom_author_set_text (other_author, NEWSROOM_AUTHOR_ROLE, "Editor");
  newsroom_article_add_credit (article, credit);
  add (fixture->store, article, NULL);
  export_all (fixture->store, folder);

  desk_fixture_set_up (&other, NULL);
  newsroom_author_set_uuid (other_author, newsroom_author_get_uuid (author));
  save_author (other.store, other_author);
  changed = make ("One, changed");
  newsroom_article_set_uuid (changed, newsroom_article_get_uuid (article));
  add (other.store, changed, NULL);
  before = describe_articles (other.store);
  done = import (other.store, folder);
  after = describe_articles (other.store);
  g_assert_cmpuint (done->n_articles, ==, 0);
  g_assert_cmpuint (done->problems->len, ==, 2);
  g_assert_true (has_problem (done, "articles/one.md"));
  g_assert_true (has_problem (done, "“Ann Example”"));
  g_assert_cmpstr (before, ==, after);
  g_free (after);
  after = describe_authors (other.store);
  g_assert_nonnull (strstr (after, "“Editor”"));
  g_assert_nonnull (strstr (after, "“ann@example.com”"));
  g_assert_null (strstr (after, "“Reporter”"));
  desk_fixture_tear_down (&other, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/everything/" name, DeskFixture, NULL, desk_fixture_set_up, function, desk_fixture_tear_down)
  ADD ("damaged", test_damaged);
  ADD ("different", test_different);
  ADD ("generated", test_generated);
  ADD ("layout", test_layout);
  ADD ("no-manifest", test_no_manifest);
  ADD ("refused", test_refused);
#undef ADD

  return g_test_run ();
}
