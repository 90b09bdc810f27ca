/* newsroom-outline-popover.h — the headings of the open article, and what is open in it, to go to
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_OUTLINE_POPOVER (newsroom_outline_popover_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomOutlinePopover, newsroom_outline_popover, NEWSROOM, OUTLINE_POPOVER, GtkPopover)

GtkWidget *newsroom_outline_popover_new (GtkTextView *body);

G_END_DECLS
