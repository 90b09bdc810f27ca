/* newsroom-author-panel.h — the people who are credited with an article, and their profiles
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-draft.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_AUTHOR_PANEL (newsroom_author_panel_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomAuthorPanel, newsroom_author_panel, NEWSROOM, AUTHOR_PANEL, GtkWidget)

GtkWidget *newsroom_author_panel_new (NewsroomStore *store);
void       newsroom_author_panel_set_draft (NewsroomAuthorPanel *self,
                                            NewsroomDraft       *draft);

G_END_DECLS
