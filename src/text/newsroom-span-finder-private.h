/* newsroom-span-finder-private.h — what the parser says of a body, as styles of its lines
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-spans.h"

G_BEGIN_DECLS

/* A span with the line that it is on. */
typedef struct
{
  guint        line;
  NewsroomSpan span;
} NewsroomFoundSpan;

GArray *newsroom_span_finder_run (const char *body,
                                  gsize       length,
                                  guint      *n_lines);

G_END_DECLS
