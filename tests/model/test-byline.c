/* test-byline.c — bylines from credits
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article.h"

static void
assert_byline (const char *const *names,
               const char        *language,
               const char        *expected)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autofree char *byline = NULL;

  newsroom_article_set_text (article, NEWSROOM_FIELD_LANGUAGE, language);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (NewsroomAuthor) author = newsroom_author_new (names[i]);
      g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);

      newsroom_article_add_credit (article, credit);
    }
  byline = newsroom_article_dup_byline (article);
  g_assert_cmpstr (byline, ==, expected);
}

static void
test_format (void)
{
  assert_byline ((const char *const[]){ NULL }, "", "");
  assert_byline ((const char *const[]){ "Ann", NULL }, "", "By Ann");
  assert_byline ((const char *const[]){ "Ann", "Bo", NULL }, "en-GB", "By Ann and Bo");
  assert_byline ((const char *const[]){ "Ann", "Bo", "Cy", NULL }, "xx", "By Ann, Bo and Cy");
  assert_byline ((const char *const[]){ "Ann", "Bo", NULL }, "de", "Von Ann und Bo");
}

static void
test_wording_wins (void)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Ann");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, "Dr Ann");
  g_autofree char *from_credit = NULL;
  g_autofree char *by_hand = NULL;

  newsroom_article_add_credit (article, credit);
  from_credit = newsroom_article_dup_byline (article);
  g_assert_cmpstr (from_credit, ==, "By Dr Ann");

  newsroom_article_set_text (article, NEWSROOM_FIELD_BYLINE, "From our own correspondent");
  by_hand = newsroom_article_dup_byline (article);
  g_assert_cmpstr (by_hand, ==, "From our own correspondent");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/byline/format", test_format);
  g_test_add_func ("/model/byline/wording-wins", test_wording_wins);

  return g_test_run ();
}
