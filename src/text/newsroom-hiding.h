/* newsroom-hiding.h — which markup of a line is out of sight
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-spans.h"

G_BEGIN_DECLS

/**
 * NewsroomHidden:
 * @start: first byte, counted from the start of the line
 * @end: byte after the last, counted from the start of the line
 * @keeps_place: whether its place stays empty, so that the words behind it stay where they are
 *
 * Markup of one line that is not to be seen.
 */
typedef struct
{
  guint32  start;
  guint32  end;
  gboolean keeps_place;
} NewsroomHidden;

GArray *newsroom_hiding_find (const char         *line,
                              const NewsroomSpan *spans,
                              guint               n_spans,
                              gssize              held_start,
                              gssize              held_end);

G_END_DECLS
