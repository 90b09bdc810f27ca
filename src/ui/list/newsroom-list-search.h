/* newsroom-list-search.h — the search of the list: its entry, and typing in the list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_LIST_SEARCH (newsroom_list_search_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomListSearch, newsroom_list_search, NEWSROOM, LIST_SEARCH, GtkWidget)

const char *newsroom_list_search_get_text (NewsroomListSearch *self);
void        newsroom_list_search_begin (NewsroomListSearch *self);
void        newsroom_list_search_end (NewsroomListSearch *self);
void        newsroom_list_search_follow_keys (NewsroomListSearch *self,
                                              GtkWidget          *view);

G_END_DECLS
