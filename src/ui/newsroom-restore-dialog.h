/* newsroom-restore-dialog.h — which backup is to become the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_RESTORE_DIALOG (newsroom_restore_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomRestoreDialog, newsroom_restore_dialog, NEWSROOM, RESTORE_DIALOG, AdwWindow)

GtkWidget *newsroom_restore_dialog_new (GtkWindow  *parent,
                                        const char *library,
                                        const char *second_folder);

G_END_DECLS
