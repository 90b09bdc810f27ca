/* test-round-trip.c — tests that an article survives its export as Markdown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-export-markdown.h"
#include "newsroom-import-markdown.h"

#define N_ARTICLES 4000
#define SEED 20260318

/* Text that means something to YAML, to Markdown or to whoever splits lines. */
static const char *const pieces[] = {
  "Ann Example",
  "Bo Sample",
  " and ",
  "\xee\x80\x80",
  "wins",
  "a",
  "é",
  "日本",
  "😀",
  "\xe2\x80\xae",
  "e\xcc\x81",
  " ",
  "  ",
  "\t",
  "\n",
  "\n\n",
  "\n \n",
  "\"",
  "'",
  "''",
  ":",
  ": ",
  " #",
  "# ",
  "- ",
  "---",
  "\n---\n",
  "...",
  "\n...\n",
  "+++",
  "[",
  "]",
  "{",
  "}",
  "&a",
  "*a",
  "!",
  "!!str",
  "|",
  ">",
  "%",
  "@",
  "`",
  "?",
  "? ",
  "\\",
  "\\n",
  "null",
  "~",
  "true",
  "no",
  "1",
  "0x1f",
  "1e3",
  "2026-03-18",
  "12:30",
  "<<",
  "=",
  "===",
  "\n===\n",
  "\n# One\n",
  "title: x\n",
  "\x01",
  "\x1b",
  "\x7f",
  "\xc2\x85",
  "\xc2\xa0",
  "\xe2\x80\xa8",
  "\xe2\x80\xa9",
  "\xef\xbb\xbf",
  "\xef\xbf\xbe",
  "\xf4\x8f\xbf\xbf",
  "\r",
  ",",
  ", ",
  "<b>",
  "```\n",
  "    code",
  "data:x;base64,AAAA",
  ";base64,",
  "👩\xe2\x80\x8d🚀",
  "🇺🇦",
  "مثال",
  "דוגמה",
  "\xe2\x80\x8f",
  "\xe2\x80\x8b",
  "\xef\xbb\xbf---\n",
  "\b",
  "\f",
  "\n\t",
  "\t\n",
  "\n ",
  "- [ ] ",
  "%YAML 1.2\n",
  "!!binary x",
  "key: value",
  "\nkey: value\n",
  "- ",
  ".inf",
  "0o17",
  "1_000",
  "-0",
  "{}",
  "[]",
  "Europe/Kyiv",
  "2026-03-18T14:03:00+02:00",
  "politics"
};

/* YAML as the importer keeps it: nothing that the exporter writes itself, then some that is. */
static const char *const extras[] = {
  "",
  "",
  "",
  "layout: post\n",
  "a: 1\nb: [1, two, {c: d}]\n",
  "description: other\n",
  "title: other\n",
  "date: some day\n",
  "? [x]\n: y\n",
  "defaults: &d\n  k: v\nuse: *d\n",
  "author: {name: A, orcid: 7}\n",
  "author: [{name: A, orcid: 7}, B]\nemoji: 😀\n",
  "text: |\n  one\n  two\n",
  "params:\n  nested:\n  - deep: \"\\0\"\n",
  "draft: true\nstate: odd\n",
  "no mapping",
  "{unclosed",
  "- a\n- b\n",
  "authors: *missing\n",
  "extra: inner\n",
  "tags: {a: b}\ncategories: [x, y]\n",
  "categories: [politics, votes]\n",
  "category: {a: b}\ncategories: [politics, [votes]]\n",
  "category: harbour\ncategories: [politics, votes]\n",
  "Categories: ['', &a votes, *a]\n",
  "categories: ['', votes]\n",
  "categories: [politics, votes]\ncategories: [harbour, quay]\n",
  "# only a remark\n"
};

static char *
make_text (GRand *rand,
           guint  max_pieces)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gint32 n = g_rand_int_range (rand, 0, (gint32)max_pieces + 1); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_strdup (text->str);
}

/* Longer than any line that a writer of YAML would leave alone. */
static char *
make_long_text (GRand *rand)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *part = make_text (rand, 8);

  for (guint n = 0; n < 1000; n++)
    g_string_append (text, part);

  return g_strdup (text->str);
}

static char *
make_field (GRand *rand)
{
  if (g_rand_int_range (rand, 0, 400) == 0)
    return make_long_text (rand);

  return g_rand_int_range (rand, 0, 3) == 0 ? make_text (rand, 6) : g_strdup ("");
}

static char *
make_body (GRand *rand)
{
  char *body = make_text (rand, 12);

  return g_strdelimit (body, "\r", '\n');
}

static gint64
make_time (GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      return (gint64)g_rand_int (rand) * G_USEC_PER_SEC + g_rand_int_range (rand, 0, G_USEC_PER_SEC);
    case 1:
      return g_rand_int_range (rand, -20000, 20000) * G_TIME_SPAN_DAY;
    case 2:
      return -(gint64)g_rand_int (rand) * G_USEC_PER_SEC - g_rand_int_range (rand, 0, G_USEC_PER_SEC);
    default:
      return 0;
    }
}

static NewsroomCredit *
make_credit (GRand *rand)
{
  static const char *const names[] = { "", "Ann Example", "Ann Example and Bo Sample" };
  static const char *const roles[] = { "by", "by", "by", "photo", "translation", "", "with: x" };
  g_autofree char         *wording = g_rand_int_range (rand, 0, 4) == 0 ? make_text (rand, 3) : NULL;
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))]);

  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    if (g_rand_int_range (rand, 0, 5) == 0)
      {
        g_autofree char *text = make_text (rand, 5);

        newsroom_author_set_text (author, (NewsroomAuthorField)i, text);
      }
  if (g_rand_int_range (rand, 0, 4) == 0)
    {
      guint8 pixels[40];
      g_autoptr (GBytes) portrait = NULL;

      for (gsize i = 0; i < sizeof pixels; i++)
        pixels[i] = (guint8)g_rand_int (rand);
      portrait = g_bytes_new (pixels, (gsize)g_rand_int_range (rand, 0, sizeof pixels));
      newsroom_author_set_portrait (author, portrait, g_rand_boolean (rand) ? "image/png" : "odd;base64,: type");
    }

  return newsroom_credit_new (author, roles[g_rand_int_range (rand, 0, G_N_ELEMENTS (roles))], wording);
}

static void
set_keywords (NewsroomArticle *article,
              GRand           *rand)
{
  g_autoptr (GPtrArray) keywords = g_ptr_array_new_with_free_func (g_free);

  for (gint32 n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    g_ptr_array_add (keywords, make_text (rand, 3));
  g_ptr_array_add (keywords, NULL);
  newsroom_article_set_keywords (article, (const char *const *)keywords->pdata);
}

/* The other front matter as it is after it has been read once. */
static char *
make_extra (GRand *rand)
{
  const char      *extra = extras[g_rand_int_range (rand, 0, G_N_ELEMENTS (extras))];
  g_autofree char *file = g_strconcat ("---\n", extra, "---\n", NULL);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = newsroom_import_markdown_read (g_strdup (file), strlen (file), report);

  if (extra[0] == '\0' || newsroom_article_get_text (article, NEWSROOM_FIELD_EXTRA)[0] == '\0')
    return g_strdup (extra);

  return g_strdup (newsroom_article_get_text (article, NEWSROOM_FIELD_EXTRA));
}

static NewsroomArticle *
make_article (GRand *rand)
{
  NewsroomArticle *article = newsroom_article_new ();
  g_autofree char *body = make_body (rand);
  g_autofree char *extra = make_extra (rand);

  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    {
      g_autofree char *text = make_field (rand);

      newsroom_article_set_text (article, (NewsroomField)i, text);
    }
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
  newsroom_article_set_text (article, NEWSROOM_FIELD_EXTRA, extra);
  for (guint i = 0; i < NEWSROOM_N_TIMES; i++)
    newsroom_article_set_time (article, (NewsroomTime)i, make_time (rand));
  if (g_rand_boolean (rand))
    newsroom_article_set_state (article, (NewsroomState)g_rand_int_range (rand, 0, NEWSROOM_N_STATES));
  newsroom_article_set_priority (article, (guint)g_rand_int_range (rand, 1, 10));
  newsroom_article_set_target_length (article, g_rand_boolean (rand) ? 0 : (guint)g_rand_int_range (rand, 0, G_MAXINT));
  set_keywords (article, rand);
  for (gint32 n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      g_autoptr (NewsroomCredit) credit = make_credit (rand);
      g_autoptr (NewsroomCredit) other = newsroom_credit_new (newsroom_credit_get_author (credit), "photo", NULL);

      newsroom_article_add_credit (article, credit);
      if (g_rand_int_range (rand, 0, 5) == 0)
        newsroom_article_add_credit (article, other);
    }

  return article;
}

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
      g_autoptr (NewsroomArticle) article = make_article (rand);

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
