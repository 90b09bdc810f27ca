/* test-paragraph-break.c — what Enter and Shift+Enter write
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-paragraph-break.h"

#include <string.h>

/* Each case is a text with "^" for the caret, what Enter writes in it, and what Shift+Enter does. */
static void
test_cases (void)
{
  static const struct
  {
    const char *text;
    const char *enter;
    const char *shift_enter;
  } cases[] = {
    { "One.^", "\n\n", "\\\n" },
    { "One.^ Two.", "\n\n", "\\\n" },
    { "One.^\nTwo.", "\n\n", "\\\n" },
    { "# One^", "\n\n", NULL },
    { "> ###### One ^two", "\n\n", NULL },
    { "#One^", "\n\n", "\\\n" },
    { "####### One^", "\n\n", "\\\n" },
    { "^", NULL, NULL },
    { "^One", NULL, NULL },
    { "One.\n\n^", "", NULL },
    { "One.\n\n^\n\nTwo.", "", NULL },
    { "One.\n\n  ^", "", NULL },
    { "One.\n^", NULL, NULL },
    { "\n^", NULL, NULL },
    { "\n\n^", "", NULL },
    { "One\\^", NULL, NULL },
    { "One  ^", NULL, NULL },
    { "One ^", "\n\n", "\\\n" },
    { "| a | b |^", NULL, NULL },
    { "    code^", NULL, NULL },
    { "\tcode^", NULL, NULL },
    { "```\ncode^", NULL, NULL },
    { "```\n\n\n^\n```", NULL, NULL },
    { "```^", NULL, NULL },
    { "~~~\ncode\n~~~\nOne.^", "\n\n", "\\\n" },
    { "```\ncode\n```\n\nOne^", "\n\n", "\\\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].text, "^", 2);
      g_autofree char *body = g_strconcat (parts[0], parts[1], NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (newsroom_paragraph_break (body, strlen (parts[0])), ==, cases[i].enter);
      g_assert_cmpstr (newsroom_line_break (body, strlen (parts[0])), ==, cases[i].shift_enter);
    }
}

/* Each case is a text with "^" for the caret, or what is selected between two of them. */
static void
test_tab (void)
{
  static const struct
  {
    const char *text;
    gboolean    takes;
  } cases[] = {
    { "^", FALSE },
    { "^One.", FALSE },
    { "One.\n\n^Two.", FALSE },
    { "One.\n ^Two.", FALSE },
    { "> ^One.", FALSE },
    { "One.\n\n>^", FALSE },
    { "O^ne.", TRUE },
    { "One.^", TRUE },
    { "> O^ne.", TRUE },
    { "One^ two.^", FALSE },
    { "^One.\n\nTwo.^", FALSE },
    { "    ^code", TRUE },
    { "^\tcode", TRUE },
    { "```\n^code\n```", TRUE },
    { "```\n^code\nmore^\n```", TRUE },
    { "```\ncode\n```\n\n^One.", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].text, "^", 3);
      g_autofree char *body = g_strjoinv (NULL, parts);
      const gsize      start = strlen (parts[0]);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (newsroom_paragraph_takes_tab (body, start, parts[2] != NULL ? start + strlen (parts[1]) : start), ==, cases[i].takes);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/paragraph-break/cases", test_cases);
  g_test_add_func ("/text/paragraph-break/tab", test_tab);

  return g_test_run ();
}
