/* newsroom-body-place.h — places in a buffer as bytes of its text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *newsroom_body_place_get_text (GtkTextBuffer *buffer,
                                          gsize         *length);
gsize       newsroom_body_place_get_offset (const char        *text,
                                            gsize              length,
                                            const GtkTextIter *iter);
void        newsroom_body_place_get_iter (GtkTextBuffer *buffer,
                                          const char    *text,
                                          gsize          place,
                                          GtkTextIter   *iter);
void        newsroom_body_place_select (GtkTextView *view,
                                        gsize        start,
                                        gsize        end);

G_END_DECLS
