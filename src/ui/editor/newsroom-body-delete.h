/* newsroom-body-delete.h — what is deleted of a body leaves whole marks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void newsroom_body_delete_watch (GtkTextBuffer *buffer);
void newsroom_body_delete (GtkTextBuffer *buffer,
                           GtkTextIter   *start,
                           GtkTextIter   *end);

G_END_DECLS
