/* test-table-edit.c — rows and columns come, go and line up
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-table-edit.h"

#include <string.h>

#include "newsroom-plain-text.h"

/* Returns: (transfer full): what is written without the "^" of the caret */
static char *
dup_body (const char *before,
          gsize      *caret)
{
  const char      *mark = strchr (before, '^');
  g_autofree char *head = g_strndup (before, (gsize)(mark - before));

  *caret = strlen (head);

  return g_strconcat (head, mark + 1, NULL);
}

/* What is selected afterwards is between "{" and "}", else the caret is "^". */
static void
assert_shown (const char             *body,
              const NewsroomTextEdit *edit,
              gboolean                selects,
              const char             *before,
              const char             *after)
{
  g_autoptr (GString) shown = NULL;

  if (edit != NULL)
    {
      g_autofree char *result = newsroom_text_edit_apply (edit, body);

      shown = g_string_new (result);
      if (selects)
        g_string_insert (shown, (gssize)edit->end, "}");
      g_string_insert (shown, (gssize)edit->start, selects ? "{" : "^");
    }
  if (g_strcmp0 (shown != NULL ? shown->str : NULL, after) != 0)
    g_test_fail_printf ("“%s” became “%s”, not “%s”", before, shown != NULL ? shown->str : NULL, after);
}

static void
test_commands (void)
{
  static const struct
  {
    NewsroomTableCommand command;
    const char          *before; /* "^" is the caret */
    const char          *after;  /* NULL where nothing is to be done */
  } cases[] = {
    { NEWSROOM_TABLE_INSERT, "^", "| ^    |     |     |\n| --- | --- | --- |\n|     |     |     |\n|     |     |     |" },
    { NEWSROOM_TABLE_INSERT, "a^\n\nb", "a\n\n| ^    |     |     |\n| --- | --- | --- |\n|     |     |     |\n|     |     |     |\n\nb" },
    { NEWSROOM_TABLE_INSERT, "| a^ |\n|---|\n| b |", NULL },
    { NEWSROOM_TABLE_LINE_UP, "|a|b^|\n|---|:-:|\n|long word|c|", "| a         |  ^b  |\n| --------- | :-: |\n| long word |  c  |" },
    { NEWSROOM_TABLE_LINE_UP, "a^ | b\n---|---\nc | 日本", "| ^a   | b    |\n| --- | ---- |\n| c   | 日本 |" },
    { NEWSROOM_TABLE_LINE_UP, "| ^a   |\n| --- |\n| b   |", NULL },
    { NEWSROOM_TABLE_LINE_UP, "| a \\| ^b | c |\n|---|---|\n| `d` | **e** |\n\nf", "| ^a \\| b | c     |\n| ------ | ----- |\n| `d`    | **e** |\n\nf" },
    { NEWSROOM_TABLE_LINE_UP, "> | ^a |\n> |---|\n> | b |", "> | ^a   |\n> | --- |\n> | b   |" },
    { NEWSROOM_TABLE_ADD_ROW, "| a^ |\n|---|\n| b |", "| a   |\n| --- |\n| ^    |\n| b   |" },
    { NEWSROOM_TABLE_ADD_ROW, "| a |\n|---|\n| b^ |", "| a   |\n| --- |\n| b   |\n| ^    |" },
    { NEWSROOM_TABLE_REMOVE_ROW, "| a |\n|---|\n| b^ |\n| c |", "| a   |\n| --- |\n| ^c   |" },
    { NEWSROOM_TABLE_REMOVE_ROW, "| a^ |\n|---|\n| b |", NULL },
    { NEWSROOM_TABLE_ADD_COLUMN, "| a | b |\n|---|---|\n| c^ | d |", "| a   |     | b   |\n| --- | --- | --- |\n| c   | ^    | d   |" },
    { NEWSROOM_TABLE_REMOVE_COLUMN, "| a | b |\n|--:|---|\n| c^ | d |", "| b   |\n| --- |\n| ^d   |" },
    { NEWSROOM_TABLE_REMOVE_COLUMN, "| a |\n|---|\n| c^ |", NULL },
    { NEWSROOM_TABLE_ALIGN_RIGHT, "| a | b |\n|---|---|\n| c | d^ |", "| a   |   b |\n| --- | --: |\n| c   |   ^d |" },
    { NEWSROOM_TABLE_ALIGN_CENTER, "| a^ |\n|---|\n| c |", "|  ^a  |\n| :-: |\n|  c  |" },
    { NEWSROOM_TABLE_ALIGN_LEFT, "| a^ |\n|--:|\n| c |", "| ^a   |\n| :-- |\n| c   |" },
    { NEWSROOM_TABLE_ADD_ROW, "a^ | b", NULL },
    { NEWSROOM_TABLE_ADD_ROW, "    | a^ |\n    |---|", NULL },
    { NEWSROOM_TABLE_ADD_ROW, "```\n| a^ |\n|---|\n```", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize            caret;
      g_autofree char *body = dup_body (cases[i].before, &caret);
      g_autoptr (NewsroomTextEdit) edit = newsroom_table_edit (body, caret, cases[i].command);

      assert_shown (body, edit, FALSE, cases[i].before, cases[i].after);
    }
}

/* "{" and "}" are around what the bar replaces, and "^" is the caret after it. */
static void
test_bars (void)
{
  static const struct
  {
    const char *before;
    const char *after; /* NULL where the bar is bare */
  } cases[] = {
    { "| a {}b | c |\n|---|---|\n| d | e |", "| a \\|^b | c |\n|---|---|\n| d | e |" },
    { "| a | c |\n|---|---|\n| {d} | e |", "| a | c |\n|---|---|\n| \\|^ | e |" },
    { "| a | c |\n|---|---|\n| d | {}   |", "| a | c |\n|---|---|\n| d | \\|^   |" },
    { "> | a{} |\n> |---|", "> | a\\|^ |\n> |---|" },
    { "a{} | c\n---|---\nd | e", "a\\|^ | c\n---|---\nd | e" },
    { "| a | c |\n|---|---|\n| d | e |{}", NULL },
    { "| a | c |\n|---|---|\n| d | e{}", NULL },
    { "| a | c |\n|---|---|\n{}| d | e |", NULL },
    { "| a | c |\n|---|---|\n| d{} e |", NULL },
    { "| a | c |\n|---{}|---|\n| d | e |", NULL },
    { "| a | c |\n|---|---|\n| d \\{}x | e |", NULL },
    { "| a | c |\n|---|---|\n| {d | e} |", NULL },
    { "| {a | c |\n|---|---|\n| d }| e |", NULL },
    { "| a{} b |", NULL },
    { "a{} b", NULL },
    { "```\n| a{}b |\n|---|\n```", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (cases[i].before, "{}", 3);
      g_autofree char *body = g_strjoinv ("", parts);
      const gsize      start = strlen (parts[0]);
      g_autoptr (NewsroomTextEdit) edit = newsroom_table_write_bar (body, start, start + strlen (parts[1]));
      g_autoptr (GString) shown = NULL;

      if (edit != NULL)
        {
          g_autofree char *result = newsroom_text_edit_apply (edit, body);

          shown = g_string_new (result);
          g_string_insert (shown, (gssize)edit->start, "^");
        }
      if (g_strcmp0 (shown != NULL ? shown->str : NULL, cases[i].after) != 0)
        g_test_fail_printf ("“%s” became “%s”, not “%s”", cases[i].before, shown != NULL ? shown->str : NULL, cases[i].after);
    }
}

/* "{" and "}" are around what is selected. */
static void
test_steps (void)
{
  static const struct
  {
    NewsroomTableStep step;
    const char       *before; /* "^" is the caret */
    const char       *after;  /* NULL where nothing is to be done */
  } cases[] = {
    { NEWSROOM_TABLE_NEXT, "| a^ | bc |\n|---|---|\n| d | e |", "| a | {bc} |\n|---|---|\n| d | e |" },
    { NEWSROOM_TABLE_NEXT, "| a | bc^ |\n|---|---|\n| d | e |", "| a | bc |\n|---|---|\n| {d} | e |" },
    { NEWSROOM_TABLE_NEXT, "| a | b |\n|--^-|---|\n| d | e |", "| a | b |\n|---|---|\n| {d} | e |" },
    { NEWSROOM_TABLE_NEXT, "| a | b |\n|---|---|\n| d^ |    |", "| a | b |\n|---|---|\n| d | {}   |" },
    { NEWSROOM_TABLE_NEXT, "| a | b |\n|---|---|\n| d | e^ |", "| a   | b   |\n| --- | --- |\n| d   | e   |\n| {}    |     |" },
    { NEWSROOM_TABLE_NEXT, "| a | b |\n|---|---|\n| d^ |", "| a   | b   |\n| --- | --- |\n| d   | {}    |" },
    { NEWSROOM_TABLE_NEXT, "a^ | b\n---|---\nc | d", "a | {b}\n---|---\nc | d" },
    { NEWSROOM_TABLE_NEXT, "> | a^ | b \\| c |\n> |---|---|", "> | a | {b \\| c} |\n> |---|---|" },
    { NEWSROOM_TABLE_PREVIOUS, "| a | b |\n|---|---|\n| d^ | e |", "| a | {b} |\n|---|---|\n| d | e |" },
    { NEWSROOM_TABLE_PREVIOUS, "| a^ | b |\n|---|---|", NULL },
    { NEWSROOM_TABLE_BELOW, "| a | b^ |\n|---|---|\n| d | e |", "| a | b |\n|---|---|\n| d | {}e |" },
    { NEWSROOM_TABLE_BELOW, "| a | b |^\n|---|---|\n| d | e |", "| a | b |\n|---|---|\n| d | {}e |" },
    { NEWSROOM_TABLE_BELOW, "| a | b |\n|---|---|\n| d | e^ |", "| a   | b   |\n| --- | --- |\n| d   | e   |\n|     | {}    |" },
    { NEWSROOM_TABLE_BELOW, "| a | b |\n|---|---|\n| d | e |^", "| a | b |\n|---|---|\n| d | e |\n\n{}" },
    { NEWSROOM_TABLE_BELOW, "> | a | b |\n> |---|---|\n> | d | e | ^\n>\n> f", "> | a | b |\n> |---|---|\n> | d | e | \n>\n> {}\n>\n> f" },
    { NEWSROOM_TABLE_BELOW, "a | b\n---|---\nd | e^", "a | b\n---|---\nd | e\n\n{}" },
    { NEWSROOM_TABLE_BELOW, "^| a | b |\n|---|---|\n| d | e |", NULL },
    { NEWSROOM_TABLE_BELOW, "| a | b |\n|---|---|^", NULL },
    { NEWSROOM_TABLE_BELOW, "| a |\n|---|\n| d |\n| ^  |", "| a |\n|---|\n| d |\n\n{}" },
    { NEWSROOM_TABLE_BELOW, "> | a |\n> |---|\n> | ^  |\n\nb", "> | a |\n> |---|\n>\n> {}\n\nb" },
    { NEWSROOM_TABLE_OUT, "| a^ |\n|---|\n| d |\n\nb", "| a |\n|---|\n| d |\n\n{}\n\nb" },
    { NEWSROOM_TABLE_OUT, "| a^ |\n|---|\n| d |\n---\n\nb", "| a |\n|---|\n| d |\n\n{}\n\n---\n\nb" },
    { NEWSROOM_TABLE_OUT, "> | a^ |\n> |---|\n> ---\n> b", "> | a |\n> |---|\n>\n> {}\n>\n> ---\n> b" },
    { NEWSROOM_TABLE_OUT, "| a^ |\n|---|\n| d |\nb", "| a |\n|---|\n| d |\n\n{}\n\nb" },
    { NEWSROOM_TABLE_OUT, "> | a^ |\n> |---|\n>\n> b", "> | a |\n> |---|\n>\n> {}\n>\n> b" },
    { NEWSROOM_TABLE_OUT, "a^ b", NULL },
    { NEWSROOM_TABLE_NEXT, "a^ | b", NULL },
    { NEWSROOM_TABLE_NEXT, "```\n| a^ |\n|---|\n```", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize            caret;
      g_autofree char *body = dup_body (cases[i].before, &caret);
      g_autoptr (NewsroomTextEdit) edit = newsroom_table_step (body, caret, cases[i].step, -1);

      assert_shown (body, edit, TRUE, cases[i].before, cases[i].after);
    }
}

static void
test_columns (void)
{
  static const struct
  {
    int         column;
    const char *before;
    const char *after;
  } cases[] = {
    { 0, "| a | b^ |\n|---|---|\n| d | e |", "| a | b |\n|---|---|\n| {}d | e |" },
    { 1, "| a | b |\n|---|---|\n| d^ | e |", "| a   | b   |\n| --- | --- |\n| d   | e   |\n|     | {}    |" },
    { 7, "| a^ | b |\n|---|---|\n| d | e |", "| a | b |\n|---|---|\n| d | {}e |" },
  };
  const char *body = "x\n\n> | a | é |\n> |---|---|\n> | d | e |";
  gsize       cell;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize            caret;
      g_autofree char *table = dup_body (cases[i].before, &caret);
      g_autoptr (NewsroomTextEdit) edit = newsroom_table_step (table, caret, NEWSROOM_TABLE_BELOW, cases[i].column);

      assert_shown (table, edit, TRUE, cases[i].before, cases[i].after);
    }

  g_assert_cmpint (newsroom_table_get_column (body, 0), ==, -1);
  g_assert_cmpint (newsroom_table_get_column (body, (gsize)(strstr (body, "é") - body)), ==, 1);
  g_assert_cmpint (newsroom_table_get_column (body, (gsize)(strchr (body, 'd') - body)), ==, 0);
  g_assert_true (newsroom_table_find_cell (body, (gsize)(strchr (body, 'd') - body), 1, &cell));
  g_assert_cmpuint (cell, ==, (gsize)(strchr (body, 'e') - body));
  g_assert_false (newsroom_table_find_cell (body, cell, 2, &cell));
  g_assert_false (newsroom_table_find_cell (body, 0, 0, &cell));
}

/* A bar behind a table that was left begins its next row. */
static void
test_rows_by_hand (void)
{
  static const struct
  {
    const char *before; /* "^" is the caret */
    const char *after;  /* NULL where the bar stays where it is */
  } cases[] = {
    { "| a |\n|---|\n| d |\n\n^", "| a |\n|---|\n| d |\n|^" },
    { "| a |\n|---|\n| d |\n\n|^\n\nb", "| a |\n|---|\n| d |\n|^\n\nb" },
    { "> | a |\n> |---|\n> | d |\n>\n> |^\n>\n> b", "> | a |\n> |---|\n> | d |\n> |^\n>\n> b" },
    { "| a |\n|---|\n| d |\n^", NULL },
    { "| a |\n|---|\n| d |\n\n\n^", NULL },
    { "| a |\n|---|\n| d |\n\nb^", NULL },
    { "```\n| a |\n|---|\n\n^", NULL },
    { "a |\n\n^", NULL },
    { "^", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize            caret;
      g_autofree char *body = dup_body (cases[i].before, &caret);
      g_autoptr (NewsroomTextEdit) edit = newsroom_table_go_on (body, caret);

      assert_shown (body, edit, FALSE, cases[i].before, cases[i].after);
    }
}

/* But for white space. */
static void
check_words (const char *before,
             const char *after)
{
  g_autofree char *old_plain = newsroom_plain_text_from_markdown (before, -1);
  g_autofree char *new_plain = newsroom_plain_text_from_markdown (after, -1);
  g_auto (GStrv) old_words = g_strsplit_set (old_plain, " \t\n", -1);
  g_auto (GStrv) new_words = g_strsplit_set (new_plain, " \t\n", -1);
  g_autofree char *old_joined = g_strjoinv ("", old_words);
  g_autofree char *new_joined = g_strjoinv ("", new_words);

  g_assert_cmpstr (new_joined, ==, old_joined);
}

static void
test_random (void)
{
  static const char *const parts[] = { "a", "é", "日本", "|", "|", "| ", " | ", "---", "|---|", "|---|---|\n", "\n", "\n", "\n\n", "\\|", "`", "**b**", "> ", "- ", ":", "    ", "```\n" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240329);
  guint n_done = 0;

  for (guint i = 0; i < 60000; i++)
    {
      g_autoptr (GString) body = g_string_new (g_rand_boolean (rand) ? "| a | b |\n|---|---|\n" : "");
      g_autoptr (NewsroomTextEdit) edit = NULL;
      g_autofree char *result = NULL;
      gsize            caret;
      gboolean         is_step;

      for (gint32 n = g_rand_int_range (rand, 1, 16); n > 0; n--)
        g_string_append (body, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      caret = (gsize)g_rand_int_range (rand, 0, (gint32)body->len + 1);
      while (((guchar)body->str[caret] & 0xC0) == 0x80)
        caret--;
      is_step = i % 2 == 0;
      if (is_step)
        edit = newsroom_table_step (body->str, caret, (NewsroomTableStep)(i / 2 % (NEWSROOM_TABLE_OUT + 1)), (int)(i % 5) - 1);
      else
        edit = newsroom_table_edit (body->str, caret, (NewsroomTableCommand)(i / 2 % (NEWSROOM_TABLE_LINE_UP + 1)));
      if (edit == NULL)
        continue;

      n_done++;
      result = newsroom_text_edit_apply (edit, body->str);
      g_assert_true (g_utf8_validate (result, -1, NULL));
      if (is_step)
        check_words (body->str, result);
      else
        g_assert_cmpuint (edit->start, ==, edit->end);
      g_assert_cmpuint (edit->start, <=, edit->end);
      g_assert_cmpuint (edit->end, <=, strlen (result));
      g_assert_true (g_utf8_validate (result + edit->start, -1, NULL));
    }
  g_assert_cmpuint (n_done, >, 5000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/table-edit/commands", test_commands);
  g_test_add_func ("/text/table-edit/steps", test_steps);
  g_test_add_func ("/text/table-edit/columns", test_columns);
  g_test_add_func ("/text/table-edit/bars", test_bars);
  g_test_add_func ("/text/table-edit/rows-by-hand", test_rows_by_hand);
  g_test_add_func ("/text/table-edit/random", test_random);

  return g_test_run ();
}
