/* test-store-authors.c — authors: found again, listed, renamed, and their portraits
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-helper.h"

static NewsroomArticle *
make_credited (const char *name,
               const char *affiliation,
               const char *biography)
{
  NewsroomArticle *article = make_article (name, "Words.");
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (name);
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);

  newsroom_author_set_text (author, NEWSROOM_AUTHOR_AFFILIATION, affiliation);
  newsroom_author_set_text (author, NEWSROOM_AUTHOR_BIOGRAPHY, biography);
  newsroom_article_add_credit (article, credit);

  return article;
}

static NewsroomAuthor *
load_author_of (NewsroomStore   *store,
                NewsroomArticle *article)
{
  g_autoptr (NewsroomArticle) loaded = load_article (store, newsroom_article_get_id (article), NULL);
  g_autoptr (NewsroomCredit) credit = g_list_model_get_item (newsroom_article_get_credits (loaded), 0);

  return g_object_ref (newsroom_credit_get_author (credit));
}

static void
test_same_person (Library      *library,
                  gconstpointer data)
{
  g_autoptr (NewsroomArticle) first = make_credited ("Ann Example", "", "Writes.");
  g_autoptr (NewsroomArticle) second = make_credited ("ANN EXAMPLE", "The Example Gazette", "Writes about rivers.");
  g_autoptr (NewsroomArticle) other = make_credited ("Ann Example", "The Sample Times", "");
  g_autoptr (NewsroomAuthor) ann = NULL;
  g_autoptr (NewsroomAuthor) same = NULL;
  g_autoptr (NewsroomAuthor) namesake = NULL;

  g_assert_true (import (library->store, first, NULL, NULL));
  g_assert_true (import (library->store, second, NULL, NULL));
  g_assert_true (import (library->store, other, NULL, NULL));
  ann = load_author_of (library->store, first);
  same = load_author_of (library->store, second);
  namesake = load_author_of (library->store, other);

  g_assert_cmpint (newsroom_author_get_id (ann), ==, newsroom_author_get_id (same));
  g_assert_cmpstr (newsroom_author_get_text (ann, NEWSROOM_AUTHOR_NAME), ==, "Ann Example");
  g_assert_cmpstr (newsroom_author_get_text (ann, NEWSROOM_AUTHOR_AFFILIATION), ==, "The Example Gazette");
  g_assert_cmpstr (newsroom_author_get_text (ann, NEWSROOM_AUTHOR_BIOGRAPHY), ==, "Writes.");
  g_assert_cmpint (newsroom_author_get_id (ann), !=, newsroom_author_get_id (namesake));
}

static GListModel *
query_authors (NewsroomStore *store,
               const char    *text,
               guint          limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *authors;

  newsroom_store_query_authors_async (store, text, limit, NULL, keep_result_cb, &result);
  authors = newsroom_store_query_authors_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);

  return authors;
}

static void
assert_author (GListModel *authors,
               guint       position,
               const char *name)
{
  g_autoptr (NewsroomAuthor) author = g_list_model_get_item (authors, position);

  g_assert_cmpstr (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME), ==, name);
}

static void
test_authors (Library      *library,
              gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_credited ("Zoë Example", "", "");
  g_autoptr (NewsroomAuthor) zoe = NULL;
  g_autoptr (NewsroomAuthor) known = NULL;
  g_autoptr (NewsroomAuthor) saved = NULL;
  g_autoptr (NewsroomAuthor) bo = newsroom_author_new ("Bo Zoellner");
  g_autoptr (NewsroomAuthor) missing = newsroom_author_new ("Nobody");
  g_autoptr (NewsroomAuthor) refused = NULL;
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) named = NULL;
  g_autoptr (GListModel) first = NULL;
  g_autoptr (GListModel) only = NULL;
  g_autoptr (GListModel) found = NULL;
  g_autoptr (NewsroomArticleSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (import (library->store, article, NULL, NULL));
  saved = save_author (library->store, bo, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newsroom_author_get_id (saved), >, 0);

  all = query_authors (library->store, NULL, 0);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 2);
  assert_author (all, 0, "Zoë Example");
  named = query_authors (library->store, "ZOE", 0);
  g_assert_cmpuint (g_list_model_get_n_items (named), ==, 2);
  assert_author (named, 0, "Zoë Example");
  first = query_authors (library->store, "ZOE", 1);
  g_assert_cmpuint (g_list_model_get_n_items (first), ==, 1);
  assert_author (first, 0, "Zoë Example");
  only = query_authors (library->store, "zoel", 1);
  g_assert_cmpuint (g_list_model_get_n_items (only), ==, 1);
  assert_author (only, 0, "Bo Zoellner");

  /* The bylines follow the name, in the list and in the search. */
  zoe = load_author_of (library->store, article);
  known = newsroom_author_copy (zoe);
  newsroom_author_set_text (zoe, NEWSROOM_AUTHOR_NAME, "Zoë Sample-Example");
  g_clear_object (&saved);
  saved = save_author (library->store, zoe, known, &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_author_equal (saved, zoe));
  found = search (library->store, "sample");
  summary = g_list_model_get_item (found, 0);
  g_assert_cmpstr (newsroom_article_summary_get_byline (summary), ==, "By Zoë Sample-Example");

  newsroom_author_set_id (missing, 999);
  refused = save_author (library->store, missing, missing, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
}

/* How an article words a credit does not follow the name. */
static void
test_worded (Library      *library,
             gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Bo Sample");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, "B. S.");
  g_autoptr (NewsroomAuthor) known = NULL;
  g_autoptr (NewsroomAuthor) renamed = NULL;
  g_autoptr (NewsroomAuthor) saved = NULL;
  g_autoptr (GListModel) found = NULL;
  g_autoptr (NewsroomArticleSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  newsroom_article_add_credit (article, credit);
  g_assert_true (import (library->store, article, NULL, NULL));
  known = load_author_of (library->store, article);
  renamed = newsroom_author_copy (known);
  newsroom_author_set_text (renamed, NEWSROOM_AUTHOR_NAME, "Bo Other");
  saved = save_author (library->store, renamed, known, &error);
  g_assert_no_error (error);
  found = search (library->store, "words");
  summary = g_list_model_get_item (found, 0);
  g_assert_cmpstr (newsroom_article_summary_get_byline (summary), ==, "By B. S.");
}

/* Neither the role nor the name of an author hangs on the text of any article. */
static void
test_author_of_damaged_article (Library      *library,
                                gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_credited ("Zoë Example", "", "");
  g_autoptr (NewsroomAuthor) zoe = NULL;
  g_autoptr (NewsroomAuthor) known = NULL;
  g_autoptr (NewsroomAuthor) with_role = NULL;
  g_autoptr (NewsroomAuthor) renamed = NULL;
  g_autoptr (GListModel) found = NULL;
  g_autoptr (NewsroomArticleSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (import (library->store, article, NULL, NULL));
  zoe = load_author_of (library->store, article);
  library_close (library);
  g_free (run_sql (library->path, "UPDATE article SET body = 'Wordz.'; UPDATE revision SET body = 'Wordz.'"));
  library_reopen (library);

  known = newsroom_author_copy (zoe);
  newsroom_author_set_text (zoe, NEWSROOM_AUTHOR_ROLE, "Reporter");
  with_role = save_author (library->store, zoe, known, &error);
  g_assert_no_error (error);
  newsroom_author_set_text (zoe, NEWSROOM_AUTHOR_NAME, "Zoë Sample-Example");
  renamed = save_author (library->store, zoe, with_role, &error);
  g_assert_no_error (error);
  found = search (library->store, "sample");
  summary = g_list_model_get_item (found, 0);
  g_assert_cmpstr (newsroom_article_summary_get_byline (summary), ==, "By Zoë Sample-Example");
}

static GListModel *
find_authors (NewsroomStore *store,
              const char    *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *authors;

  newsroom_store_find_authors_async (store, name, NULL, keep_result_cb, &result);
  authors = newsroom_store_query_authors_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);

  return authors;
}

/* Every name that holds another one is known, and is not taken for it. */
static void
test_find_by_name (Library      *library,
                   gconstpointer data)
{
  static const char *const names[] = { "ANN EXAMPLE", "Ann Example", "Ann Example-Sample", "Joann Example", "Zoë Straße", "Zoe Strasse", "" };
  static const struct
  {
    const char *name;
    const char *found[3];
  } cases[] = {
    { "Ann Example", { "Ann Example", "ANN EXAMPLE", NULL } },
    { "ann example", { "ANN EXAMPLE", "Ann Example", NULL } },
    { "Zoe\xCC\x88 STRASSE", { "Zoë Straße", NULL } },
    { "zoe strasse", { "Zoe Strasse", NULL } },
    { "Ann", { NULL } },
    { "%", { NULL } },
    { "Bo Sample", { NULL } },
  };
  g_autofree char *n_indexed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (NewsroomAuthor) author = newsroom_author_new (names[i]);
      g_autoptr (NewsroomAuthor) saved = save_author (library->store, author, NULL, NULL);

      g_assert_nonnull (saved);
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListModel) found = find_authors (library->store, cases[i].name);
      guint n_found = g_list_model_get_n_items (found);

      g_assert_cmpuint (n_found, ==, g_strv_length ((char **)cases[i].found));
      for (guint j = 0; j < n_found; j++)
        assert_author (found, j, cases[i].found[j]);
    }

  library_close (library);
  n_indexed = run_sql (library->path, "SELECT count (*) FROM author INDEXED BY author_by_name WHERE name_key = 'ann example'");
  g_assert_cmpstr (n_indexed, ==, "2\n");
}

/* The one portrait that the library has, "" for none. */
static char *
dup_stored_portrait (Library *library)
{
  char *portrait;

  library_close (library);
  portrait = run_sql (library->path, "SELECT media_type || ' ' || hex (bytes) FROM portrait");
  library_reopen (library);

  return portrait;
}

static NewsroomArticle *
import_with_portrait (Library *library)
{
  g_autoptr (NewsroomArticle) article = make_credited ("Ann Example", "", "");
  g_autoptr (NewsroomCredit) credit = g_list_model_get_item (newsroom_article_get_credits (article), 0);
  g_autoptr (GBytes) portrait = g_bytes_new_static ("\x89PNG", 4);

  newsroom_author_set_portrait (newsroom_credit_get_author (credit), portrait, "image/png");
  g_assert_true (import (library->store, article, NULL, NULL));

  return g_steal_pointer (&article);
}

/* The row of the portrait is made another one behind the store's back: what stands there
 * afterwards shows whether it was written. */
static void
test_portrait_written_when_changed (Library      *library,
                                    gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = import_with_portrait (library);
  g_autoptr (NewsroomAuthor) ann = load_author_of (library->store, article);
  g_autoptr (NewsroomAuthor) known = newsroom_author_copy (ann);
  g_autoptr (NewsroomAuthor) saved = NULL;
  g_autoptr (NewsroomArticle) draft = NULL;
  g_autoptr (NewsroomArticle) saved_draft = NULL;
  g_autoptr (GBytes) portrait = g_bytes_new_static ("JFIF", 4);
  g_autofree char *untouched = NULL;
  g_autofree char *replaced = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *restored = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  g_free (run_sql (library->path, "UPDATE portrait SET bytes = x'00'"));
  library_reopen (library);

  newsroom_author_set_text (ann, NEWSROOM_AUTHOR_BIOGRAPHY, "Writes.");
  saved = save_author (library->store, ann, known, &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_author_equal (saved, ann));
  draft = load_article (library->store, newsroom_article_get_id (article), NULL);
  newsroom_article_set_text (draft, NEWSROOM_FIELD_BODY, "More words.");
  saved_draft = save_article (library->store, draft, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  untouched = dup_stored_portrait (library);
  g_assert_cmpstr (untouched, ==, "image/png 00\n");

  g_set_object (&known, saved);
  newsroom_author_set_portrait (ann, portrait, "image/jpeg");
  g_clear_object (&saved);
  saved = save_author (library->store, ann, known, &error);
  g_assert_no_error (error);
  replaced = dup_stored_portrait (library);
  g_assert_cmpstr (replaced, ==, "image/jpeg 4A464946\n");

  g_set_object (&known, saved);
  newsroom_author_set_portrait (ann, NULL, NULL);
  g_clear_object (&saved);
  saved = save_author (library->store, ann, known, &error);
  g_assert_no_error (error);
  removed = dup_stored_portrait (library);
  g_assert_cmpstr (removed, ==, "");

  g_set_object (&known, saved);
  newsroom_author_set_portrait (ann, portrait, "image/jpeg");
  g_clear_object (&saved);
  saved = save_author (library->store, ann, known, &error);
  g_assert_no_error (error);
  restored = dup_stored_portrait (library);
  g_assert_cmpstr (restored, ==, "image/jpeg 4A464946\n");
}

/* Who comes from a list has no portrait there, and keeps it in the library. */
static void
test_lists_have_no_portraits (Library      *library,
                              gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = import_with_portrait (library);
  g_autoptr (GListModel) listed = query_authors (library->store, NULL, 0);
  g_autoptr (NewsroomAuthor) known = g_list_model_get_item (listed, 0);
  g_autoptr (NewsroomAuthor) ann = newsroom_author_copy (known);
  g_autoptr (NewsroomAuthor) saved = NULL;
  g_autoptr (NewsroomAuthor) loaded = NULL;
  g_autoptr (GError) error = NULL;
  const char *media_type = NULL;

  g_assert_null (newsroom_author_get_portrait (known, NULL));
  newsroom_author_set_text (ann, NEWSROOM_AUTHOR_ROLE, "Reporter");
  saved = save_author (library->store, ann, known, &error);
  g_assert_no_error (error);
  g_assert_nonnull (newsroom_author_get_portrait (saved, NULL));

  loaded = load_author_of (library->store, article);
  g_assert_true (newsroom_author_equal (loaded, saved));
  g_assert_nonnull (newsroom_author_get_portrait (loaded, &media_type));
  g_assert_cmpstr (media_type, ==, "image/png");
}

/* A file that has no portrait, and one that has another: the one in the library stays. */
static void
test_portrait_outlives_imports (Library      *library,
                                gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = import_with_portrait (library);
  g_autoptr (NewsroomArticle) without = make_credited ("Ann Example", "The Example Gazette", "");
  g_autoptr (NewsroomArticle) with = make_credited ("Ann Example", "", "Writes.");
  g_autoptr (NewsroomCredit) credit = g_list_model_get_item (newsroom_article_get_credits (with), 0);
  g_autoptr (GBytes) other = g_bytes_new_static ("JFIF", 4);
  g_autofree char *portrait = NULL;

  newsroom_author_set_portrait (newsroom_credit_get_author (credit), other, "image/jpeg");
  g_assert_true (import (library->store, without, NULL, NULL));
  g_assert_true (import (library->store, with, NULL, NULL));
  portrait = dup_stored_portrait (library);
  g_assert_cmpstr (portrait, ==, "image/png 89504E47\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/authors/same-person", Library, NULL, library_set_up, test_same_person, library_tear_down);
  g_test_add ("/store/authors/find-by-name", Library, NULL, library_set_up, test_find_by_name, library_tear_down);
  g_test_add ("/store/authors/query", Library, NULL, library_set_up, test_authors, library_tear_down);
  g_test_add ("/store/authors/worded", Library, NULL, library_set_up, test_worded, library_tear_down);
  g_test_add ("/store/authors/of-damaged-article", Library, NULL, library_set_up, test_author_of_damaged_article, library_tear_down);
  g_test_add ("/store/authors/portrait-written-when-changed", Library, NULL, library_set_up, test_portrait_written_when_changed, library_tear_down);
  g_test_add ("/store/authors/lists-have-no-portraits", Library, NULL, library_set_up, test_lists_have_no_portraits, library_tear_down);
  g_test_add ("/store/authors/portrait-outlives-imports", Library, NULL, library_set_up, test_portrait_outlives_imports, library_tear_down);

  return g_test_run ();
}
