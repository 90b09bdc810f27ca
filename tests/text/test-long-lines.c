/* test-long-lines.c — long lines become paragraphs and lose nothing
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-long-lines.h"

#include <string.h>

#include "newsroom-plain-text.h"

/* A sentence that is repeated to a long line, what stands before it, and what each further
 * paragraph then begins with. */
static const struct
{
  const char *before;
  const char *sentence;
  const char *paragraph;
} cases[] = {
  { "", "The clock above the desk stands still. ", "The clock" },
  { "", "“The clock stands still.” ", "“The clock" },
  { "", "The bridge opened in 1986. 1986. It is blue. ", "" },
  { "", "L’été dura. Où est-ce? Là! ", "" },
  { "", "編輯看著牆上的時鐘。", "編輯" },
  { "> ", "The clock above the desk stands still. ", "> The clock" },
  { "- ", "The clock above the desk stands still. ", "  The clock" },
  { "1. > ", "The clock above the desk stands still. ", "   > The clock" },
  { "", "**One. Two.** Three *four. Five* six. ", "" },
  { "", "[One. Two.](https://example.org/a.) Three. ", "" },
  { "", "`One. Two.` Three. ", "" },
  { "", "words without an end ", "" },
  { "", "- # 1. > ", "" },
  { "", "x", "" },
  { "", "é", "" },
};

static char *
make_body (const char *before,
           const char *sentence)
{
  GString *body = g_string_new ("First line.\n\n");

  g_string_append (body, before);
  while (body->len < 3 * NEWSROOM_LONGEST_LINE)
    g_string_append (body, sentence);
  g_string_append (body, "\n\nLast line.");

  return g_string_free (body, FALSE);
}

static char *
without (const char *text,
         const char *characters)
{
  GString *rest = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (strchr (characters, *p) == NULL)
      g_string_append_c (rest, *p);

  return g_string_free (rest, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = make_body (cases[i].before, cases[i].sentence);
      g_autofree char *split = newsroom_long_lines_split (body);
      g_autofree char *words = without (body, " \n>\\");
      g_autofree char *split_words = without (split, " \n>\\");
      g_auto (GStrv) paragraphs = g_strsplit (split, "\n", -1);
      g_autofree char *again = newsroom_long_lines_split (split);

      g_test_message ("“%s%s”", cases[i].before, cases[i].sentence);
      g_assert_true (newsroom_long_lines_find (body, strlen (body)));
      g_assert_false (newsroom_long_lines_find (split, strlen (split)));
      g_assert_true (g_utf8_validate (split, -1, NULL));
      g_assert_true (g_str_equal (words, split_words));
      g_assert_true (g_str_equal (again, split));
      g_assert_true (g_str_has_prefix (split, "First line.\n\n"));
      g_assert_true (g_str_has_suffix (split, "\n\nLast line."));
      for (guint j = 4; j + 2 < g_strv_length (paragraphs); j += 2)
        {
          g_assert_true (g_str_has_prefix (paragraphs[j], cases[i].paragraph));
          g_assert_false (g_ascii_isdigit (paragraphs[j][0]));
        }
    }
}

/* What the split body says as plain text is what the long line said. */
static void
test_says_the_same (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = make_body (cases[i].before, cases[i].sentence);
      g_autofree char *split = newsroom_long_lines_split (body);
      g_autofree char *plain = newsroom_plain_text_from_markdown (body, -1);
      g_autofree char *split_plain = newsroom_plain_text_from_markdown (split, -1);
      g_autofree char *words = without (plain, " \n");
      g_autofree char *split_words = without (split_plain, " \n");

      g_test_message ("“%s%s”", cases[i].before, cases[i].sentence);
      g_assert_true (g_str_equal (words, split_words));
    }
}

static void
test_code_stays_code (void)
{
  g_autofree char *body = make_body ("```\n", "let there be words ");
  g_autofree char *split = newsroom_long_lines_split (body);

  g_assert_nonnull (strstr (split, "words\nlet"));
  g_assert_null (strstr (split, "words\n\nlet"));
}

static void
test_short_lines_stay (void)
{
  const char      *body = "One. Two.\n\n> Three.\n";
  g_autofree char *split = newsroom_long_lines_split (body);
  g_autofree char *line = g_strnfill (NEWSROOM_LONGEST_LINE, 'x');
  g_autofree char *longer = g_strconcat ("a\n", line, "x\nb", NULL);

  g_assert_cmpstr (split, ==, body);
  g_assert_false (newsroom_long_lines_find (line, strlen (line)));
  g_assert_true (newsroom_long_lines_find (longer, strlen (longer)));
}

static void
test_start (void)
{
  g_autofree char *headline = g_strnfill (2000000, 'x');
  g_autofree char *start = newsroom_long_lines_dup_start (headline);
  g_autofree char *same = newsroom_long_lines_dup_start ("Council opens bridge");

  g_assert_cmpint (g_utf8_strlen (start, -1), ==, 501);
  g_assert_true (g_str_has_suffix (start, "x…"));
  g_assert_cmpstr (same, ==, "Council opens bridge");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/long-lines/cases", test_cases);
  g_test_add_func ("/long-lines/says-the-same", test_says_the_same);
  g_test_add_func ("/long-lines/code-stays-code", test_code_stays_code);
  g_test_add_func ("/long-lines/short-lines-stay", test_short_lines_stay);
  g_test_add_func ("/long-lines/start", test_start);

  return g_test_run ();
}
