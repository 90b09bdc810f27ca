/* newsroom-direction.c — whether words are written from left to right or from right to left
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-direction.h"

#include <string.h>
#include <unictype.h>

/**
 * newsroom_direction_find:
 * @text: UTF-8, a paragraph or its beginning
 * @length: its length in bytes, or -1 if it ends with NUL
 *
 * Returns: the direction of the first letter that has one, as the rules P2 and P3 of Unicode
 *   Standard Annex 9 have it; none if no letter has
 */
NewsroomDirection
newsroom_direction_find (const char *text,
                         gssize      length)
{
  const char *end;

  g_return_val_if_fail (text != NULL, NEWSROOM_DIRECTION_NONE);

  end = text + (length < 0 ? strlen (text) : (gsize)length);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    switch (uc_bidi_category (g_utf8_get_char (p)))
      {
      case UC_BIDI_L:
        return NEWSROOM_DIRECTION_LEFT_TO_RIGHT;
      case UC_BIDI_R:
      case UC_BIDI_AL:
        return NEWSROOM_DIRECTION_RIGHT_TO_LEFT;
      default:
        break;
      }

  return NEWSROOM_DIRECTION_NONE;
}
