/* test-length.c — what is too long, too short or right
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-length.h"

static void
test_compare (void)
{
  g_assert_cmpuint (newsroom_length_compare (340, 340, 0), ==, NEWSROOM_LENGTH_FITS);
  g_assert_cmpuint (newsroom_length_compare (341, 340, 0), ==, NEWSROOM_LENGTH_OVER);
  g_assert_cmpuint (newsroom_length_compare (339, 340, 0), ==, NEWSROOM_LENGTH_SHORT);
  g_assert_cmpuint (newsroom_length_compare (105, 100, 5), ==, NEWSROOM_LENGTH_FITS);
  g_assert_cmpuint (newsroom_length_compare (106, 100, 5), ==, NEWSROOM_LENGTH_OVER);
  g_assert_cmpuint (newsroom_length_compare (95, 100, 5), ==, NEWSROOM_LENGTH_FITS);
  g_assert_cmpuint (newsroom_length_compare (94, 100, 5), ==, NEWSROOM_LENGTH_SHORT);
  g_assert_cmpuint (newsroom_length_compare (0, 1, 100), ==, NEWSROOM_LENGTH_FITS);
  g_assert_cmpuint (newsroom_length_compare (G_MAXUINT, G_MAXUINT, 100), ==, NEWSROOM_LENGTH_FITS);
}

static void
test_characters (void)
{
  static const struct
  {
    const char *text;
    guint       n;
  } cases[] = {
    { "", 0 },
    { "   ", 0 },
    { "Harbour", 7 },
    { " Harbour bridge  ", 14 },
    { "u\314\210ber", 4 },            /* a combining diaeresis */
    { "👩‍👩‍👧 home", 6 }, /* one family */
    { "🇩🇪🇫🇷", 2 },
    { "e\314\201\314\243", 1 },
    { "Council votes {>> sure? <<}", 13 }, /* what is exported */
    { "{>> all <<}", 0 },
    { "Half {>> open", 13 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (newsroom_length_count_characters (cases[i].text), ==, cases[i].n);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/length/compare", test_compare);
  g_test_add_func ("/text/length/characters", test_characters);

  return g_test_run ();
}
