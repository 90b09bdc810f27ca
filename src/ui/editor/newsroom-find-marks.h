/* newsroom-find-marks.h — marks what was found where the body is seen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-find.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_FIND_MARKS (newsroom_find_marks_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomFindMarks, newsroom_find_marks, NEWSROOM, FIND_MARKS, GObject)

NewsroomFindMarks *newsroom_find_marks_new (GtkTextView *view);
void               newsroom_find_marks_show (NewsroomFindMarks  *self,
                                             NewsroomFindResult *result,
                                             int                 current);

G_END_DECLS
