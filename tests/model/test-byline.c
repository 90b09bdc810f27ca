/* test-byline.c — bylines from credits
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article.h"
#include "newsroom-byline.h"

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

static void
assert_parsed (const char        *byline,
               const char *const *expected)
{
  g_autoptr (GPtrArray) credits = newsroom_byline_parse (byline);
  guint n_expected = g_strv_length ((char **)expected) / 2;

  g_assert_cmpuint (credits->len, ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    {
      NewsroomAuthor *author = newsroom_credit_get_author (g_ptr_array_index (credits, i));

      g_assert_cmpstr (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME), ==, expected[2 * i]);
      g_assert_cmpstr (newsroom_author_get_text (author, NEWSROOM_AUTHOR_ROLE), ==, expected[2 * i + 1]);
    }
}

static void
test_parse (void)
{
  assert_parsed ("By Ann Example", (const char *const[]){ "Ann Example", "", NULL });
  assert_parsed ("BY ANN EXAMPLE", (const char *const[]){ "Ann Example", "", NULL });
  assert_parsed ("By Ann Example, Political Editor", (const char *const[]){ "Ann Example", "Political Editor", NULL });
  assert_parsed ("By Ann Example and Bo Sample", (const char *const[]){ "Ann Example", "", "Bo Sample", "", NULL });
  assert_parsed ("By Ann Example, Bo Sample and Cy d’Example", (const char *const[]){ "Ann Example", "", "Bo Sample", "", "Cy d’Example", "", NULL });
  assert_parsed ("By Ann Example, Political and Business Editor", (const char *const[]){ "Ann Example", "Political and Business Editor", NULL });
  assert_parsed ("Von Ann Example und Bo Sample", (const char *const[]){ "Ann Example", "", "Bo Sample", "", NULL });
  assert_parsed ("Autor: Ann Example", (const char *const[]){ "Ann Example", "", NULL });
  assert_parsed ("By Ann Example in Port Example", (const char *const[]){ "Ann Example", "", NULL });
  assert_parsed ("By ANN EXAMPLE in London and BO SAMPLE in Paris", (const char *const[]){ "Ann Example", "", "Bo Sample", "", NULL });
  assert_parsed ("Par Anne Exemple, à Paris", (const char *const[]){ "Anne Exemple", "", NULL });
  assert_parsed ("By Ann Example with Bo Sample", (const char *const[]){ "Ann Example", "", "Bo Sample", "", NULL });
  assert_parsed ("Words by Ann Example | Reporter", (const char *const[]){ "Ann Example", "Reporter", NULL });
  assert_parsed ("Av Kari Eksempel og Ola Døme", (const char *const[]){ "Kari Eksempel", "", "Ola Døme", "", NULL });
  assert_parsed ("BY ANN EXAMPLE WITH BO SAMPLE", (const char *const[]){ "Ann Example", "", "Bo Sample", "", NULL });
  assert_parsed ("By Ann Example for The Example Gazette", (const char *const[]){ "Ann Example", "", NULL });
  assert_parsed ("Autorin: Anna Beispiel", (const char *const[]){ "Anna Beispiel", "", NULL });
  assert_parsed ("Autoren: Anna Beispiel und Bo Muster", (const char *const[]){ "Anna Beispiel", "", "Bo Muster", "", NULL });
  assert_parsed ("Auteur : Anne d’Exemple", (const char *const[]){ "Anne d’Exemple", "", NULL });
  assert_parsed ("By Ann Example.", (const char *const[]){ "Ann Example", "", NULL });
  assert_parsed ("By Martin Example Jr.", (const char *const[]){ "Martin Example Jr.", "", NULL });
  assert_parsed ("Autor Anna Beispiel", (const char *const[]){ NULL });
  assert_parsed ("By Ann Example, March 18 (no", (const char *const[]){ NULL });
  assert_parsed ("By our own correspondent in Kyiv", (const char *const[]){ NULL });
  assert_parsed ("By then it rained.", (const char *const[]){ NULL });
  assert_parsed ("From our own correspondent", (const char *const[]){ NULL });
}

static void
assert_wording (const char *byline,
                const char *name,
                const char *wording)
{
  g_autoptr (GPtrArray) credits = newsroom_byline_parse (byline);

  g_test_message ("%s", byline);
  g_assert_cmpuint (credits->len, ==, 1);
  g_assert_cmpstr (newsroom_author_get_text (newsroom_credit_get_author (g_ptr_array_index (credits, 0)), NEWSROOM_AUTHOR_NAME), ==, name);
  g_assert_cmpstr (newsroom_credit_get_wording (g_ptr_array_index (credits, 0)), ==, wording);
}

static void
test_capitals (void)
{
  assert_wording ("By Ann Example", "Ann Example", NULL);
  assert_wording ("BY ANN EXAMPLE", "Ann Example", "ANN EXAMPLE");
  assert_wording ("By ANN EXAMPLE in Kyiv", "Ann Example", "ANN EXAMPLE in Kyiv");
  assert_wording ("BY ANN EXAMPLE, POLITICAL EDITOR", "Ann Example", "ANN EXAMPLE");
  assert_wording ("BY AP", "AP", NULL);
  assert_wording ("BY REUTERS", "REUTERS", NULL);
  assert_parsed ("BY ANN EXAMPLE AND BO SAMPLE", (const char *const[]){ "Ann Example", "", "Bo Sample", "", NULL });
  assert_parsed ("BY ASSOCIATED PRESS", (const char *const[]){ NULL });
  g_assert_true (newsroom_byline_is_unnamed ("BY ASSOCIATED PRESS"));
}

static void
test_place_after_comma (void)
{
  assert_wording ("By Ann Example, London", "Ann Example", "Ann Example, London");
  assert_wording ("By Ann Example, New York", "Ann Example", "Ann Example, New York");
  assert_wording ("BY ANN EXAMPLE, NEW YORK", "Ann Example", "ANN EXAMPLE, NEW YORK");
  assert_wording ("By Ann Example, Hong Kong", "Ann Example", "Ann Example, Hong Kong");
  assert_wording ("By Ann Example, Mexico City", "Ann Example", "Ann Example, Mexico City");
  assert_wording ("By Ann Example, Kyiv, Ukraine", "Ann Example", "Ann Example, Kyiv, Ukraine");
  assert_wording ("By Ann Example, Washington, D.C.", "Ann Example", "Ann Example, Washington, D.C.");
  assert_parsed ("By Ann Example, Political Editor, The Example Gazette", (const char *const[]){ "Ann Example", "Political Editor", NULL });
  assert_parsed ("By Ann Example, Health Minister", (const char *const[]){ "Ann Example", "Health Minister", NULL });
  assert_parsed ("By Ann Example, Fellow at The Example Institute", (const char *const[]){ "Ann Example", "Fellow at The Example Institute", NULL });
  assert_parsed ("By Ann Example, Climate Lead", (const char *const[]){ "Ann Example", "Climate Lead", NULL });
  assert_parsed ("By Ann Example, Bo Sample", (const char *const[]){ "Ann Example", "", "Bo Sample", "", NULL });
  assert_parsed ("By Ann Example, New York, and Bo Sample, London", (const char *const[]){ "Ann Example", "", "Bo Sample", "", NULL });
  assert_parsed ("By Ann Example, Bo Sample, Kyiv", (const char *const[]){ "Ann Example", "", "Bo Sample", "", NULL });
  assert_parsed ("By Ann, Bo and Cy", (const char *const[]){ "Ann", "", "Bo", "", "Cy", "", NULL });
}

static void
test_affiliation (void)
{
  static const char *const bylines[] = {
    "By Ann Example, The Example Gazette",
    "By Ann Example - The Example Gazette",
    "By Ann Example | The Example Gazette",
    "By Ann Example/The Example Gazette",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bylines); i++)
    {
      g_autoptr (GPtrArray) credits = newsroom_byline_parse (bylines[i]);
      NewsroomAuthor *author;

      g_assert_cmpuint (credits->len, ==, 1);
      author = newsroom_credit_get_author (g_ptr_array_index (credits, 0));
      g_assert_cmpstr (newsroom_author_get_text (author, NEWSROOM_AUTHOR_AFFILIATION), ==, "The Example Gazette");
      g_assert_cmpstr (newsroom_author_get_text (author, NEWSROOM_AUTHOR_ROLE), ==, "");
    }
}

static void
test_address (void)
{
  static const char *const bylines[] = {
    "By Ann Example (ann@example.org)",
    "By Ann Example <ann@example.org>",
    "By Ann Example, ann@example.org",
    "By Ann Example, Reporter, ann@example.org",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bylines); i++)
    {
      g_autoptr (GPtrArray) credits = newsroom_byline_parse (bylines[i]);
      NewsroomAuthor *author;

      g_assert_cmpuint (credits->len, ==, 1);
      author = newsroom_credit_get_author (g_ptr_array_index (credits, 0));
      g_assert_cmpstr (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME), ==, "Ann Example");
      g_assert_cmpstr (newsroom_author_get_text (author, NEWSROOM_AUTHOR_EMAIL), ==, "ann@example.org");
    }
  assert_parsed ("By Ann Example (no", (const char *const[]){ NULL });
  assert_parsed ("By (ann@example.org)", (const char *const[]){ NULL });
}

/* The names begin as words for jobs do. */
static void
test_names_like_jobs (void)
{
  assert_parsed ("By Ann Stafford and Bo Newsome", (const char *const[]){ "Ann Stafford", "", "Bo Newsome", "", NULL });
  assert_parsed ("By Cy Fellowes, Staff", (const char *const[]){ "Cy Fellowes", "Staff", NULL });
  assert_parsed ("By Dee Pressley, Chefredakteurin", (const char *const[]){ "Dee Pressley", "Chefredakteurin", NULL });
}

static void
test_place_is_wording (void)
{
  g_autoptr (GPtrArray) credits = newsroom_byline_parse ("By Ann Example in London and Bo Sample");

  g_assert_cmpuint (credits->len, ==, 2);
  g_assert_cmpstr (newsroom_credit_get_wording (g_ptr_array_index (credits, 0)), ==, "Ann Example in London");
  g_assert_null (newsroom_credit_get_wording (g_ptr_array_index (credits, 1)));
}

static void
test_unnamed (void)
{
  g_assert_true (newsroom_byline_is_unnamed ("By our correspondent"));
  g_assert_true (newsroom_byline_is_unnamed ("By a staff reporter"));
  g_assert_true (newsroom_byline_is_unnamed ("BY OUR OWN CORRESPONDENT IN KYIV"));
  g_assert_true (newsroom_byline_is_unnamed ("By The Example Press"));
  g_assert_true (newsroom_byline_is_unnamed ("By Example Media"));
  g_assert_true (newsroom_byline_is_unnamed ("BY THE GUARDIAN"));
  g_assert_false (newsroom_byline_is_unnamed ("By The Way"));
  g_assert_false (newsroom_byline_is_unnamed ("By then the reporters had gone home"));
  g_assert_false (newsroom_byline_is_unnamed ("By our reckoning it rained"));
  g_assert_false (newsroom_byline_is_unnamed ("By all reports, it rained."));
}

/* @credits: names, those after a "+" for photographs; @expected: likewise, NULL where they stay */
static void
assert_followed (const char *credits,
                 const char *before,
                 const char *after,
                 const char *expected)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_auto (GStrv) names = g_strsplit (credits, ";", -1); /* of "", none */
  g_autoptr (GPtrArray) followed = NULL;
  gboolean are_certain = FALSE;
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean is_photo = names[i][0] == '+';
      g_autoptr (NewsroomAuthor) author = newsroom_author_new (names[i] + is_photo);
      g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, is_photo ? "photo" : NEWSROOM_CREDIT_BY, NULL);

      newsroom_article_add_credit (article, credit);
    }

  followed = newsroom_byline_follow (newsroom_article_get_credits (article), before, after, &are_certain);
  g_assert_true (followed == NULL || are_certain == (after[0] == 'B'));
  for (guint i = 0; followed != NULL && i < followed->len; i++)
    {
      NewsroomCredit *credit = g_ptr_array_index (followed, i);

      g_string_append_printf (found,
                              "%s%s%s",
                              i > 0 ? ";" : "",
                              g_str_equal (newsroom_credit_get_role (credit), "photo") ? "+" : "",
                              newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_NAME));
    }
  g_assert_cmpstr (followed != NULL ? found->str : NULL, ==, expected);
}

static void
test_follow (void)
{
  static const char *const cases[][4] = {
    { "Ann Example", "By Ann Example", "By Bob Miller", "Bob Miller" },
    { "Ann Example", "By Ann Example", "By Ben Example", "Ben Example" },
    { "Ann Example", "By Ann Example", "By Ann Example and Bob Miller", "Ann Example;Bob Miller" },
    { "Ann Example;Bob Miller", "By Ann Example and Bob Miller", "By Bob Miller", "Bob Miller" },
    { "Ann Example;Bob Miller", "By Ann Example and Bob Miller", "By Cy Sample and Bob Miller", "Cy Sample;Bob Miller" },
    /* The same person in other words */
    { "Ann Example", "By Ann Example", "By A. Example", NULL },
    { "Ann Example", "By Ann Example", "BY ANN EXAMPLE", NULL },
    { "Ann Example", "By Ann Example", "By Ann Example in Kyiv", NULL },
    /* Names alone */
    { "", "", "Ann Example", "Ann Example" },
    { "", "", "Ann Example and Cy Sample", "Ann Example;Cy Sample" },
    { "", "", "Ann Example und Cy Sample", "Ann Example;Cy Sample" },
    { "Ann Example", "By Ann Example", "Ann Example", NULL },
    { "Ann Example;Bob Miller", "By Ann Example and Bob Miller", "Ann Example", "Ann Example" },
    { "Ann Example", "By Ann Example", "Ann Example and Cy Sample", "Ann Example;Cy Sample" },
    /* Nobody is named */
    { "Ann Example", "By Ann Example", "By our correspondents", NULL },
    { "Ann Example", "By Ann Example", "", NULL },
    /* Whom the line did not name */
    { "Ann Example;+Per Foto", "By Ann Example", "By Bob Miller", "Bob Miller;+Per Foto" },
    { "Ann Example", "From our staff", "By Bob Miller", "Ann Example;Bob Miller" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_followed (cases[i][0], cases[i][1], cases[i][2], cases[i][3]);
}

static void
test_names (void)
{
  static const struct
  {
    const char *byline;
    const char *name;
    gboolean    names;
  } cases[] = {
    { "By Ann Example and Bo Sample", "Bo Sample", TRUE },
    { "Ann Example", "Ann Example", TRUE },
    { "A. Example", "Ann Example", TRUE },
    { "Ann Example", "Bo Sample", FALSE },
    { "By our correspondents", "Ann Example", FALSE },
    { "", "Ann Example", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (newsroom_byline_names (cases[i].byline, cases[i].name), ==, cases[i].names);
}

static void
test_uncredited (void)
{
  static const char *const cases[][2] = {
    { "", NULL },
    { "By our correspondents", NULL },
    { "By Ann Example", NULL },
    { "By A. Example and Bob Miller", "Bob Miller" },
    { "Bob Miller", "Bob Miller" },
    { "Bob Miller und Ann Example", "Bob Miller" },
  };
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);

  newsroom_article_add_credit (article, credit);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = newsroom_byline_dup_uncredited (newsroom_article_get_credits (article), cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/byline/format", test_format);
  g_test_add_func ("/model/byline/wording-wins", test_wording_wins);
  g_test_add_func ("/model/byline/parse", test_parse);
  g_test_add_func ("/model/byline/capitals", test_capitals);
  g_test_add_func ("/model/byline/place-after-comma", test_place_after_comma);
  g_test_add_func ("/model/byline/affiliation", test_affiliation);
  g_test_add_func ("/model/byline/address", test_address);
  g_test_add_func ("/model/byline/names-like-jobs", test_names_like_jobs);
  g_test_add_func ("/model/byline/place-is-wording", test_place_is_wording);
  g_test_add_func ("/model/byline/unnamed", test_unnamed);
  g_test_add_func ("/model/byline/follow", test_follow);
  g_test_add_func ("/model/byline/names", test_names);
  g_test_add_func ("/model/byline/uncredited", test_uncredited);

  return g_test_run ();
}
