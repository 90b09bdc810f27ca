/* newsroom-import-row.h — a file of an import, what became of it, and the way to it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-import-summary.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_IMPORT_ROW (newsroom_import_row_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomImportRow, newsroom_import_row, NEWSROOM, IMPORT_ROW, AdwBin)

GtkWidget *newsroom_import_row_new (void);
void       newsroom_import_row_show (NewsroomImportRow     *self,
                                     NewsroomImportSummary *summary,
                                     NewsroomImportResult  *result);

G_END_DECLS
