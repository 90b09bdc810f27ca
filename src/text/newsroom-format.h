/* newsroom-format.h — the commands that change the markup of a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-text-edit.h"

G_BEGIN_DECLS

/**
 * NewsroomFormat:
 *
 * What a part of a body can be made, or no longer be.
 */
typedef enum
{
  NEWSROOM_FORMAT_STRONG,
  NEWSROOM_FORMAT_EMPHASIS,
  NEWSROOM_FORMAT_STRIKETHROUGH,
  NEWSROOM_FORMAT_CODE,
  NEWSROOM_FORMAT_CLEAR, /* none of those above, and no heading */
  NEWSROOM_FORMAT_PARAGRAPH,
  NEWSROOM_FORMAT_HEADING_1,
  NEWSROOM_FORMAT_HEADING_2,
  NEWSROOM_FORMAT_HEADING_3,
  NEWSROOM_FORMAT_HEADING_4,
  NEWSROOM_FORMAT_HEADING_5,
  NEWSROOM_FORMAT_HEADING_6,
  NEWSROOM_FORMAT_QUOTE,
  NEWSROOM_FORMAT_BULLETS,
  NEWSROOM_FORMAT_NUMBERS,
  NEWSROOM_FORMAT_TASKS,
  NEWSROOM_N_FORMATS,
} NewsroomFormat;

NewsroomTextEdit *newsroom_format_toggle (const char    *body,
                                          gsize          start,
                                          gsize          end,
                                          NewsroomFormat format);

G_END_DECLS
