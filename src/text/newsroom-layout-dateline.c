/* newsroom-layout-dateline.c — the place, date and agency before the first words of a story
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-layout.h"

#include <string.h>

/* Bytes. "NEW DELHI, India, September 18 (Example News Agency)" and then some. */
#define MAX_DATELINE_LENGTH 100

#define MAX_DATELINE_WORDS 12

/* Agencies that are known where the place is not in capitals, as their users write them. */
static const char *const agencies[] = { "AAP", "AFP", "Agence", "Agency", "ANP", "ANSA", "AP", "APA", "Belga", "Bloomberg", "CP", "CTK", "ČTK", "dpa", "EFE", "epd", "Interfax", "KNA", "Kyodo", "Lusa", "NTB", "PA", "PAP", "Reuters", "Ritzau", "sda", "SDA", "STT", "TASS", "TT", "UPI", "Xinhua" };

/* How the names of months begin, in the languages of datelines. */
static const char *const months[] = { "jan", "jän", "ene", "gen", "fév", "feb", "mar", "mär", "mrt", "apr", "abr", "avr", "may", "mai", "maj", "mei", "mag", "maa", "jun", "jui", "giu", "jul", "lug", "aug", "aou", "aoû", "ago", "sep", "set", "oct", "okt", "ott", "out", "nov", "dec", "dez", "déc", "dic", "des" };

static gboolean
is_space (char character)
{
  return character == ' ' || character == '\t';
}

/* A word of a place, a date or an agency. */
static gboolean
is_dateline_word (const char *word,
                  gsize       length,
                  gboolean    is_shouted)
{
  gboolean is_cased = FALSE;

  for (const char *p = word; p < word + length; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_isalnum (character) && strchr (".,'()/-&", (int)MIN (character, 127)) == NULL && character != 0x2019)
        return FALSE;
      if (is_shouted && g_unichar_islower (character))
        return FALSE;
      is_cased |= g_unichar_isupper (character);
    }

  return !is_shouted || is_cased;
}

/* "(dpa)", "(dpa/lsw)": whether the text ends with an agency that is known. */
static gboolean
ends_with_agency (const char *text,
                  gsize       length)
{
  const char *open = g_strrstr_len (text, (gssize)length, "(");

  for (guint i = 0; open != NULL && text[length - 1] == ')' && i < G_N_ELEMENTS (agencies); i++)
    {
      gsize agency = strlen (agencies[i]);

      if (strncmp (open + 1, agencies[i], agency) == 0 && strchr ("/)", open[1 + agency]) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_month (const char *word)
{
  g_autofree char *folded = g_utf8_strdown (word, -1);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_str_has_prefix (folded, months[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_day (const char *word)
{
  gsize n_digits = strspn (word, "0123456789");

  return n_digits >= 1 && n_digits <= 2 && (word[n_digits] == '\0' || g_str_equal (word + n_digits, ".") || g_str_equal (word + n_digits, "er"));
}

/* "Paris, le 3 mars", "Oslo, 3. mars", "London, March 18": whether a date follows the comma and
 * ends the text. */
static gboolean
ends_with_date (const char *text,
                gsize       length)
{
  const char      *comma = memchr (text, ',', length);
  g_autofree char *date = NULL;
  g_auto (GStrv) words = NULL;
  guint n_words, at;

  if (comma == NULL || comma + 2 >= text + length)
    return FALSE;

  date = g_strndup (comma + 2, (gsize)(text + length - comma) - 2);
  words = g_strsplit (date, " ", 5);
  n_words = g_strv_length (words);
  at = n_words > 2 && strlen (words[0]) <= 3 && g_ascii_islower (words[0][0]) ? 1 : 0;

  return n_words == at + 2 && ((is_day (words[at]) && is_month (words[at + 1])) || (is_month (words[at]) && is_day (words[at + 1])));
}

/* A place that is not in capitals, where a known agency or a date shows that it is one. */
static gboolean
is_quiet_dateline (const char *text,
                   gsize       length)
{
  gsize place = strcspn (text, ",(");

  if (place >= length || !g_unichar_isupper (g_utf8_get_char (text)) || (!ends_with_agency (text, length) && !ends_with_date (text, length)))
    return FALSE;

  for (gsize at = 0; at < length;)
    {
      const char *space = memchr (text + at, ' ', length - at);
      gsize       word_length = space != NULL ? (gsize)(space - (text + at)) : length - at;

      if (word_length == 0 || !is_dateline_word (text + at, word_length, FALSE))
        return FALSE;
      if (at < place && !g_unichar_isupper (g_utf8_get_char (text + at)) && word_length > 3)
        return FALSE;
      at += word_length + 1;
    }

  return TRUE;
}

/* The place must be in capitals up to the first comma or bracket, or up to a full stop where an
 * agency follows; what comes then may be a country, a date and an agency. */
static gboolean
is_loud_dateline (const char *text,
                  gsize       length)
{
  gboolean has_agency = memchr (text, '(', length) != NULL;
  gboolean is_shouted = TRUE;
  guint    n_words = 0;
  gsize    at = 0;

  while (at < length)
    {
      const char *end = memchr (text + at, ' ', length - at);
      gsize       word_length = end != NULL ? (gsize)(end - (text + at)) : length - at;

      if (word_length == 0 || ++n_words > MAX_DATELINE_WORDS)
        return FALSE;
      if (text[at] == '(')
        is_shouted = FALSE;
      if (n_words == 1 && (!is_shouted || word_length < 2))
        return FALSE;
      if (!is_dateline_word (text + at, word_length, is_shouted))
        return FALSE;
      if (text[at + word_length - 1] == ',' || (has_agency && text[at + word_length - 1] == '.'))
        is_shouted = FALSE;
      at += word_length + 1;
    }

  return n_words > 0;
}

/* The bytes of "(ANSA) - " before the place, 0 if there is none. */
static gsize
measure_leading_agency (const char *line,
                        gsize       length)
{
  const char *close = line[0] == '(' ? memchr (line, ')', MIN (length, MAX_DATELINE_LENGTH)) : NULL;

  if (close == NULL || !ends_with_agency (line, (gsize)(close - line) + 1) || (gsize)(close - line) + 4 >= length || strncmp (close, ") - ", 4) != 0)
    return 0;

  return (gsize)(close - line) + 4;
}

/* The bytes of the dash that stands at @at, after a space, or of what ends an agency before it:
 * "(NTB): ", "(EFE).- ". */
static gsize
measure_dash (const char *line,
              gsize       length,
              gsize       at,
              gsize      *dateline_length)
{
  static const char *const dashes[] = { "—", "–", "--", "-", "_" };
  static const char *const closings[] = { "):", ").-", ").–" };

  for (guint i = 0; i < G_N_ELEMENTS (closings); i++)
    {
      gsize closing = strlen (closings[i]);

      if (at > closing && memcmp (line + at - closing, closings[i], closing) == 0)
        {
          *dateline_length = at - closing + 1;
          return at;
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      gsize after = at + 1 + strlen (dashes[i]);

      if (after <= length && memcmp (line + at + 1, dashes[i], strlen (dashes[i])) == 0 && (after == length || is_space (line[after])))
        {
          *dateline_length = at;
          return after;
        }
    }

  return 0;
}

/**
 * newsroom_layout_measure_dateline:
 * @line: (array length=length): the first line of a story, without its indentation
 * @length: bytes
 * @dateline_length: (out): bytes of the dateline without the dash
 *
 * Finds "KYIV, Ukraine, March 18 (Agency) —", "LONDON -", "Berlin (dpa) -", "Paris, le 3 mars —",
 * "OSLO (NTB):" and "(ANSA) - ROMA, 3 MAR -": a place, perhaps a country, a date and an agency,
 * and a dash with spaces about it. A place that is not in capitals takes a known agency or a date.
 *
 * Returns: the bytes of dateline, dash and the spaces after it; 0 if there is no dateline
 */
gsize
newsroom_layout_measure_dateline (const char *line,
                                  gsize       length,
                                  gsize      *dateline_length)
{
  gsize first = length > 0 ? measure_leading_agency (line, length) : 0;

  for (gsize i = first + 1; i < length && i < MAX_DATELINE_LENGTH; i++)
    {
      gsize end, after;

      if (line[i] != ' ')
        continue;
      after = measure_dash (line, length, i, &end);
      if (after == 0)
        continue;
      if (!is_loud_dateline (line + first, end - first) && !is_quiet_dateline (line + first, end - first))
        return 0;

      *dateline_length = end;
      while (after < length && is_space (line[after]))
        after++;
      return after;
    }

  return 0;
}
