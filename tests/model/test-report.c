/* test-report.c — what was noticed, and which sentence of it comes first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-report-words.h"

static void
test_summary (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  const char *const *notes;

  g_assert_null (newsroom_report_get_summary (report));

  newsroom_report_note (report, "noticed %d", 1);
  g_assert_cmpstr (newsroom_report_get_summary (report), ==, "noticed 1");

  newsroom_report_infer (report, "inferred %d", 1);
  newsroom_report_infer (report, "inferred %d", 2);
  g_assert_cmpstr (newsroom_report_get_summary (report), ==, "inferred 1");

  newsroom_report_drop (report, "dropped");
  g_assert_cmpstr (newsroom_report_get_summary (report), ==, "dropped");

  notes = newsroom_report_get_notes (report);
  g_assert_cmpuint (g_strv_length ((char **)notes), ==, 3);
  g_assert_cmpstr (notes[0], ==, "noticed 1");
  g_assert_cmpstr (notes[2], ==, "inferred 2");
}

/* What is said of an omission with this name, or 0. */
static guint64
count_left_out (NewsroomReport *report,
                const char     *name)
{
  GPtrArray *omissions = newsroom_report_get_omissions (report);

  for (guint i = 0; i < omissions->len; i++)
    if (g_strcmp0 (((const NewsroomReportOmission *)omissions->pdata[i])->name, name) == 0)
      return ((const NewsroomReportOmission *)omissions->pdata[i])->n_characters;

  return 0;
}

static void
assert_characters (NewsroomReport *report,
                   guint64         read,
                   guint64         kept,
                   guint64         unnamed)
{
  const NewsroomReportCharacters *characters = newsroom_report_get_characters (report);

  g_assert_cmpuint (characters->read, ==, read);
  g_assert_cmpuint (characters->kept, ==, kept);
  g_assert_cmpuint (characters->unnamed, ==, unnamed);
  g_assert_cmpuint (characters->left_out, ==, read - kept);
}

static void
test_account (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Ferry late");
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "The **fer**ry was *late*, said Zoë Example.");
  newsroom_report_read (report, NULL, "FERRY LATE\nThe ferry was late, said Zo\303\253 Ex\302\255am-\nple. Lost. Slug: late", -1);
  newsroom_report_read (report, "navigation", "Home ferry | Home", -1);
  newsroom_report_explain (report, "labels", "Slug", -1);
  newsroom_report_settle (report, article, FALSE);

  /* "-" of the line end is not in the article; "late" is there twice only. */
  assert_characters (report, 69, 40, 9);
  g_assert_cmpuint (count_left_out (report, "labels"), ==, 5);
  g_assert_cmpuint (count_left_out (report, "navigation"), ==, 13);
  g_assert_cmpuint (count_left_out (report, NULL), ==, 9);
}

/* In a text the markup is what is seen as well; white space and what has no shape never counts. */
static void
test_account_of_markup (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "[one](https://example.org/two)\n");
  newsroom_report_read (report, NULL, "\357\273\277[one](https://example.org/two)\n\342\200\213 \302\240\001", -1);
  newsroom_report_settle (report, article, TRUE);
  assert_characters (report, 30, 30, 0);

  /* What both end with is kept as it stands. */
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "A lost one.\n\nÉ two.\n");
  newsroom_report_read (report, NULL, "A one.\n\n\303\211 two. \n\n", -1);
  newsroom_report_settle (report, article, TRUE);
  assert_characters (report, 10, 10, 0);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Two.\n\nTwo.\n");
  newsroom_report_read (report, NULL, "One.\n\nTwo.\n\nTwo.", -1);
  newsroom_report_settle (report, article, TRUE);
  assert_characters (report, 12, 8, 4);
}

/* The story comes before what has a name, a raised digit is one, and what stands under pictures is there. */
static void
test_account_of_story (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "The pier, 3 km\302\262.\n\n![A boat](https://example.org/a.jpg \"The \\\"Anna\\\" at noon\")Gone.");
  newsroom_report_read (report, "navigation", "Pier 12 Anna", -1);
  newsroom_report_read (report, NULL, "The pier, 3 km2. The \"Anna\" at noon Gone.", -1);
  newsroom_report_explain (report, "marks", "Nothing", -1);
  newsroom_report_explain (report, "numbers", "11", -1);
  newsroom_report_explain (report, "numbers", "12", 2);
  newsroom_report_settle (report, article, FALSE);
  assert_characters (report, 43, 33, 0);
  g_assert_cmpuint (count_left_out (report, "numbers"), ==, 2);
  g_assert_cmpuint (count_left_out (report, "navigation"), ==, 8);

  /* What no name explains is not passed over. */
  newsroom_report_read (report, NULL, "The pier, lost.", -1);
  newsroom_report_settle (report, article, FALSE);
  assert_characters (report, 13, 8, 5);
}

/* The title of a link is in the article; what only looks like one is there once, as words. */
static void
test_account_of_titles (void)
{
  static const char *const bodies[] = {
    "[Note](https://example.org/x \"Zebra yonder\") end.",
    "Note\\](x \"Zebra yonder\") end.",
    "Note](x \"Zebra yonder\") end.",
    "Note `](x \"Zebra yonder\")` end.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (NewsroomArticle) article = newsroom_article_new ();

      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, bodies[i]);
      newsroom_report_read (report, NULL, "Note Zebra yonder end", -1);
      newsroom_report_read (report, "header", "Zebra yonder", -1);
      newsroom_report_settle (report, article, FALSE);
      assert_characters (report, 29, 18, 0);
      g_assert_cmpuint (count_left_out (report, "header"), ==, 11);
    }
}

static void
test_no_account (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();

  newsroom_report_settle (report, article, FALSE);
  g_assert_null (newsroom_report_get_characters (report));
}

static void
test_round_trip (void)
{
  static const char *const       candidates[] = { "By Ann Example", "It’s “he”", NULL };
  const NewsroomReportCharacters characters = { 7, 4, 3, 1 };
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomReport) again = NULL;
  g_autofree char           *string = NULL;
  g_autofree char           *same = NULL;
  const NewsroomReportField *field;

  newsroom_report_note (report, "noticed");
  newsroom_report_infer (report, "inferred");
  newsroom_report_drop (report, "dropped\nand more");
  newsroom_report_set_format (report, "html");
  newsroom_report_set_encoding (report, "UTF-8");
  newsroom_report_recognise (report, "byline", "nobody", TRUE, NULL);
  newsroom_report_recognise (report, "byline", "the head", FALSE, candidates);
  newsroom_report_leave_out (report, "navigation", 1, "Home");
  newsroom_report_leave_out (report, "navigation", 1, "News");
  newsroom_report_leave_out (report, NULL, 1, "x");
  newsroom_report_set_characters (report, &characters);

  string = newsroom_report_to_string (report);
  again = newsroom_report_new_from_string (string);
  same = newsroom_report_to_string (again);
  g_assert_cmpstr (same, ==, string);
  g_assert_cmpstr (newsroom_report_get_summary (again), ==, "dropped\nand more");
  g_assert_cmpint (newsroom_report_get_inferred (again), ==, 1);
  g_assert_cmpuint (newsroom_report_get_fields (again)->len, ==, 1);
  field = newsroom_report_find_field (again, "byline");
  g_assert_cmpstr (field->source, ==, "the head");
  g_assert_false (field->is_certain);
  g_assert_cmpstr (field->candidates[1], ==, candidates[1]);
  g_assert_cmpuint (count_left_out (again, "navigation"), ==, 2);
  assert_characters (again, 7, 4, 1);

  g_assert_null (newsroom_report_new_from_string ("{'notes': "));
  g_assert_null (newsroom_report_new_from_string ("7"));
}

/* What comes from elsewhere may be anything of that type. */
static void
test_hostile_variant (void)
{
  const guint     n_items = 20000;
  GVariantBuilder fields, omissions;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (NewsroomReport) report = NULL;

  g_variant_builder_init (&fields, G_VARIANT_TYPE ("a(ssbas)"));
  g_variant_builder_init (&omissions, G_VARIANT_TYPE ("a(msts)"));
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *name = g_strdup_printf ("name %u", i);

      g_variant_builder_add (&fields, "(ssb@as)", name, "somewhere", TRUE, g_variant_new_strv (NULL, 0));
      g_variant_builder_add (&omissions, "(msts)", name, (guint64)1, "words");
    }
  variant = g_variant_ref_sink (g_variant_new_parsed ("{'fields': <%v>, 'omissions': <%v>, 'characters': <(%t, %t, %t, %t)>, 'notes': <1>}",
                                                      g_variant_builder_end (&fields),
                                                      g_variant_builder_end (&omissions),
                                                      (guint64)10,
                                                      (guint64)20,
                                                      G_MAXUINT64 - 9,
                                                      (guint64)0));
  report = newsroom_report_new_from_variant (variant);
  g_assert_cmpuint (newsroom_report_get_fields (report)->len, <, n_items);
  g_assert_cmpuint (newsroom_report_get_omissions (report)->len, <, n_items);
  g_assert_null (newsroom_report_get_characters (report));
}

static void
test_words (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autofree char *none = newsroom_report_dup_words (report, "x.html");
  g_autofree char *noted = NULL;
  g_autofree char *all = NULL;

  g_assert_null (none);
  newsroom_report_note (report, "noticed");
  newsroom_report_recognise (report, "headline", "the head", TRUE, NULL);
  noted = newsroom_report_dup_words (report, "x.html");
  g_assert_cmpstr (noted, ==, "Imported from “x.html”: 1 thing to know");
  newsroom_report_drop (report, "one");
  newsroom_report_drop (report, "two");
  newsroom_report_recognise (report, "byline", "the head", FALSE, NULL);
  all = newsroom_report_dup_words (report, "x.html");
  g_assert_cmpstr (all, ==, "Imported from “x.html”: 2 things left out, byline uncertain");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/report/summary", test_summary);
  g_test_add_func ("/model/report/words", test_words);
  g_test_add_func ("/model/report/account", test_account);
  g_test_add_func ("/model/report/account-of-markup", test_account_of_markup);
  g_test_add_func ("/model/report/account-of-story", test_account_of_story);
  g_test_add_func ("/model/report/account-of-titles", test_account_of_titles);
  g_test_add_func ("/model/report/no-account", test_no_account);
  g_test_add_func ("/model/report/round-trip", test_round_trip);
  g_test_add_func ("/model/report/hostile-variant", test_hostile_variant);

  return g_test_run ();
}
