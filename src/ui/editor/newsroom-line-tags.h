/* newsroom-line-tags.h — gives a line of a buffer the tags that it shall have
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GArray *newsroom_line_tags_new (void);
void    newsroom_line_tags_add (GArray     *wanted,
                                GtkTextTag *tag,
                                guint       start,
                                guint       end);
void    newsroom_line_tags_put (GArray            *wanted,
                                GtkTextBuffer     *buffer,
                                const GtkTextIter *start,
                                const GtkTextIter *end,
                                GPtrArray         *known);

G_END_DECLS
