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
  { "1. a\n2. ^", "1. p\n2. q", "1. a\n2. p\n3. q" },
  { "1. a\n2. ^\n3. b", "1) p\n\n   more\n\n2) q", "1. a\n2. p\n\n   more\n\n3. q\n3. b" },
  { "9. {a}", "1. p\n   - r\n2. q\n   - s", "9. p\n   - r\n10. q\n    - s" },
  { "- ^", "* p\n* q", "- p\n- q" },
  { "- [ ] ^", "- [x] p\n- [ ] q", "- [ ] p\n- [ ] q" },
  { "> - a\n>   1. ^\n> c", "1. p\n2. q", "> - a\n>   1. p\n>   2. q\n>\n> c" },
  { "1. a^", "1. p\n2. q", "1. a\n2. p\n3. q" },
  { "- a^\n- b", "- p\n  - q", "- a\n- p\n  - q\n- b" },
  { "1. ^", "- p\n- q", "1. - p\n   - q" },
  { "1. ^", "1. p\n\nq", "1. 1. p\n\n   q" },
  { "1. a ^ b", "1. p", "1. a \n\n   1. p\n\n    b" },
  { "1986.^", "1. p", "1986.\n\n1. p" },
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
  { "| a | b |\n|---|---|\n| c | d |^", "# one\n\ntwo", "| a | b |\n|---|---|\n| c | d |\n\n# one\n\ntwo" },
  { "| a | b |\n|---|---|\n| c | d | ^\n\ne", "**one**", "| a | b |\n|---|---|\n| c | d | \n\n**one**\n\ne" },
  { "> | a | b |\n> |---|---|^", "- one", "> | a | b |\n> |---|---|\n>\n> - one" },
  { "| a | b |\n|---|---|\n| c | d |^\n| e | f |", "**one**", "| a | b |\n|---|---|\n| c | d |one\n| e | f |" },
  { "| a | b |\n|---|---|\n| c | d^ |", "# one", "| a | b |\n|---|---|\n| c | done |" },
  { "# a^", "one\\\ntwo", "# aone two" },
  { "# a^", "> one", "# a\n\n> one" },
  { "a **bo^ld** b", "*x* y", "a **bo*x* yld** b" },
  { "a **bold^** b", "x", "a **boldx** b" },
  { "a **bo^ld** b", "**x** *y*", "a **box yld** b" },
  { "*bo^ld*", "*x* and **y**", "*box and yld*" },
  { "~~bo^ld~~", "~~x~~", "~~boxld~~" },
  { "[link^ text](https://example.org)", "[x](https://example.com) z", "[linkx z text](https://example.org)" },
  { "a**b**^", "**c**", "a**b**c" },
  { "a **bo^ld** b", "one\n\ntwo", "a **bo**\n\none\n\ntwo\n\n**ld** b" },
  { "a **bo ^ ld** b", "one\n\ntwo", "a **bo**\n\none\n\ntwo\n\n**ld** b" },
  { "a **b{ol}d** b", "- one", "a **b**\n\n- one\n\n**d** b" },
  { "a **bold^** b", "- one", "a **bold**\n\n- one\n\n b" },
  { "`co^de`", "**x**", NULL },
  { "`code`^", "**x**", "`code`**x**" },
  { "```\na^\n```", "# one", NULL },
  { "    a^", "# one", NULL },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) body = g_string_new (cases[i].body);
      gsize    start = strcspn (body->str, "^{");
      gsize    end;
      gboolean is_words = FALSE;
      g_autoptr (NewsroomTextEdit) edit = NULL;
      g_autofree char *after = NULL;

      g_string_erase (body, (gssize)start, 1);
      end = cases[i].body[start] == '^' ? start : strcspn (body->str, "}");
      if (end != start)
        g_string_erase (body, (gssize)end, 1);

      edit = newsroom_insertion_fit (body->str, start, end, cases[i].markdown, &is_words);
      if (edit != NULL)
        after = newsroom_text_edit_apply (edit, body->str);
      g_assert_cmpstr (after, ==, cases[i].expected);
    }
}

/* As above; NULL for the text as it is. */
static const struct
{
  const char *body;
  const char *text;
  const char *expected;
} plain_cases[] = {
  { "> quoted^", "One\n\nTwo", "> quotedOne\n>\n> Two" },
  { "> quoted^", "One\nTwo\n", "> quotedOne\n> Two" },
  { "> {quoted} b", "One\nTwo\n", "> One\n> Two\n>  b" },
  { "> a^", "b\n>\n> c", NULL },
  { "- item^", "One\n\nTwo", "- itemOne\n\n  Two" },
  { "> - item^\n> - b", "One\n\nTwo", "> - itemOne\n>\n>   Two\n> - b" },
  { "1. a\n\n   b^", "c\n*d*", "1. a\n\n   bc\n   *d*" },
  { "- a\n- ^", "* b\n* c\n", "- a\n- b\n- c" },
  { "| a | b |\n|---|---|\n| c^ | d |", "One\n\nTwo\n", "| a | b |\n|---|---|\n| cOne  Two | d |" },
  { "| a | b |\n|---|---|\n| c | d |^", "\n| e | f |", NULL },
  { "quoted^", "One\n\nTwo", NULL },
  { "|quoted^ b", "One\n\nTwo", NULL },
  { "> quoted^", "One", NULL },
  { "```\n- a^\n```", "One\n\nTwo", NULL },
};

static void
test_plain (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_cases); i++)
    {
      g_autoptr (GString) body = g_string_new (plain_cases[i].body);
      const gsize      start = strcspn (body->str, "^{");
      gsize            end = start;
      g_autofree char *text = NULL;

      g_string_erase (body, (gssize)start, 1);
      if (plain_cases[i].body[start] == '{')
        {
          end = strcspn (body->str, "}");
          g_string_erase (body, (gssize)end, 1);
        }
      text = newsroom_insertion_fit_plain (body->str, start, end, plain_cases[i].text);
      if (text != NULL)
        {
          g_string_erase (body, (gssize)start, (gssize)(end - start));
          g_string_insert (body, (gssize)start, text);
        }
      g_assert_cmpstr (text != NULL ? body->str : NULL, ==, plain_cases[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/insertion/cases", test_cases);
  g_test_add_func ("/text/insertion/plain", test_plain);

  return g_test_run ();
}
