/* newsroom-body-sight.h — keeps the caret of a body where it is seen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int      newsroom_body_sight_get_room (GtkTextView *view);
gboolean newsroom_body_sight_has_caret (GtkTextView *view);
void     newsroom_body_sight_show_caret (GtkTextView *view,
                                         gboolean     in_middle);

G_END_DECLS
