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

/* The bytes of the body from the first to before the last. */
typedef struct
{
  gsize start;
  gsize end;
} NewsroomFoundRange;

/* What encloses an inline span. */
typedef struct
{
  NewsroomFoundRange opening;
  NewsroomFoundRange closing;
  NewsroomStyle      style;
} NewsroomFoundPair;

GArray *newsroom_span_finder_run (const char *body,
                                  gsize       length,
                                  guint      *n_lines,
                                  GArray     *pairs);

G_END_DECLS
