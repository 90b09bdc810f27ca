/* newsroom-repair-dialog.h — what became of the articles of a repaired library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-salvage.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_REPAIR_DIALOG (newsroom_repair_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomRepairDialog, newsroom_repair_dialog, NEWSROOM, REPAIR_DIALOG, AdwWindow)

GtkWidget *newsroom_repair_dialog_new (GtkWindow       *parent,
                                       NewsroomSalvage *salvage,
                                       const char      *report);

G_END_DECLS
