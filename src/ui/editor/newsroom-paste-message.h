/* newsroom-paste-message.h — what is said of what was pasted
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *newsroom_paste_message_new (const char *text,
                                       GCallback   plain_cb,
                                       GCallback   quotation_cb,
                                       GObject    *object);

G_END_DECLS
