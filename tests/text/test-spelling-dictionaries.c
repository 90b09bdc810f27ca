/* test-spelling-dictionaries.c — which of the dictionaries there are is that of a language
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling-dictionaries.h"

static const char *const installed[] = { "de_AT", "de_BE", "de_DE", "en_GB", "en_US", "es_AR", "es_ES", "eo", "fil_PH", "fr", "ga_IE", "nl", "nl_NL", NULL };

static void
test_find (void)
{
  static const char *const nowhere[] = { "C", NULL };
  static const char *const austria[] = { "de_AT.UTF-8", "de_AT", "de", "C", NULL };
  static const struct
  {
    const char        *language;
    const char *const *locales;
    const char        *found;
  } cases[] = {
    { "de", nowhere, "de_DE" },
    { "de", austria, "de_AT" },
    { "de-CH", nowhere, "de_DE" },
    { "de-CH", austria, "de_AT" },
    { "DE-at", nowhere, "de_AT" },
    { "en", nowhere, "en_US" },
    { "en-GB", nowhere, "en_GB" },
    { "es", nowhere, "es_ES" },
    { "eo", nowhere, "eo" },
    { "nl", nowhere, "nl_NL" },
    { "fr-FR", nowhere, "fr" },
    { "ga", nowhere, "ga_IE" },
    { "fi", nowhere, NULL },
    { "d", nowhere, NULL },
    { "", nowhere, NULL },
    { "de_AT.UTF-8", nowhere, "de_AT" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (newsroom_spelling_find_dictionary (installed, cases[i].language, cases[i].locales), ==, cases[i].found);
}

static void
test_list (void)
{
  static const char *const somewhere[] = { "es_AR.UTF-8", "es_AR", "es", "C", NULL };
  g_autoptr (GPtrArray) shown = newsroom_spelling_list_dictionaries (installed, somewhere);
  g_autofree char *all = NULL;
  g_autofree char *tag = newsroom_spelling_dup_tag ("de_AT");

  g_ptr_array_add (shown, NULL);
  all = g_strjoinv (" ", (char **)shown->pdata);
  g_assert_cmpstr (all, ==, "de_AT de_DE en_GB en_US es_AR es_ES eo fil_PH fr ga_IE nl_NL");
  g_assert_cmpstr (tag, ==, "de-AT");
}

/* Those that Newsroom knows are there without a dictionary, too. */
static void
test_list_languages (void)
{
  static const char *const nowhere[] = { "C", NULL };
  static const char *const some[] = { "de_DE", "ru_RU", NULL };
  g_autoptr (GPtrArray) languages = newsroom_spelling_list_languages (some, nowhere);
  g_autofree char *all = NULL;

  g_ptr_array_add (languages, NULL);
  all = g_strjoinv (" ", (char **)languages->pdata);
  g_assert_cmpstr (all, ==, "de_DE ru_RU en_US en_GB de_AT de_CH fr_FR es_ES es_MX it_IT nl_NL pl_PL sv_SE fi_FI pt_PT pt_BR cs_CZ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spelling-dictionaries/find", test_find);
  g_test_add_func ("/spelling-dictionaries/list", test_list);
  g_test_add_func ("/spelling-dictionaries/list-languages", test_list_languages);

  return g_test_run ();
}
