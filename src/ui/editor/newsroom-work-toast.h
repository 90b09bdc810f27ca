/* newsroom-work-toast.h — tells how far what takes long in a text is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void newsroom_work_toast_attach (GtkTextView *view);

G_END_DECLS
