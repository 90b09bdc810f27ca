/* newsroom-find-lines.h — marks beside the scrollbar where something was found
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-find.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_FIND_LINES (newsroom_find_lines_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomFindLines, newsroom_find_lines, NEWSROOM, FIND_LINES, GtkWidget)

void newsroom_find_lines_show (NewsroomFindLines  *self,
                               NewsroomFindResult *result,
                               int                 current,
                               guint               n_lines);

G_END_DECLS
