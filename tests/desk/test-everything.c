/* test-everything.c — a library as a folder of files, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "everything-helper.h"
#include "generate-article.h"

#define N_ARTICLES 500
#define SEED 20261128

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
                   "created: 1970-01-01T00:00:01Z\n---\n\nThe harbour is open {>> ask <<}.\n");
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

static void
put_back (const char *folder,
          const char *from,
          const char *to)
{
  g_autofree char *source = g_build_filename (folder, from, NULL);
  g_autofree char *target = g_build_filename (folder, to, NULL);

  g_assert_cmpint (g_rename (source, target), ==, 0);
}

/* What was missing when the folder was imported comes with the next import of it, and once. */
static void
test_completed (DeskFixture  *fixture,
                gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "everything", NULL);
  g_autoptr (NewsroomArticle) article = make ("One");
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);
  g_autoptr (GBytes) portrait = g_bytes_new_static ("pixels", 6);
  g_autoptr (NewsroomEverything) first = NULL;
  g_autoptr (NewsroomEverything) second = NULL;
  g_autoptr (NewsroomEverything) third = NULL;
  g_autofree char *authors = NULL;
  DeskFixture      other;

  newsroom_author_set_portrait (author, portrait, "image/png");
  newsroom_article_add_credit (article, credit);
  add (fixture->store, article, "Filed first");
  add (fixture->store, article, "Filed second");
  add (fixture->store, article, "Filed third");
  export_all (fixture->store, folder);
  put_back (folder, "originals/story-one.txt", "kept-one");
  put_back (folder, "originals/story-one-2.txt", "kept-two");
  put_back (folder, "portraits/ann-example.png", "kept-portrait");

  desk_fixture_set_up (&other, NULL);
  first = import (other.store, folder);
  g_assert_cmpuint (first->problems->len, ==, 3);
  g_assert_cmpuint (first->n_originals, ==, 1);

  put_back (folder, "kept-one", "originals/story-one.txt");
  put_back (folder, "kept-two", "originals/story-one-2.txt");
  put_back (folder, "kept-portrait", "portraits/ann-example.png");
  second = import (other.store, folder);
  g_assert_cmpuint (second->problems->len, ==, 0);
  g_assert_cmpuint (second->n_articles, ==, 0);
  g_assert_cmpuint (second->n_known, ==, 1);
  g_assert_cmpuint (second->n_originals, ==, 2);
  assert_same_articles (fixture->store, other.store);
  authors = describe_authors (other.store);
  g_assert_nonnull (strstr (authors, "image/png"));

  third = import (other.store, folder);
  g_assert_cmpuint (third->problems->len, ==, 0);
  g_assert_cmpuint (third->n_originals, ==, 0);
  assert_same_articles (fixture->store, other.store);
  desk_fixture_tear_down (&other, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/everything/" name, DeskFixture, NULL, desk_fixture_set_up, function, desk_fixture_tear_down)
  ADD ("completed", test_completed);
  ADD ("damaged", test_damaged);
  ADD ("different", test_different);
  ADD ("generated", test_generated);
  ADD ("layout", test_layout);
  ADD ("refused", test_refused);
#undef ADD

  return g_test_run ();
}
