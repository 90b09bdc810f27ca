/* test-import-markdown.c — tests Markdown files, and above all their front matter
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-import-markdown.h"

static NewsroomArticle *
read_article (const char      *text,
              NewsroomReport **report)
{
  g_autoptr (NewsroomReport) own_report = newsroom_report_new ();
  NewsroomArticle *article = newsroom_import_markdown_read (g_strdup (text), strlen (text), own_report);

  if (report != NULL)
    *report = g_steal_pointer (&own_report);

  return article;
}

static void
assert_text (NewsroomArticle *article,
             NewsroomField    field,
             const char      *expected)
{
  g_assert_cmpstr (newsroom_article_get_text (article, field), ==, expected);
}

static void
assert_author (NewsroomArticle    *article,
               guint               position,
               NewsroomAuthorField field,
               const char         *expected)
{
  g_autoptr (NewsroomCredit) credit = g_list_model_get_item (newsroom_article_get_credits (article), position);

  g_assert_nonnull (credit);
  g_assert_cmpstr (newsroom_author_get_text (newsroom_credit_get_author (credit), field), ==, expected);
}

/* What other programs write. */
static void
test_foreign (void)
{
  g_autoptr (NewsroomArticle) article = read_article ("---\n"
                                                      "Title: 'Harbour: open'\n"
                                                      "subtitle: Ferries too\n"
                                                      "author: Ann Example\n"
                                                      "date: 2026-03-18 14:03:00 +0200\n"
                                                      "lastmod: 2026-03-19\n"
                                                      "tags: bridges, ferries\n"
                                                      "categories: [Local]\n"
                                                      "slug: harbour\n"
                                                      "draft: false\n"
                                                      "language: en\n"
                                                      "---\n"
                                                      "\n"
                                                      "Words\n",
                                                      NULL);

  assert_text (article, NEWSROOM_FIELD_HEADLINE, "Harbour: open");
  assert_text (article, NEWSROOM_FIELD_STANDFIRST, "Ferries too");
  assert_text (article, NEWSROOM_FIELD_SECTION, "Local");
  assert_text (article, NEWSROOM_FIELD_SLUG, "harbour");
  assert_text (article, NEWSROOM_FIELD_LANGUAGE, "en");
  assert_text (article, NEWSROOM_FIELD_EXTRA, "");
  assert_text (article, NEWSROOM_FIELD_BODY, "Words");
  assert_author (article, 0, NEWSROOM_AUTHOR_NAME, "Ann Example");
  g_assert_cmpint (newsroom_article_get_state (article), ==, NEWSROOM_STATE_READY);
  g_assert_cmpint (newsroom_article_get_time (article, NEWSROOM_TIME_PUBLISHED), ==, G_GINT64_CONSTANT (1773835380) * G_USEC_PER_SEC);
  g_assert_cmpint (newsroom_article_get_time (article, NEWSROOM_TIME_UPDATED), ==, G_GINT64_CONSTANT (1773878400) * G_USEC_PER_SEC);
  g_assert_cmpuint (g_strv_length ((char **)newsroom_article_get_keywords (article)), ==, 2);
}

static void
test_authors (void)
{
  g_autoptr (NewsroomArticle) article = read_article ("---\n"
                                                      "authors:\n"
                                                      "- name: Ann Example\n"
                                                      "  bio: Sails.\n"
                                                      "  website: https://example.org\n"
                                                      "  social: [https://a.example.org, https://b.example.org]\n"
                                                      "- Bo Sample\n"
                                                      "- {name: Cleo Test, credit: photo}\n"
                                                      "---\n",
                                                      NULL);
  g_autoptr (NewsroomCredit) credit = g_list_model_get_item (newsroom_article_get_credits (article), 2);

  assert_author (article, 0, NEWSROOM_AUTHOR_BIOGRAPHY, "Sails.");
  assert_author (article, 0, NEWSROOM_AUTHOR_URL, "https://example.org");
  assert_author (article, 0, NEWSROOM_AUTHOR_SOCIAL, "https://a.example.org\nhttps://b.example.org");
  assert_author (article, 1, NEWSROOM_AUTHOR_NAME, "Bo Sample");
  g_assert_cmpstr (newsroom_credit_get_role (credit), ==, "photo");
  assert_text (article, NEWSROOM_FIELD_EXTRA, "");
}

/* What is known of somebody is said in one place only, and the rest keeps its own. */
static void
test_author_in_part (void)
{
  g_autoptr (NewsroomArticle) article = read_article ("---\n"
                                                      "author:\n"
                                                      "- Bo Sample\n"
                                                      "- {name: Ann Example, email: ann@example.org, custom: 5, more: [x, y]}\n"
                                                      "- {name: Cleo Test}\n"
                                                      "---\n",
                                                      NULL);

  assert_text (article, NEWSROOM_FIELD_EXTRA, "author:\n- {}\n- {custom: 5, more: [x, y]}\n- {}\n");
  assert_author (article, 0, NEWSROOM_AUTHOR_NAME, "Bo Sample");
  assert_author (article, 1, NEWSROOM_AUTHOR_EMAIL, "ann@example.org");
  assert_author (article, 2, NEWSROOM_AUTHOR_NAME, "Cleo Test");
}

/* Programs write the same person into two keys; nobody is forgotten, and nobody comes twice. */
static void
test_authors_in_two_keys (void)
{
  g_autoptr (NewsroomReport) report = NULL;
  g_autoptr (NewsroomArticle) article = read_article ("---\n"
                                                      "author: Ann Example\n"
                                                      "authors:\n"
                                                      "- {name: Ann Example, email: ann@example.org}\n"
                                                      "- Bo Sample\n"
                                                      "---\n",
                                                      &report);

  g_assert_cmpuint (g_list_model_get_n_items (newsroom_article_get_credits (article)), ==, 2);
  assert_author (article, 0, NEWSROOM_AUTHOR_EMAIL, "ann@example.org");
  assert_author (article, 1, NEWSROOM_AUTHOR_NAME, "Bo Sample");
  assert_text (article, NEWSROOM_FIELD_EXTRA, "");
  g_assert_null (newsroom_report_get_notes (report)[0]);
}

static void
test_other_things_in_two_keys (void)
{
  static const char *const pairs[] = {
    "section: A\ncategories: [B]\n",
    "tags: [A]\nkeywords: [B]\n",
    "subtitle: A\ndescription: B\n",
    "title: A\ntitle: B\n",
    "author: A\nauthors: {email: ann@example.org}\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *text = g_strdup_printf ("---\n%s---\n\nWords.", pairs[i]);
      g_autoptr (NewsroomReport) report = NULL;
      g_autoptr (NewsroomArticle) article = read_article (text, &report);

      assert_text (article, NEWSROOM_FIELD_EXTRA, strchr (pairs[i], '\n') + 1);
      g_assert_nonnull (newsroom_report_get_notes (report)[0]);
      g_assert_true (g_str_has_suffix (newsroom_report_get_notes (report)[0], "in the front matter says again what another key says; it is kept as it is."));
    }
}

/* People write several names where one is meant; a family name may have "and" in it. */
static void
test_author_string (void)
{
  static const struct
  {
    const char *author;
    guint       n_credits;
  } cases[] = {
    { "Ann Example and Bo Sample", 2 },
    { "Ann Example, Bo Sample and Cleo Test", 3 },
    { "Ann Example & Bo Sample", 2 },
    { "Ann Example und Bo Sample", 2 },
    { "Example and Sample", 1 },
    { "Ann and Bo Example", 1 },
    { "Ann Example, Editor and Publisher", 1 },
    { "Ana Costa e Silva Sousa", 1 },
    { "Research and Development", 1 },
    { "By Ann Example and Bo Sample", 2 },
    { "Ann Example <ann@example.org>", 1 },
    { "Ann Example <ann@example.org>, Bo Sample <bo@example.org>", 2 },
    { "{name: Ann Example and Bo Sample}", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("---\nauthor: %s\n---\n", cases[i].author);
      g_autoptr (NewsroomArticle) article = read_article (text, NULL);

      g_test_message ("%s", cases[i].author);
      g_assert_cmpuint (g_list_model_get_n_items (newsroom_article_get_credits (article)), ==, cases[i].n_credits);
      assert_text (article, NEWSROOM_FIELD_EXTRA, "");
    }
}

/* The words of a byline where a name is expected are not the name. */
static void
test_author_with_by (void)
{
  g_autoptr (NewsroomArticle) article = read_article ("---\nauthor: By Ann Example\n---\n", NULL);

  g_assert_cmpuint (g_list_model_get_n_items (newsroom_article_get_credits (article)), ==, 1);
  assert_author (article, 0, NEWSROOM_AUTHOR_NAME, "Ann Example");
}

static void
test_byline (void)
{
  g_autoptr (NewsroomArticle) article = read_article ("---\nbyline: By Ann Example and Bo Sample\n---\n", NULL);
  g_autoptr (NewsroomArticle) worded = read_article ("---\nbyline: Our own reporters\nauthors: []\n---\n", NULL);

  assert_author (article, 0, NEWSROOM_AUTHOR_NAME, "Ann Example");
  assert_author (article, 1, NEWSROOM_AUTHOR_NAME, "Bo Sample");
  assert_text (article, NEWSROOM_FIELD_BYLINE, "");
  assert_text (worded, NEWSROOM_FIELD_BYLINE, "Our own reporters");
  g_assert_cmpuint (g_list_model_get_n_items (newsroom_article_get_credits (worded)), ==, 0);
}

/* What is not known, or says more than an article holds, stays, in order. */
static void
test_unknown_keys (void)
{
  g_autoptr (NewsroomArticle) article = read_article ("---\n"
                                                      "zeta: 1\n"
                                                      "title: T\n"
                                                      "categories: [Local, Sea]\n"
                                                      "image:\n"
                                                      "params:\n"
                                                      "  alpha: [x, {y: \"z\"}]\n"
                                                      "author: {name: Ann Example, orcid: 7}\n"
                                                      "date: some day\n"
                                                      "---\n",
                                                      NULL);

  assert_text (article, NEWSROOM_FIELD_EXTRA, "zeta: 1\n"
                                              "categories: [Local, Sea]\n"
                                              "image:\n"
                                              "params:\n"
                                              "  alpha: [x, {y: \"z\"}]\n"
                                              "author: {orcid: 7}\n"
                                              "date: some day\n");
  assert_text (article, NEWSROOM_FIELD_SECTION, "Local");
  assert_author (article, 0, NEWSROOM_AUTHOR_NAME, "Ann Example");
}

static void
test_headline_from_heading (void)
{
  static const struct
  {
    const char *text;
    const char *headline;
    const char *body;
  } cases[] = {
    { "# Harbour *open*\n\nWords\n", "Harbour open", "Words" },
    { "\n  # Harbour #\nWords", "Harbour", "Words" },
    { "Harbour\n=======\n\n\nWords", "Harbour", "Words" },
    { "---\nlayout: post\n---\n# Harbour\n", "Harbour", "" },
    { "---\ntitle: T\n---\n# Harbour\n", "T", "# Harbour" },
    { "---\ntitle: ''\n---\n# Harbour\n", "", "# Harbour" },
    { "Words\n\n# Harbour\n", "", "Words\n\n# Harbour" },
    { "## Harbour\n", "", "## Harbour" },
    { "#harbour\n", "", "#harbour" },
    { "#\n\nWords", "", "#\n\nWords" },
    { "    # Harbour\n", "", "    # Harbour" },
    { "a\nb\n=\n", "", "a\nb\n=" },
    { "", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomArticle) article = read_article (cases[i].text, NULL);

      assert_text (article, NEWSROOM_FIELD_HEADLINE, cases[i].headline);
      assert_text (article, NEWSROOM_FIELD_BODY, cases[i].body);
    }
}

static void
test_byline_under_the_headline (void)
{
  static const char *const bylines[] = { "By Ann Example and Bo Sample", "*By Ann Example and Bo Sample*", "**By** _Ann Example and Bo Sample_" };
  static const char *const bodies[] = {
    "# Bridge\n\nBy and by the council gave way.\n",
    "# Bridge\n\nBy Ann Example\ncame this word.\n",
    "# Bridge\n\n> By Ann Example\n",
    "# Bridge\n\n[By Ann Example](https://example.org)\n",
    "By Ann Example\n\nWords\n",
    "---\ntitle: Bridge\n---\n\nBy Ann Example\n\nWords\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bylines); i++)
    {
      g_autofree char *text = g_strdup_printf ("# Bridge\n\n%s\n\nWords\n", bylines[i]);
      g_autoptr (NewsroomReport) report = NULL;
      g_autoptr (NewsroomArticle) article = read_article (text, &report);

      assert_author (article, 0, NEWSROOM_AUTHOR_NAME, "Ann Example");
      assert_author (article, 1, NEWSROOM_AUTHOR_NAME, "Bo Sample");
      assert_text (article, NEWSROOM_FIELD_BYLINE, "");
      assert_text (article, NEWSROOM_FIELD_BODY, "Words");
      g_assert_cmpuint (g_strv_length ((char **)newsroom_report_get_notes (report)), ==, 2);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (NewsroomArticle) article = read_article (bodies[i], NULL);

      g_assert_cmpuint (g_list_model_get_n_items (newsroom_article_get_credits (article)), ==, 0);
      g_assert_nonnull (strstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), "By "));
    }
}

/* Only front matter is taken away, and with it one empty line; and the end of the last line. */
static void
test_body_unchanged (void)
{
  static const char *const bodies[] = { "Words", "Words\n", "\n\n  Words \t\n\n\n", "---\nno front matter\n---\n", "* * *\n<b>x</b>", "---\nopen" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *file = g_strconcat ("---\ntitle: T\n---\n\n", bodies[i], "\n", NULL);
      g_autofree char *bare_file = g_strconcat (bodies[i], "\n", NULL);
      g_autoptr (NewsroomArticle) article = read_article (file, NULL);
      g_autoptr (NewsroomArticle) bare = read_article (bare_file, NULL);

      assert_text (article, NEWSROOM_FIELD_BODY, bodies[i]);
      assert_text (bare, NEWSROOM_FIELD_BODY, bodies[i]);
    }
}

static void
assert_kept_in_body (const char *text,
                     const char *body)
{
  g_autoptr (NewsroomReport) report = NULL;
  g_autoptr (NewsroomArticle) article = read_article (text, &report);

  assert_text (article, NEWSROOM_FIELD_BODY, body);
  assert_text (article, NEWSROOM_FIELD_EXTRA, "");
  g_assert_cmpuint (g_strv_length ((char **)newsroom_report_get_notes (report)), ==, 1);
}

static void
test_unreadable (void)
{
  assert_kept_in_body ("---\na: [b\n---\nWords\n", "```\n---\na: [b\n---\n```\nWords");
  assert_kept_in_body ("+++\na = b\n+++\nWords\n", "```\n+++\na = b\n+++\n```\nWords");
  assert_kept_in_body ("---json\n{\n---\nWords\n", "```\n---json\n{\n---\n```\nWords");
  assert_kept_in_body ("---\n&a [*a, ]: *b\n```: {\n---", "````\n---\n&a [*a, ]: *b\n```: {\n---\n````");
}

static void
test_toml (void)
{
  static const char text[] = "+++\n"
                             "# A comment\n"
                             "title = 'The \"harbour\"' # another\n"
                             "description = \"\"\"\nOne \\\n  line \\u00e9\"\"\"\n"
                             "date = 2026-03-02 10:00:00Z\n"
                             "lastmod = 2026-03-03T10:00:00+01:00\n"
                             "draft = true\n"
                             "tags = [\n  \"harbour\", # one\n  'votes',\n]\n"
                             "categories = [\"Local\"]\n"
                             "weight = 1_000\n"
                             "ratio = 1.5\n"
                             "params.a.\"b c\" = { x = 1, y = [true, []] }\n"
                             "[author]\nname = \"Ann Example\"\nemail = \"ann@example.org\"\n"
                             "[[images]]\nsrc = \"a.jpg\"\n[[images]]\nsrc = \"b.jpg\"\n"
                             "+++\n\nWords\n";
  g_autoptr (NewsroomReport) report = NULL;
  g_autoptr (NewsroomArticle) article = read_article (text, &report);
  g_autoptr (NewsroomCredit) credit = g_list_model_get_item (newsroom_article_get_credits (article), 0);
  g_autofree char *keywords = g_strjoinv (" ", (char **)newsroom_article_get_keywords (article));
  const char      *extra = newsroom_article_get_text (article, NEWSROOM_FIELD_EXTRA);

  assert_text (article, NEWSROOM_FIELD_HEADLINE, "The \"harbour\"");
  assert_text (article, NEWSROOM_FIELD_STANDFIRST, "One line é");
  assert_text (article, NEWSROOM_FIELD_SECTION, "Local");
  assert_text (article, NEWSROOM_FIELD_BODY, "Words");
  g_assert_cmpstr (keywords, ==, "harbour votes");
  g_assert_cmpint (newsroom_article_get_time (article, NEWSROOM_TIME_PUBLISHED), ==, G_GINT64_CONSTANT (1772445600) * G_USEC_PER_SEC);
  g_assert_nonnull (credit);
  g_assert_cmpstr (newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_EMAIL), ==, "ann@example.org");
  g_assert_nonnull (strstr (extra, "1000"));
  g_assert_nonnull (strstr (extra, "b c"));
  g_assert_nonnull (strstr (extra, "b.jpg"));
}

/* What cannot be read stands in the text, whatever it is. */
static void
test_toml_errors (void)
{
  static const char *const wrong[] = {
    "a",
    "a =",
    "= 1",
    "a = 1 2",
    "a = \"b",
    "a = \"\\q\"",
    "a = \"\\u00\"",
    "a = [1",
    "a = { b = 1",
    "a = 1\na = 2",
    "[a",
    "[[a]",
    "a = 1\n[a.b]\nc = 1",
    "a = 1\n[[a]]",
    "[]",
    "a = what",
    "a.b = 1\na.b.c = 2",
    "a = \"\\uD800\"",
    "a = [,]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = g_strdup_printf ("+++\n%s\n+++\nWords", wrong[i]);
      g_autofree char *body = g_strdup_printf ("```\n+++\n%s\n+++\n```\nWords", wrong[i]);

      assert_kept_in_body (text, body);
    }
}

static void
test_json (void)
{
  g_autoptr (NewsroomArticle) hugo = read_article ("{\n  \"title\": \"Rain \\ud83d\\ude00\",\n  \"tags\": [\"a\"],\n  \"x\": \"}\"\n}\n\nWords\n", NULL);
  g_autoptr (NewsroomArticle) eleventy = read_article ("---json\n{ \"title\": \"Rain\", \"author\": \"Ann Example\" }\n---\nWords\n", NULL);
  g_autoptr (NewsroomArticle) words = read_article ("{not json}\n\nWords", NULL);

  assert_text (hugo, NEWSROOM_FIELD_HEADLINE, "Rain 😀");
  assert_text (hugo, NEWSROOM_FIELD_BODY, "Words");
  assert_text (eleventy, NEWSROOM_FIELD_HEADLINE, "Rain");
  assert_text (eleventy, NEWSROOM_FIELD_BODY, "Words");
  g_assert_cmpuint (g_list_model_get_n_items (newsroom_article_get_credits (eleventy)), ==, 1);
  assert_text (words, NEWSROOM_FIELD_BODY, "{not json}\n\nWords");
}

/* Jekyll says some of it in the name of the file, and has commands for its templates. */
static void
test_jekyll (void)
{
  static const char text[] = "---\nlayout: post\ntitle: Rain\npublished: false\npermalink: /rain/\n---\nWords {% include map.html %} and {{ site.title }}, { not this }\n";
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomArticle) dated = NULL;
  g_autoptr (GError) error = NULL;

  article = newsroom_import (g_bytes_new (text, strlen (text)), "posts/2024-05-01-rain-again.md", NULL, report, NULL, &error);
  g_assert_no_error (error);
  assert_text (article, NEWSROOM_FIELD_SLUG, "rain-again");
  assert_text (article, NEWSROOM_FIELD_EXTRA, "layout: post\npublished: false\npermalink: /rain/\n");
  g_assert_cmpint (newsroom_article_get_time (article, NEWSROOM_TIME_PUBLISHED), ==, G_GINT64_CONSTANT (1714521600) * G_USEC_PER_SEC);
  g_assert_cmpint (newsroom_article_get_state (article), ==, NEWSROOM_STATE_DRAFT);
  g_assert_cmpstr (newsroom_report_get_notes (report)[0], ==, "2 commands for the templates of a site stand in the text as they are, the first of them “{% include map.html %}”.");
  g_assert_cmpstr (newsroom_report_get_notes (report)[1], ==, "The date of publication is that in the name of the file: 2024-05-01.");

  dated = newsroom_import (g_bytes_new_static ("---\ndate: 2020-01-01\nslug: x\n---\nWords", 38), "2024-05-01-rain.md", NULL, report, NULL, &error);
  g_assert_no_error (error);
  assert_text (dated, NEWSROOM_FIELD_SLUG, "x");
  g_assert_cmpint (newsroom_article_get_time (dated, NEWSROOM_TIME_PUBLISHED), ==, G_GINT64_CONSTANT (1577836800) * G_USEC_PER_SEC);
}

/* Aliases are never followed, and depth has an end. */
static void
test_hostile (void)
{
  g_autoptr (GString) laughs = g_string_new ("---\na0: &a0 [x, x]\n");
  g_autoptr (GString) deep = g_string_new ("---\na: ");
  g_autoptr (NewsroomReport) report = NULL;
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomArticle) deep_article = NULL;

  for (guint i = 1; i < 40; i++)
    g_string_append_printf (laughs, "a%u: &a%u [*a%u, *a%u, *a%u]\n", i, i, i - 1, i - 1, i - 1);
  g_string_append (laughs, "title: *a39\nself: &s [*s]\n---\n\nWords");
  article = read_article (laughs->str, NULL);
  assert_text (article, NEWSROOM_FIELD_HEADLINE, "");
  assert_text (article, NEWSROOM_FIELD_BODY, "Words");
  g_assert_cmpuint (strlen (newsroom_article_get_text (article, NEWSROOM_FIELD_EXTRA)), <, 2 * laughs->len);

  for (guint i = 0; i < 5000; i++)
    g_string_append_c (deep, '[');
  g_string_append (deep, "\n---\nWords");
  deep_article = read_article (deep->str, &report);
  g_assert_true (g_str_has_suffix (newsroom_article_get_text (deep_article, NEWSROOM_FIELD_BODY), "Words"));
  g_assert_nonnull (newsroom_report_get_notes (report)[0]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-markdown/foreign", test_foreign);
  g_test_add_func ("/import-markdown/authors", test_authors);
  g_test_add_func ("/import-markdown/author-in-part", test_author_in_part);
  g_test_add_func ("/import-markdown/authors-in-two-keys", test_authors_in_two_keys);
  g_test_add_func ("/import-markdown/other-things-in-two-keys", test_other_things_in_two_keys);
  g_test_add_func ("/import-markdown/author-string", test_author_string);
  g_test_add_func ("/import-markdown/author-with-by", test_author_with_by);
  g_test_add_func ("/import-markdown/byline", test_byline);
  g_test_add_func ("/import-markdown/unknown-keys", test_unknown_keys);
  g_test_add_func ("/import-markdown/headline-from-heading", test_headline_from_heading);
  g_test_add_func ("/import-markdown/byline-under-the-headline", test_byline_under_the_headline);
  g_test_add_func ("/import-markdown/body-unchanged", test_body_unchanged);
  g_test_add_func ("/import-markdown/unreadable", test_unreadable);
  g_test_add_func ("/import-markdown/hostile", test_hostile);
  g_test_add_func ("/import-markdown/toml", test_toml);
  g_test_add_func ("/import-markdown/toml-errors", test_toml_errors);
  g_test_add_func ("/import-markdown/json", test_json);
  g_test_add_func ("/import-markdown/jekyll", test_jekyll);

  return g_test_run ();
}
