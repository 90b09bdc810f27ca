/* test-html-markdown.c — what programs put on the clipboard becomes clean Markdown, word for word
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-markdown.h"

#include <string.h>

#include "newsroom-import.h"
#include "newsroom-plain-text.h"

#define N_COMPOSITIONS 3000
#define MOST_PIECES 14

/* Written by hand in the manner of each program. */
static const char *const names[] = {
  "google-docs",
  "libreoffice",
  "mail",
  "one-cell",
  "spreadsheet",
  "web",
  "word",
};

/* What HTML is made of; words that count are followed by a number of their own. */
static const char *const pieces[] = {
  "<p>word%u",
  "</p>",
  "word%u ",
  " <b>word%u",
  "</b>",
  "<i>word%u </i>",
  "<b style='font-weight:normal'>word%u",
  "<blockquote>word%u",
  "</blockquote>",
  "<ul><li>word%u",
  "<li>word%u",
  "</ul>",
  "<ol start=7><li>word%u",
  "</ol>",
  "<br>",
  "<br>word%u",
  "<h2>word%u",
  "</h2>",
  "<table><tr><td>word%u",
  "<td>word%u",
  "<tr><td colspan=2>word%u",
  "</table>",
  "<pre>word%u\n  word%u\n",
  "</pre>",
  "<code>`word%u`</code>",
  "<code>word%u | ",
  "<a href='https://example.com/(%u)|?utm_source=x'>word%u",
  "</a>",
  "<a href='#'>word%u",
  "<hr>",
  "<div>word%u",
  "</div>",
  "1. word%u",
  "# word%u",
  "+ word%u<br>",
  "* word%u * ",
  "_word%u_",
  "**word%u",
  "[ ] word%u",
  "[word%u](word%u)",
  "&lt;word%u&gt;",
  "&amp;word%u; ",
  "\\word%u\\",
  "~~~word%u",
  "<s>“word%u”</s>word%u",
  "<b>(</b>word%u<b>!</b>",
  "word%u!<a href='https://example.com'>word%u</a>",
  "| word%u |",
  "<span style='font-weight:700'>word%u:</span>word%u",
  "<!-- no --><o:p></o:p>",
  "<style>p { no }</style>",
  "===<br>word%u",
  "<q>word%u</q>",
  "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>·</span>word%u</p>",
  "&nbsp;word%u&nbsp;",
  "<dl><dt>word%u<dd>word%u</dl>",
  "<img src='https://example.com/a.png' alt='picture'>",
  "<p class=MsoQuote>word%u</p>",
  "<i><a href='https://example.com/'>word%u",
  "</i>",
};

static char *
convert (const char         *html,
         NewsroomHtmlCounts *counts)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GError) error = NULL;
  char *markdown = newsroom_html_to_markdown (bytes, NULL, counts, NULL, &error);

  g_assert_no_error (error);

  return markdown;
}

/* With NEWSROOM_TEST_WRITE set, what comes out becomes what is expected. */
static void
test_case (gconstpointer data)
{
  g_autofree char *html_name = g_strconcat (data, ".html", NULL);
  g_autofree char *markdown_name = g_strconcat (data, ".md", NULL);
  g_autofree char *html_path = g_test_build_filename (G_TEST_DIST, "import", "data", "html", html_name, NULL);
  g_autofree char *markdown_path = g_test_build_filename (G_TEST_DIST, "import", "data", "html", markdown_name, NULL);
  g_autofree char *html = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomHtmlCounts counts;

  g_file_get_contents (html_path, &html, NULL, &error);
  g_assert_no_error (error);
  markdown = convert (html, &counts);
  g_assert_false (counts.is_reduced);
  sentence = newsroom_html_counts_dup_sentence (&counts);
  summary = g_strdup_printf ("%s\n\n%s\n", markdown, newsroom_html_counts_has_structure (&counts) ? sentence : "plain");
  if (g_getenv ("NEWSROOM_TEST_WRITE") != NULL)
    g_file_set_contents (markdown_path, summary, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (markdown_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (summary, ==, expected);
}

static void
check (const char *html,
       const char *expected)
{
  NewsroomHtmlCounts counts;
  g_autofree char   *markdown = convert (html, &counts);

  g_assert_false (counts.is_reduced);
  g_assert_cmpstr (markdown, ==, expected);
}

static void
test_marks (void)
{
  check ("a <b>bold </b>word", "a **bold** word");
  check ("<b>Question:</b>answer", "**Question**:answer");
  check ("in<i>side</i>s", "in*side*s");
  check ("<b><i>both</i> one</b>", "***both* one**");
  check ("<span style='font-weight:bold'>a<span style='font-weight:400'> b</span></span>", "**a** b");
  check ("<b> </b><i></i>nothing", "nothing");
  check ("<i><a href='https://example.com/'>all</a></i>", "*[all](https://example.com/)*");
  check ("Stop! <b>Now!</b> 2 * 3", "Stop! **Now!** 2 * 3");
}

static void
test_lists (void)
{
  check ("<ul><li>a<ol start=3><li>b</ol></ul>", "- a\n\n  3. b");
  check ("<ol><li>a</ol><ol><li>b</ol>", "1. a\n\n1) b");
  check ("<ul><li>a<li><li>b</ul>", "- a\n- b");
  check ("<ul><li><p>a</p><p>b</p><li>c</ul>", "- a\n\n  b\n\n- c");
  check ("<ul><li><blockquote>a</blockquote></ul>", "- > a");
  check ("<ul><li>[x] no box<li>1. no number</ul>", "- \\[x] no box\n- 1\\. no number");
}

/* Docs and Word have no other sign of a quote than how it is set, or what its style is called. */
static void
test_quotes (void)
{
  check ("<p>a</p><p style='margin-left:36pt;margin-right:36pt;'>b</p><br><p style='margin-left:36pt;margin-right:36pt'>c</p><p>d</p>", "a\n\n> b\n>\n> c\n\nd");
  check ("<p>a</p><p class=MsoNormal style='margin:0cm 1.5cm 8.0pt 1.5cm'>b</p>", "a\n\n> b");
  check ("<p class=MsoNormal>a</p><p class=Zitat>b</p><p class=Zitat>c</p>", "a\n\n> b\n>\n> c");
  check ("<p class='lead Quote'>b</p>", "> b");
  /* At one side, a little, in the middle, or all of them: no quote */
  check ("<p>a</p><p style='margin-left:36pt'>b</p>", "a\n\nb");
  check ("<p>a</p><p style='margin:0 10px'>b</p>", "a\n\nb");
  check ("<p>a</p><p style='margin:0 72px;text-align:center'>b</p>", "a\n\nb");
  check ("<p style='margin:0 72px'>a</p><p style='margin:0 72px'>b</p>", "a\n\nb");
  check ("<p class=pullquote>a</p><p class='quoted-by'>b</p>", "a\n\nb");
}

/* What is in a cell stands in one line there; what is laid out by a table is no table. */
static void
test_tables (void)
{
  const char      *long_words = "A sentence with enough words in it that two of them are more than a value can be in a cell of a table.";
  g_autofree char *two = g_strdup_printf ("<p>%s</p><p>%s</p>", long_words, long_words);
  g_autofree char *ruled = g_strdup_printf ("<table border=1><tr><td>a<td>b<tr><td>c<td>%s</table>", two);
  g_autofree char *bare = g_strdup_printf ("<table><tr><td>a<td>b<tr><td>c<td>%s</table>", two);
  g_autofree char *is_table = g_strdup_printf ("| a | b |\n| --- | --- |\n| c | %s %s |", long_words, long_words);
  g_autofree char *is_page = g_strdup_printf ("a\n\nb\n\nc\n\n%s\n\n%s", long_words, long_words);

  check ("<table><tr><th>A<th>B<tr><td>x<td><ul><li>z<li>w</ul></table>", "| A | B |\n| --- | --- |\n| x | z; w |");
  check ("<table><tr><td>A<td>B<tr><td>x<td>To do:<ol><li><p><b>z.</b></p><li>w<ul><li>v</ul></ol>end</table>", "| A | B |\n| --- | --- |\n| x | To do: **z.** w; v end |");
  check ("<table><tr><td>A<td>B<tr><td>x<td><p>z</p><p>w</p></table>", "| A | B |\n| --- | --- |\n| x | z w |");
  check (ruled, is_table);
  check (bare, is_page);
}

static void
check_sentence (const char *html,
                const char *expected)
{
  NewsroomHtmlCounts counts;
  g_autofree char   *markdown = convert (html, &counts);
  g_autofree char   *sentence = newsroom_html_counts_dup_sentence (&counts);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_table_sentences (void)
{
  check_sentence ("<table><tr><th>A<th>B<tr><td>x<td><ul><li>z<ul><li>w</ul></ul></table>", "Pasted with 1 table; left out: 1 list in a cell");
  check_sentence ("<table><tr><th>A<th>B<tr><td>x<td><blockquote>z</blockquote></table>", "Pasted with 1 quote; left out: 1 table");
  check_sentence ("<table><tr><td>A<td>B<tr><td>x<td><blockquote>z</blockquote></table>", "Pasted with 1 quote");
}

static void
test_links (void)
{
  check ("<a href='https://example.com/?utm_source=a&amp;b=1&amp;gclid=2#c'>x</a>", "[x](https://example.com/?b=1#c)");
  check ("<a href='/relative'>x</a> <a href='javascript:alert(1)'>y</a> <a name=z>z</a>", "x y z");
  check ("<a href='mailto:ann@example.com'>Ann</a>", "[Ann](mailto:ann@example.com)");
  check ("<img src='data:image/png;base64,AAAA' alt='no'><img src='https://example.com/a.png' width=1 height=1>word", "word");
}

static void
test_encodings (void)
{
  static const char  expected[] = "“Grüße”\n\nzwei";
  const char        *html = "<p>“Grüße”<p>zwei";
  NewsroomHtmlCounts counts;

  for (guint i = 0; i < 2; i++)
    {
      gsize            size;
      g_autofree char *wide = g_convert (html, -1, i == 0 ? "UTF-16LE" : "UTF-16", "UTF-8", NULL, &size, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (wide, size);
      g_autofree char *markdown = newsroom_html_to_markdown (bytes, NULL, &counts, NULL, NULL);

      g_assert_cmpstr (markdown, ==, expected);
    }
}

static void
test_source (void)
{
  const char *html = "Version:0.9\r\nStartHTML:0\r\nSourceURL:https://example.com/a/b\r\n<html><body><!--StartFragment--><a href='c'>x</a><!--EndFragment-->";
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  g_autofree char   *source = NULL;
  NewsroomHtmlCounts counts;
  g_autofree char   *markdown = newsroom_html_to_markdown (bytes, NULL, &counts, &source, NULL);

  g_assert_cmpstr (markdown, ==, "[x](https://example.com/a/c)");
  g_assert_cmpstr (source, ==, "https://example.com/a/b");
}

/* libxml2's own tree drops what is deeper than 256. */
static void
test_depth (void)
{
  GString           *html = g_string_new ("start ");
  g_autofree char   *markdown = NULL;
  g_autofree char   *plain = NULL;
  NewsroomHtmlCounts counts;

  for (guint i = 0; i < 3000; i++)
    g_string_append (html, i % 3 == 0 ? "<blockquote>" : i % 3 == 1 ? "<div>"
                                                                    : "<ul><li>");
  g_string_append (html, "deepest <b>word</b>");
  markdown = convert (html->str, &counts);
  plain = newsroom_plain_text_from_markdown (markdown, -1);
  g_assert_nonnull (strstr (plain, "deepest"));
  g_assert_nonnull (strstr (plain, "word"));
  g_string_free (html, TRUE);
}

static void
test_too_large (void)
{
  g_autofree char *text = g_strnfill (NEWSROOM_HTML_MAX_BYTES + 1, 'a');
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, NEWSROOM_HTML_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;
  NewsroomHtmlCounts counts;

  g_assert_null (newsroom_html_to_markdown (bytes, NULL, &counts, NULL, &error));
  g_assert_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_TOO_LARGE);
}

static char *
compose (GRand *rand,
         guint *n_words)
{
  GString *html = g_string_new (NULL);
  guint    n_pieces = (guint)g_rand_int_range (rand, 1, MOST_PIECES);

  *n_words = 0;
  while (n_pieces-- > 0)
    {
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];

      for (; *piece != '\0'; piece++)
        {
          if (g_str_has_prefix (piece, "word%u"))
            {
              g_string_append_printf (html, "word%u.", (*n_words)++);
              piece += strlen ("word%u") - 1;
            }
          else
            {
              g_string_append_c (html, *piece);
            }
        }
    }

  return g_string_free (html, FALSE);
}

static void
test_no_word_is_lost (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250318);
  guint n_reduced = 0;

  for (guint i = 0; i < N_COMPOSITIONS; i++)
    {
      guint              n_words;
      g_autofree char   *html = compose (rand, &n_words);
      NewsroomHtmlCounts counts;
      g_autofree char   *markdown = convert (html, &counts);
      g_autofree char   *plain = newsroom_plain_text_from_markdown (markdown, -1);
      const char        *place = plain;

      if (counts.is_reduced)
        g_test_message ("reduced: %s\n-> %s", html, markdown);
      n_reduced += counts.is_reduced;
      for (guint word = 0; word < n_words; word++)
        {
          g_autofree char *wanted = g_strdup_printf ("word%u.", word);

          place = strstr (place, wanted);
          if (place == NULL)
            g_error ("“%s” is lost\n%s\n->\n%s", wanted, html, markdown);
        }
    }
  g_assert_cmpuint (n_reduced, ==, 0);
}

/* Word says of each paragraph of which list it is. */
static void
test_word_lists (void)
{
  NewsroomHtmlCounts counts;
  g_autofree char   *apart = convert ("<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>·</span>one</p>"
                                      "<p style='mso-list:l1 level2 lfo2'><span style='mso-list:Ignore'>o</span>two</p>"
                                      "<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>·</span>three</p>"
                                      "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>four</p>"
                                      "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span>five</p>",
                                    &counts);

  g_assert_cmpstr (apart, ==, "- one\n  - two\n- three\n\n1. four\n2. five");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/import/html-markdown/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_case);
    }
  g_test_add_func ("/import/html-markdown/marks", test_marks);
  g_test_add_func ("/import/html-markdown/lists", test_lists);
  g_test_add_func ("/import/html-markdown/quotes", test_quotes);
  g_test_add_func ("/import/html-markdown/tables", test_tables);
  g_test_add_func ("/import/html-markdown/table-sentences", test_table_sentences);
  g_test_add_func ("/import/html-markdown/links", test_links);
  g_test_add_func ("/import/html-markdown/encodings", test_encodings);
  g_test_add_func ("/import/html-markdown/source", test_source);
  g_test_add_func ("/import/html-markdown/depth", test_depth);
  g_test_add_func ("/import/html-markdown/too-large", test_too_large);
  g_test_add_func ("/import/html-markdown/no-word-is-lost", test_no_word_is_lost);
  g_test_add_func ("/import/html-markdown/word-lists", test_word_lists);

  return g_test_run ();
}
