/* newsroom-text-pointing.h — points a popover at words of a text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void newsroom_text_pointing_set (GtkPopover        *popover,
                                 GtkTextView       *view,
                                 const GtkTextIter *start,
                                 const GtkTextIter *end);

G_END_DECLS
