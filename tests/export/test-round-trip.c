/* test-round-trip.c — tests that an article survives its export as Markdown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "generate-article.h"
#include "newsroom-export-markdown.h"
#include "newsroom-import-markdown.h"

#define N_ARTICLES 4000
#define SEED 20260318

/* Readers of the file see what was written. */
static void
test_emoji (void)
{
  const NewsroomExportOptions options = NEWSROOM_EXPORT_OPTIONS_INIT;
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Harbour 😀 \xee\x80\x80 open 👩\xe2\x80\x8d🚀");
  bytes = newsroom_export_markdown_write (article, &options, NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==, "---\ntitle: Harbour 😀 \xee\x80\x80 open 👩\xe2\x80\x8d🚀\n---\n\n");
}

static char *
write_again (const char *file,
             const char *section)
{
  const NewsroomExportOptions options = NEWSROOM_EXPORT_OPTIONS_INIT;
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = newsroom_import_markdown_read (g_strdup (file), strlen (file), report);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_SECTION), ==, "politics");
  newsroom_article_set_text (article, NEWSROOM_FIELD_SECTION, section);
  bytes = newsroom_export_markdown_write (article, &options, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The section is the first of several categories; it is not written beside them too. */
static void
test_categories (void)
{
  const char      *file = "---\ntitle: Tide\ncategories: [politics, votes]\nlayout: post\n---\n\nText\n";
  g_autofree char *same = write_again (file, "politics");
  g_autofree char *changed = write_again (file, "harbour");
  g_autofree char *emptied = write_again (file, "");

  g_assert_cmpstr (same, ==, file);
  g_assert_cmpstr (changed, ==, "---\ntitle: Tide\nsection: harbour\ncategories: [politics, votes]\nlayout: post\n---\n\nText\n");
  g_assert_cmpstr (emptied, ==, "---\ntitle: Tide\nsection: ''\ncategories: [politics, votes]\nlayout: post\n---\n\nText\n");
}

/* What Newsroom does not know comes out as it was typed, emoji as well. */
static void
test_extra (void)
{
  static const char file[] = "---\ntitle: Tide\ncategory: politics\nlayout: post\nparams:\n  icon: 🚢 harbour\n"
                             "  list: [1, 'two', \"three\"]\n  text: |\n    one\n    two\n---\n\nText\n";
  g_autofree char  *again = write_again (file, "politics");

  g_assert_cmpstr (again, ==, "---\ntitle: Tide\nsection: politics\nlayout: post\nparams:\n  icon: 🚢 harbour\n"
                              "  list: [1, 'two', \"three\"]\n  text: |\n    one\n    two\n---\n\nText\n");
}

static void
explain_difference (NewsroomArticle *article,
                    NewsroomArticle *again)
{
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    {
      g_autofree char *before = g_strescape (newsroom_article_get_text (article, (NewsroomField)i), NULL);
      g_autofree char *after = g_strescape (newsroom_article_get_text (again, (NewsroomField)i), NULL);

      if (!g_str_equal (before, after))
        g_test_message ("%s: “%s” became “%s”", newsroom_field_get_name ((NewsroomField)i), before, after);
    }
  for (guint i = 0; i < NEWSROOM_N_TIMES; i++)
    if (newsroom_article_get_time (article, (NewsroomTime)i) != newsroom_article_get_time (again, (NewsroomTime)i))
      g_test_message ("%s differs", newsroom_time_get_name ((NewsroomTime)i));
}

static void
assert_round_trip (NewsroomArticle *article,
                   guint            number)
{
  const NewsroomExportOptions options = NEWSROOM_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = newsroom_export_markdown_write (article, &options, &error);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) again = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  again = newsroom_import_markdown_read (g_strdup (text), strlen (text), report);
  if (newsroom_article_equal (article, again))
    return;

  explain_difference (article, again);
  g_test_message ("article %u of seed %d:\n%s", number, SEED, text);
  g_test_fail ();
}

static void
test_generated (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_ARTICLES && !g_test_failed (); i++)
    {
      g_autoptr (NewsroomArticle) article = generate_article (rand);

      assert_round_trip (article, i);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/round-trip/categories", test_categories);
  g_test_add_func ("/round-trip/emoji", test_emoji);
  g_test_add_func ("/round-trip/extra", test_extra);
  g_test_add_func ("/round-trip/generated", test_generated);

  return g_test_run ();
}
