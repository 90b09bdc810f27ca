/* test-import-text.c — articles as reporters' systems write them in plain text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import.h"

#include <string.h>

static NewsroomArticle *
read_text (const char      *text,
           NewsroomReport **report)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  NewsroomArticle *article;

  *report = newsroom_report_new ();
  article = newsroom_import (g_steal_pointer (&bytes), "story.txt", NULL, *report, NULL, &error);
  g_assert_no_error (error);

  return article;
}

static void
assert_field (NewsroomArticle *article,
              NewsroomField    field,
              const char      *expected)
{
  g_assert_cmpstr (newsroom_article_get_text (article, field), ==, expected);
}

static NewsroomAuthor *
get_author (NewsroomArticle *article,
            guint            position)
{
  g_autoptr (NewsroomCredit) credit = g_list_model_get_item (newsroom_article_get_credits (article), position);

  g_assert_nonnull (credit);

  return newsroom_credit_get_author (credit);
}

static void
assert_author (NewsroomArticle    *article,
               guint               position,
               NewsroomAuthorField field,
               const char         *expected)
{
  g_assert_cmpstr (newsroom_author_get_text (get_author (article, position), field), ==, expected);
}

static void
assert_n_authors (NewsroomArticle *article,
                  guint            n)
{
  g_assert_cmpuint (g_list_model_get_n_items (newsroom_article_get_credits (article)), ==, n);
}

static void
test_sample (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "sample-article.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (NewsroomReport) report = NULL;
  g_autoptr (NewsroomArticle) article = NULL;
  g_auto (GStrv) paragraphs = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  article = read_text (text, &report);
  assert_field (article, NEWSROOM_FIELD_HEADLINE, "Harbour Town Votes to Keep Its Last Ferry Running Through the Winter");
  assert_field (article, NEWSROOM_FIELD_STANDFIRST, "");
  assert_field (article, NEWSROOM_FIELD_BYLINE, "");
  paragraphs = g_strsplit (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), "\n\n", -1);
  g_assert_cmpuint (g_strv_length (paragraphs), ==, 5);
  g_assert_true (g_str_has_suffix (paragraphs[4], "above force eight."));

  assert_n_authors (article, 1);
  assert_author (article, 0, NEWSROOM_AUTHOR_NAME, "Ann Example");
  assert_author (article, 0, NEWSROOM_AUTHOR_AFFILIATION, "The Example Gazette");
  assert_author (article, 0, NEWSROOM_AUTHOR_TAGLINE, "Always Asking Twice");
  g_assert_true (g_str_has_prefix (newsroom_author_get_text (get_author (article, 0), NEWSROOM_AUTHOR_BIOGRAPHY), "Ann Example has spent"));
  g_assert_null (strchr (newsroom_author_get_text (get_author (article, 0), NEWSROOM_AUTHOR_BIOGRAPHY), '\n'));
  g_assert_true (g_strv_contains (newsroom_report_get_notes (report), "The author’s name “Ann Example” was inferred from the opening of the biography."));
}

static void
test_header (void)
{
  g_autoptr (NewsroomReport) report = NULL;
  g_autoptr (NewsroomArticle) article = read_text ("Quay Closed\n\nNobody may land before Friday.\n\nBy Ann Example, Political Editor\nPublished: 18 March 2025, 14:03 UTC\nUpdated: 2025-03-19\n\n"
                                                   "KYIV, Ukraine, March 18 (Agency) — The quay is closed to all ships.\n\nENDS\n",
                                                   &report);

  assert_field (article, NEWSROOM_FIELD_HEADLINE, "Quay Closed");
  assert_field (article, NEWSROOM_FIELD_STANDFIRST, "Nobody may land before Friday.");
  assert_field (article, NEWSROOM_FIELD_BYLINE, "");
  assert_field (article, NEWSROOM_FIELD_DATELINE, "KYIV, Ukraine, March 18 (Agency)");
  assert_field (article, NEWSROOM_FIELD_BODY, "The quay is closed to all ships.");
  assert_author (article, 0, NEWSROOM_AUTHOR_NAME, "Ann Example");
  assert_author (article, 0, NEWSROOM_AUTHOR_ROLE, "Political Editor");
  g_assert_cmpint (newsroom_article_get_time (article, NEWSROOM_TIME_PUBLISHED), ==, G_GINT64_CONSTANT (1742306580) * G_USEC_PER_SEC);
  g_assert_cmpint (newsroom_article_get_time (article, NEWSROOM_TIME_UPDATED), ==, G_GINT64_CONSTANT (1742342400) * G_USEC_PER_SEC);
  g_assert_cmpstr (newsroom_report_get_dropped (report)[0], ==, "The line “ENDS” that marks the end of the story was left out.");
}

/* A line of a size that nobody calls a headline is the story. */
static void
test_one_line (void)
{
  g_autofree char *line = g_strnfill (100000, 'x');
  g_autoptr (NewsroomReport) report = NULL;
  g_autoptr (NewsroomArticle) article = read_text (line, &report);

  assert_field (article, NEWSROOM_FIELD_HEADLINE, "");
  g_assert_true (g_str_equal (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), line));
}

static void
test_bodies (void)
{
  static const struct
  {
    const char *text;
    const char *body;
  } cases[] = {
    /* Broken at a width, and one line a paragraph */
    { "The council met again on Tuesday to\ntalk about the ferry, which is old and\nslow.\n\nIt rained.", "The council met again on Tuesday to talk about the ferry, which is old and slow.\n\nIt rained." },
    { "Roses are red,\nviolets are blue,\nferries\nare too.", "Roses are red,\\\nviolets are blue,\\\nferries\\\nare too." },
    { "    It rained.\n\n    It snowed.\n\n    It thawed.", "It rained.\n\nIt snowed.\n\nIt thawed." },
    { "    It rained all day and then some in the\ntown.\n    It snowed all night and then some in the\ntown.", "It rained all day and then some in the town.\n\nIt snowed all night and then some in the town." },
    { "The ferry sails on\nas it did before.", "The ferry sails on as it did before." },
    { "He said that it was a bad day\nfor the harbour and all who live by it.", "He said that it was a bad day for the harbour and all who live by it." },
    { "12 Harbour Road\nPort Example", "12 Harbour Road\\\nPort Example" },
    /* Spaces at the end of a line mean nothing, one that does not break does */
    { "The council met again on Tuesday to  \ntalk about the ferry, which is old and  \nslow.", "The council met again on Tuesday to talk about the ferry, which is old and slow." },
    { "The council met again on Tuesday to\u00a0\ntalk about the ferry.", "The council met again on Tuesday to\\\ntalk about the ferry." },
    /* Characters that Markdown takes for markup */
    { "2 * 3 * 4 and _file_ and <b> and `x`", "2 * 3 * 4 and \\_file\\_ and \\<b> and \\`x\\`" },
    { "# 1 in the charts", "\\# 1 in the charts" },
    /* Lists */
    { "Three points:\n• one\n• two\n  more\n* three", "Three points:\n\n- one\n- two more\n- three" },
    { "1. one\n2. two\n  - inner\n3. three", "1. one\n2. two\n   - inner\n3. three" },
    { "– one\n– two", "- one\n- two" },
    { "He asked:\n\n– Nei, sier hun.\n\nIt rained.", "He asked:\n\n– Nei, sier hun.\n\nIt rained." },
    { "– Nei, sier hun.\n\n– Jo, sier han, og reiser seg før de\nandre.", "– Nei, sier hun.\n\n– Jo, sier han, og reiser seg før de andre." },
    { "It rained.\n\n– Nei, sier hun.\n– Jo!", "It rained.\n\n– Nei, sier hun.\n\n– Jo!" },
    { "Two points:\n\n– The fare rises.\n– The ferry sails.", "Two points:\n\n- The fare rises.\n- The ferry sails." },
    { "— Non, dit-elle.\n\n— Si.", "— Non, dit-elle.\n\n— Si." },
    { "- one\n\n* two", "\\- one\n\n- two" },
    { "1. one\n3. three", "1. one\n\n3) three" },
    /* Crossheads, rules, quotations, figures */
    { "It rained.\n\nTHE WEATHER\n\nIt snowed.", "It rained.\n\n## THE WEATHER\n\nIt snowed." },
    { "It rained.\n\nThe weather\n-----------\n\nIt snowed.", "It rained.\n\n## The weather\n\nIt snowed." },
    { "It rained.\n\n***\n\nIt snowed.\n\n***", "It rained.\n\n* * *\n\nIt snowed." },
    { "She said:\n\n    I never saw such rain and wind as here\n    in all my life.\n\nThen it stopped.", "She said:\n\n> I never saw such rain and wind as here in all my life.\n\nThen it stopped." },
    { "She said:\n\n   I never saw such rain.\n\nThen it stopped.", "She said:\n\n> I never saw such rain.\n\nThen it stopped." },
    { "She said:\n\n  I never saw such rain.\n\n\tNor wind.\n\nThen it stopped.", "She said:\n\n> I never saw such rain.\n>\n> Nor wind.\n\nThen it stopped." },
    { "She said:\n\n      I never saw such rain.\n\n        Nor wind.\n\nThen it stopped.", "She said:\n\n> I never saw such rain.\n>\n> Nor wind.\n\nThen it stopped." },
    { "   It rained all day and then some in the\ntown.\n\n   It snowed.\n\n   It thawed.", "It rained all day and then some in the town.\n\nIt snowed.\n\nIt thawed." },
    { "The vote:\n\nYes     120\nNo       80\n\nThat was all.", "The vote:\n\n```\nYes     120\nNo       80\n```\n\nThat was all." },
    /* What is not certain stays */
    { "It rained.\n\nAuthor\n\nNobody knows.", "It rained.\n\nAuthor\n\nNobody knows." },
    { "It rained.\n\nAuthor\n\n  • The Example Gazette - Always Asking Twice", "It rained.\n\nAuthor\n\n- The Example Gazette - Always Asking Twice" },
    { "It rained - all day.", "It rained - all day." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomReport) report = NULL;
      g_autofree char *text = g_strconcat ("Headline\n\n", cases[i].text, "\n", NULL);
      g_autoptr (NewsroomArticle) article = read_text (text, &report);

      assert_field (article, NEWSROOM_FIELD_HEADLINE, "Headline");
      assert_field (article, NEWSROOM_FIELD_BODY, cases[i].body);
    }
}

static void
test_datelines (void)
{
  static const struct
  {
    const char *line;
    const char *dateline;
    const char *body;
  } cases[] = {
    { "LONDON — It rained.", "LONDON", "It rained." },
    { "NEW YORK (Agency) - It rained.", "NEW YORK (Agency)", "It rained." },
    { "KYIV, Ukraine, March 18 (Agency) — It rained.", "KYIV, Ukraine, March 18 (Agency)", "It rained." },
    { "ЛЬВІВ — Дощ.", "ЛЬВІВ", "Дощ." },
    { "ATHENS, Greece (AP) _ It rained.", "ATHENS, Greece (AP)", "It rained." },
    { "PARIS, le 3 mars (Agence) - Il pleut.", "PARIS, le 3 mars (Agence)", "Il pleut." },
    { "Paris, le 3 mars — Il pleut.", "Paris, le 3 mars", "Il pleut." },
    { "BERLIN, 3. März (dpa) - Es regnet.", "BERLIN, 3. März (dpa)", "Es regnet." },
    { "Berlin (dpa/bb) – Es regnet.", "Berlin (dpa/bb)", "Es regnet." },
    { "Oslo (NTB): Det regner.", "Oslo (NTB)", "Det regner." },
    { "Madrid, 3 mar (EFE).- Llueve.", "Madrid, 3 mar (EFE)", "Llueve." },
    { "MOSCOW. March 18 (Agency) - It rained.", "MOSCOW. March 18 (Agency)", "It rained." },
    { "(ANSA) - ROMA, 3 MAR - Piove.", "(ANSA) - ROMA, 3 MAR", "Piove." },
    { "Labour (left) - It rained.", "", "Labour (left) - It rained." },
    { "Ann, 34 years — It rained.", "", "Ann, 34 years — It rained." },
    { "Kyiv, Ukraine — It rained.", "", "Kyiv, Ukraine — It rained." },
    { "London — It rained.", "", "London — It rained." },
    { "The day — a Tuesday — was wet.", "", "The day — a Tuesday — was wet." },
    { "A - b", "", "A - b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomReport) report = NULL;
      g_autofree char *text = g_strconcat ("Headline\n\n", cases[i].line, "\n", NULL);
      g_autoptr (NewsroomArticle) article = read_text (text, &report);

      assert_field (article, NEWSROOM_FIELD_DATELINE, cases[i].dateline);
      assert_field (article, NEWSROOM_FIELD_BODY, cases[i].body);
    }
}

static void
test_several_authors (void)
{
  g_autoptr (NewsroomReport) report = NULL;
  g_autoptr (NewsroomArticle) article = read_text ("Headline\n\nBy Ann Example and Bo Sample\n\nIt rained.\n\nABOUT THE AUTHORS:\n\n"
                                                   "•  Ann Example, Political Editor\n\n    She writes.\n\n    And reads.\n\n    ann@example.org\n    https://example.org/ann\n    @annexample\n\n"
                                                   "• The Example Gazette — Always Asking Twice\n\n    Bo Sample covers the weather and the sea\n    and the sky.\n\nCopyright 2025\n",
                                                   &report);

  assert_n_authors (article, 2);
  assert_author (article, 0, NEWSROOM_AUTHOR_ROLE, "Political Editor");
  assert_author (article, 0, NEWSROOM_AUTHOR_BIOGRAPHY, "She writes.\n\nAnd reads.");
  assert_author (article, 0, NEWSROOM_AUTHOR_EMAIL, "ann@example.org");
  assert_author (article, 0, NEWSROOM_AUTHOR_URL, "https://example.org/ann");
  assert_author (article, 0, NEWSROOM_AUTHOR_SOCIAL, "@annexample");
  assert_author (article, 1, NEWSROOM_AUTHOR_NAME, "Bo Sample");
  assert_author (article, 1, NEWSROOM_AUTHOR_AFFILIATION, "The Example Gazette");
  assert_author (article, 1, NEWSROOM_AUTHOR_TAGLINE, "Always Asking Twice");
  assert_author (article, 1, NEWSROOM_AUTHOR_BIOGRAPHY, "Bo Sample covers the weather and the sea and the sky.");
  assert_field (article, NEWSROOM_FIELD_BODY, "It rained.\n\nCopyright 2025");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/text/sample", test_sample);
  g_test_add_func ("/import/text/header", test_header);
  g_test_add_func ("/import/text/one-line", test_one_line);
  g_test_add_func ("/import/text/bodies", test_bodies);
  g_test_add_func ("/import/text/datelines", test_datelines);
  g_test_add_func ("/import/text/several-authors", test_several_authors);

  return g_test_run ();
}
