/* newsroom-body-tidy.c — lets what commands put into a body go when no words came of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-tidy.h"

#include <string.h>

#include "newsroom-body-delete.h"
#include "newsroom-body-place.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-empty-pair.h"
#include "newsroom-list-numbers.h"
#include "newsroom-open-break.h"

/**
 * newsroom_body_tidy:
 * @buffer: the buffer of a body
 * @leaves: whether it is left, wherever the caret is
 *
 * Does what newsroom_empty_pair_settle() and newsroom_open_break_settle() do, in that order: a line with
 * nothing but marks that go is empty.
 */
void
newsroom_body_tidy (GtkTextBuffer *buffer,
                    gboolean       leaves)
{
  newsroom_empty_pair_settle (buffer, leaves);
  newsroom_open_break_settle (buffer, leaves);
}

/**
 * newsroom_body_tidy_note_undone:
 * @buffer: the buffer of a body, in which a step was undone or redone
 *
 * Remembers what waits for words again.
 */
void
newsroom_body_tidy_note_undone (GtkTextBuffer *buffer)
{
  newsroom_empty_pair_note_undone (buffer);
  newsroom_open_break_note_undone (buffer);
}

static void
replace (GtkTextBuffer *buffer,
         GtkTextIter   *start,
         GtkTextIter   *end,
         const char    *text,
         gboolean       is_aside)
{
  NewsroomEditHistory *history = newsroom_editor_buffer_get_history (NEWSROOM_EDITOR_BUFFER (buffer));

  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
  if (is_aside)
    newsroom_edit_history_begin_aside (history);
  gtk_text_buffer_begin_user_action (buffer);
  newsroom_body_delete (buffer, start, end);
  gtk_text_buffer_insert (buffer, start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  if (is_aside)
    newsroom_edit_history_end_aside (history);
  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
}

/**
 * newsroom_body_tidy_replace:
 * @buffer: the buffer of a body
 * @start: from where
 * @end: to where
 * @text: what comes in its place
 *
 * An edit that nobody asked for. What is only taken away may be a step, which is forgotten with the one that
 * had put it there. All else, and what would be a step after which nothing could be redone, is done aside:
 * it is undone together with the words before it.
 */
void
newsroom_body_tidy_replace (GtkTextBuffer *buffer,
                            GtkTextIter   *start,
                            GtkTextIter   *end,
                            const char    *text)
{
  NewsroomEditHistory *history = newsroom_editor_buffer_get_history (NEWSROOM_EDITOR_BUFFER (buffer));

  replace (buffer, start, end, text, text[0] != '\0' || newsroom_edit_history_get_can_redo (history));
  if (text[0] == '\0')
    newsroom_edit_history_forget_taken_back (history);
}

/**
 * newsroom_body_tidy_take_along:
 * @buffer: the buffer of a body
 * @start: from where
 * @end: to where
 *
 * Takes away what is left of the words that the newest step deleted, and comes back with them.
 */
void
newsroom_body_tidy_take_along (GtkTextBuffer *buffer,
                               GtkTextIter   *start,
                               GtkTextIter   *end)
{
  replace (buffer, start, end, "", TRUE);
}

/* Buttons, menus and other windows give the caret back to where it was; another text does not. */
static gboolean
left_cb (gpointer user_data)
{
  GtkWidget *view = user_data;
  GtkRoot   *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && focus != view && (GTK_IS_TEXT_VIEW (focus) || GTK_IS_TEXT (focus)) && gtk_widget_get_native (focus) == GTK_NATIVE (root))
    newsroom_body_tidy (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), TRUE);

  return G_SOURCE_REMOVE;
}

static void
leave_cb (GtkTextView *view)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, left_cb, g_object_ref (view), g_object_unref);
}

static void
replace_bytes (GtkTextBuffer          *buffer,
               const char             *text,
               const NewsroomTextEdit *edit)
{
  GtkTextIter start, end;

  newsroom_body_place_get_iter (buffer, text, edit->offset, &start);
  newsroom_body_place_get_iter (buffer, text, edit->offset + edit->n_deleted, &end);
  replace (buffer, &start, &end, edit->inserted, TRUE);
}

/* The caret stays at its words: the numbers are before them, or behind. */
static void
close_gap (GtkTextBuffer *buffer,
           const char    *deleted,
           guint          offset)
{
  g_autoptr (NewsroomTextEdit) edit = NULL;
  GtkTextIter caret;
  gsize       length, at;
  const char *text;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (strchr (deleted, '\n') == NULL || gtk_text_buffer_get_has_selection (buffer) || offset != (guint)gtk_text_iter_get_offset (&caret))
    return;

  text = newsroom_body_place_get_text (buffer, &length);
  at = newsroom_body_place_get_offset (text, length, &caret);
  edit = newsroom_list_numbers_close_gap (text, at, deleted);
  if (edit == NULL)
    return;

  replace_bytes (buffer, text, edit);
  gtk_text_buffer_get_iter_at_offset (buffer, &caret, (int)offset);
  gtk_text_buffer_place_cursor (buffer, &caret);
}

/* What a deletion leaves behind that nobody would leave by hand. */
static void
edited_cb (NewsroomEditorBuffer *buffer)
{
  gboolean    inserted = TRUE;
  guint       offset, after;
  const char *text;

  if (!newsroom_editor_buffer_is_recording (buffer) || newsroom_editor_buffer_get_work (buffer) != NULL)
    return;
  newsroom_empty_pair_note_emptied (GTK_TEXT_BUFFER (buffer));
  text = newsroom_edit_history_get_single (newsroom_editor_buffer_get_history (buffer), 0, &inserted, &offset, &after);
  if (text != NULL && !inserted)
    {
      g_autofree char *deleted = g_strdup (text);

      close_gap (GTK_TEXT_BUFFER (buffer), deleted, offset);
    }
}

/* Each buffer is watched once, however often it is shown. */
static void
buffer_cb (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  if (!NEWSROOM_IS_EDITOR_BUFFER (buffer))
    return;

  g_signal_handlers_disconnect_by_func (buffer, edited_cb, NULL);
  g_signal_connect_after (buffer, "end-user-action", G_CALLBACK (edited_cb), NULL);
  newsroom_body_delete_watch (buffer);
}

/**
 * newsroom_body_tidy_watch:
 * @view: the view of a body
 *
 * Remembers marks of which somebody deletes all the words, keeps others whole, and numbers items behind those that are deleted. Tidies it up, too, when somebody goes to write in
 * another text of the window.
 */
void
newsroom_body_tidy_watch (GtkTextView *view)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  g_signal_connect (view, "notify::buffer", G_CALLBACK (buffer_cb), NULL);
  buffer_cb (view);
}
