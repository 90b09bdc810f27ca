/* newsroom-table-keys.h — Tab and Enter from cell to cell of a table
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-table-edit.h"

G_BEGIN_DECLS

gboolean newsroom_table_keys_step (GtkTextView      *body,
                                   const char       *text,
                                   gsize             caret,
                                   NewsroomTableStep step);

G_END_DECLS
