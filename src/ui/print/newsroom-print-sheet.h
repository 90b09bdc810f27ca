/* newsroom-print-sheet.h — a page as it will be on paper
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-print-pages.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_PRINT_SHEET (newsroom_print_sheet_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomPrintSheet, newsroom_print_sheet, NEWSROOM, PRINT_SHEET, GtkWidget)

GtkWidget *newsroom_print_sheet_new (NewsroomPrintPages *pages,
                                     guint               page);
void       newsroom_print_sheet_set_scale (NewsroomPrintSheet *self,
                                           double              scale);
void       newsroom_print_sheet_set_seen (NewsroomPrintSheet *self,
                                          gboolean            seen);

G_END_DECLS
