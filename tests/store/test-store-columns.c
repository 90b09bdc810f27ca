/* test-store-columns.c — what stands in one column: several texts, credits, the name of a cause, a key to sort by
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-content-private.h"
#include "newsroom-revision-credits-private.h"
#include "newsroom-revision-private.h"
#include "newsroom-sort-key-private.h"

/* So many credits without a wording are more than are tried. */
#define MANY 40

static void
test_lines (void)
{
  const char *const texts[] = { "one", "", "two\nlines", "a\ttab", "a \\ alone", "\\n", NULL };
  g_autofree char  *joined = newsroom_content_join_lines (texts);
  g_auto (GStrv) split = newsroom_content_split_lines (joined);
  g_auto (GStrv) cut = newsroom_content_split_lines ("whole\ncut off");
  g_auto (GStrv) escaped = newsroom_content_split_lines ("at the end \\\n\\");

  g_assert_true (g_strv_equal ((const char *const *)split, texts));
  g_assert_cmpuint (g_strv_length (cut), ==, 1);
  g_assert_cmpstr (cut[0], ==, "whole");
  g_assert_cmpuint (g_strv_length (escaped), ==, 0);
}

static void
test_credits (void)
{
  static const char *const damaged[] = {
    "author",
    "author=00000000-0000-4000-8000-000000000001",
    "credit-role=by",
    "authority=00000000-0000-4000-8000-000000000001\tcredit-role=by",
  };
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomArticle) read = newsroom_article_new ();
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Ann First");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, "in Oslo");
  g_autoptr (NewsroomCredit) again = NULL;
  g_autofree char *text = NULL;

  newsroom_article_add_credit (article, credit);
  text = newsroom_revision_credits_join (article, TRUE);
  g_assert_true (newsroom_revision_credits_split (text, read));
  again = g_list_model_get_item (newsroom_article_get_credits (read), 0);
  g_assert_cmpstr (newsroom_credit_get_wording (again), ==, "in Oslo");
  g_assert_cmpstr (newsroom_author_get_text (newsroom_credit_get_author (again), NEWSROOM_AUTHOR_NAME), ==, "Ann First");

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autofree char *lines = g_strconcat (damaged[i], "\n", NULL);

      g_assert_false (newsroom_revision_credits_split (lines, read));
    }
}

/* Of many credits it is not tried which of them had an empty wording. */
static void
test_wordings (void)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autofree char *sum = NULL;

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Ann %u", i);
      g_autoptr (NewsroomAuthor) author = newsroom_author_new (name);
      g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);

      newsroom_article_add_credit (article, credit);
    }
  sum = newsroom_article_dup_sha256 (article);
  g_assert_true (newsroom_revision_credits_settle (article, sum));
  g_assert_false (newsroom_revision_credits_settle (article, "0"));
}

static void
test_causes (void)
{
  NewsroomCause cause = NEWSROOM_CAUSE_AUTOSAVE;

  g_assert_true (newsroom_cause_from_name (newsroom_cause_get_name (NEWSROOM_CAUSE_CHECKPOINT), &cause));
  g_assert_cmpint (cause, ==, NEWSROOM_CAUSE_CHECKPOINT);
  g_assert_false (newsroom_cause_from_name ("whim", &cause));
  g_assert_cmpint (cause, ==, NEWSROOM_CAUSE_CHECKPOINT);
}

static void
test_keys (void)
{
  g_autofree char *one_word = newsroom_dup_author_key ("Reuters", "");
  g_autofree char *words = newsroom_dup_author_key ("Ann van First", "");
  g_autofree char *known = newsroom_dup_author_key ("Ann van First", "van First, Ann");
  g_autofree char *last_first = g_utf8_collate_key ("First, Ann van", -1);
  g_autofree char *as_told = g_utf8_collate_key ("van First, Ann", -1);
  g_autofree char *alone = g_utf8_collate_key ("Reuters", -1);

  g_assert_cmpstr (one_word, ==, alone);
  g_assert_cmpstr (words, ==, last_first);
  g_assert_cmpstr (known, ==, as_told);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/columns/lines", test_lines);
  g_test_add_func ("/store/columns/credits", test_credits);
  g_test_add_func ("/store/columns/wordings", test_wordings);
  g_test_add_func ("/store/columns/causes", test_causes);
  g_test_add_func ("/store/columns/keys", test_keys);

  return g_test_run ();
}
