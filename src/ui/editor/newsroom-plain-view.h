/* newsroom-plain-view.h — what the text views of the editor have in common
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     newsroom_plain_view_class_init (GtkTextViewClass *klass);
void     newsroom_plain_view_init (GtkTextView *view);
gboolean newsroom_plain_view_is_at_edge (GtkTextView *view,
                                         gboolean     last);
void     newsroom_plain_view_add_to_menu (GtkTextView *view,
                                          GMenuModel  *section,
                                          gboolean     first);
void     newsroom_plain_view_snapshot_label (GtkTextView *view,
                                             GtkSnapshot *snapshot,
                                             const char  *label);
GdkRGBA  newsroom_plain_view_get_pale (GtkWidget *widget);

G_END_DECLS
