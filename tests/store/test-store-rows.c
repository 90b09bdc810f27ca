/* test-store-rows.c — what a list shows of an article, and when it is told that this is another
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article-rows-private.h"
#include "newsroom-article-summary.h"

/* What a row points into */
static const char texts[] = "\0Headline\0Ann First\0a few words\0Another";

#define HEADLINE 1
#define BYLINE 10
#define SNIPPET 20
#define ANOTHER 32

static const NewsroomArticleRow plain = { 7, 1000, 250, 2, 300, NEWSROOM_STATE_READY, HEADLINE, BYLINE, SNIPPET };

static NewsroomArticleRows *
make_rows (const NewsroomArticleRow *rows,
           guint                     n_rows,
           const char               *query)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (NewsroomArticleRow));

  g_array_append_vals (array, rows, n_rows);

  return newsroom_article_rows_new (array, g_string_new_len (texts, sizeof texts), query);
}

static void
test_properties (void)
{
  g_autoptr (NewsroomArticleRows) rows = make_rows (&plain, 1, "words");
  g_autoptr (NewsroomArticleSummary) summary = g_list_model_get_item (G_LIST_MODEL (rows), 0);
  g_autofree char *headline = NULL;
  g_autofree char *byline = NULL;
  g_autofree char *snippet = NULL;
  g_autofree char *query = NULL;
  gint64           id = 0;
  gint64           changed = 0;
  guint            state = 0;
  guint            word_count = 0;
  guint            note_count = 0;
  guint            target_length = 0;

  g_object_get (summary, "id", &id, "headline", &headline, "byline", &byline, "state", &state, "changed", &changed, "word-count", &word_count, "note-count", &note_count, "target-length", &target_length, "snippet", &snippet, "query", &query, NULL);
  g_assert_cmpint (id, ==, 7);
  g_assert_cmpstr (headline, ==, "Headline");
  g_assert_cmpstr (byline, ==, "Ann First");
  g_assert_cmpuint (state, ==, NEWSROOM_STATE_READY);
  g_assert_cmpint (changed, ==, 1000);
  g_assert_cmpuint (word_count, ==, 250);
  g_assert_cmpuint (note_count, ==, 2);
  g_assert_cmpuint (target_length, ==, 300);
  g_assert_cmpstr (snippet, ==, "a few words");
  g_assert_cmpstr (query, ==, "words");
}

static void
count_cb (NewsroomArticleSummary *summary,
          guint                  *n_told)
{
  (*n_told)++;
}

/* Returns: how often it was told that the summary of a row says something else, now that it is that of
 * another */
static guint
count_told (const NewsroomArticleRow *other,
            const char               *query)
{
  g_autoptr (NewsroomArticleRows) before = make_rows (&plain, 1, "words");
  g_autoptr (NewsroomArticleRows) after = make_rows (other, 1, query);
  g_autoptr (NewsroomArticleSummary) summary = g_list_model_get_item (G_LIST_MODEL (before), 0);
  guint n_told = 0;

  g_signal_connect (summary, "changed", G_CALLBACK (count_cb), &n_told);
  newsroom_article_rows_adopt_in_place (after, before);
  g_assert_cmpint (newsroom_article_summary_get_id (summary), ==, other->id);
  g_assert_cmpstr (newsroom_article_summary_get_query (summary), ==, query);

  return n_told;
}

/* Whatever a row says is looked at, and nothing is told if it is all the same. */
static void
test_changed (void)
{
  const NewsroomArticleRow others[] = {
    { 8, 1000, 250, 2, 300, NEWSROOM_STATE_READY, HEADLINE, BYLINE, SNIPPET },
    { 7, 1001, 250, 2, 300, NEWSROOM_STATE_READY, HEADLINE, BYLINE, SNIPPET },
    { 7, 1000, 251, 2, 300, NEWSROOM_STATE_READY, HEADLINE, BYLINE, SNIPPET },
    { 7, 1000, 250, 1, 300, NEWSROOM_STATE_READY, HEADLINE, BYLINE, SNIPPET },
    { 7, 1000, 250, 2, 301, NEWSROOM_STATE_READY, HEADLINE, BYLINE, SNIPPET },
    { 7, 1000, 250, 2, 300, NEWSROOM_STATE_DRAFT, HEADLINE, BYLINE, SNIPPET },
    { 7, 1000, 250, 2, 300, NEWSROOM_STATE_READY, ANOTHER, BYLINE, SNIPPET },
    { 7, 1000, 250, 2, 300, NEWSROOM_STATE_READY, HEADLINE, ANOTHER, SNIPPET },
    { 7, 1000, 250, 2, 300, NEWSROOM_STATE_READY, HEADLINE, BYLINE, ANOTHER },
  };

  g_assert_cmpuint (count_told (&plain, "words"), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpuint (count_told (&others[i], "words"), ==, 1);
  g_assert_cmpuint (count_told (&plain, "other words"), ==, 1);
}

/* An answer that is its own predecessor stays as it is; a summary that is there already is not
 * replaced; and what has no place in a shorter answer stays in the longer. */
static void
test_adoption (void)
{
  const NewsroomArticleRow two[] = { plain, { 8, 1001, 3, 0, 0, NEWSROOM_STATE_DRAFT, ANOTHER, BYLINE, 0 } };
  g_autoptr (NewsroomArticleRows) before = make_rows (two, 2, NULL);
  g_autoptr (NewsroomArticleRows) after = make_rows (&plain, 1, NULL);
  g_autoptr (NewsroomArticleSummary) first = g_list_model_get_item (G_LIST_MODEL (before), 0);
  g_autoptr (NewsroomArticleSummary) second = g_list_model_get_item (G_LIST_MODEL (before), 1);
  g_autoptr (NewsroomArticleSummary) own = g_list_model_get_item (G_LIST_MODEL (after), 0);
  g_autoptr (NewsroomArticleSummary) found = NULL;

  newsroom_article_rows_adopt (before, before);
  newsroom_article_rows_adopt_in_place (before, before);
  newsroom_article_rows_adopt (after, before);
  newsroom_article_rows_adopt_in_place (after, before);
  g_assert_cmpstr (newsroom_article_summary_get_query (own), ==, "");
  found = g_list_model_get_item (G_LIST_MODEL (after), 0);
  g_assert_true (found == own);
  g_assert_cmpint (newsroom_article_summary_get_id (first), ==, 7);
  g_assert_cmpint (newsroom_article_summary_get_id (second), ==, 8);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (after), 1));
  g_assert_true (newsroom_article_rows_find (before, 8, NULL));
  g_assert_false (newsroom_article_rows_find (after, 8, NULL));
}

/* Of an article that was not in the older answer there is no summary yet. */
static void
test_adoption_of_new (void)
{
  const NewsroomArticleRow two[] = { { 8, 1001, 3, 0, 0, NEWSROOM_STATE_DRAFT, ANOTHER, BYLINE, 0 }, plain };
  g_autoptr (NewsroomArticleRows) before = make_rows (&plain, 1, NULL);
  g_autoptr (NewsroomArticleRows) after = make_rows (two, 2, NULL);
  g_autoptr (NewsroomArticleSummary) known = g_list_model_get_item (G_LIST_MODEL (before), 0);
  g_autoptr (NewsroomArticleSummary) added = NULL;
  g_autoptr (NewsroomArticleSummary) second = NULL;

  newsroom_article_rows_adopt (after, before);
  added = g_list_model_get_item (G_LIST_MODEL (after), 0);
  second = g_list_model_get_item (G_LIST_MODEL (after), 1);
  g_assert_true (second == known);
  g_assert_true (added != known);
  g_assert_cmpint (newsroom_article_summary_get_id (added), ==, 8);
}

/* Both are held until one of them is told to be another: then the other is let go. */
typedef struct
{
  NewsroomArticleSummary *held[2];
} Holder;

static void
let_go_cb (NewsroomArticleSummary *summary,
           Holder                 *holder)
{
  g_clear_object (&holder->held[summary == holder->held[0] ? 1 : 0]);
}

/* Whoever is told of one row may stop showing another, which then needs no place any more. */
static void
test_let_go (void)
{
  const NewsroomArticleRow two[] = { plain, { 8, 1001, 3, 0, 0, NEWSROOM_STATE_DRAFT, ANOTHER, BYLINE, 0 } };
  const NewsroomArticleRow others[] = { two[1], two[0] };
  g_autoptr (NewsroomArticleRows) before = make_rows (two, 2, NULL);
  g_autoptr (NewsroomArticleRows) after = make_rows (others, 2, NULL);
  Holder holder;

  for (guint i = 0; i < 2; i++)
    {
      holder.held[i] = g_list_model_get_item (G_LIST_MODEL (before), i);
      g_signal_connect (holder.held[i], "changed", G_CALLBACK (let_go_cb), &holder);
    }
  newsroom_article_rows_adopt_in_place (after, before);
  g_assert_true ((holder.held[0] == NULL) != (holder.held[1] == NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (NewsroomArticleSummary) shown = g_list_model_get_item (G_LIST_MODEL (after), i);

      g_assert_cmpint (newsroom_article_summary_get_id (shown), ==, others[i].id);
      g_assert_true (holder.held[i] == NULL || holder.held[i] == shown);
    }
  g_clear_object (&holder.held[0]);
  g_clear_object (&holder.held[1]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/rows/properties", test_properties);
  g_test_add_func ("/store/rows/changed", test_changed);
  g_test_add_func ("/store/rows/adoption", test_adoption);
  g_test_add_func ("/store/rows/adoption-of-new", test_adoption_of_new);
  g_test_add_func ("/store/rows/let-go", test_let_go);

  return g_test_run ();
}
