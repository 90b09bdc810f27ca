/* newsroom-focus-mode.h — dims all but the sentence or paragraph that is being written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_FOCUS_MODE (newsroom_focus_mode_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomFocusMode, newsroom_focus_mode, NEWSROOM, FOCUS_MODE, GObject)

NewsroomFocusMode *newsroom_focus_mode_new (GtkTextView *view);

G_END_DECLS
