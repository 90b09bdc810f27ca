/* newsroom-spelling-titles.c — what the languages of dictionaries are called
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling-titles.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *language;
  const char *title;
} titles[] = {
  { "cs", N_ ("Czech") },
  { "da", N_ ("Danish") },
  { "de", N_ ("German") },
  { "en", N_ ("English") },
  { "es", N_ ("Spanish") },
  { "fi", N_ ("Finnish") },
  { "fr", N_ ("French") },
  { "it", N_ ("Italian") },
  { "nb", N_ ("Norwegian") },
  { "nl", N_ ("Dutch") },
  { "pl", N_ ("Polish") },
  { "pt", N_ ("Portuguese") },
  { "sv", N_ ("Swedish") },
};

static const struct
{
  const char *country;
  const char *title;
} countries[] = {
  { "AT", N_ ("Austria") },
  { "AU", N_ ("Australia") },
  { "BR", N_ ("Brazil") },
  { "CA", N_ ("Canada") },
  { "CH", N_ ("Switzerland") },
  { "GB", N_ ("United Kingdom") },
  { "MX", N_ ("Mexico") },
  { "US", N_ ("United States") },
};

/**
 * newsroom_spelling_dup_title:
 * @language: the name of a dictionary or a BCP 47 tag, as de_AT
 * @with_country: whether to say where, as that is not plain from the language
 *
 * Returns: (transfer full): what people call it; @language itself if that is not known
 */
char *
newsroom_spelling_dup_title (const char *language,
                             gboolean    with_country)
{
  const char *title = NULL;
  const char *country = strpbrk (language, "-_");

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_ascii_strncasecmp (language, titles[i].language, 2) == 0 && !g_ascii_isalpha (language[2]))
      title = _ (titles[i].title);
  if (title == NULL)
    return g_strdup (language);
  if (country == NULL || !with_country)
    return g_strdup (title);

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    if (g_ascii_strncasecmp (country + 1, countries[i].country, 2) == 0)
      /* Translators: a language and the country where it is spelled so, as "English (Canada)" */
      return g_strdup_printf (_ ("%s (%s)"), title, _ (countries[i].title));

  return g_strdup (title);
}
