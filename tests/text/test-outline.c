/* test-outline.c — the headings of a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-outline.h"

#include <string.h>

static void
test_headings (void)
{
  const char *body = "Lead\n\n# One **bold** &amp; `code`\n\ntext\n\nTwo\n===\n\n> ### Three\n\n#\n\n```\n# none\n```\n\n## [Four](x)\nmore";
  const struct
  {
    const char *title;
    guint       level;
    const char *at;
  } expected[] = {
    { "One bold & code", 1, "One **bold" },
    { "Two", 1, "Two\n===" },
    { "Three", 3, "Three" },
    { "Four", 2, "Four]" },
  };
  g_autoptr (GPtrArray) headings = newsroom_outline_new (body, -1);

  g_assert_cmpuint (headings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < headings->len; i++)
    {
      const NewsroomHeading *heading = g_ptr_array_index (headings, i);

      g_assert_cmpstr (heading->title, ==, expected[i].title);
      g_assert_cmpuint (heading->level, ==, expected[i].level);
      g_assert_true (g_str_has_prefix (body + heading->offset, expected[i].at));
    }
}

static void
test_none (void)
{
  g_autoptr (GPtrArray) headings = newsroom_outline_new ("No heading.\n\n#nor here\n", -1);

  g_assert_cmpuint (headings->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/outline/headings", test_headings);
  g_test_add_func ("/text/outline/none", test_none);

  return g_test_run ();
}
