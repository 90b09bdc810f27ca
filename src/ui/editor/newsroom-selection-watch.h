/* newsroom-selection-watch.h — counts the words that are selected in a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_SELECTION_WATCH (newsroom_selection_watch_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomSelectionWatch, newsroom_selection_watch, NEWSROOM, SELECTION_WATCH, GObject)

NewsroomSelectionWatch *newsroom_selection_watch_new (GtkTextView *view);
guint                   newsroom_selection_watch_get_words (NewsroomSelectionWatch *self);

G_END_DECLS
