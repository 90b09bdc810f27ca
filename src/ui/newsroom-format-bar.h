/* newsroom-format-bar.h — a row of buttons for the commands that change the markup of a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_FORMAT_BAR (newsroom_format_bar_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomFormatBar, newsroom_format_bar, NEWSROOM, FORMAT_BAR, GtkWidget)

void newsroom_format_bar_set_view (NewsroomFormatBar *self,
                                   GtkTextView       *view);

G_END_DECLS
