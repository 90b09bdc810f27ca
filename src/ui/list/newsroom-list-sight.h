/* newsroom-list-sight.h — gives the places of a list their rows while they can be seen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-list-live.h"

G_BEGIN_DECLS

void newsroom_list_sight_foresee (GtkListView *view);
void newsroom_list_sight_watch (GtkListView      *view,
                                NewsroomListLive *live);

G_END_DECLS
