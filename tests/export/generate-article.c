/* generate-article.c — articles of which every part may be anything
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "generate-article.h"

#include <string.h>

#include "newsroom-import-markdown.h"

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

/* Returns: (transfer full): an article of which every part may be anything */
NewsroomArticle *
generate_article (GRand *rand)
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
