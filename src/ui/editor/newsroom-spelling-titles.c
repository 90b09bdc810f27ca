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
  { "af", N_ ("Afrikaans") },
  { "ar", N_ ("Arabic") },
  { "bg", N_ ("Bulgarian") },
  { "bn", N_ ("Bengali") },
  { "bs", N_ ("Bosnian") },
  { "ca", N_ ("Catalan") },
  { "cs", N_ ("Czech") },
  { "cy", N_ ("Welsh") },
  { "da", N_ ("Danish") },
  { "de", N_ ("German") },
  { "el", N_ ("Greek") },
  { "en", N_ ("English") },
  { "eo", N_ ("Esperanto") },
  { "es", N_ ("Spanish") },
  { "et", N_ ("Estonian") },
  { "eu", N_ ("Basque") },
  { "fa", N_ ("Persian") },
  { "fi", N_ ("Finnish") },
  { "fr", N_ ("French") },
  { "ga", N_ ("Irish") },
  { "gl", N_ ("Galician") },
  { "he", N_ ("Hebrew") },
  { "hi", N_ ("Hindi") },
  { "hr", N_ ("Croatian") },
  { "hu", N_ ("Hungarian") },
  { "id", N_ ("Indonesian") },
  { "is", N_ ("Icelandic") },
  { "it", N_ ("Italian") },
  { "ja", N_ ("Japanese") },
  { "ko", N_ ("Korean") },
  { "la", N_ ("Latin") },
  { "lt", N_ ("Lithuanian") },
  { "lv", N_ ("Latvian") },
  { "mk", N_ ("Macedonian") },
  { "nb", N_ ("Norwegian") },
  { "nl", N_ ("Dutch") },
  { "nn", N_ ("Nynorsk") },
  { "pl", N_ ("Polish") },
  { "pt", N_ ("Portuguese") },
  { "ro", N_ ("Romanian") },
  { "ru", N_ ("Russian") },
  { "sk", N_ ("Slovak") },
  { "sl", N_ ("Slovenian") },
  { "sq", N_ ("Albanian") },
  { "sr", N_ ("Serbian") },
  { "sv", N_ ("Swedish") },
  { "sw", N_ ("Swahili") },
  { "ta", N_ ("Tamil") },
  { "th", N_ ("Thai") },
  { "tr", N_ ("Turkish") },
  { "uk", N_ ("Ukrainian") },
  { "ur", N_ ("Urdu") },
  { "vi", N_ ("Vietnamese") },
  { "zh", N_ ("Chinese") },
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
