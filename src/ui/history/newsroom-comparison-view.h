/* newsroom-comparison-view.h — what differs between two versions, marked in the text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-comparison.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_COMPARISON_VIEW (newsroom_comparison_view_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomComparisonView, newsroom_comparison_view, NEWSROOM, COMPARISON_VIEW, GtkWidget)

void     newsroom_comparison_view_set_comparison (NewsroomComparisonView *self,
                                                  GPtrArray              *comparison);
gboolean newsroom_comparison_view_go (NewsroomComparisonView *self,
                                      int                     step);
char    *newsroom_comparison_view_dup_reversal (NewsroomComparisonView *self);

G_END_DECLS
