/* newsroom-editor-buffer.h — a text buffer with clean text and our own undo
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "newsroom-edit-history.h"
#include "newsroom-editor-work.h"
#include "newsroom-spans.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_EDITOR_BUFFER (newsroom_editor_buffer_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomEditorBuffer, newsroom_editor_buffer, NEWSROOM, EDITOR_BUFFER, GtkSourceBuffer)

NewsroomEditorBuffer *newsroom_editor_buffer_new (GtkTextTagTable *tags,
                                                  gboolean         one_line);
void                  newsroom_editor_buffer_set_works_at_once (NewsroomEditorBuffer *self);
NewsroomEditHistory  *newsroom_editor_buffer_get_history (NewsroomEditorBuffer *self);
gboolean              newsroom_editor_buffer_is_recording (NewsroomEditorBuffer *self);
gboolean              newsroom_editor_buffer_get_can_undo (NewsroomEditorBuffer *self);
gboolean              newsroom_editor_buffer_get_can_redo (NewsroomEditorBuffer *self);
void                  newsroom_editor_buffer_load (NewsroomEditorBuffer *self,
                                                   const char           *text);
void                  newsroom_editor_buffer_replace (NewsroomEditorBuffer *self,
                                                      const char           *text);
gboolean              newsroom_editor_buffer_delete_selection (NewsroomEditorBuffer *self);
char                 *newsroom_editor_buffer_dup_text (NewsroomEditorBuffer *self);
const char           *newsroom_editor_buffer_get_text (NewsroomEditorBuffer *self,
                                                       gsize                *length);
gsize                 newsroom_editor_buffer_find_byte (NewsroomEditorBuffer *self,
                                                        const GtkTextIter    *iter);
const char           *newsroom_editor_buffer_guess_language (NewsroomEditorBuffer *self);
void                  newsroom_editor_buffer_set_spans (NewsroomEditorBuffer *self,
                                                        NewsroomSpans        *spans);
NewsroomSpans        *newsroom_editor_buffer_get_spans (NewsroomEditorBuffer *self);
void                  newsroom_editor_buffer_undo (NewsroomEditorBuffer *self);
void                  newsroom_editor_buffer_redo (NewsroomEditorBuffer *self);
void                  newsroom_editor_buffer_break (NewsroomEditorBuffer *self);
void                  newsroom_editor_buffer_run (NewsroomEditorBuffer *self,
                                                  NewsroomEditorWork   *work);
void                  newsroom_editor_buffer_settle (NewsroomEditorBuffer *self);
NewsroomEditorWork   *newsroom_editor_buffer_get_work (NewsroomEditorBuffer *self);

G_END_DECLS
