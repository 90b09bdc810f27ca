/* newsroom-editor-buffer-private.h — what the files of the text buffer share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-editor-buffer.h"
#include "newsroom-text-copy.h"

G_BEGIN_DECLS

/**
 * NewsroomEditorBuffer:
 *
 * Records what is inserted and deleted in a #NewsroomEditHistory; the undo of GtkTextBuffer
 * stays off, because in GTK 4.8 it loses text after long runs of Backspace. Whatever comes
 * in has "\n" line ends or, in a buffer of one line, none.
 *
 * What takes long is done bit by bit, and is one step; meanwhile the text is neither that of before nor
 * that of after, and nobody may write in it or save it.
 *
 * Properties: "undoable" and "redoable" (boolean), "work" (object): what is under way. All notify.
 *
 * Signal: "parsed": newsroom_editor_buffer_get_spans() has news.
 */
struct _NewsroomEditorBuffer
{
  GtkSourceBuffer parent_instance;

  gboolean one_line;
  gboolean works_at_once; /* nobody waits for work under way */
  gboolean is_loading;
  gboolean is_applying;
  guint    n_edits_under_way;
  gboolean was_undoable;
  gboolean was_redoable;

  /* Owned */
  NewsroomEditHistory *history;
  NewsroomTextCopy    *copy;  /* of the text, for newsroom_editor_buffer_get_text() */
  NewsroomSpans       *spans; /* (nullable): of the text as it is */
  NewsroomEditorWork  *work;  /* what is under way; NULL for nothing */

  /* Where the ends of what was selected are meanwhile; NULL for nothing */
  GtkTextMark *was_insert;
  GtkTextMark *was_bound;
};

void     newsroom_editor_buffer_notify_history (NewsroomEditorBuffer *self);
void     newsroom_editor_buffer_get_selection (NewsroomEditorBuffer *self,
                                               guint                *insert,
                                               guint                *bound);
void     newsroom_editor_buffer_walk (NewsroomEditorBuffer *self,
                                      NewsroomEditorWork   *work);
gboolean newsroom_editor_buffer_step (NewsroomEditorBuffer *self);
void     newsroom_editor_buffer_turn_back (NewsroomEditorBuffer *self);

G_END_DECLS
