/* test-link-target.c — where a link may lead, and what is made of what people write
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-link-target.h"

static void
test_complete (void)
{
  static const char *const cases[][2] = {
    { " http://example.org ", "http://example.org" },
    { "HTTPS://example.org/a b", "HTTPS://example.org/a b" },
    { "www.example.org/a", "https://www.example.org/a" },
    { "example.com/x?y=1#z", "https://example.com/x?y=1#z" },
    { "example.com:8080/x", "https://example.com:8080/x" },
    { "desk@example.org", "mailto:desk@example.org" },
    { "mailto:desk@example.org", "mailto:desk@example.org" },
    { "tel:+49301234", "tel:+49301234" },
    { "#heading", "#heading" },
    { "#", NULL },
    { "https://", NULL },
    { "/a/b", NULL },
    { "a/b", NULL },
    { "word", NULL },
    { "two words", NULL },
    { "desk@", NULL },
    { "ftp://example.org/", NULL },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "data:text/html,x", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *target = newsroom_link_target_complete (cases[i][0]);

      g_assert_cmpstr (target, ==, cases[i][1]);
      if (target != NULL)
        g_assert_nonnull (newsroom_link_target_skip_scheme (target, NULL));
      g_assert_true ((newsroom_link_target_explain (cases[i][0]) == NULL) == (target != NULL || cases[i][0][0] == '\0'));
    }
}

static void
test_skip_scheme (void)
{
  const char *scheme = NULL;

  g_assert_cmpstr (newsroom_link_target_skip_scheme ("\tHt\ntps://a", &scheme), ==, "//a");
  g_assert_cmpstr (scheme, ==, "https:");
  g_assert_cmpstr (newsroom_link_target_skip_scheme ("#a", &scheme), ==, "a");
  g_assert_cmpstr (scheme, ==, "#");
  g_assert_null (newsroom_link_target_skip_scheme ("java\nscript:x", &scheme));
  g_assert_null (newsroom_link_target_skip_scheme ("a/b", &scheme));
}

static void
test_count_dead (void)
{
  g_assert_cmpuint (newsroom_link_target_count_dead ("[a](https://example.org) <mailto:a@example.org> [b](#c)\n\n`[d](e)`"), ==, 0);
  g_assert_cmpuint (newsroom_link_target_count_dead ("[a](example.org/x) ![b](c.png) *[d](/e)*"), ==, 3);
  /* Comments are not exported */
  g_assert_cmpuint (newsroom_link_target_count_dead ("[a](example.org) {>> [b](c) <<}"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/link-target/complete", test_complete);
  g_test_add_func ("/model/link-target/skip-scheme", test_skip_scheme);
  g_test_add_func ("/model/link-target/count-dead", test_count_dead);

  return g_test_run ();
}
