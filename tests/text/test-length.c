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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/length/compare", test_compare);

  return g_test_run ();
}
