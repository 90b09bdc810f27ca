/* newsroom-import-bar.h — how far an import is, and what came of it, below the window's panes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_IMPORT_BAR (newsroom_import_bar_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomImportBar, newsroom_import_bar, NEWSROOM, IMPORT_BAR, AdwBin)

void newsroom_import_bar_set_progress (NewsroomImportBar *self,
                                       const char        *text,
                                       const char        *left,
                                       double             fraction);
void newsroom_import_bar_tell (NewsroomImportBar *self,
                               const char        *text);
void newsroom_import_bar_hide (NewsroomImportBar *self);
void newsroom_import_bar_end_progress (NewsroomImportBar *self);

G_END_DECLS
