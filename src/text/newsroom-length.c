/* newsroom-length.c — how long an article is beside how long it should be
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-length.h"

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
