/* newsroom-export-dialog.h — in which format an article leaves, and how
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_EXPORT_DIALOG (newsroom_export_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomExportDialog, newsroom_export_dialog, NEWSROOM, EXPORT_DIALOG, AdwWindow)

GtkWidget *newsroom_export_dialog_new (GtkWindow  *parent,
                                       GSettings  *settings,
                                       const char *headline,
                                       const char *notes);

G_END_DECLS
