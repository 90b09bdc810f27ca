/* newsroom-find-fold.c — the letters of a text without their case, and where each comes from
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-private.h"

#include <string.h>
#include <unigbrk.h>

/* A letter becomes at most three without case, and each of them four when it is decomposed. */
#define MOST_UNITS 16

/* As far as this is looked back for where characters that a reader sees begin, in bytes. */
#define FARTHEST_BACK 256

#define N_CACHED 256
#define MOST_CACHED_UNITS 4

/* What letters became, at the place that their lowest bits name. */
typedef struct
{
  gunichar from;
  guint    n;
  gunichar to[MOST_CACHED_UNITS];
} Cached;

static guint
fold_character (gunichar character,
                gboolean keep_case,
                gunichar units[MOST_UNITS])
{
  char             utf8[7] = { 0 };
  g_autofree char *folded = NULL;
  guint            n = 0;

  if (keep_case)
    return (guint)g_unichar_fully_decompose (character, FALSE, units, MOST_UNITS);

  folded = g_utf8_casefold (utf8, g_unichar_to_utf8 (character, utf8));
  for (const char *p = folded; *p != '\0' && n + 4 <= MOST_UNITS; p = g_utf8_next_char (p))
    n += (guint)g_unichar_fully_decompose (g_utf8_get_char (p), FALSE, units + n, MOST_UNITS - n);

  return n;
}

/* Marks on one letter are the same in any order, unless they are of one class (Unicode 3.11). */
static void
add_unit (GArray  *units,
          gunichar character,
          gsize    byte)
{
  NewsroomFoldUnit unit = { character, (guint)byte };
  const int class = character < 0x300 ? 0 : g_unichar_combining_class (character);
  guint at = units->len;

  while (class != 0 && at > 0 && units->len - at < NEWSROOM_FIND_MOST_MARKS)
    {
      int before = g_unichar_combining_class (g_array_index (units, NewsroomFoldUnit, at - 1).character);

      if (before <= class)
        break;
      at--;
    }
  g_array_insert_val (units, at, unit);
}

static void
add_folded (GArray  *units,
            Cached  *cache,
            gunichar character,
            gboolean keep_case,
            gsize    byte)
{
  Cached  *cached = &cache[character % N_CACHED];
  gunichar folded[MOST_UNITS];
  guint    n;

  if (cached->from == character)
    {
      for (guint i = 0; i < cached->n; i++)
        add_unit (units, cached->to[i], byte);
      return;
    }

  n = fold_character (character, keep_case, folded);
  for (guint i = 0; i < n; i++)
    add_unit (units, folded[i], byte);
  if (n <= MOST_CACHED_UNITS)
    {
      cached->from = character;
      cached->n = n;
      memcpy (cached->to, folded, n * sizeof (gunichar));
    }
}

/**
 * newsroom_find_fold:
 * @text: a text, UTF-8
 * @from: where to begin, in bytes
 * @to: where to end, in bytes
 * @keep_case: whether capital letters stay
 *
 * Decomposes it (canonically, as Unicode's normalization form D) and folds its case (fully, so that “ß” is
 * “ss”).
 *
 * Returns: (transfer full) (element-type NewsroomFoldUnit): its letters
 */
GArray *
newsroom_find_fold (const char *text,
                    gsize       from,
                    gsize       to,
                    gboolean    keep_case)
{
  g_autofree Cached *cache = g_new0 (Cached, N_CACHED);
  GArray            *units = g_array_sized_new (FALSE, FALSE, sizeof (NewsroomFoldUnit), (guint)(to - from));

  for (const char *p = text + from; p < text + to; p = g_utf8_next_char (p))
    {
      NewsroomFoldUnit unit = { (guchar)*p, (guint)(p - text) };

      if (unit.character >= 0x80)
        {
          add_folded (units, cache, g_utf8_get_char (p), keep_case, (gsize)(p - text));
          continue;
        }
      if (!keep_case)
        unit.character = (guchar)g_ascii_tolower (*p);
      g_array_append_val (units, unit);
    }

  return units;
}

/**
 * newsroom_find_is_character_end:
 * @text: a text, UTF-8
 * @length: its length in bytes
 * @at: a place in it where a character begins, in bytes
 *
 * Returns: whether what a reader takes for one character ends there: a letter with its marks, an
 *   emoji of many parts (the extended grapheme clusters of UAX #29)
 */
gboolean
newsroom_find_is_character_end (const char *text,
                                gsize       length,
                                gsize       at)
{
  const char *place = text + at;
  const char *start = place;
  char        breaks[FARTHEST_BACK + 8];

  if (at == 0 || at == length || (guchar)*place < 0x80)
    return TRUE;
  if (g_utf8_get_char (place) < 0x300 && (guchar)place[-1] < 0x80)
    return TRUE;

  /* Whatever is before it, a character begins with what is in ASCII. */
  do
    start = g_utf8_prev_char (start);
  while (start > text && (guchar)*start >= 0x80 && place - start < FARTHEST_BACK);

  /* u8_grapheme_next() of libunistring 1.0 takes each part of a flag for a character. */
  u8_grapheme_breaks ((const guint8 *)start, (gsize)(g_utf8_next_char (place) - start), breaks);

  return breaks[place - start] != 0;
}
