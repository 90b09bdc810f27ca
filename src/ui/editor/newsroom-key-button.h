/* newsroom-key-button.h — a button that shows the key that presses it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *newsroom_key_button_new (const char *key,
                                    const char *text);

G_END_DECLS
