/* newsroom-direction.h — whether words are written from left to right or from right to left
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NEWSROOM_DIRECTION_NONE,
  NEWSROOM_DIRECTION_LEFT_TO_RIGHT,
  NEWSROOM_DIRECTION_RIGHT_TO_LEFT,
} NewsroomDirection;

NewsroomDirection newsroom_direction_find (const char *text,
                                           gssize      length);

G_END_DECLS
