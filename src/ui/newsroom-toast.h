/* newsroom-toast.h — short messages at the foot of the window
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *newsroom_toast_show (GtkWidget  *widget,
                               const char *text,
                               const char *button);
AdwToast *newsroom_toast_show_widget (GtkWidget *widget,
                                      GtkWidget *content);
int       newsroom_toast_get_height (GtkWidget *widget);
void      newsroom_toast_dismiss (GtkWidget *widget,
                                  AdwToast  *toast);

G_END_DECLS
