/* newsroom-article-language.c — the language that an article is taken to be in
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article-language.h"

#include <string.h>

#include "newsroom-language-guess.h"

static gboolean
is_language (const char *locale,
             const char *language)
{
  const gsize length = strlen (language);

  return strncmp (locale, language, length) == 0 && !g_ascii_isalnum (locale[length]);
}

/* A name with an encoding is followed by the same without one.
 * Returns: (nullable): the first of @locales, of that language where one is given */
static const char *
find_locale (const char *const *locales,
             const char        *language)
{
  for (guint i = 0; locales[i] != NULL; i++)
    if (strchr (locales[i], '.') == NULL && (language == NULL || is_language (locales[i], language)))
      return locales[i];

  return NULL;
}

/**
 * newsroom_article_language_find:
 * @own: the language that the article says it has, or ""
 * @guess: (nullable): the language that its text looks like, without a region
 * @desktop: the languages of the desktop, the best first, as g_get_language_names() has them
 *
 * What a text looks like is written as in the region of the desktop, if the desktop has that
 * language. Where there is neither, it is the desktop's first, and English where that has none.
 *
 * Returns: (transfer none): @own, @guess, one of @desktop, or "en"
 */
const char *
newsroom_article_language_find (const char        *own,
                                const char        *guess,
                                const char *const *desktop)
{
  const char *locale;

  g_return_val_if_fail (own != NULL, "en");
  g_return_val_if_fail (desktop != NULL, "en");

  if (own[0] != '\0')
    return own;

  locale = find_locale (desktop, guess);
  if (locale == NULL && guess != NULL)
    return guess;

  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") ? "en" : locale;
}

/**
 * newsroom_article_language_find_likely:
 * @own: the language that the article says it has, or ""
 * @body: its body
 *
 * For those who read it elsewhere, whatever the desktop is. It takes less than a millisecond.
 *
 * Returns: (transfer none): @own, else what @body plainly looks like, without a region, else ""
 */
const char *
newsroom_article_language_find_likely (const char *own,
                                       const char *body)
{
  const char *guess;

  g_return_val_if_fail (own != NULL, "");
  g_return_val_if_fail (body != NULL, "");

  guess = own[0] == '\0' ? newsroom_language_guess (body) : NULL;

  return guess != NULL ? guess : own;
}
