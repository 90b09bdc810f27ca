/* newsroom-list-menu.h — what can be done with an article of the list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *newsroom_list_menu_ensure (GtkWidget **menu,
                                      GtkWidget  *pane,
                                      GMenuModel *model);
void       newsroom_list_menu_popup_at_point (GtkWidget *menu,
                                              double     x,
                                              double     y);
gboolean   newsroom_list_menu_popup_at_focus (GtkWidget *menu,
                                              GtkWidget *view);

G_END_DECLS
