/* newsroom-name-case.c — people's names that were filed in capitals
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-name.h"

#include <string.h>

/* Characters of a word without vowels that are initials: "JRR" */
#define MAX_INITIALS 3
/* Bytes of what may be a name; longer is text, which is not taken apart */
#define MAX_LENGTH 240

static gboolean
is_apostrophe (gunichar character)
{
  return character == '\'' || character == 0x2019;
}

/* The bytes of "Mc" or "Mac" before a capital. */
static gsize
measure_mc (const char *letters)
{
  static const char *const beginnings[] = { "Mac", "Mc" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (letters, beginnings[i]) && g_unichar_isupper (g_utf8_get_char (letters + strlen (beginnings[i]))))
      return strlen (beginnings[i]);

  return 0;
}

/* Whether a word has no small letter but those of "Mc" and "Mac". A script without capitals has none to take away. */
static gboolean
is_in_capitals (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character;

      p += measure_mc (p);
      character = g_utf8_get_char (p);
      if (g_unichar_isalpha (character) && !g_unichar_isupper (character))
        return FALSE;
    }

  return TRUE;
}

/* "J", "JR" before other words, "JRR": nobody can say them as a word. */
static gboolean
are_initials (const char *letters,
              glong       length)
{
  static const char        vowels[] = "AEIOUY";
  static const char *const titles[] = { "DR", "MR", "MRS", "MS", "ST", NULL };

  if (g_strv_contains (titles, letters))
    return FALSE;
  if (length == 1 || (length == 2 && letters[1] == 'J'))
    return TRUE;

  return length <= MAX_INITIALS && (glong)strlen (letters) == length && strpbrk (letters, vowels) == NULL;
}

/* "II", "III", "IV" after a name */
static gboolean
is_number (const char *word)
{
  static const char *const numbers[] = { "II", "III", "IV", NULL };

  return g_strv_contains (numbers, word);
}

/* Whether the letter after an apostrophe begins a name: "O'Brien", "D'Angelo", "Dell'Acqua"; not "Sha'ban". */
static gboolean
begins_after (const char *letters)
{
  static const char *const prefixes[] = { "D", "L", "M", "N", "O", "DALL", "DELL", "SANT", NULL };

  return g_strv_contains (prefixes, letters);
}

/* Writes a run of letters of which the first, and the first after "Mc" or "Mac", stays as it is. */
static void
append_letters (GString    *name,
                const char *letters,
                gboolean    may_be_initials)
{
  glong    length = g_utf8_strlen (letters, -1);
  gboolean keeps = may_be_initials && are_initials (letters, length);
  gboolean is_mc = g_ascii_strncasecmp (letters, "MC", 2) == 0 && length > 3;
  glong    mac = (glong)measure_mc (letters);
  glong    at = 0;

  for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p), at++)
    {
      gboolean is_first = at == 0 || (is_mc && at == 2) || at == mac;

      g_string_append_unichar (name, keeps || is_first ? g_utf8_get_char (p) : g_unichar_tolower (g_utf8_get_char (p)));
    }
}

/* Writes a word: runs of letters with hyphens, apostrophes and full stops among them. */
static void
append_word (GString    *name,
             const char *word,
             gboolean    is_last)
{
  g_autofree char *before = g_strdup ("");
  gunichar         mark = 0;

  while (*word != '\0')
    {
      const char      *end = word;
      g_autofree char *letters = NULL;

      while (*end != '\0' && !is_apostrophe (g_utf8_get_char (end)) && strchr ("-.", *end) == NULL)
        end = g_utf8_next_char (end);
      letters = g_strndup (word, (gsize)(end - word));
      if (is_apostrophe (mark) && !begins_after (before))
        {
          g_autofree char *small = g_utf8_strdown (letters, -1);

          g_string_append (name, small);
        }
      else
        append_letters (name, letters, !is_last);
      if (*end != '\0')
        g_string_append_unichar (name, g_utf8_get_char (end));
      mark = *end != '\0' ? g_utf8_get_char (end) : 0;
      word = *end != '\0' ? g_utf8_next_char (end) : end;
      g_free (before);
      before = g_steal_pointer (&letters);
    }
}

/**
 * newsroom_name_from_capitals:
 * @name: a name as it was filed, words with single spaces between them
 *
 * Writes "J. R. O'BRIEN-McDONALD" as "J. R. O'Brien-McDonald" and "ANN VAN DER EXAMPLE" as "Ann
 * van der Example". A word alone may be an acronym and stays, as do the agencies.
 *
 * Returns: (transfer full) (nullable): the name in capitals and small letters, or %NULL if it is
 *   not in capitals or may be no name
 */
char *
newsroom_name_from_capitals (const char *name)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) cased = g_string_new (NULL);
  guint n_words;

  g_return_val_if_fail (name != NULL, NULL);

  if (strlen (name) > MAX_LENGTH)
    return NULL;

  words = g_strsplit (name, " ", -1);
  n_words = g_strv_length (words);
  if (n_words < 2)
    return NULL;

  for (guint i = 0; i < n_words; i++)
    {
      g_autofree char *small = g_utf8_strdown (words[i], -1);
      gboolean         is_inside = i > 0 && i + 1 < n_words;
      gboolean         is_particle = is_inside && strlen (small) > 1 && newsroom_name_is_particle (small);

      if ((!is_in_capitals (words[i]) && !(is_inside && newsroom_name_is_particle (words[i]))) || newsroom_name_is_organisation (words[i]))
        return NULL;
      if (i > 0)
        g_string_append_c (cased, ' ');
      if (is_particle)
        g_string_append (cased, small);
      else if (i > 0 && is_number (words[i]))
        g_string_append (cased, words[i]);
      else
        append_word (cased, words[i], i + 1 == n_words);
    }

  return g_str_equal (cased->str, name) ? NULL : g_string_free (g_steal_pointer (&cased), FALSE);
}
