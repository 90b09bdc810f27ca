/* newsroom-body-keys.h — keys and clicks that know of the paragraphs and lists of a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean newsroom_body_keys_press (GtkTextView    *body,
                                   guint           keyval,
                                   GdkModifierType held,
                                   gboolean        makes_paragraphs);
void     newsroom_body_keys_add_clicks (GtkTextView *body);

G_END_DECLS
