/* test-export-text.c — plain text that reads back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export.h"
#include "newsroom-import.h"

#include <string.h>

#include "newsroom-layout.h"

static NewsroomArticle *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GError) error = NULL;
  NewsroomArticle *article = newsroom_import (g_steal_pointer (&bytes), "story.txt", NULL, report, NULL, &error);

  g_assert_no_error (error);

  return article;
}

static char *
write_text (NewsroomArticle *article,
            guint            width)
{
  NewsroomExportOptions options = { .text_width = width };
  g_autoptr (GBytes) bytes = newsroom_export (article, "text", &options, NULL);

  g_assert_nonnull (bytes);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_sample_keeps_its_shape (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "sample-article.txt", NULL);
  g_autofree char *text = NULL;
  g_autofree char *written = NULL;
  g_autoptr (NewsroomArticle) article = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  article = read_text (text);
  written = write_text (article, 0);
  g_assert_cmpstr (written, ==, text);
}

static void
test_bodies (void)
{
  static const struct
  {
    const char *body;
    const char *text;
  } cases[] = {
    { "One *two* **three**\nfour.", "One two three four." },
    { "One\\\ntwo.", "One\u00a0\ntwo." },
    { "See [the page](https://example.org/a).", "See the page (https://example.org/a)." },
    { "<https://example.org/a>", "https://example.org/a" },
    { "![A quay](https://example.org/q.png)", "[Image: A quay (https://example.org/q.png)]" },
    { "- one\n  - inner\n- two\n\n3. three\n4. four", "• one\n  • inner\n• two\n3. three\n4. four" },
    { "> She said:\n>\n> it rained.\n\nYes.", "    She said:\n\n    it rained.\n\nYes." },
    { "## THE WEATHER\n\nRain.", "THE WEATHER\n\nRain." },
    { "## The weather\n\nRain.", "The weather\n-----------\n\nRain." },
    { "One.\n\n***\n\nTwo.", "One.\n\n* * *\n\nTwo." },
    { "Code:\n\n```\na  b\n  c\n\nd\n```", "Code:\n\n          a  b\n            c\n\n          d" },
    { "| a | 数 |\n|---|--:|\n| bcd | 12345 |", "a        数\nbcd   12345" },
    { "Yes.\n\n> One.\n>\n> Two.\n>\n> Three.", "Yes.\n\n> One.\n\n> Two.\n\n> Three." },
    { "\\* no list", "*\u00a0no list" },
    { "2 * 3 * 4, \\_file\\_, \\<b>, # 1", "2 * 3 * 4, _file_, <b>, # 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomArticle) article = newsroom_article_new ();
      g_autoptr (NewsroomArticle) again = NULL;
      g_autofree char *expected = g_strconcat ("Headline\n\n", cases[i].text, "\n", NULL);
      g_autofree char *text = NULL;
      g_autofree char *twice = NULL;

      newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Headline");
      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, cases[i].body);
      text = write_text (article, 0);
      g_assert_cmpstr (text, ==, expected);
      again = read_text (text);
      twice = write_text (again, 0);
      g_assert_cmpstr (twice, ==, text);
    }
}

static void
test_update_is_told_after_publication (void)
{
  static const gint64 second = G_USEC_PER_SEC;
  static const gint64 publication = G_GINT64_CONSTANT (1742306580) * G_USEC_PER_SEC;
  const struct
  {
    gint64      published;
    gint64      updated;
    const char *lines;
  } cases[] = {
    { 0, publication, "" },
    { publication, publication - 3600 * second, "Published: 18 March 2025, 14:03 UTC\n\n" },
    { publication, publication + 59 * second, "Published: 18 March 2025, 14:03 UTC\n\n" },
    { publication, publication + 60 * second, "Published: 18 March 2025, 14:03 UTC\nUpdated: 18 March 2025, 14:04 UTC\n\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomArticle) article = newsroom_article_new ();
      g_autofree char *expected = g_strdup_printf ("Headline\n\n%sIt rained.\n", cases[i].lines);
      g_autofree char *text = NULL;

      newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Headline");
      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "It rained.");
      newsroom_article_set_time (article, NEWSROOM_TIME_PUBLISHED, cases[i].published);
      newsroom_article_set_time (article, NEWSROOM_TIME_UPDATED, cases[i].updated);
      text = write_text (article, 0);
      g_assert_cmpstr (text, ==, expected);
    }
}

/* Pieces that look like each other's beginnings and ends. */
static const char *const pieces[] = {
  "The council met on Tuesday - again - to talk about the ferry, which is old and slow and sails * six * times a day.",
  "By Ann Example",
  "LONDON - It rained.",
  "March 18, 2025",
  "\\* not a list",
  "ENDS",
  "BY ANN EXAMPLE",
  "By Ann Example, March 18, 2025",
  "Published March 18, 2025 | Updated 2025-03-19",
  "## By Ann Example",
  "Author: Ann Example",
  "## Author: Ann Example",
  "\\~\\~\\~",
  "\\=====",
  "\\_\\_\\_",
  "## March 18, 2025",
  "18.03.2025",
  "LONDON - RAIN",
  "Author",
  "> A quotation that goes on for some time and then for some more, until it must be broken.\\\n> A line.",
  "- one\n- two two two two two two two two two two two two two two two two two two two two two\n  1. inner\n  2. other",
  "7. seven\n8. eight",
  "## A crosshead",
  "## ALL IN CAPITALS",
  "***",
  "```\ncode  with   spaces\n\n    more\n```",
  "| a | b |\n|---|---|\n| 1 | two |",
  "渡し船は冬も運航を続けることになった。渡し船は冬も運航を続けることになった。渡し船は冬も運航を続けることになった。",
  "Roses are red\\\nviolets are blue",
  "```\n- a\nb\n```",
  "```\n\tLONDON - a   b\n\tc   d\n```",
  "```\nBy Ann Example\n  x\n\n\n   y\nENDS\n```",
  "```\nAuthor\na   b\nc   d\n```",
  "```\none\n---\n```",
  "|a|\n|-|\n|b|",
  "| |b|\n|-|-|\n|LONDON - x|y|\n|z||",
  "\\> no quotation",
  "> - a\n> - b",
  "> ## Inside\n>\n> ```\n> code   in\n> a   quotation\n> ```",
  "- ```\n  code\n  ```\n\n- > quoted",
  "– Nei, sier han.",
  "– Nei, sier han.\\\n– Jo.",
  "\\- one dash",
  "> – Nei, sier han.",
  "> ```\n> code  in  a  quotation\n> ```",
  "17\\. mai er fri",
  "- one\n\n  two\n\n> quoted under an item",
  "Space\u00a0\\\nthat does not break\u00a0",
  "short words\\\nthat go on",
  "- [ ] a task\n- [x] another\n  - inner",
  "| a\\|b | – |\n|:-:|---|\n|  | - x   y |",
  "![](https://example.org/only.png)",
  "~~struck~~ `code` [https://example.org](https://example.org)",
  "> > nested\n>\n> 1. one\n>    2. two",
  "###### Small heading",
  "Setext\n======",
  "<div>raw</div>",
  "First\\\nsecond line that goes on for longer than the width at which lines are broken, twice\\\nthird",
  "https://example.org/a/very/long/address/that/is/wider/than/any/line/of/text/can/be/in/a/file/of/seventy-two",
  "A [link](https://example.org) and ![an image](https://example.org/i.png) - and 2025. And so on – or not – as it may be.",
};

static const char *const headlines[] = {
  "Quay closed",
  "Harbour Town Votes by a Wide Margin to Keep Its Last Passenger Ferry",
  "KYIV - Quay closed",
  "- dash",
};

static const char *const biographies[] = {
  "Ann Example writes.\n\n- a\n- b",
  "She writes about *everything* that happens in harbours, markets and town halls.",
  "Ann Example covers harbours.\\\nBo Sample covers ferries.",
  "Ann Example covers all the harbours of the coast from Port Example on.\nBo Sample covers ferries.",
  "– Nei, sier hun.",
  "Ann Example and Bo Sample are reporters.",
};

static const char *const affiliations[] = {
  "The Example Gazette",
  "Gazette: London - Paris",
  "Ann Example covers harbours.",
  "Ann Example, Reporter",
  "Harbours",
};

static const char *const standfirsts[] = {
  "Nobody may land.",
  "- Nobody",
  "LONDON — Nobody may land before Friday, when the council meets.",
  "and goes on in small letters",
  "By hand | 18.03.2025",
  "March 18, 2025 was the day on which nobody landed",
  "03/18/2025",
  "5 min read",
  "https://example.org/a/very/long/address/that/is/wider/than/any/line/of/text/can/be/in/a/file/of/seventy-two",
  "Lands Before Friday in Capitals",
  "Nobody may land before Friday, when the council meets again to talk about the ferry, which is old and slow.",
};

static NewsroomArticle *
make_article (GRand *random)
{
  NewsroomArticle *article = newsroom_article_new ();
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (NewsroomAuthor) ann = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (ann, NEWSROOM_CREDIT_BY, NULL);
  int n_pieces = g_rand_int_range (random, 0, 8);

  for (int i = 0; i < n_pieces; i++)
    g_string_append_printf (body, "%s%s", i > 0 ? "\n\n" : "", pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body->str);
  if (g_rand_int_range (random, 0, 8) > 0)
    newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, headlines[g_rand_int_range (random, 0, G_N_ELEMENTS (headlines))]);
  if (g_rand_boolean (random))
    newsroom_article_set_text (article, NEWSROOM_FIELD_STANDFIRST, standfirsts[g_rand_int_range (random, 0, G_N_ELEMENTS (standfirsts))]);
  if (g_rand_int_range (random, 0, 4) == 0)
    newsroom_article_set_text (article, NEWSROOM_FIELD_BYLINE, g_rand_boolean (random) ? "From our own correspondent" : "Ann Example in Kyiv");
  if (g_rand_boolean (random))
    newsroom_article_set_text (article, NEWSROOM_FIELD_DATELINE, g_rand_boolean (random) ? "KYIV, Ukraine" : "Kyiv");
  if (g_rand_boolean (random))
    newsroom_article_set_time (article, NEWSROOM_TIME_PUBLISHED, G_GINT64_CONSTANT (1742306580) * G_USEC_PER_SEC);
  if (g_rand_boolean (random))
    newsroom_article_set_time (article, NEWSROOM_TIME_UPDATED, G_GINT64_CONSTANT (1742392980) * G_USEC_PER_SEC);
  if (g_rand_boolean (random))
    newsroom_author_set_text (ann, NEWSROOM_AUTHOR_AFFILIATION, affiliations[g_rand_int_range (random, 0, G_N_ELEMENTS (affiliations))]);
  if (g_rand_boolean (random))
    newsroom_author_set_text (ann, NEWSROOM_AUTHOR_TAGLINE, "Always Asking Twice");
  if (g_rand_boolean (random))
    newsroom_author_set_text (ann, NEWSROOM_AUTHOR_ROLE, "Political Editor");
  if (g_rand_boolean (random))
    newsroom_author_set_text (ann, NEWSROOM_AUTHOR_BIOGRAPHY, biographies[g_rand_int_range (random, 0, G_N_ELEMENTS (biographies))]);
  if (g_rand_boolean (random))
    newsroom_author_set_text (ann, NEWSROOM_AUTHOR_EMAIL, "ann@example.org");
  if (g_rand_boolean (random))
    newsroom_author_set_text (ann, NEWSROOM_AUTHOR_SOCIAL, "@ann\nhttps://example.org/ann\nby post");
  if (g_rand_boolean (random))
    newsroom_article_add_credit (article, credit);

  return article;
}

static void
test_reading_and_writing_changes_nothing (void)
{
  static const guint widths[] = { 0, 40, 60, 72, 100 };

  for (guint seed = 0; seed < 4000; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (NewsroomArticle) article = make_article (random);

      for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
        {
          g_autofree char *once = write_text (article, widths[i]);
          g_autoptr (NewsroomArticle) again = NULL;
          g_autofree char *twice = NULL;

          /* Of an article without a word nothing is read. */
          if (g_str_equal (once, NEWSROOM_LAYOUT_NO_HEADLINE "\n"))
            continue;
          again = read_text (once);
          twice = write_text (again, widths[i]);
          if (!g_str_equal (once, twice))
            g_test_message ("seed %u, width %u", seed, widths[i]);
          g_assert_cmpstr (once, ==, twice);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/text/sample-keeps-its-shape", test_sample_keeps_its_shape);
  g_test_add_func ("/export/text/bodies", test_bodies);
  g_test_add_func ("/export/text/update-is-told-after-publication", test_update_is_told_after_publication);
  g_test_add_func ("/export/text/reading-and-writing-changes-nothing", test_reading_and_writing_changes_nothing);

  return g_test_run ();
}
