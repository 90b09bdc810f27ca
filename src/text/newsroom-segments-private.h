/* newsroom-segments-private.h — the words and characters of one paragraph
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint words;
  guint characters;
  guint characters_no_spaces;
} NewsroomSegments;

NewsroomSegments newsroom_segments_count (const char *text,
                                          gsize       length);
NewsroomSegments newsroom_segments_count_any (const char *text,
                                              gsize       length);
gboolean         newsroom_segments_count_latin (const char       *text,
                                                gsize             length,
                                                NewsroomSegments *segments);

G_END_DECLS
