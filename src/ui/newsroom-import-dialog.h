/* newsroom-import-dialog.h — what became of each file of an import
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-import-summary.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_IMPORT_DIALOG (newsroom_import_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomImportDialog, newsroom_import_dialog, NEWSROOM, IMPORT_DIALOG, AdwWindow)

GtkWidget *newsroom_import_dialog_new (GtkWindow             *parent,
                                       NewsroomImportSummary *summary);

G_END_DECLS
