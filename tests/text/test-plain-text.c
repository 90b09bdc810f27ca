/* test-plain-text.c — the words of a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-plain-text.h"

static void
test_plain_text (void)
{
  static const struct
  {
    const char *body;
    const char *text;
  } cases[] = {
    { "", "" },
    { "---\n", "" },
    { "One\ntwo  \nthree\n\n*Four*", "One two\nthree\n\nFour" },
    { "# Head\nText", "Head\n\nText" },
    { "Before:\n\n- a\n- b\n  - c\n\nAfter", "Before:\n\na\nb\nc\n\nAfter" },
    { "1. a\n\n   more\n\n2. b", "a\nmore\nb" },
    { "> a\n>\n> b\n\nc", "a\n\nb\n\nc" },
    { "```\nx\n\ny\n```\nz", "x\n\ny\n\nz" },
    { "|a|b|\n|---|---|\n|c||\n\nd", "a\tb\nc\n\nd" },
    { "[Link](https://example.org) ![alt](x.png) <b>", "Link alt <b>" },
    { "2 \\* 3 &amp; 4", "2 * 3 & 4" },
    { "- ```\n  x\n  ```\n- b", "x\nb" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = newsroom_plain_text_from_markdown (cases[i].body, -1);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/plain-text/plain-text", test_plain_text);

  return g_test_run ();
}
