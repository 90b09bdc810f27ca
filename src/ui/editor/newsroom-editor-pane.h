/* newsroom-editor-pane.h — headline, standfirst, byline, dateline and body of one article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-body-typography.h"
#include "newsroom-draft.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_EDITOR_PANE (newsroom_editor_pane_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomEditorPane, newsroom_editor_pane, NEWSROOM, EDITOR_PANE, GtkWidget)

void         newsroom_editor_pane_set_draft (NewsroomEditorPane *self,
                                             NewsroomDraft      *draft);
GtkTextView *newsroom_editor_pane_get_body (NewsroomEditorPane *self);
GtkTextView *newsroom_editor_pane_get_view (NewsroomEditorPane *self,
                                            NewsroomField       field);
GtkOverlay  *newsroom_editor_pane_get_overlay (NewsroomEditorPane *self);
void         newsroom_editor_pane_grab_body_focus (NewsroomEditorPane *self);
guint        newsroom_editor_pane_get_caret (NewsroomEditorPane *self);
double       newsroom_editor_pane_get_scroll (NewsroomEditorPane *self);
void         newsroom_editor_pane_forget_scroll (NewsroomEditorPane *self);
void         newsroom_editor_pane_restore_place (NewsroomEditorPane *self,
                                                 guint               caret,
                                                 double              scroll);
void         newsroom_editor_pane_show_matches (NewsroomEditorPane *self,
                                                const char         *query);

NewsroomBodyTypography *newsroom_editor_pane_get_typography (NewsroomEditorPane *self);

G_END_DECLS
