/* newsroom-list-scroll.h — brings a row into view as soon as the list can
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean newsroom_list_scroll_is_needed (GtkListView *view,
                                         guint        position);
void     newsroom_list_scroll_to_selected (GtkListView *view);
void     newsroom_list_scroll_to_start (GtkListView *view);

G_END_DECLS
