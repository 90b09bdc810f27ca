/* newsroom-editor-undo.h — what can be undone in the texts of an article, kept and brought back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-editor-buffer.h"

G_BEGIN_DECLS

GPtrArray *newsroom_editor_undo_take_changes (NewsroomEditorBuffer *const buffers[NEWSROOM_N_FIELDS]);
GPtrArray *newsroom_editor_undo_list_texts (NewsroomEditorBuffer *const buffers[NEWSROOM_N_FIELDS]);
void       newsroom_editor_undo_await (NewsroomEditorBuffer *const buffers[NEWSROOM_N_FIELDS]);
void       newsroom_editor_undo_adopt (NewsroomEditorBuffer *const buffers[NEWSROOM_N_FIELDS],
                                       GPtrArray                  *pasts);

G_END_DECLS
