/* test-markdown-writer.c — words stay words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-markdown-writer.h"

#include "newsroom-markdown.h"
#include "newsroom-notes.h"
#include "newsroom-plain-text.h"

#include <string.h>

static void
test_line (void)
{
  static const struct
  {
    const char *text;
    const char *markdown;
  } cases[] = {
    /* What editors see all day stays as it is. */
    { "It's 5 - 3, isn't it? [sic] Yes! (AT&T) 50% + 2 = 3 < 5", NULL },
    { "snake_case and 2 * 3 * 4 and C:\\dir and a | b", NULL },
    { "#hashtag -5 +1 1.5 =) ~5 km www.example.org/a_b", NULL },
    { "The end.", NULL },
    { "", NULL },

    { "_file_", "\\_file\\_" },
    { "**bold** *it*", "\\*\\*bold\\*\\* \\*it\\*" },
    { "# Head", "\\# Head" },
    { "#", "\\#" },
    { "> quote", "\\> quote" },
    { "- item", "\\- item" },
    { "+ item", "\\+ item" },
    { "* item", "\\* item" },
    { "1. item", "1\\. item" },
    { "1) item", "1\\) item" },
    { "1234567890. item", NULL },
    { "===", "\\===" },
    { "---", "\\---" },
    { "- - -", "\\- - -" },
    { "***", "\\*\\*\\*" },
    { "a\n-", "a\n\\-" },
    { "a|b\n-|-", "a|b\n\\-|-" },
    { "a|b\n|-|-|", "a|b\n\\|-|-|" },
    { "    code", "&#32;   code" },
    { "\tcode", "&#9;code" },
    { "end  ", "end &#32;" },
    { "end\\", "end\\\\" },
    { "a\\*b", "a\\\\\\*b" },
    { "<tag> </tag> <!-- -->", "\\<tag> \\</tag> \\<!-- -->" },
    { "&amp; &#38; &copy", "\\&amp; \\&#38; &copy" },
    { "[x](y) ![x](y) [x]: y", "[x\\](y) ![x\\](y) [x\\]: y" },
    { "[ ] task", "\\[ ] task" },
    { "~~x~~", "~~x\\~\\~" },
    { "~a\n ~", "~a\n&#32;\\~" },
    { "~~~", "\\~\\~\\~" },
    { "`x`", "\\`x\\`" },
    { "{>> note <<} {x} {> {", "\\{>> note <<} {x} {> {" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markdown = newsroom_markdown_escape_line (cases[i].text, -1);

      g_assert_cmpstr (markdown, ==, cases[i].markdown != NULL ? cases[i].markdown : cases[i].text);
    }
}

typedef struct
{
  GString *words;
  guint    n_inlines;
  guint    n_blocks;
} Read;

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  ((Read *)user_data)->n_blocks++;
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  ((Read *)user_data)->n_inlines++;
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  g_string_append_len (((Read *)user_data)->words, text, (gssize)length);
}

/* Reads Markdown that must be one paragraph of these words and nothing else. */
static void
assert_reads (const char *markdown,
              guint       n_blocks,
              guint       n_inlines,
              const char *words)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = enter_block_cb,
    .enter_inline = enter_inline_cb,
    .text = text_cb,
  };
  g_autoptr (GString) read_words = g_string_new (NULL);
  Read read = { read_words, 0, 0 };

  g_assert_null (newsroom_notes_cut (markdown, -1, NULL, 0));
  newsroom_markdown_parse (markdown, -1, &handler, &read);
  if (strcmp (read_words->str, words) != 0 || read.n_blocks != n_blocks || read.n_inlines != n_inlines)
    {
      g_autofree char *escaped = g_strescape (markdown, NULL);

      g_test_message ("Markdown: %s", escaped);
    }
  g_assert_cmpstr (read_words->str, ==, words);
  g_assert_cmpuint (read.n_blocks, ==, n_blocks);
  g_assert_cmpuint (read.n_inlines, ==, n_inlines);
}

static char *
random_words (GRand *rand)
{
  static const char *const parts[] = {
    "a", "b", "1", "12", ".", ")", "-", "--", "+", "*", "**", "_", "__", "~", "~~", "~~~", "`", "```", "#", "##", ">", "=", "==", "|", ":", "[", "]", "(", "](", "[x]", "!", "![", "<", "<b>", "</", "&", "&amp;", "&#3", ";", "\\", "\"", "'", " ", " ", " ", "  ", "\t", "é", "\xC2\xA0", "“", "日本", "http://example.org", "x@example.org", "\v", "\f", "\r", "- ", "1. ", "x] ", "[ ] ", "{", "{>>", ">>", "<<}", "\xE2\x80\x83", "/", "?"
  };
  GString *words = g_string_new (NULL);
  gint32   n = g_rand_int_range (rand, 1, 12);

  for (gint32 i = 0; i < n; i++)
    g_string_append (words, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);

  return g_string_free (words, FALSE);
}

static void
test_random_lines (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240318);

  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *first = random_words (rand);
      g_autofree char *second = random_words (rand);
      g_autofree char *words = g_rand_boolean (rand) ? g_strconcat (first, "\n", second, NULL) : g_strdup (first);
      g_autofree char *markdown = newsroom_markdown_escape_line (words, -1);
      g_autofree char *item = g_strconcat ("- ", markdown, NULL);

      assert_reads (markdown, 2, 0, words);
      if (strchr (words, '\n') == NULL)
        assert_reads (item, 3, 0, words);
    }
}

/* Blanks at the end of a heading are no words of it. */
static void
chomp_blanks (char *words)
{
  gsize length = strlen (words);

  while (length > 0 && (words[length - 1] == ' ' || words[length - 1] == '\t'))
    words[--length] = '\0';
}

static void
test_random_inline (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240319);

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *words = random_words (rand);
      g_autofree char *markdown = newsroom_markdown_escape_inline (words, -1);
      g_autofree char *heading = g_strconcat ("# x", markdown, NULL);
      g_autofree char *heading_words = g_strconcat ("x", words, NULL);
      g_autofree char *link = g_strconcat ("x", markdown, "[t](u)", NULL);
      g_autofree char *link_words = g_strconcat ("x", words, "t", NULL);
      g_autofree char *cell = g_strconcat ("|x|\n|---|\n|x", markdown, "x|", NULL);
      g_autofree char *cell_words = g_strconcat ("xx", words, "x", NULL);

      chomp_blanks (heading_words);
      chomp_blanks (heading);
      assert_reads (heading, 2, 0, heading_words);
      assert_reads (link, 2, 1, link_words);
      assert_reads (cell, 8, 0, cell_words);
    }
}

static void
link_cb (const NewsroomInline *span,
         gpointer              user_data)
{
  g_assert_cmpint (span->type, ==, NEWSROOM_INLINE_LINK);
  g_assert_cmpstr (span->target, ==, user_data);
}

static void
test_link (void)
{
  static const NewsroomMarkdownHandler handler = { .enter_inline = link_cb };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240320);
  g_autofree char *simple = newsroom_markdown_link ("The Example Gazette", "https://example.org/a_b?c=d&e=f");
  g_autofree char *awkward = newsroom_markdown_link ("[1] * 2", "https://example.org/a (b)&copy;");

  g_assert_cmpstr (simple, ==, "[The Example Gazette](https://example.org/a_b?c=d&e=f)");
  g_assert_cmpstr (awkward, ==, "[\\[1\\] * 2](<https://example.org/a (b)\\&copy;>)");

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *words = random_words (rand);
      g_autofree char *target = random_words (rand);
      g_autofree char *link = newsroom_markdown_link (words, target);

      assert_reads (link, 2, 1, words);
      newsroom_markdown_parse (link, -1, &handler, target);
    }
}

static void
test_code_block (void)
{
  static const char *const cases[] = { "", "x\n", "```\nx\n```\n", "````` `\n", "    a\n\na\tb\n" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markdown = newsroom_markdown_code_block (cases[i], -1);

      assert_reads (markdown, 2, 0, cases[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/markdown-writer/line", test_line);
  g_test_add_func ("/text/markdown-writer/random-lines", test_random_lines);
  g_test_add_func ("/text/markdown-writer/random-inline", test_random_inline);
  g_test_add_func ("/text/markdown-writer/link", test_link);
  g_test_add_func ("/text/markdown-writer/code-block", test_code_block);

  return g_test_run ();
}
