/* newsroom-side-pane.h — a pane at a side of the window, with an edge that can be dragged
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_SIDE_PANE (newsroom_side_pane_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomSidePane, newsroom_side_pane, NEWSROOM, SIDE_PANE, GtkWidget)

GtkWidget *newsroom_side_pane_new (GtkPackType side);
void       newsroom_side_pane_set_child (NewsroomSidePane *self,
                                         GtkWidget        *child);
guint      newsroom_side_pane_get_width (NewsroomSidePane *self);
void       newsroom_side_pane_set_width (NewsroomSidePane *self,
                                         guint             width);
void       newsroom_side_pane_set_resizable (NewsroomSidePane *self,
                                             gboolean          resizable);

G_END_DECLS
