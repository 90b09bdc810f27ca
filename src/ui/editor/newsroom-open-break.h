/* newsroom-open-break.h — a line break that waits for the words of its line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     newsroom_open_break_note (GtkTextBuffer *buffer);
void     newsroom_open_break_note_undone (GtkTextBuffer *buffer);
gboolean newsroom_open_break_remove (GtkTextBuffer *buffer);
void     newsroom_open_break_settle (GtkTextBuffer *buffer,
                                     gboolean       leaves);

G_END_DECLS
