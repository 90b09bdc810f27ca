/* newsroom-shell.h — three panes that fold one by one as the window narrows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_SHELL (newsroom_shell_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomShell, newsroom_shell, NEWSROOM, SHELL, AdwBin)

void     newsroom_shell_show_list (NewsroomShell *self);
void     newsroom_shell_show_editor (NewsroomShell *self);
gboolean newsroom_shell_get_folded (NewsroomShell *self);
gboolean newsroom_shell_get_inspector_folded (NewsroomShell *self);

G_END_DECLS
