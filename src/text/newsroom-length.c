/* newsroom-length.c — how long an article is beside how long it should be
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-length.h"

#include "newsroom-notes.h"

#include <string.h>
#include <unigbrk.h>

/**
 * newsroom_length_compare:
 * @words: how many words there are
 * @target: how many there should be
 * @tolerance: how many percent of @target more or fewer are right as well, up to 100
 *
 * Returns: whether the length is right
 */
NewsroomLength
newsroom_length_compare (guint words,
                         guint target,
                         guint tolerance)
{
  const guint64 hundredfold = (guint64)words * 100;

  if (hundredfold > (guint64)target * (100 + (guint64)tolerance))
    return NEWSROOM_LENGTH_OVER;
  if (hundredfold + (guint64)target * tolerance < (guint64)target * 100)
    return NEWSROOM_LENGTH_SHORT;

  return NEWSROOM_LENGTH_FITS;
}

/**
 * newsroom_length_count_characters:
 * @text: UTF-8 text that is no Markdown, as a headline
 *
 * Counts what a person takes for a character: extended grapheme clusters of UAX #29. Comments and the
 * blanks around the text are not counted, as they are not exported.
 *
 * Returns: how many characters a reader gets
 */
guint
newsroom_length_count_characters (const char *text)
{
  g_autofree char *rest = NULL;
  g_autofree char *breaks = NULL;
  gsize            length;
  guint            n = 0;

  g_return_val_if_fail (text != NULL, 0);

  rest = newsroom_notes_cut_plain (text);
  if (rest == NULL)
    rest = g_strdup (text);
  length = strlen (g_strstrip (rest));

  /* u8_grapheme_next() of libunistring 1.0 takes each part of a flag for a character. */
  breaks = g_malloc (length);
  u8_grapheme_breaks ((const guint8 *)rest, length, breaks);
  for (gsize i = 0; i < length; i++)
    n += breaks[i] != 0;

  return n;
}
