/* newsroom-list-scroll.h — brings a row into view as soon as the list can
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void newsroom_list_scroll_to (GtkListView *view,
                              guint        position);

G_END_DECLS
