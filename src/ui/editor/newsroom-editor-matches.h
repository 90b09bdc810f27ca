/* newsroom-editor-matches.h — marks in the editor what was searched for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *newsroom_editor_matches_show (GtkWidget *const *views,
                                         guint             n_views,
                                         const char       *query);
void       newsroom_editor_matches_restyle (GtkTextView *view);

G_END_DECLS
