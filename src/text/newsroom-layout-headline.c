/* newsroom-layout-headline.c — headlines that stand on several lines
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-layout.h"

#include <string.h>

/* Columns between which a headline is broken. */
#define MIN_HEADLINE_BREAK 56
#define MAX_HEADLINE_BREAK 84

typedef struct
{
  guint    n_capitalised;
  guint    n_small;
  gboolean ends_small;
} Words;

/* Counts the words of a line that begin with a capital, and those that do not. */
static Words
count_words (const char *line,
             gsize       length)
{
  Words words = { 0, 0, FALSE };
  gsize at = 0;

  while (at < length)
    {
      const char *space = memchr (line + at, ' ', length - at);
      gunichar    first = g_utf8_get_char (line + at);

      words.ends_small = g_unichar_islower (first);
      words.n_small += words.ends_small;
      words.n_capitalised += g_unichar_isupper (first) != 0;
      at = space != NULL ? (gsize)(space - line) + 1 : length;
    }

  return words;
}

/**
 * newsroom_layout_goes_on:
 * @line: (array length=length): a line of a headline
 * @length: bytes, at least 1
 * @next: (array length=next_length): the line below it
 * @next_length: bytes, at least 1
 *
 * A headline that is too wide for the file stands on two lines: the first is about as wide as
 * lines are, and the next goes on in the middle of the sentence, or in capitals like the first.
 *
 * Returns: whether @next belongs to the headline
 */
gboolean
newsroom_layout_goes_on (const char *line,
                         gsize       length,
                         const char *next,
                         gsize       next_length)
{
  guint width = newsroom_layout_get_width (line, length);
  gsize unit = newsroom_layout_measure_unit (next, next_length);
  Words upper, lower;

  if (width > MAX_HEADLINE_BREAK || width + 1 + newsroom_layout_get_width (next, unit) < MIN_HEADLINE_BREAK)
    return FALSE;
  if (strchr (".!?:", line[length - 1]) != NULL)
    return FALSE;

  if (g_unichar_islower (g_utf8_get_char (next)))
    return TRUE;
  if (strchr (".!?", next[next_length - 1]) != NULL)
    return FALSE;

  upper = count_words (line, length);
  lower = count_words (next, next_length);

  return upper.n_capitalised > upper.n_small * 2 && (upper.ends_small || (lower.n_capitalised >= 2 && lower.n_capitalised > lower.n_small * 2));
}
