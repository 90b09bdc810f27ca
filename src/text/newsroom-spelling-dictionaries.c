/* newsroom-spelling-dictionaries.c — which of the dictionaries there are is that of a language
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling-dictionaries.h"

#include <string.h>

/* Where a language is spelled in a way of its own; the first of each language is taken for it
 * where nothing says which. The other countries have copies of these. */
static const char *const main_dictionaries[] = {
  "en_US",
  "en_GB",
  "de_DE",
  "de_AT",
  "de_CH",
  "fr_FR",
  "es_ES",
  "es_MX",
  "it_IT",
  "nl_NL",
  "pl_PL",
  "sv_SE",
  "fi_FI",
  "pt_PT",
  "pt_BR",
  "cs_CZ",
  NULL,
};

/* How many letters name the language alone. */
static gsize
get_base_length (const char *tag)
{
  return strcspn (tag, "_-.@");
}

static gboolean
is_same_language (const char *tag,
                  const char *other)
{
  gsize length = get_base_length (tag);

  return length == get_base_length (other) && g_ascii_strncasecmp (tag, other, length) == 0;
}

/* Whether it is the same but for - and _, case, and what a locale says of its encoding. */
static gboolean
is_same_tag (const char *tag,
             const char *other)
{
  gsize length = strcspn (tag, ".@");

  if (length != strcspn (other, ".@"))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_tolower (tag[i]) != g_ascii_tolower (other[i]) && !(strchr ("-_", tag[i]) != NULL && strchr ("-_", other[i]) != NULL))
      return FALSE;

  return TRUE;
}

static const char *
find_tag (const char *const *tags,
          const char        *tag)
{
  for (guint i = 0; tags[i] != NULL; i++)
    if (is_same_tag (tags[i], tag))
      return tags[i];

  return NULL;
}

/* The first of @wanted that is installed and of that language. */
static const char *
find_wanted (const char *const *installed,
             const char *const *wanted,
             const char        *language)
{
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      const char *found = is_same_language (wanted[i], language) ? find_tag (installed, wanted[i]) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * newsroom_spelling_find_dictionary:
 * @installed: the names of the dictionaries there are, as de_AT
 * @language: a BCP 47 tag or the name of a dictionary
 * @locales: those of the desktop, the best first
 *
 * Without a country, or where there is no dictionary for it, that of the desktop's is taken, else
 * that of the country where most speak it, else any of that language.
 *
 * Returns: (transfer none) (nullable): one of @installed, or %NULL where there is none
 */
const char *
newsroom_spelling_find_dictionary (const char *const *installed,
                                   const char        *language,
                                   const char *const *locales)
{
  const gboolean has_country = language[get_base_length (language)] != '\0';
  const char    *found = has_country ? find_tag (installed, language) : NULL;

  if (found == NULL)
    found = find_wanted (installed, locales, language);
  if (found == NULL)
    found = find_wanted (installed, main_dictionaries, language);

  for (guint i = 0; found == NULL && installed[i] != NULL; i++)
    if (is_same_language (installed[i], language))
      found = installed[i];

  return found;
}

/**
 * newsroom_spelling_list_dictionaries:
 * @installed: the names of the dictionaries there are
 * @locales: those of the desktop
 *
 * Some languages have a dictionary for every country with the same words in each.
 *
 * Returns: (transfer container): those of @installed to choose from
 */
GPtrArray *
newsroom_spelling_list_dictionaries (const char *const *installed,
                                     const char *const *locales)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; installed[i] != NULL; i++)
    {
      g_autofree char *base = g_strndup (installed[i], get_base_length (installed[i]));

      if (find_tag (main_dictionaries, installed[i]) != NULL || find_tag (locales, installed[i]) != NULL ||
          newsroom_spelling_find_dictionary (installed, base, locales) == installed[i])
        g_ptr_array_add (shown, (gpointer)installed[i]);
    }

  return shown;
}

/**
 * newsroom_spelling_list_languages:
 * @installed: the names of the dictionaries there are
 * @locales: those of the desktop
 *
 * Returns: (transfer container): the languages to choose from, named as dictionaries are: those of
 *   @installed, and those that Newsroom knows whether there is a dictionary or not
 */
GPtrArray *
newsroom_spelling_list_languages (const char *const *installed,
                                  const char *const *locales)
{
  GPtrArray *languages = newsroom_spelling_list_dictionaries (installed, locales);

  for (guint i = 0; main_dictionaries[i] != NULL; i++)
    if (find_tag (installed, main_dictionaries[i]) == NULL)
      g_ptr_array_add (languages, (gpointer)main_dictionaries[i]);

  return languages;
}

/**
 * newsroom_spelling_dup_tag:
 * @dictionary: the name of a dictionary, as de_AT
 *
 * Returns: (transfer full): the BCP 47 tag of its language
 */
char *
newsroom_spelling_dup_tag (const char *dictionary)
{
  return g_strdelimit (g_strdup (dictionary), "_", '-');
}
