/* newsroom-length.h — how long an article is beside how long it should be
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NEWSROOM_LENGTH_FITS,
  NEWSROOM_LENGTH_SHORT,
  NEWSROOM_LENGTH_OVER,
} NewsroomLength;

NewsroomLength newsroom_length_compare (guint words,
                                        guint target,
                                        guint tolerance);
guint          newsroom_length_count_characters (const char *text);

G_END_DECLS
