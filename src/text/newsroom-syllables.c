/* newsroom-syllables.c — how many syllables a word has
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-syllables-private.h"

#include <string.h>

/* Vowels beyond these are not among the letters of news in the languages that have a formula. */
#define VOWELS "aeiouyæœøаеёиоуыэюяіїєαεηιουω"

/* Languages whose strong vowels never share a syllable, and those with an e that is not said. */
static const char *const strong_languages[] = { "es", "it", "pt", NULL };
static const char *const silent_languages[] = { "en", "fr", NULL };

typedef struct
{
  gunichar base; /* the vowel without its marks, or 0 for another letter */
  gboolean is_apart;
} Letter;

/* A trema, or in the languages with strong vowels an acute on a weak one, begins a syllable. */
static Letter
read_letter (const char *p,
             gboolean    has_strong)
{
  gunichar parts[4];
  gunichar c = g_unichar_tolower (g_utf8_get_char (p));
  gsize    n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  Letter   letter = { 0 };

  if (g_utf8_strchr (VOWELS, -1, c) != NULL)
    letter.base = c;
  else if (n > 0 && g_utf8_strchr (VOWELS, -1, parts[0]) != NULL)
    letter.base = parts[0];
  else
    return letter;

  for (gsize i = 1; i < MIN (n, G_N_ELEMENTS (parts)); i++)
    letter.is_apart |= has_strong && parts[i] == 0x301 && (parts[0] == 'i' || parts[0] == 'u');

  return letter;
}

/* ë and ï are said apart; ä, ö and ü are vowels of their own. */
static gboolean
has_trema (const char *p)
{
  switch (g_unichar_tolower (g_utf8_get_char (p)))
    {
    case 0xEB: /* ë */
    case 0xEF: /* ï */
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_strong (gunichar base)
{
  return base == 'a' || base == 'e' || base == 'o';
}

static gboolean
ends_with (const char *word,
           gsize       length,
           const char *end)
{
  const gsize n = strlen (end);

  return length > n && g_ascii_strncasecmp (word + length - n, end, n) == 0;
}

/* Whether the last vowel of a word of several is an e that is not said: "stone", "stones",
 * "walked", but not "table" nor "wanted". */
static gboolean
is_last_silent (const char *word,
                gsize       length,
                gboolean    is_english)
{
  static const char *const said[] = { "le", "ses", "zes", "xes", "ches", "shes", "ges", "ces", "ted", "ded", "ee", "ye", "ie", "ue", "oe" };

  for (gsize i = 0; is_english && i < G_N_ELEMENTS (said); i++)
    if (ends_with (word, length, said[i]))
      return FALSE;

  return ends_with (word, length, "e") || ends_with (word, length, "es") || (is_english && ends_with (word, length, "ed"));
}

/**
 * newsroom_syllables_count:
 * @word: a word in UTF-8
 * @length: its length in bytes
 * @language: its language, as "en" or "en-GB"
 *
 * Counts groups of vowels. A trema on e or i begins another, and so do strong vowels that follow each
 * other in Spanish, Italian and Portuguese ("te-a-tro") and a third vowel in German ("Ei-er"); in
 * English and French an e at the end is not said. A word in Latin, Cyrillic or Greek letters is right
 * in about nine of ten cases, which is enough for a mean over an article; no dictionary is asked.
 *
 * Returns: the syllables, at least 1
 */
guint
newsroom_syllables_count (const char *word,
                          gsize       length,
                          const char *language)
{
  char           primary[3] = { 0 };
  const char    *end = word + length;
  const gboolean is_tag = strlen (language) == 2 || (strlen (language) > 2 && !g_ascii_isalpha (language[2]));
  gboolean       has_strong;
  Letter         before = { 0 };
  guint          n_vowels = 0; /* of the syllable so far */
  guint          n = 0;

  for (gsize i = 0; is_tag && i < 2; i++)
    primary[i] = g_ascii_tolower (language[i]);
  has_strong = g_strv_contains (strong_languages, primary);

  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    {
      Letter letter = read_letter (p, has_strong);

      if (letter.base != 0 && (before.base == 0 || before.is_apart || letter.is_apart || has_trema (p) ||
                               (has_strong && is_strong (before.base) && is_strong (letter.base)) ||
                               (n_vowels == 2 && g_str_equal (primary, "de"))))
        {
          n++;
          n_vowels = 0;
        }
      n_vowels++;
      before = letter;
    }
  if (n > 1 && g_strv_contains (silent_languages, primary) && is_last_silent (word, length, g_str_equal (primary, "en")))
    n--;

  return MAX (n, 1);
}
