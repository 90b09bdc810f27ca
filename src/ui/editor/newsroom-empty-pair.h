/* newsroom-empty-pair.h — a pair of marks that waits for words between them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  newsroom_empty_pair_note (GtkTextBuffer *buffer,
                                guint          n_marks);
void  newsroom_empty_pair_note_emptied (GtkTextBuffer *buffer);
void  newsroom_empty_pair_note_undone (GtkTextBuffer *buffer);
guint newsroom_empty_pair_get (GtkTextBuffer *buffer);
void  newsroom_empty_pair_put_blank (GtkTextBuffer *buffer,
                                     const char    *blank);
void  newsroom_empty_pair_remove (GtkTextBuffer *buffer);
void  newsroom_empty_pair_settle (GtkTextBuffer *buffer,
                                  gboolean       leaves);

G_END_DECLS
