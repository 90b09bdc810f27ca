/* test-comparison.c — what differs between two versions of an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-comparison.h"

static NewsroomArticle *
make_article (const char *headline,
              const char *body)
{
  NewsroomArticle *article = newsroom_article_new ();

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, headline);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);

  return article;
}

static const NewsroomFieldComparison *
find (GPtrArray  *comparison,
      const char *name)
{
  for (guint i = 0; i < comparison->len; i++)
    {
      const NewsroomFieldComparison *field = comparison->pdata[i];

      if (g_str_equal (field->name, name))
        return field;
    }

  return NULL;
}

static void
test_fields (void)
{
  static const char *const keywords[] = { "bridges", "towns", NULL };
  g_autoptr (NewsroomArticle) before = make_article ("Bridge opens", "The bridge is open.");
  g_autoptr (NewsroomArticle) after = make_article ("Bridge opens", "The old bridge is not open.");
  g_autoptr (NewsroomAuthor) ann = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (ann, NEWSROOM_CREDIT_BY, NULL);
  g_autoptr (GPtrArray) comparison = NULL;
  NewsroomWordDelta delta;

  newsroom_article_add_credit (after, credit);
  newsroom_article_set_keywords (after, keywords);
  newsroom_article_set_state (after, NEWSROOM_STATE_READY);
  comparison = newsroom_comparison_new (before, after);

  g_assert_false (find (comparison, "headline")->is_changed);
  g_assert_true (find (comparison, "body")->is_changed);
  g_assert_cmpstr (find (comparison, "byline")->after, ==, "By Ann Example");
  g_assert_cmpstr (find (comparison, "keywords")->after, ==, "bridges, towns");
  g_assert_true (find (comparison, "state")->is_changed);
  g_assert_null (find (comparison, "standfirst"));

  delta = newsroom_comparison_count (comparison);
  g_assert_cmpuint (delta.n_inserted, ==, 2);
  g_assert_cmpuint (delta.n_deleted, ==, 0);
}

static void
test_the_same (void)
{
  g_autoptr (NewsroomArticle) before = make_article ("Bridge opens", "The bridge is open.");
  g_autoptr (NewsroomArticle) after = newsroom_article_copy (before);
  g_autoptr (GPtrArray) comparison = newsroom_comparison_new (before, after);

  for (guint i = 0; i < comparison->len; i++)
    g_assert_false (((const NewsroomFieldComparison *)comparison->pdata[i])->is_changed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/comparison/fields", test_fields);
  g_test_add_func ("/comparison/the-same", test_the_same);

  return g_test_run ();
}
