/* newsroom-editor-buffer-change.h — much of a text buffer becomes another as one step, bit by bit
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-editor-buffer.h"
#include "newsroom-text-edit.h"

G_BEGIN_DECLS

/* What is longer than this is not exchanged at once, in bytes: that takes 2 ms. */
#define NEWSROOM_EDITOR_BUFFER_LONG (32 * 1024)

/**
 * NewsroomEditorFind:
 * @text: the text of a buffer
 * @user_data: closure
 *
 * Finds on another thread what is to be done to a text.
 *
 * Returns: (transfer full) (nullable): what; %NULL for nothing
 */
typedef NewsroomTextEdit *(*NewsroomEditorFind) (const char *text,
                                                 gpointer    user_data);

NewsroomEditorWork *newsroom_editor_buffer_exchange (NewsroomEditorBuffer *self,
                                                     const char           *title,
                                                     const GArray         *exchanges,
                                                     gboolean              goes_behind);
NewsroomEditorWork *newsroom_editor_buffer_edit (NewsroomEditorBuffer *self,
                                                 const char           *title,
                                                 gboolean              from_end,
                                                 NewsroomEditorFind    find,
                                                 gpointer              user_data,
                                                 GDestroyNotify        destroy);
NewsroomEditorWork *newsroom_editor_buffer_become (NewsroomEditorBuffer *self,
                                                   const char           *text);

G_END_DECLS
