/* newsroom-editor-layout.h — the fields of an article above its body, as wide as its column
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_EDITOR_LAYOUT (newsroom_editor_layout_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomEditorLayout, newsroom_editor_layout, NEWSROOM, EDITOR_LAYOUT, GtkLayoutManager)

void newsroom_editor_layout_set_children (NewsroomEditorLayout *self,
                                          GtkWidget            *head,
                                          GtkWidget            *page,
                                          GtkWidget            *body);

G_END_DECLS
