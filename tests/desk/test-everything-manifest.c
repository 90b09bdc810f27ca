/* test-everything-manifest.c — manifests of any size, damaged ones and made up ones
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "everything-helper.h"

#define MEGABYTE ((gsize)1024 * 1024)

/* Writes the manifest anew, with @added behind its first line, so that its sum is right again. */
static void
add_to_manifest (const char    *folder,
                 const GString *added)
{
  g_autofree char *path = g_build_filename (folder, "manifest.jsonl", NULL);
  g_autofree char *text = read_text (folder, "manifest.jsonl");
  const char      *behind = strchr (text, '\n') + 1;
  const char      *end = strstr (text, "{\"end\":");
  g_autoptr (GString) all = g_string_new_len (text, behind - text);
  g_autofree char *digest = NULL;

  g_string_append_len (all, added->str, (gssize)added->len);
  g_string_append_len (all, behind, end - behind);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)all->str, all->len);
  g_string_append_printf (all, "{\"end\":true,\"sha256\":\"%s\"}\n", digest);
  g_assert_true (g_file_set_contents (path, all->str, (gssize)all->len, NULL));
}

/* The manifest of a library may be larger than any file that is imported. */
static void
test_large_manifest (DeskFixture  *fixture,
                     gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "everything", NULL);
  g_autofree char *padding = g_strnfill (MEGABYTE, 'x');
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (NewsroomArticle) article = make ("One");
  g_autoptr (NewsroomEverything) done = NULL;
  DeskFixture other;

  add (fixture->store, article, "As filed");
  export_all (fixture->store, folder);
  while (lines->len <= NEWSROOM_FILE_MAX_BYTES)
    g_string_append_printf (lines, "{\"file\":\"README.txt\",\"padding\":\"%s\"}\n", padding);
  add_to_manifest (folder, lines);

  desk_fixture_set_up (&other, NULL);
  done = import (other.store, folder);
  g_assert_cmpuint (done->problems->len, ==, 0);
  g_assert_cmpuint (done->n_articles, ==, 1);
  assert_same (fixture->store, other.store);
  desk_fixture_tear_down (&other, NULL);
}

/* A line that cannot be read is told of, and the rest is imported. */
static void
test_bad_lines (DeskFixture  *fixture,
                gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "everything", NULL);
  g_autofree char *padding = g_strnfill (NEWSROOM_FILE_MAX_BYTES, 'x');
  g_autoptr (GString) lines = g_string_new ("{\"artikle\":\"articles/one.md\"}\n");
  g_autoptr (NewsroomArticle) article = make ("One");
  g_autoptr (NewsroomEverything) one = NULL;
  g_autoptr (NewsroomEverything) three = NULL;
  DeskFixture other;

  add (fixture->store, article, "As filed");
  export_all (fixture->store, folder);
  add_to_manifest (folder, lines);
  desk_fixture_set_up (&other, NULL);
  one = import (other.store, folder);
  g_assert_cmpuint (one->problems->len, ==, 1);
  g_assert_true (has_problem (one, "Line 2 of “manifest.jsonl” is damaged"));
  g_assert_cmpuint (one->n_articles, ==, 1);

  g_string_printf (lines, "{\"article\":\"articles/\n{\"article\":\"%s\"}\n", padding);
  add_to_manifest (folder, lines);
  three = import (other.store, folder);
  g_assert_cmpuint (three->problems->len, ==, 1);
  g_assert_true (has_problem (three, "3 lines of “manifest.jsonl”, the first of them line 2,"));
  g_assert_cmpuint (three->n_known, ==, 1);
  desk_fixture_tear_down (&other, NULL);
}

/* An author whose profile was changed after it came into the library. */
static NewsroomArticle *
add_with_author (DeskFixture *fixture)
{
  NewsroomArticle *article = make ("One");
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);

  newsroom_article_add_credit (article, credit);
  add (fixture->store, article, "As filed");
  newsroom_author_set_text (author, NEWSROOM_AUTHOR_ROLE, "Reporter");
  save_author (fixture->store, author);

  return article;
}

/* What the library alone knows comes back, too. */
static void
test_times (DeskFixture  *fixture,
            gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "everything", NULL);
  g_autoptr (NewsroomArticle) article = add_with_author (fixture);
  g_autoptr (NewsroomEverything) done = NULL;
  DeskFixture other;

  export_all (fixture->store, folder);
  desk_fixture_set_up (&other, NULL);
  done = import (other.store, folder);
  assert_same (fixture->store, other.store);
  desk_fixture_tear_down (&other, NULL);
}

/* A folder that says less of that than those of today. */
static void
test_without_times (DeskFixture  *fixture,
                    gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "everything", NULL);
  g_autofree char *path = g_build_filename (folder, "manifest.jsonl", NULL);
  g_autoptr (NewsroomArticle) article = add_with_author (fixture);
  g_autoptr (GRegex) times = g_regex_new (",\"(created|updated|filed)\":\"[^\"]*\"", 0, 0, NULL);
  g_autoptr (GString) nothing = g_string_new (NULL);
  g_autoptr (NewsroomEverything) done = NULL;
  g_autofree char *text = NULL;
  g_autofree char *less = NULL;
  g_autofree char *authors = NULL;
  DeskFixture      other;

  export_all (fixture->store, folder);
  text = read_text (folder, "manifest.jsonl");
  less = g_regex_replace_literal (times, text, -1, 0, "", 0, NULL);
  g_assert_cmpuint (strlen (less), <, strlen (text));
  g_assert_null (strstr (less, "filed\":"));
  g_assert_true (g_file_set_contents (path, less, -1, NULL));
  add_to_manifest (folder, nothing);

  desk_fixture_set_up (&other, NULL);
  done = import (other.store, folder);
  g_assert_cmpuint (done->problems->len, ==, 0);
  g_assert_cmpuint (done->n_articles, ==, 1);
  authors = describe_authors (other.store);
  g_assert_nonnull (strstr (authors, "“Reporter”"));
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/everything-manifest/" name, DeskFixture, NULL, desk_fixture_set_up, function, desk_fixture_tear_down)
  ADD ("bad-lines", test_bad_lines);
  ADD ("large", test_large_manifest);
  ADD ("made-up", test_no_manifest);
  ADD ("times", test_times);
  ADD ("without-times", test_without_times);
#undef ADD

  return g_test_run ();
}
