/* newsroom-markers.h — what makes words bold, a link or a heading, to be taken away at once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomMarkers:
 * @opening: where the first marker begins, in bytes of the body
 * @opening_length: its length in bytes
 * @closing: where the second begins
 * @closing_length: its length in bytes, 0 where there is none
 *
 * What makes words bold, a link, a heading.
 */
typedef struct
{
  gsize opening;
  gsize opening_length;
  gsize closing;
  gsize closing_length;
} NewsroomMarkers;

gboolean newsroom_markers_find (const char      *body,
                                gsize            length,
                                gsize            at,
                                gboolean         backward,
                                NewsroomMarkers *markers);
gboolean newsroom_markers_find_emptied (const char      *body,
                                        gsize            length,
                                        gsize            at,
                                        const char      *words,
                                        NewsroomMarkers *markers);

G_END_DECLS
