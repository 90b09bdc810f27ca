/* test-clean-text.c — line ends of every kind become one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-clean-text.h"

#include <string.h>

static const struct
{
  const char *text;
  gssize      length;
  const char *lines;
  const char *line;
} cases[] = {
  { "", -1, "", "" },
  { "one", -1, "one", "one" },
  { "one\ntwo", -1, "one\ntwo", "one two" },
  { "one\r\ntwo\r\n", -1, "one\ntwo\n", "one two " },
  { "one\rtwo\r", -1, "one\ntwo\n", "one two " },
  { "\r\r\n\n\r", -1, "\n\n\n\n", "    " },
  { "one\xE2\x80\xA9two", -1, "one\ntwo", "one two" },
  { "curly \xE2\x80\x99 and line \xE2\x80\xA8 separator", -1, "curly \xE2\x80\x99 and line \xE2\x80\xA8 separator", "curly \xE2\x80\x99 and line \xE2\x80\xA8 separator" },
  { "one\0two\0", 8, "onetwo", "onetwo" },
  { "one\r\0\n", 6, "one\n\n", "one  " },
  { "cut\xE2\x80\xA9", 5, "cut\xE2\x80", "cut\xE2\x80" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) lines = newsroom_clean_text (cases[i].text, cases[i].length, FALSE);
      g_autoptr (GString) line = newsroom_clean_text (cases[i].text, cases[i].length, TRUE);

      g_assert_cmpstr (lines->str, ==, cases[i].lines);
      g_assert_cmpstr (line->str, ==, cases[i].line);
    }
}

/* What is clean has no line end but the one, loses nothing else, and stays as it is. */
static void
test_random (void)
{
  static const char *const pieces[] = { "\r", "\n", "\r\n", "\xE2\x80\xA9", "a", "é", "字", " " };
  const guint32            seed = 20300115;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) clean = NULL;
      g_autoptr (GString) again = NULL;

      for (gint n = g_rand_int_range (random, 0, 20); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      clean = newsroom_clean_text (text->str, (gssize)text->len, FALSE);
      again = newsroom_clean_text (clean->str, (gssize)clean->len, FALSE);

      g_assert_cmpstr (again->str, ==, clean->str);
      if (strchr (clean->str, '\r') != NULL || strstr (clean->str, "\xE2\x80\xA9") != NULL)
        g_error ("seed %u, round %u: a line end was left", seed, round);

      g_string_replace (text, "\r\n", "\n", 0);
      g_string_replace (text, "\r", "\n", 0);
      g_string_replace (text, "\xE2\x80\xA9", "\n", 0);
      g_assert_cmpstr (clean->str, ==, text->str);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clean-text/cases", test_cases);
  g_test_add_func ("/clean-text/random", test_random);

  return g_test_run ();
}
