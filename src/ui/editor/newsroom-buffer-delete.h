/* newsroom-buffer-delete.h — deletes much of a buffer quickly
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void newsroom_buffer_delete (GtkTextBuffer      *buffer,
                             GtkTextBufferClass *parent_class,
                             GtkTextIter        *start,
                             GtkTextIter        *end);

G_END_DECLS
