/* test-insertion.c — what comes into a body stays what it is, and leaves what is around it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-insertion.h"

#include <string.h>

/* In a body "{" is where something comes in and "}" the end of what it replaces, "^" both. */
static const struct
{
  const char *body;
  const char *markdown;
  const char *expected;
} cases[] = {
  { "^", "one", "one" },
  { "^", "# one\n\ntwo", "# one\n\ntwo" },
  { "a ^ b", "**one**", "a **one** b" },
  { "a {b} c", "**one**", "a **one** c" },
  { "a^b", "# one", "a\n\n# one\n\nb" },
  { "a\n^", "# one", "a\n\n# one" },
  { "a\n\n^\n\nb", "- one\n- two", "a\n\n- one\n- two\n\nb" },
  { "a\n\n^\nb", "- one", "a\n\n- one\n\nb" },
  { "> a^", "one\n\ntwo", "> a\n>\n> one\n>\n> two" },
  { "> ^", "- one\n- two", "> - one\n> - two" },
  { "> a ^", "one\\\ntwo", "> a one\\\n> two" },
  { "- a^", "> one", "- a\n\n  > one" },
  { "- ^", "one\n\ntwo", "- one\n\n  two" },
  { "12. [ ] a^\n13. b", "one\n\ntwo", "12. [ ] a\n\n    one\n\n    two\n\n13. b" },
  { "- [ ] - a^", "one\n\ntwo", "- [ ] - a\n\n  one\n\n  two" },
  { "- [ ]^", "# one", "- [ ]\n\n  # one" },
  { "123456789. a^", "one\n\ntwo", "123456789. a\n\n           one\n\n           two" },
  { "1234567890. a^", "one\n\ntwo", "1234567890. a\n\none\n\ntwo" },
  { "-\ta^", "one\n\ntwo", "-\ta\n\n \tone\n\n \ttwo" },
  { "-^", "# one", "-\n\n# one" },
  { "1986.^", "# one", "1986.\n\n# one" },
  { "  a^", "one\n\ntwo", "  a\n\n  one\n\n  two" },
  { "> - a^", "one\n\ntwo", "> - a\n>\n>   one\n>\n>   two" },
  { "| a | b^ |", "one\n\n- two | three", "| a | bone two \\| three |" },
  { "# a^", "one\\\ntwo", "# aone two" },
  { "# a^", "> one", "# a\n\n> one" },
  { "```\na^\n```", "# one", NULL },
  { "    a^", "# one", NULL },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) body = g_string_new (cases[i].body);
      gsize            start = strcspn (body->str, "^{");
      gsize            end;
      g_autofree char *fitted = NULL;

      g_string_erase (body, (gssize)start, 1);
      end = cases[i].body[start] == '^' ? start : strcspn (body->str, "}");
      if (end != start)
        g_string_erase (body, (gssize)end, 1);

      fitted = newsroom_insertion_fit (body->str, start, end, cases[i].markdown);
      if (fitted != NULL)
        {
          g_string_erase (body, (gssize)start, (gssize)(end - start));
          g_string_insert (body, (gssize)start, fitted);
        }
      g_assert_cmpstr (fitted != NULL ? body->str : NULL, ==, cases[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/insertion/cases", test_cases);

  return g_test_run ();
}
