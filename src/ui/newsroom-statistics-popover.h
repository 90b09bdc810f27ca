/* newsroom-statistics-popover.h — what an article and its selection count, and its length
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-draft.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_STATISTICS_POPOVER (newsroom_statistics_popover_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomStatisticsPopover, newsroom_statistics_popover, NEWSROOM, STATISTICS_POPOVER, GtkPopover)

GtkWidget *newsroom_statistics_popover_new (NewsroomDraft *draft,
                                            GtkTextView   *body);

G_END_DECLS
