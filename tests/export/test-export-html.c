/* test-export-html.c — tests that a page says what the article says, and nothing runs in it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-export.h"
#include "newsroom-plain-text.h"

#define N_PAGES 2000
#define SEED 20260318

/* What attackers write, and what Markdown is made of, to be put together anyhow. */
static const char *const pieces[] = {
  "<script>alert(1)</script>",
  "</script>",
  "<!--",
  "-->",
  "<!--><img src=x onerror=a>",
  "]]>",
  "<svg/onload=a>",
  "\" onclick=\"a",
  "' onclick='a",
  "` onx=`",
  "&#106;avascript:a",
  "&lt;script&gt;",
  "javascript:a",
  "\x01javascript:a",
  "[y](javascript:a)",
  "[y](JaVa&#9;Script:a)",
  "[y](<java\tscript:a>)",
  "[y](//evil.example)",
  "[y](data:text/html,a)",
  "[y](https://example.org/\"onx=a)",
  "[y](https://example.org 'a\" onx=\"a')",
  "![y](file:///etc/passwd)",
  "![](x)",
  "![a](https://example.org/i)",
  "[",
  "](https://example.org)",
  "![",
  "](#x)",
  "<https://example.org/>",
  "<a@example.org>",
  "\n",
  "\n\n",
  "\n> ",
  "\n- ",
  "\n1. ",
  "\n- [x] ",
  "\n# ",
  "\n```\" onx=\"\n",
  "\n```\n",
  "\n    ",
  "\n---\n",
  "\n|a|b|\n|-|:-:|\n|",
  "*",
  "**",
  "~~",
  "`",
  "``",
  "\\",
  "  \n",
  "words",
  " ",
  "é",
  "日本",
  "😀",
  "&",
  "&amp;",
  "&nbsp;",
  "<",
  ">",
  "\"",
  "'",
  "\xe2\x80\xa8",
  "\xe2\x80\xa9",
  "\xef\xbf\xbe",
  "\xf0\x9f\xbf\xbe",
  "\xef\xb7\x90",
  "\xc2\x85",
  "\xc2\x9f",
  "\x7f",
  "\x0b",
  "\x1b"
};

static const char *const elements[] = {
  "a",
  "address",
  "article",
  "blockquote",
  "body",
  "br",
  "code",
  "del",
  "div",
  "em",
  "footer",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "head",
  "header",
  "hr",
  "html",
  "img",
  "li",
  "meta",
  "ol",
  "p",
  "pre",
  "script",
  "span",
  "strong",
  "style",
  "table",
  "tbody",
  "td",
  "th",
  "thead",
  "time",
  "title",
  "tr",
  "ul",
  NULL
};

static const char *const attributes[] = {
  "alt",
  "aria-label",
  "charset",
  "class",
  "content",
  "datetime",
  "dir",
  "height",
  "href",
  "http-equiv",
  "id",
  "lang",
  "name",
  "prefix",
  "property",
  "rel",
  "role",
  "scope",
  "src",
  "start",
  "title",
  "type",
  "width",
  NULL
};

static char *
make_text (GRand *rand)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gint32 n = g_rand_int_range (rand, 0, 16); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_strdup (text->str);
}

static NewsroomArticle *
make_article (GRand *rand)
{
  NewsroomArticle *article = newsroom_article_new ();
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (NULL);
  g_autoptr (NewsroomCredit) credit = NULL;
  const char      *keywords[2] = { NULL, NULL };
  g_autofree char *keyword = make_text (rand);
  g_autofree char *role = make_text (rand);

  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    {
      g_autofree char *text = make_text (rand);

      newsroom_article_set_text (article, (NewsroomField)i, text);
    }
  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    {
      g_autofree char *text = make_text (rand);

      newsroom_author_set_text (author, (NewsroomAuthorField)i, text);
    }
  keywords[0] = keyword;
  newsroom_article_set_keywords (article, keywords);
  credit = newsroom_credit_new (author, g_rand_boolean (rand) ? NEWSROOM_CREDIT_BY : role, NULL);
  newsroom_article_add_credit (article, credit);

  return article;
}

static char *
write_html (NewsroomArticle *article,
            const char      *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = newsroom_export (article, format, NULL, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Every page is made of tags of this one shape, so a small checker can be a strict one:
 * <name attribute="value" …> and </name>, lower case, double quotes, no "<" elsewhere. */
static const char *
check_attributes (const char *p)
{
  while (*p == ' ')
    {
      gsize            length = strcspn (p + 1, "=");
      g_autofree char *name = g_strndup (p + 1, length);
      g_autofree char *value = NULL;

      g_assert_true (g_strv_contains (attributes, name));
      p += 1 + length;
      g_assert_true (g_str_has_prefix (p, "=\""));
      value = g_strndup (p + 2, strcspn (p + 2, "\""));
      g_assert_null (strpbrk (value, "<>"));
      if (g_str_equal (name, "href"))
        g_assert_true (g_str_has_prefix (value, "https:") || g_str_has_prefix (value, "http:") ||
                       g_str_has_prefix (value, "mailto:") || g_str_has_prefix (value, "tel:") || value[0] == '#');
      if (g_str_equal (name, "src"))
        g_assert_true (g_str_has_prefix (value, "data:image/"));
      p += 2 + strlen (value);
      g_assert_cmpint (*p, ==, '"');
      p++;
    }

  return p;
}

static void
check_open_elements (GPtrArray  *open,
                     const char *name,
                     gboolean    is_end)
{
  static const char *const empty[] = { "br", "hr", "img", "meta", NULL };

  g_assert_true (g_strv_contains (elements, name));
  if (is_end)
    {
      g_assert_cmpuint (open->len, >, 0);
      g_assert_cmpstr (g_ptr_array_index (open, open->len - 1), ==, name);
      g_ptr_array_remove_index (open, open->len - 1);
    }
  else if (!g_strv_contains (empty, name))
    {
      g_ptr_array_add (open, g_strdup (name));
    }
}

/* Appends what one entity stands for. */
static const char *
read_entity (const char *p,
             GString    *words)
{
  static const struct
  {
    const char *entity;
    char        character;
  } entities[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&#39;", '\'' } };

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (p, entities[i].entity))
      {
        g_string_append_c (words, entities[i].character);
        return p + strlen (entities[i].entity);
      }
  g_test_message ("no entity: %.20s", p);
  g_assert_not_reached ();
}

/* Checks a document and returns its words, those of style and data left out. */
static char *
check_html (const char *html)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *p = g_str_has_prefix (html, "<!DOCTYPE html>\n") ? html + strlen ("<!DOCTYPE html>\n") : html;

  while (*p != '\0')
    {
      gboolean         is_end = p[1] == '/';
      gsize            length;
      g_autofree char *name = NULL;

      if (*p == '&')
        {
          p = read_entity (p, words);
          continue;
        }
      if (*p != '<')
        {
          g_assert_null (strchr (">\"'", *p));
          g_string_append_c (words, *p++);
          continue;
        }
      p += 1 + is_end;
      length = strspn (p, "abcdefghijklmnopqrstuvwxyz0123456789");
      name = g_strndup (p, length);
      check_open_elements (open, name, is_end);
      if (g_str_equal (name, "script") && !is_end)
        g_assert_true (g_str_has_prefix (p, "script type=\"application/ld+json\">"));
      p = check_attributes (p + length);
      g_assert_cmpint (*p, ==, '>');
      p++;
      if (!is_end && (g_str_equal (name, "script") || g_str_equal (name, "style")))
        p += strcspn (p, "<");
    }
  g_assert_cmpuint (open->len, ==, 0);

  return g_strdup (words->str);
}

/* Without white space, and without the characters that HTML does not have. */
static char *
squeeze (const char *text)
{
  g_autoptr (GString) squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c > 0x20 && !(c >= 0x7f && c <= 0x9f) && !(c >= 0xfdd0 && c <= 0xfdef) && (c & 0xfffe) != 0xfffe)
        g_string_append_unichar (squeezed, c);
    }

  return g_strdup (squeezed->str);
}

static void
test_generated (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_PAGES; i++)
    {
      g_autoptr (NewsroomArticle) article = make_article (rand);
      g_autofree char *page = write_html (article, "html");
      g_autofree char *words = NULL;

      g_test_message ("page %u of seed %d", i, SEED);
      g_assert_true (g_utf8_validate (page, -1, NULL));
      words = check_html (page);
      g_assert_nonnull (words);
    }
}

/* The words of a body, marks of tasks and the targets of links without words left out. */
static void
test_words (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_PAGES; i++)
    {
      g_autoptr (NewsroomArticle) article = newsroom_article_new ();
      g_autofree char *body = make_text (rand);
      g_autofree char *solid = squeeze (body);
      g_autofree char *plain = newsroom_plain_text_from_markdown (body, -1);
      g_autofree char *fragment = NULL;
      g_autofree char *words = NULL;
      g_autofree char *squeezed = NULL;
      g_autofree char *expected = NULL;

      if (strstr (solid, "[x]") != NULL || strstr (solid, "[]") != NULL)
        continue;
      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
      fragment = write_html (article, "html-fragment");
      words = check_html (fragment);
      squeezed = squeeze (words);
      expected = squeeze (plain);
      g_test_message ("body %u of seed %d: %s", i, SEED, body);
      g_assert_cmpstr (squeezed, ==, expected);
    }
}

static void
assert_fragment (const char *body,
                 const char *expected)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autofree char *fragment = NULL;

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
  fragment = write_html (article, "html-fragment");
  g_assert_cmpstr (fragment, ==, expected);
}

static void
test_links (void)
{
  assert_fragment ("[a](https://example.org/x?y=1&z=\"2\")", "<p><a href=\"https://example.org/x?y=1&amp;z=%222%22\">a</a></p>\n");
  assert_fragment ("[a](HTTPS://example.org)", "<p><a href=\"https://example.org\">a</a></p>\n");
  assert_fragment ("[a](<mailto:a b@example.org >)", "<p><a href=\"mailto:a%20b@example.org\">a</a></p>\n");
  assert_fragment ("[a](tel:+1-555)", "<p><a href=\"tel:+1-555\">a</a></p>\n");
  assert_fragment ("[a](//example.org)", "<p>a</p>\n");
  assert_fragment ("[a](page.html)", "<p>a</p>\n");
  assert_fragment ("[a](file:///etc/passwd)", "<p>a</p>\n");
  assert_fragment ("[a](&#1;java&#10;script:a)", "<p>a</p>\n");
  assert_fragment ("[a](&#1;https://example.org)", "<p><a href=\"https://example.org\">a</a></p>\n");
  assert_fragment ("[](https://example.org)", "<p><a href=\"https://example.org\">https://example.org</a></p>\n");
  assert_fragment ("[![a](https://example.org/i)](https://example.org)", "<p><a href=\"https://example.org\">a</a></p>\n");
}

static void
test_blocks (void)
{
  assert_fragment ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
  assert_fragment ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n");
  assert_fragment ("a  \nb\\\nc\nd", "<p>a<br>\nb<br>\nc\nd</p>\n");
  assert_fragment ("", "");
}

/* The highest heading of a body comes after the headline, wherever it begins. */
static void
test_headings (void)
{
  assert_fragment ("# One\n\n###### Six", "<h2 id=\"one\">One</h2>\n<h6 id=\"six\">Six</h6>\n");
  assert_fragment ("## One\n\n### Two", "<h2 id=\"one\">One</h2>\n<h3 id=\"two\">Two</h3>\n");
  assert_fragment ("###### Six\n\n##### Five", "<h3 id=\"six\">Six</h3>\n<h2 id=\"five\">Five</h2>\n");
}

/* A link to a heading is one if there is such a heading. */
static void
test_heading_links (void)
{
  assert_fragment ("[a](#part)", "<p>a</p>\n");
  assert_fragment ("[a](#)", "<p>a</p>\n");
  assert_fragment ("[a](#two-words-1)\n# *Two* words!\n# Two words", "<p><a href=\"#two-words-1\">a</a></p>\n"
                                                                     "<h2 id=\"two-words\"><em>Two</em> words!</h2>\n"
                                                                     "<h2 id=\"two-words-1\">Two words</h2>\n");
  assert_fragment ("# A\n# A-1\n# a", "<h2 id=\"a\">A</h2>\n<h2 id=\"a-1\">A-1</h2>\n<h2 id=\"a-2\">a</h2>\n");
  assert_fragment ("[a](#%C3%BCber)\n# Über\n# ?", "<p><a href=\"#%C3%BCber\">a</a></p>\n<h2 id=\"über\">Über</h2>\n<h2>?</h2>\n");
}

static void
assert_description (const char *body,
                    const char *expected)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autofree char *page = NULL;
  g_autofree char *element = g_strdup_printf ("<meta name=\"description\" content=\"%s\">\n", expected);

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
  page = write_html (article, "html");
  if (expected[0] != '\0')
    g_assert_nonnull (strstr (page, element));
  else
    g_assert_null (strstr (page, "\"description\""));
}

/* The first paragraph says what it is about; headings, tables, lists and quotes do not. */
static void
test_description (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autofree char *cut = NULL;
  g_autofree char *cut_letters = NULL;

  assert_description ("# Head\n\n- item\n\n> quoted\n\n|a|b|\n|---|---|\n|c|d|\n\nFirst *words*\nhere.\n\nMore", "First words here.");
  assert_description ("# Head\n\n- item", "");

  for (guint i = 0; i < 100; i++)
    g_string_append (words, "four ");
  for (guint i = 0; i < 40; i++)
    g_string_append (letters, "日本語の文章");
  cut = g_strdup_printf ("%.*s…", (int)strlen ("four ") * 39 + 4, words->str);
  assert_description (words->str, cut);
  cut_letters = g_strdup_printf ("%.*s…", 199 * (int)strlen ("日"), letters->str);
  assert_description (letters->str, cut_letters);
}

/* Who has no profile is not left out beside those who have one. */
static void
test_authors (void)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomAuthor) ann = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomAuthor) bo = newsroom_author_new ("Bo Sample");
  g_autoptr (NewsroomCredit) by = newsroom_credit_new (ann, NEWSROOM_CREDIT_BY, NULL);
  g_autoptr (NewsroomCredit) photo = newsroom_credit_new (bo, "photo", NULL);
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;

  newsroom_article_add_credit (article, by);
  newsroom_article_add_credit (article, photo);
  without = write_html (article, "html");
  g_assert_null (strstr (without, "<footer"));
  newsroom_author_set_text (ann, NEWSROOM_AUTHOR_BIOGRAPHY, "# Life\n\nSails.");
  with = write_html (article, "html");
  g_assert_nonnull (strstr (with, "<h3 class=\"p-name\">Ann Example</h3>\n<div class=\"p-note\">\n<h4>Life</h4>\n"));
  g_assert_nonnull (strstr (with, "<h3 class=\"p-name\">Bo Sample</h3>\n"
                                  "<p class=\"position\"><span class=\"p-job-title\">Photo</span></p>\n"));
}

/* As people write them: what is no address stays as words. */
static void
test_contacts (void)
{
  static const struct
  {
    NewsroomAuthorField field;
    const char         *key;
    const char         *typed;
    const char         *link;
  } cases[] = {
    { NEWSROOM_AUTHOR_URL, "url", "https://example.org/", "class=\"u-url\" rel=\"author\" href=\"https://example.org/\"" },
    { NEWSROOM_AUTHOR_URL, "url", "example.org/ann", "class=\"u-url\" rel=\"author\" href=\"https://example.org/ann\"" },
    { NEWSROOM_AUTHOR_URL, "url", "#ann", NULL },
    { NEWSROOM_AUTHOR_URL, "url", "ask the desk", NULL },
    { NEWSROOM_AUTHOR_URL, "url", "javascript:alert(1)", NULL },
    { NEWSROOM_AUTHOR_EMAIL, "email", "ann@example.org", "class=\"u-email\" href=\"mailto:ann@example.org\"" },
    { NEWSROOM_AUTHOR_EMAIL, "email", "Ann, at the desk", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomArticle) article = newsroom_article_new ();
      g_autoptr (NewsroomAuthor) ann = newsroom_author_new ("Ann Example");
      g_autoptr (NewsroomCredit) by = newsroom_credit_new (ann, NEWSROOM_CREDIT_BY, NULL);
      g_autofree char *link = g_strdup_printf ("<li><a %s>", cases[i].link);
      g_autofree char *words = g_strdup_printf ("<li>%s</li>", cases[i].typed);
      g_autofree char *key = g_strdup_printf ("\"%s\" : ", cases[i].key);
      g_autofree char *page = NULL;

      newsroom_author_set_text (ann, cases[i].field, cases[i].typed);
      newsroom_article_add_credit (article, by);
      page = write_html (article, "html");
      g_assert_nonnull (strstr (page, cases[i].link != NULL ? link : words));
      g_assert_cmpint (strstr (page, key) != NULL, ==, cases[i].link != NULL);
    }
}

/* Nobody wrote a time of day. */
static void
test_date (void)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autofree char *page = NULL;

  newsroom_article_set_time (article, NEWSROOM_TIME_PUBLISHED, G_GINT64_CONSTANT (1772323200) * G_USEC_PER_SEC);
  page = write_html (article, "html");
  g_assert_nonnull (strstr (page, "<time class=\"dt-published\" datetime=\"2026-03-01\">1 March 2026</time>"));
  g_assert_null (strstr (page, "00:00"));
}

static void
test_dateline (void)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autofree char *before_heading = NULL;
  g_autofree char *alone = NULL;

  newsroom_article_set_text (article, NEWSROOM_FIELD_DATELINE, "PORT");
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "# Head\n\n> quoted\n\nWords");
  before_heading = write_html (article, "html-fragment");
  g_assert_cmpstr (before_heading, ==, "<h2 id=\"head\">Head</h2>\n<blockquote>\n<p>quoted</p>\n</blockquote>\n"
                                       "<p><span class=\"dateline p-location\">PORT</span> — Words</p>\n");
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "- item");
  alone = write_html (article, "html-fragment");
  g_assert_cmpstr (alone, ==, "<p><span class=\"dateline p-location\">PORT</span></p>\n<ul>\n<li>item</li>\n</ul>\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export-html/generated", test_generated);
  g_test_add_func ("/export-html/words", test_words);
  g_test_add_func ("/export-html/links", test_links);
  g_test_add_func ("/export-html/blocks", test_blocks);
  g_test_add_func ("/export-html/headings", test_headings);
  g_test_add_func ("/export-html/heading-links", test_heading_links);
  g_test_add_func ("/export-html/description", test_description);
  g_test_add_func ("/export-html/authors", test_authors);
  g_test_add_func ("/export-html/contacts", test_contacts);
  g_test_add_func ("/export-html/date", test_date);
  g_test_add_func ("/export-html/dateline", test_dateline);

  return g_test_run ();
}
