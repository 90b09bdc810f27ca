/* test-store-search.c — listing and searching, and an index that breaks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-helper.h"

#include <string.h>

#include "newsroom-article-rows.h"
#include "newsroom-search-index-private.h"

static gint64
add (Library    *library,
     const char *headline,
     const char *body)
{
  g_autoptr (NewsroomArticle) article = make_article (headline, body);
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (GError) error = NULL;

  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);

  return newsroom_article_get_id (saved);
}

/* The headlines of a list, with "|" between them. */
static char *
dup_headlines (GListModel *list)
{
  g_autoptr (GString) headlines = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (NewsroomArticleSummary) summary = g_list_model_get_item (list, i);

      g_string_append_printf (headlines, "%s%s", i > 0 ? "|" : "", newsroom_article_summary_get_headline (summary));
    }

  return g_strdup (headlines->str);
}

static void
assert_found (Library    *library,
              const char *text,
              const char *expected)
{
  g_autoptr (GListModel) found = search (library->store, text);
  g_autofree char *headlines = dup_headlines (found);

  g_assert_cmpstr (headlines, ==, expected);
}

static void
test_words (Library      *library,
            gconstpointer data)
{
  add (library, "Café", "The *naïve* reporter from Łódź wrote about the river.");
  add (library, "Second", "A river runs through the old town. ΑΘΗΝΑ. 東京タワー");

  assert_found (library, "cafe", "Café");
  assert_found (library, "NAIVE", "Café");
  assert_found (library, "naïv", "Café");
  assert_found (library, "αθηνα", "Second");
  assert_found (library, "東京", "Second");
  assert_found (library, "river town", "Second");
  assert_found (library, "\"old town\"", "Second");
  assert_found (library, "“town old”", "");
  assert_found (library, "riv ", "");
  assert_found (library, "\"the riv", "Café");
  assert_found (library, "?!", "Second|Café");
  assert_found (library, NULL, "Second|Café");
  assert_found (library, "nothing", "");
}

static void
test_snippet (Library      *library,
              gconstpointer data)
{
  g_autoptr (GListModel) found = NULL;
  g_autoptr (NewsroomArticleSummary) summary = NULL;
  g_autoptr (NewsroomArticleSummary) again = NULL;
  g_autofree char *query = NULL;

  add (library, "News", "Salt & <b>pepper</b> \002and\003 [vinegar](https://example.org/) on chips.");
  found = search (library->store, "vineg");
  summary = g_list_model_get_item (found, 0);
  again = g_list_model_get_item (found, 0);
  g_assert_true (summary == again);
  g_assert_cmpstr (newsroom_article_summary_get_snippet (summary), ==, "Salt & <b>pepper</b> and vinegar on chips.");
  g_object_get (summary, "query", &query, NULL);
  g_assert_cmpstr (query, ==, "vineg");
  g_assert_cmpuint (newsroom_article_summary_get_word_count (summary), >, 4);

  g_clear_object (&summary);
  g_assert_finalize_object (g_steal_pointer (&again));
  g_assert_finalize_object (g_steal_pointer (&found));
}

static void
assert_snippet (Library    *library,
                const char *text,
                const char *expected)
{
  g_autoptr (GListModel) found = search (library->store, text);
  g_autoptr (NewsroomArticleSummary) summary = g_list_model_get_item (found, 0);

  g_assert_nonnull (summary);
  g_assert_cmpstr (newsroom_article_summary_get_snippet (summary), ==, expected);
}

static void
add_with_standfirst (Library    *library,
                     const char *standfirst)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", "");
  g_autoptr (NewsroomArticle) saved = NULL;

  newsroom_article_set_text (article, NEWSROOM_FIELD_STANDFIRST, standfirst);
  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_assert_nonnull (saved);
}

static void
test_snippet_context (Library      *library,
                      gconstpointer data)
{
  add (library, "Ferries stop", "They stop\nat noon.\n\nNobody  knows why.");
  add (library, "東京", "この文章はとても長くて句読点がひとつもないので二十文字の前から切り取られるはずですがどうでしょうか 大橋が開通");

  add_with_standfirst (library, " \n Trams are late");
  assert_snippet (library, "trams", "Trams are late");
  assert_snippet (library, "ferries", "");
  assert_snippet (library, "ferries noon", "They stop at noon. Nobody knows why.");
  assert_snippet (library, "大橋", "…ら切り取られるはずですがどうでしょうか 大橋が開通");
}

static void
test_index_follows (Library      *library,
                    gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", "apples");
  g_autoptr (NewsroomArticle) first = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autoptr (NewsroomArticle) second = NULL;
  g_autofree char *check = NULL;

  newsroom_article_set_text (first, NEWSROOM_FIELD_BODY, "pears");
  second = save_article (library->store, first, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_assert_nonnull (second);
  assert_found (library, "apples", "");
  assert_found (library, "pears", "News");

  library_close (library);
  check = run_sql (library->path, "SELECT count (*) FROM unindexed; INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1)");
  g_assert_cmpstr (check, ==, "0\n");

  /* What a crash left out is done at the next start. */
  g_free (run_sql (library->path, "INSERT INTO article_fts (article_fts) VALUES ('delete-all'); DELETE FROM article_text; INSERT INTO unindexed SELECT id FROM article"));
  library_reopen (library);
  assert_found (library, "pears", "News");
}

static void
raise_cb (guint *n_calls)
{
  (*n_calls)++;
}

/* An index that takes many turns of the worker thread stands in nobody's way, and whoever
 * searched too early hears of it. */
static void
test_save_while_indexing (Library      *library,
                          gconstpointer data)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) originals = g_ptr_array_new ();
  g_autoptr (NewsroomArticle) urgent = make_article ("Urgent", "plums");
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autofree char *n_left = NULL;
  guint            n_changes = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *headline = g_strdup_printf ("News %u", i);

      g_ptr_array_add (articles, make_article (headline, "apples and pears"));
      g_ptr_array_add (originals, NULL);
    }
  newsroom_store_import_async (library->store, articles, originals, NULL, keep_result_cb, &imported);
  g_assert_true (newsroom_store_import_finish (library->store, wait_for (&imported), NULL));
  g_clear_object (&imported);
  saved = save_article (library->store, urgent, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_assert_nonnull (saved);
  library_close (library);
  n_left = run_sql (library->path, "SELECT count (*) FROM unindexed WHERE article <= 3000");
  g_assert_cmpint (g_ascii_strtoll (n_left, NULL, 10), >, 0);

  library_reopen (library);
  g_signal_connect_swapped (library->store, "changed", G_CALLBACK (raise_cb), &n_changes);
  wait_until (n_changes > 0);
  assert_found (library, "plums", "Urgent");
  library_close (library);
  g_free (n_left);
  n_left = run_sql (library->path, "SELECT count (*) FROM unindexed");
  g_assert_cmpstr (n_left, ==, "0\n");
}

static void
test_damaged_index (Library      *library,
                    gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", "apples and pears");
  g_autoptr (NewsroomArticle) first = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autoptr (NewsroomArticle) second = NULL;
  g_autoptr (GError) error = NULL;

  add (library, "More", "plums");
  library_close (library);
  g_free (run_sql (library->path, "UPDATE article_fts_data SET block = x'00'"));
  library_reopen (library);

  newsroom_article_set_text (first, NEWSROOM_FIELD_BODY, "only pears");
  second = save_article (library->store, first, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newsroom_article_get_sequence (second), ==, 2);
  assert_found (library, "pears", "News");
  assert_found (library, "plums", "More");
  assert_found (library, "apples", "");
}

/* Whatever the disk does to the index, the library opens and finds all. */
static void
test_damages (Library      *library,
              gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE article_fts_data SET block = x'00'",
    "UPDATE article_fts_data SET block = x'00' WHERE id > 10",
    "UPDATE article_fts_data SET block = zeroblob (length (block)) WHERE id > 10",
    "UPDATE article_fts_data SET block = x'00000000000000' WHERE id = 10",
    "DELETE FROM article_fts_data WHERE id > 10",
    "DELETE FROM article_fts_data",
    "DELETE FROM article_fts_idx",
    "DELETE FROM article_fts_docsize",
    "DELETE FROM article_fts_docsize WHERE id = 1",
    "DELETE FROM article_fts_config",
    "UPDATE article_fts_config SET v = 99",
    "DROP TABLE article_fts_data",
    "DROP TABLE article_fts_config",
    "INSERT INTO article_fts (article_fts) VALUES ('delete-all')",
    "DELETE FROM article_text",
  };

  add (library, "News", "apples and pears");
  add (library, "More", "plums");
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *check = NULL;

      g_test_message ("%s", damages[i]);
      library_close (library);
      g_free (run_sql (library->path, damages[i]));
      library_reopen (library);
      assert_found (library, "apples", "News");
      assert_found (library, "plums", "More");

      library_close (library);
      check = run_sql (library->path, "INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1); PRAGMA integrity_check");
      g_assert_cmpstr (check, ==, "ok\n");
      library_reopen (library);
    }
}

/* Where no article has a word by which the index could be tried, it is taken for whole by its number of
 * articles. */
static void
test_no_words (Library      *library,
               gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  add (library, "東京  1999", " ");
  assert_found (library, "東京", "東京  1999");
  library_close (library);
  connection = newsroom_connection_open (library->path, &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_search_index_is_whole (connection));
  g_assert_true (newsroom_connection_close (connection, &error));
  g_clear_pointer (&connection, newsroom_connection_free);

  g_free (run_sql (library->path, "DELETE FROM article_fts_docsize"));
  connection = newsroom_connection_open (library->path, &error);
  g_assert_no_error (error);
  g_assert_false (newsroom_search_index_is_whole (connection));
  g_assert_true (newsroom_connection_close (connection, &error));
}

static void
test_sorts (Library      *library,
            gconstpointer data)
{
  static const struct
  {
    NewsroomSort sort;
    const char  *expected;
  } cases[] = {
    { NEWSROOM_SORT_CHANGED, "Bees|ants|Cats" },
    { NEWSROOM_SORT_STATE, "ants|Cats|Bees" },
    { NEWSROOM_SORT_AUTHOR, "Cats|ants|Bees" },
  };
  g_autoptr (NewsroomArticle) article = make_full_article ();
  g_autoptr (NewsroomArticle) saved = NULL;
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;
  gint64               bees;

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Cats");
  newsroom_article_set_state (article, NEWSROOM_STATE_DRAFT);
  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  add (library, "ants", "");
  bees = add (library, "Bees", "");
  g_assert_true (set_state (library->store, bees, NEWSROOM_STATE_READY, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListModel) list = NULL;
      g_autofree char *headlines = NULL;

      wanted.sort = cases[i].sort;
      list = query (library->store, &wanted, NULL);
      headlines = dup_headlines (list);
      if (cases[i].sort == NEWSROOM_SORT_AUTHOR)
        g_assert_true (g_str_has_prefix (headlines, "Cats|"));
      else
        g_assert_cmpstr (headlines, ==, cases[i].expected);
    }

  wanted.author_name = "ann example";
  wanted.limit = 1;
  {
    g_autoptr (GListModel) list = query (library->store, &wanted, NULL);
    g_autofree char *headlines = dup_headlines (list);

    g_assert_cmpstr (headlines, ==, "Cats");
  }

  g_assert_true (set_state (library->store, bees, NEWSROOM_STATE_SPIKED, NULL));
  wanted = (NewsroomArticleQuery)NEWSROOM_ARTICLE_QUERY_INIT;
  wanted.states = 1u << NEWSROOM_STATE_SPIKED;
  {
    g_autoptr (GListModel) list = query (library->store, &wanted, NULL);
    g_autofree char *headlines = dup_headlines (list);

    g_assert_cmpstr (headlines, ==, "Bees");
  }
}

/* The headlines of articles whose states, or authors, come one after another, in the order in which they
 * are looked for. */
static void
assert_sorted (Library     *library,
               NewsroomSort sort,
               guint        limit,
               const char  *expected)
{
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GListModel) list = NULL;
  g_autofree char *headlines = NULL;

  wanted.sort = sort;
  wanted.limit = limit;
  list = query (library->store, &wanted, NULL);
  headlines = dup_headlines (list);
  g_assert_cmpstr (headlines, ==, expected);
}

static void
test_orders (Library      *library,
             gconstpointer data)
{
  static const struct
  {
    const char   *headline;
    const char   *author;
    NewsroomState state;
  } articles[] = {
    { "One", "Bo Second", NEWSROOM_STATE_READY },
    { "Two", "Ann First", NEWSROOM_STATE_DRAFT },
    { "Three", "Cy Third", NEWSROOM_STATE_EDITING },
    { "Four", "Ann First", NEWSROOM_STATE_READY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autoptr (NewsroomArticle) article = make_article (articles[i].headline, "");
      g_autoptr (NewsroomAuthor) author = newsroom_author_new (articles[i].author);
      g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);

      newsroom_article_set_state (article, articles[i].state);
      newsroom_article_add_credit (article, credit);
      g_assert_true (import (library->store, article, NULL, NULL));
    }

  assert_sorted (library, NEWSROOM_SORT_STATE, 0, "Two|Three|Four|One");
  assert_sorted (library, NEWSROOM_SORT_STATE, 3, "Two|Three|Four");
  assert_sorted (library, NEWSROOM_SORT_AUTHOR, 0, "Four|Two|One|Three");
  assert_sorted (library, NEWSROOM_SORT_CHANGED, 2, "Four|Three");
  assert_sorted (library, NEWSROOM_SORT_CHANGED, 9, "Four|Three|Two|One");
}

/* Those of one author, known by the row, by headline; where capitals stand depends on the language. */
static void
test_author (Library      *library,
             gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_full_article ();
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autoptr (NewsroomCredit) credit = g_list_model_get_item (newsroom_article_get_credits (saved), 0);
  g_autoptr (NewsroomArticle) second = make_article ("Bees", "");
  g_autoptr (NewsroomArticle) added = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autofree char     *headlines = NULL;
  g_autofree char     *expected = g_strdup_printf ("Bees|%s", newsroom_article_get_text (saved, NEWSROOM_FIELD_HEADLINE));
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;

  newsroom_article_add_credit (second, credit);
  added = save_article (library->store, second, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  add (library, "Ants", "");
  wanted.author_id = newsroom_author_get_id (newsroom_credit_get_author (credit));
  wanted.sort = NEWSROOM_SORT_HEADLINE;
  list = query (library->store, &wanted, NULL);
  headlines = dup_headlines (list);
  g_assert_cmpstr (headlines, ==, expected);
}

/* A place in the list is found by the number of the article, and none where it is not. */
static void
test_places (Library      *library,
             gconstpointer data)
{
  gint64               first = add (library, "First", ""), second = add (library, "Second", "");
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GListModel) list = query (library->store, &wanted, NULL);
  NewsroomArticleRows *rows = NEWSROOM_ARTICLE_ROWS (list);
  guint                position = 7;

  g_assert_true (newsroom_article_rows_find (rows, first, &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_true (newsroom_article_rows_find (rows, second, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_false (newsroom_article_rows_find (rows, first + second, &position));
  g_assert_cmpuint (position, ==, 0);

  g_assert_cmpint (newsroom_article_rows_get_id (rows, 0), ==, second);
  g_assert_cmpint (newsroom_article_rows_get_id (rows, 1), ==, first);
  g_assert_cmpint (newsroom_article_rows_get_id (rows, 2), ==, 0);
}

static void
count_cb (guint *n_changes)
{
  (*n_changes)++;
}

/* A newer answer goes on with the summaries of the older one, wherever their articles are now. */
static void
test_adoption (Library      *library,
               gconstpointer data)
{
  gint64               first = add (library, "First", ""), second = add (library, "Second", "");
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GListModel) before = query (library->store, &wanted, NULL);
  g_autoptr (NewsroomArticleSummary) of_second = g_list_model_get_item (before, 0);
  g_autoptr (NewsroomArticleSummary) of_first = g_list_model_get_item (before, 1);
  g_autoptr (NewsroomArticle) article = load_article (library->store, first, NULL);
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (GListModel) after = NULL;
  g_autoptr (NewsroomArticleSummary) top = NULL;
  guint n_first = 0, n_second = 0;

  g_signal_connect_swapped (of_first, "changed", G_CALLBACK (count_cb), &n_first);
  g_signal_connect_swapped (of_second, "changed", G_CALLBACK (count_cb), &n_second);
  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "First again");
  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_assert_nonnull (saved);
  after = query (library->store, &wanted, NULL);

  newsroom_article_rows_adopt (NEWSROOM_ARTICLE_ROWS (after), NEWSROOM_ARTICLE_ROWS (before));
  g_clear_object (&before);
  top = g_list_model_get_item (after, 0);
  g_assert_true (top == of_first);
  g_assert_cmpstr (newsroom_article_summary_get_headline (of_first), ==, "First again");
  g_assert_cmpint (newsroom_article_summary_get_id (of_second), ==, second);
  g_assert_cmpuint (n_first, ==, 1);
  g_assert_cmpuint (n_second, ==, 0);
}

/* The answer to another question goes on with the summaries of the rows that it has too. */
static void
test_adoption_in_place (Library      *library,
                        gconstpointer data)
{
  gint64               first = add (library, "First", ""), second = add (library, "Second", "");
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GListModel) before = query (library->store, &wanted, NULL);
  g_autoptr (NewsroomArticleSummary) top = g_list_model_get_item (before, 0);
  g_autoptr (NewsroomArticleSummary) below = g_list_model_get_item (before, 1);
  g_autoptr (NewsroomArticleSummary) found = NULL;
  g_autoptr (GListModel) after = NULL;
  guint n_top = 0, n_below = 0;

  g_signal_connect_swapped (top, "changed", G_CALLBACK (count_cb), &n_top);
  g_signal_connect_swapped (below, "changed", G_CALLBACK (count_cb), &n_below);
  g_assert_cmpint (newsroom_article_summary_get_id (top), ==, second);
  after = search (library->store, "First");
  g_assert_cmpuint (g_list_model_get_n_items (after), ==, 1);

  newsroom_article_rows_adopt_in_place (NEWSROOM_ARTICLE_ROWS (after), NEWSROOM_ARTICLE_ROWS (before));
  g_clear_object (&before);
  found = g_list_model_get_item (after, 0);
  g_assert_true (found == top);
  g_assert_cmpint (newsroom_article_summary_get_id (top), ==, first);
  g_assert_cmpint (newsroom_article_summary_get_id (below), ==, first);
  g_assert_cmpuint (n_top, ==, 1);
  g_assert_cmpuint (n_below, ==, 0);
}

/* Whatever is typed, the search has an answer. */
static void
test_hostile (Library      *library,
              gconstpointer data)
{
  static const char *const pieces[] = { "\"", "*", "^", "(", ")", "NEAR(", " AND ", " OR ", " NOT ", "{", "}", ":", "-", "+", "'", "\\", "%", "headline:", "é", "東", "\t", "\xff", "\xc3", "“", "a", "word", "\x01", ";", "--", "," };
  const guint32            seed = 20261122;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  add (library, "word", "a word é 東");
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GListModel) found = NULL;
      guint n_pieces = (guint)g_rand_int_range (rand, 0, 40);

      for (guint j = 0; j < n_pieces; j++)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      found = search (library->store, text->str);
      g_assert_nonnull (found);
    }
}

static void
test_names (void)
{
  NewsroomSort sort = NEWSROOM_SORT_CHANGED;

  for (guint i = 0; i < NEWSROOM_N_SORTS; i++)
    {
      g_assert_true (newsroom_sort_from_name (newsroom_sort_get_name ((NewsroomSort)i), &sort));
      g_assert_cmpuint (sort, ==, i);
    }
  g_assert_false (newsroom_sort_from_name ("colour", &sort));
  g_assert_false (newsroom_sort_from_name (NULL, &sort));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/search/words", Library, NULL, library_set_up, test_words, library_tear_down);
  g_test_add ("/store/search/snippet", Library, NULL, library_set_up, test_snippet, library_tear_down);
  g_test_add ("/store/search/snippet-context", Library, NULL, library_set_up, test_snippet_context, library_tear_down);
  g_test_add ("/store/search/index-follows", Library, NULL, library_set_up, test_index_follows, library_tear_down);
  g_test_add ("/store/search/save-while-indexing", Library, NULL, library_set_up, test_save_while_indexing, library_tear_down);
  g_test_add ("/store/search/damaged-index", Library, NULL, library_set_up, test_damaged_index, library_tear_down);
  g_test_add ("/store/search/damages", Library, NULL, library_set_up, test_damages, library_tear_down);
  g_test_add ("/store/search/no-words", Library, NULL, library_set_up, test_no_words, library_tear_down);
  g_test_add ("/store/search/sorts", Library, NULL, library_set_up, test_sorts, library_tear_down);
  g_test_add ("/store/search/orders", Library, NULL, library_set_up, test_orders, library_tear_down);
  g_test_add ("/store/search/author", Library, NULL, library_set_up, test_author, library_tear_down);
  g_test_add ("/store/search/adoption", Library, NULL, library_set_up, test_adoption, library_tear_down);
  g_test_add ("/store/search/adoption-in-place", Library, NULL, library_set_up, test_adoption_in_place, library_tear_down);
  g_test_add ("/store/search/places", Library, NULL, library_set_up, test_places, library_tear_down);
  g_test_add ("/store/search/hostile", Library, NULL, library_set_up, test_hostile, library_tear_down);
  g_test_add_func ("/store/search/names", test_names);

  return g_test_run ();
}
