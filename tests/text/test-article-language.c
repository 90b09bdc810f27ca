/* test-article-language.c — the language that an article is taken to be in
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article-language.h"

static void
test_find (void)
{
  static const struct
  {
    const char *own;
    const char *guess;
    const char *desktop;
    const char *language;
  } cases[] = {
    { "fr-CA", "de", "en_GB.UTF-8 en_GB en C", "fr-CA" },
    { "", "de", "en_GB.UTF-8 en_GB en C", "de" },
    { "", "de", "de_CH.UTF-8 de_CH de.UTF-8 de C", "de_CH" },
    { "", "en", "de_CH de en_GB en C", "en_GB" },
    { "", "fi", "fil_PH fil C", "fi" },
    { "", NULL, "de_CH.UTF-8 de_CH de.UTF-8 de C", "de_CH" },
    { "", NULL, "cs_CZ cs C", "cs_CZ" },
    { "", "de", "C.UTF-8 C", "de" },
    { "", NULL, "C.UTF-8 C", "en" },
    { "", NULL, "C", "en" },
    { "", NULL, "POSIX", "en" },
    { "", NULL, "", "en" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) desktop = g_strsplit (cases[i].desktop, " ", -1);

      g_test_message ("%s, %s, %s", cases[i].own, cases[i].guess, cases[i].desktop);
      g_assert_cmpstr (newsroom_article_language_find (cases[i].own, cases[i].guess, (const char *const *)desktop),
                       ==,
                       cases[i].language);
    }
}

static void
test_find_likely (void)
{
  const char *german = "Der Rat hat die Brücke am Freitag eröffnet, und die Bürger sind nicht mit dem Preis einverstanden, "
                       "der auf der Rechnung steht. Das wird sich auch nach der Wahl nicht mehr ändern.";

  g_assert_cmpstr (newsroom_article_language_find_likely ("fr_CA", german), ==, "fr_CA");
  g_assert_cmpstr (newsroom_article_language_find_likely ("", german), ==, "de");
  g_assert_cmpstr (newsroom_article_language_find_likely ("", "Brücke"), ==, "");
  g_assert_cmpstr (newsroom_article_language_find_likely ("", ""), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article-language/find", test_find);
  g_test_add_func ("/article-language/find-likely", test_find_likely);

  return g_test_run ();
}
