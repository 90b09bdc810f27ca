/* test-slug.c — names that are safe everywhere
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-slug.h"

#include <string.h>

static void
test_slugs (void)
{
  static const struct
  {
    const char *headline;
    const char *slug;
  } cases[] = {
    { "Council Concedes to Ferry Crews", "council-concedes-to-ferry-crews" },
    { "  Ümläute & “quotes”…  ", "umlaute-quotes" },
    { "../../etc/passwd", "etc-passwd" },
    { "-rf", "rf" },
    { "It’s 5%: don't", "its-5-dont" },
    { "", "article" },
    { "日本語", "article" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = newsroom_slug_from_headline (cases[i].headline);

      g_assert_cmpstr (slug, ==, cases[i].slug);
    }
}

static void
test_length (void)
{
  g_autofree char *word = g_strnfill (200, 'a');
  g_autofree char *one_word = newsroom_slug_from_headline (word);
  g_autofree char *cut = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_cmpuint (strlen (one_word), ==, 80);

  for (guint i = 0; i < 40; i++)
    g_string_append (words, "seventh ");
  cut = newsroom_slug_from_headline (words->str);
  g_assert_cmpuint (strlen (cut), ==, 79);
  g_assert_true (g_str_has_suffix (cut, "seventh"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/slug/slugs", test_slugs);
  g_test_add_func ("/model/slug/length", test_length);

  return g_test_run ();
}
