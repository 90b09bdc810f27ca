/* newsroom-list-place.h — a place in the list, which has a row while it can be seen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-article-summary.h"
#include "newsroom-list-live.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_LIST_PLACE (newsroom_list_place_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomListPlace, newsroom_list_place, NEWSROOM, LIST_PLACE, GtkWidget)

GtkListItemFactory *newsroom_list_place_factory_new (NewsroomListLive *live);
guint               newsroom_list_place_get_position (NewsroomListPlace *self);
gboolean            newsroom_list_place_get_seen (NewsroomListPlace *self);
void                newsroom_list_place_set_seen (NewsroomListPlace *self,
                                                  gboolean           seen);

G_END_DECLS
