/* test-import-split.c — a file that holds several articles: each alone, and the same when it comes again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-split.h"

#include <string.h>

#define FEED_START "<?xml version=\"1.0\"?><!-- <item> --><rss version=\"2.0\"><channel><title>Courier</title>"
#define FEED_END "</channel></rss>"

static GPtrArray *
split (const char     *contents,
       const char     *format,
       NewsroomReport *report)
{
  g_autoptr (GBytes) bytes = g_bytes_new (contents, strlen (contents));
  g_autoptr (GError) error = NULL;
  GPtrArray *parts = newsroom_import_split (bytes, "export.xml", format, report, &error);

  g_assert_no_error (error);

  return parts;
}

static char *
dup_headline (const NewsroomImportPart *part)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomArticle) article = newsroom_import (g_bytes_ref (part->bytes), part->name, NULL, report, NULL, &error);

  g_assert_no_error (error);

  return g_strdup (newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE));
}

static void
test_none (void)
{
  static const char *const whole[] = {
    "A Headline\n\nWords of a story.\n",
    "<html><body><p>Words</p></body></html>",
    "",
    FEED_START FEED_END,
    FEED_START "<item><title>One</title><description>Words.</description></item>" FEED_END,
  };
  g_autoptr (NewsroomReport) report = newsroom_report_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (GPtrArray) parts = split (whole[i], NULL, report);
      g_autoptr (GPtrArray) as_text = split (whole[i], "txt", report);
      g_autoptr (GPtrArray) as_nothing = split (whole[i], "papyrus", report);

      g_assert_null (parts);
      g_assert_null (as_text);
      g_assert_null (as_nothing);
    }
}

static void
test_parts (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GPtrArray) parts = split (FEED_START "<item><title>One</title><guid>urn:1</guid></item>"
                                                  "<item><title>Two</title><guid isPermaLink='false'><![CDATA[urn:2]]></guid></item>"
                                                  "<item><title>Three</title><guid>urn:1</guid></item>" FEED_END,
                                       NULL,
                                       report);
  static const char *const headlines[] = { "One", "Two", "Three" };
  static const char *const ids[] = { "urn:1", "urn:2", "urn:1 2" };
  static const char *const names[] = { "export-1.xml", "export-2.xml", "export-3.xml" };

  g_assert_cmpuint (parts->len, ==, 3);
  for (guint i = 0; i < parts->len; i++)
    {
      const NewsroomImportPart *part = parts->pdata[i];
      g_autofree char          *headline = dup_headline (part);

      g_assert_cmpstr (headline, ==, headlines[i]);
      g_assert_cmpstr (part->id, ==, ids[i]);
      g_assert_cmpstr (part->name, ==, names[i]);
    }
  g_assert_null (newsroom_report_get_summary (report));
}

/* What the feed says of the day it was written does not change its articles. */
static void
test_again (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GPtrArray) first = split (FEED_START "<pubDate>1</pubDate><item><title>One</title></item><item><title>Two</title></item>" FEED_END, NULL, report);
  g_autoptr (GPtrArray) again = split (FEED_START "<pubDate>2</pubDate><item><title>Zero</title></item><item><title>One</title></item>" FEED_END, "feed", report);
  const NewsroomImportPart *one = first->pdata[0];
  const NewsroomImportPart *same = again->pdata[1];

  g_assert_true (g_bytes_equal (one->bytes, same->bytes));
  g_assert_cmpstr (one->id, ==, same->id);
}

/* A tag that is no tag, an end that is missing, a name that is no entity: the others stay whole. */
static void
test_damaged (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GPtrArray) parts = split (FEED_START "<item><title>One &nbsp; &bogus; < 2</title><p></item>"
                                                  "<item><title>Two</title><![CDATA[</item><item>]]></item>"
                                                  "<item><title>Three</title><description>The story st",
                                       NULL,
                                       report);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *three = NULL;

  g_assert_cmpuint (parts->len, ==, 3);
  one = dup_headline (parts->pdata[0]);
  two = dup_headline (parts->pdata[1]);
  three = dup_headline (parts->pdata[2]);
  g_assert_true (g_str_has_prefix (one, "One &bogus;"));
  g_assert_cmpstr (two, ==, "Two");
  g_assert_cmpstr (three, ==, "Three");
  g_assert_nonnull (strstr (newsroom_report_get_summary (report), "cut short"));
}

static void
test_too_many (void)
{
  g_autoptr (GString) feed = g_string_new (FEED_START);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GPtrArray) parts = NULL;

  for (guint i = 0; i < NEWSROOM_IMPORT_MAX_PARTS + 2; i++)
    g_string_append_printf (feed, "<item><guid>%u</guid></item>", i);
  g_string_append (feed, FEED_END);
  parts = split (feed->str, NULL, report);
  g_assert_cmpuint (parts->len, ==, NEWSROOM_IMPORT_MAX_PARTS);
  g_assert_nonnull (strstr (newsroom_report_get_summary (report), "2 more articles were left out"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/split/none", test_none);
  g_test_add_func ("/import/split/parts", test_parts);
  g_test_add_func ("/import/split/again", test_again);
  g_test_add_func ("/import/split/damaged", test_damaged);
  g_test_add_func ("/import/split/too-many", test_too_many);

  return g_test_run ();
}
