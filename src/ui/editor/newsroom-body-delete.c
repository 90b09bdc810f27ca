/* newsroom-body-delete.c — what is deleted of a body leaves whole marks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-delete.h"

#include "newsroom-body-place.h"
#include "newsroom-editor-buffer-change.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-piece.h"

static gboolean
is_selection (GtkTextBuffer     *buffer,
              const GtkTextIter *start,
              const GtkTextIter *end)
{
  GtkTextIter first, last;

  return gtk_text_buffer_get_selection_bounds (buffer, &first, &last) && gtk_text_iter_equal (&first, start) && gtk_text_iter_equal (&last, end);
}

/* Whoever deletes what is selected, or writes over it, deletes words; the marks that they share with others stay. GTK
 * deletes it in the midst of what it does, and goes on at the caret. */
static void
delete_range_cb (GtkTextBuffer *buffer,
                 GtkTextIter   *start,
                 GtkTextIter   *end)
{
  NewsroomEditorBuffer *body = NEWSROOM_EDITOR_BUFFER (buffer);
  g_autoptr (NewsroomTextEdit) edit = NULL;
  const char *text;
  gsize       length;
  int         caret;

  if (!newsroom_editor_buffer_is_recording (body) || newsroom_editor_buffer_get_work (body) != NULL || !is_selection (buffer, start, end) ||
      gtk_text_iter_get_offset (end) - gtk_text_iter_get_offset (start) > NEWSROOM_EDITOR_BUFFER_LONG)
    return;

  text = newsroom_body_place_get_text (buffer, &length);
  edit = newsroom_piece_delete (text, newsroom_body_place_get_offset (text, length, start), newsroom_body_place_get_offset (text, length, end));
  if (edit == NULL)
    return;

  newsroom_body_place_get_iter (buffer, text, edit->offset, start);
  newsroom_body_place_get_iter (buffer, text, edit->offset + edit->n_deleted, end);
  newsroom_body_delete (buffer, start, end);
  gtk_text_buffer_insert (buffer, start, edit->inserted, -1);
  text = newsroom_body_place_get_text (buffer, &length);
  caret = (int)g_utf8_strlen (text, (gssize)edit->start);
  gtk_text_buffer_get_iter_at_offset (buffer, start, caret);
  gtk_text_buffer_place_cursor (buffer, start);
  *end = *start;
  g_signal_stop_emission_by_name (buffer, "delete-range");
}

/**
 * newsroom_body_delete_watch:
 * @buffer: the buffer of a body
 *
 * Sees to it that marks stay whole when somebody deletes what is selected, or writes over it: half of a pair would be
 * words. It is the same step.
 */
void
newsroom_body_delete_watch (GtkTextBuffer *buffer)
{
  g_signal_handlers_disconnect_by_func (buffer, delete_range_cb, NULL);
  g_signal_connect (buffer, "delete-range", G_CALLBACK (delete_range_cb), NULL);
}

/**
 * newsroom_body_delete:
 * @buffer: a buffer
 * @start: (inout): from where
 * @end: (inout): to where
 *
 * Deletes that and nothing else, selected or not, as commands need it.
 */
void
newsroom_body_delete (GtkTextBuffer *buffer,
                      GtkTextIter   *start,
                      GtkTextIter   *end)
{
  g_signal_handlers_block_by_func (buffer, delete_range_cb, NULL);
  gtk_text_buffer_delete (buffer, start, end);
  g_signal_handlers_unblock_by_func (buffer, delete_range_cb, NULL);
}
