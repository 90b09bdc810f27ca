/* newsroom-named-colour.h — a colour of the theme
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkRGBA newsroom_named_colour (GtkWidget  *widget,
                               const char *name);

G_END_DECLS
