/* newsroom-body-tidy.h — lets what commands put into a body go when no words came of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void newsroom_body_tidy (GtkTextBuffer *buffer,
                         gboolean       leaves);
void newsroom_body_tidy_note_undone (GtkTextBuffer *buffer);
void newsroom_body_tidy_replace (GtkTextBuffer *buffer,
                                 GtkTextIter   *start,
                                 GtkTextIter   *end,
                                 const char    *text);
void newsroom_body_tidy_take_along (GtkTextBuffer *buffer,
                                    GtkTextIter   *start,
                                    GtkTextIter   *end);
void newsroom_body_tidy_watch (GtkTextView *view);

G_END_DECLS
