/* test-format-state.c — what is shown of the words at the caret is what they are
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-state.h"

#include <string.h>

#include "format-helper.h"

static const char letters[] = "BISC?P123456QLNTK"; /* in the order of NewsroomFormat, and a link */

static char *
dup_state (const char *marked,
           gsize       n_waiting)
{
  gsize            start, end;
  g_autofree char *body = read_selection (marked, &start, &end);
  g_autoptr (NewsroomSpans) spans = newsroom_spans_new (body, -1);
  const guint state = newsroom_format_state_find (body, spans, start, end, n_waiting);
  GString    *shown = g_string_new (NULL);

  for (guint i = 0; i <= NEWSROOM_N_FORMATS; i++)
    if ((state & NEWSROOM_FORMAT_STATE (i)) != 0)
      g_string_append_c (shown, letters[i]);

  return g_string_free (shown, FALSE);
}

static void
test_state (void)
{
  static const struct
  {
    const char *body;
    const char *state;
    gsize       n_waiting;
  } cases[] = {
    { "", "", 0 },
    { "pla^in", "", 0 },
    { "a **wo^rd** b", "B", 0 },
    { "a **word^** b", "B", 0 },
    { "a **word**^ b", "", 0 },
    { "a ^**word** b", "", 0 },
    { "a **{word}** b", "B", 0 },
    { "a {**word**} b", "B", 0 },
    { "a {**word** b}", "", 0 },
    { "***bo^th***", "BI", 0 },
    { "***both^***", "BI", 0 },
    { "*a **b^** c*", "BI", 0 },
    { "~~s^~~ `c`", "S", 0 },
    { "`c^`", "C", 0 },
    { "[li^nk](http://example.org)", "K", 0 },
    { "<http://exam^ple.org>", "K", 0 },
    { "[link](http://exam^ple.org)", "K", 0 },
    { "[link](http://example.org)^", "K", 0 },
    { "## He^ad", "2", 0 },
    { "He**^ad**\n====", "B1", 0 },
    { "> quo^te", "Q", 0 },
    { "> - it^em", "QL", 0 },
    { "- it^em", "L", 0 },
    { "- item\n  go^es on", "L", 0 },
    { "- item\n\n  1. in^ner\n\n  on", "N", 0 },
    { "- item\n\n  1. inner\n\n  o^n", "L", 0 },
    { "3) it^em", "N", 0 },
    { "- [x] ta^sk", "T", 0 },
    { "{- a\n- b}", "L", 0 },
    { "{- a\n- [ ] b}", "", 0 },
    { "{**a**\n\n**b**}", "B", 0 },
    { "{**a**\n\nb}", "", 0 },
    { "a **b^\nc** d", "B", 0 },
    { "a ****^", "", 0 },
    { "a **^**", "B", 2 },
    { "a ***^***", "BI", 3 },
    { "a ~~^~~", "S", 2 },
    { "```\nco^de\n```", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *state = dup_state (cases[i].body, cases[i].n_waiting);

      if (!g_str_equal (state, cases[i].state))
        g_test_fail_printf ("“%s” is “%s”, not “%s”", cases[i].body, state, cases[i].state);
    }
}

/* What the commands make of words is what is shown of them then. */
static void
test_toggled (void)
{
  for (guint i = 0; i < NEWSROOM_N_FORMATS; i++)
    {
      g_autoptr (NewsroomTextEdit) edit = newsroom_format_toggle ("one two\n\nthree", 4, 7, (NewsroomFormat)i);
      g_autofree char *body = edit != NULL ? newsroom_text_edit_apply (edit, "one two\n\nthree") : NULL;
      g_autoptr (NewsroomSpans) spans = NULL;

      if (i == NEWSROOM_FORMAT_CLEAR || i == NEWSROOM_FORMAT_PARAGRAPH)
        {
          g_assert_null (edit);
          continue;
        }
      g_assert_nonnull (body);
      spans = newsroom_spans_new (body, -1);
      g_assert_cmpuint (newsroom_format_state_find (body, spans, edit->start, edit->end, 0), ==, NEWSROOM_FORMAT_STATE (i));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/format-state/state", test_state);
  g_test_add_func ("/text/format-state/toggled", test_toggled);

  return g_test_run ();
}
