/* newsroom-list-row.h — an article as the list shows it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-article-summary.h"
#include "newsroom-list-live.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_LIST_ROW (newsroom_list_row_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomListRow, newsroom_list_row, NEWSROOM, LIST_ROW, GtkWidget)

GtkWidget *newsroom_list_row_new (NewsroomListLive *live);
void       newsroom_list_row_set_summary (NewsroomListRow        *self,
                                          NewsroomArticleSummary *summary);

G_END_DECLS
