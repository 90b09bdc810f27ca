/* newsroom-list-pane.h — the list of articles: sorted, searched, and the spike
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-list-live.h"
#include "newsroom-store.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_LIST_PANE (newsroom_list_pane_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomListPane, newsroom_list_pane, NEWSROOM, LIST_PANE, GtkWidget)

void        newsroom_list_pane_set_store (NewsroomListPane *self,
                                          NewsroomStore    *store);
void        newsroom_list_pane_refresh (NewsroomListPane *self);
void        newsroom_list_pane_select (NewsroomListPane *self,
                                       gint64            id);
gint64      newsroom_list_pane_get_neighbour (NewsroomListPane *self,
                                              int               step);
void        newsroom_list_pane_begin_search (NewsroomListPane *self);
const char *newsroom_list_pane_get_search (NewsroomListPane *self);
void        newsroom_list_pane_show_all (NewsroomListPane *self);
void        newsroom_list_pane_grab_list_focus (NewsroomListPane *self);

NewsroomListLive *newsroom_list_pane_get_live (NewsroomListPane *self);

G_END_DECLS
