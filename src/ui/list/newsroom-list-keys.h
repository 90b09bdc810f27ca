/* newsroom-list-keys.h — what is typed in the list waits for the rows that were asked for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_LIST_KEYS (newsroom_list_keys_get_type ())
G_DECLARE_FINAL_TYPE (NewsroomListKeys, newsroom_list_keys, NEWSROOM, LIST_KEYS, GObject)

NewsroomListKeys *newsroom_list_keys_new (GtkListView *view);

gboolean newsroom_list_keys_has_focus (NewsroomListKeys *self);
gboolean newsroom_list_keys_get_holds (NewsroomListKeys *self);
void     newsroom_list_keys_hold (NewsroomListKeys *self);
void     newsroom_list_keys_release (NewsroomListKeys *self);

G_END_DECLS
