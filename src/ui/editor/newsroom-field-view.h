/* newsroom-field-view.h — a text of an article that is one line, however long
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_FIELD_VIEW (newsroom_field_view_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomFieldView, newsroom_field_view, NEWSROOM, FIELD_VIEW, GtkTextView)

GtkWidget *newsroom_field_view_new (void);

G_END_DECLS
