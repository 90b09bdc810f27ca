/* newsroom-editor-buffer-work.c — what takes long in a text buffer, and its undo and redo
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-buffer-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-body-delete.h"
#include "newsroom-body-tidy.h"

static GtkTextMark *
copy_mark (GtkTextBuffer *buffer,
           GtkTextMark   *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);

  return g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &iter, gtk_text_mark_get_left_gravity (mark)));
}

/* What is selected would be offered to other programs anew after each change, and each time GTK waits for the
 * X server. */
static void
give_up_selection (NewsroomEditorBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter    caret;

  if (!gtk_text_buffer_get_has_selection (buffer))
    return;

  self->was_insert = copy_mark (buffer, gtk_text_buffer_get_insert (buffer));
  self->was_bound = copy_mark (buffer, gtk_text_buffer_get_selection_bound (buffer));
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, self->was_insert);
  gtk_text_buffer_place_cursor (buffer, &caret);
}

static void
select_again (NewsroomEditorBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter    insert, bound;

  if (self->was_insert == NULL)
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &insert, self->was_insert);
  gtk_text_buffer_get_iter_at_mark (buffer, &bound, self->was_bound);
  gtk_text_buffer_select_range (buffer, &insert, &bound);
  gtk_text_buffer_delete_mark (buffer, self->was_insert);
  gtk_text_buffer_delete_mark (buffer, self->was_bound);
  g_clear_object (&self->was_insert);
  g_clear_object (&self->was_bound);
}

/**
 * newsroom_editor_buffer_get_selection:
 * @self: a buffer
 * @insert: (out): where the caret is, in characters
 * @bound: (out): where the other end of what is selected is; or was, before it was given up for what is under way
 */
void
newsroom_editor_buffer_get_selection (NewsroomEditorBuffer *self,
                                      guint                *insert,
                                      guint                *bound)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter    iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, self->was_insert != NULL ? self->was_insert : gtk_text_buffer_get_insert (buffer));
  *insert = (guint)gtk_text_iter_get_offset (&iter);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, self->was_bound != NULL ? self->was_bound : gtk_text_buffer_get_selection_bound (buffer));
  *bound = (guint)gtk_text_iter_get_offset (&iter);
}

/* A step that was undone or redone is over, and the text is what it was then. */
static void
end_walk (NewsroomEditorBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter    insert_iter, bound_iter;
  guint          insert = 0;
  guint          bound = 0;

  self->is_applying = FALSE;
  if (newsroom_edit_history_end_walk (self->history, &insert, &bound))
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &insert_iter, (int)insert);
      gtk_text_buffer_get_iter_at_offset (buffer, &bound_iter, (int)bound);
      gtk_text_buffer_select_range (buffer, &insert_iter, &bound_iter);
      newsroom_body_tidy_note_undone (buffer);
    }
  self->n_edits_under_way--;
  newsroom_editor_buffer_notify_history (self);
}

/* Whoever hears that nothing is under way any more may save the text and what can be undone of it. */
static void
done_cb (NewsroomEditorBuffer *self)
{
  g_autoptr (NewsroomEditorWork) work = g_steal_pointer (&self->work);

  select_again (self);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self));
  if (self->is_applying)
    end_walk (self);
  newsroom_editor_buffer_break (self);
  g_object_notify (G_OBJECT (self), "work");
}

/**
 * newsroom_editor_buffer_run:
 * @self: a buffer
 * @work: what changes its text, of which nothing is done yet
 *
 * Does it as one step that can be undone, after what is under way. A little is done at once; what is not
 * done then is the property “work” until it is.
 */
void
newsroom_editor_buffer_run (NewsroomEditorBuffer *self,
                            NewsroomEditorWork   *work)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self));
  g_return_if_fail (NEWSROOM_IS_EDITOR_WORK (work));

  newsroom_editor_buffer_settle (self);
  newsroom_editor_buffer_break (self);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self));
  self->work = g_object_ref (work);
  g_signal_connect_object (work, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  newsroom_editor_work_start (work);
  if (self->work == work && self->works_at_once)
    newsroom_editor_work_finish (work);
  if (self->work != work)
    return;

  give_up_selection (self);
  g_object_notify (G_OBJECT (self), "work");
}

/**
 * newsroom_editor_buffer_settle:
 * @self: a buffer
 *
 * Does what is left to do of what is under way at once.
 */
void
newsroom_editor_buffer_settle (NewsroomEditorBuffer *self)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self));

  if (self->work != NULL)
    newsroom_editor_work_finish (self->work);
}

/**
 * newsroom_editor_buffer_get_work:
 * @self: a buffer
 *
 * Returns: (transfer none) (nullable): what is under way, while which the text is nothing whole
 */
NewsroomEditorWork *
newsroom_editor_buffer_get_work (NewsroomEditorBuffer *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self), NULL);

  return self->work;
}

static void
apply_cb (guint       offset,
          const char *deleted,
          const char *inserted,
          gpointer    user_data)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (user_data);
  GtkTextIter    start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)offset);
  if (deleted != NULL)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)offset + (int)g_utf8_strlen (deleted, -1));
      newsroom_body_delete (buffer, &start, &end);
    }
  if (inserted != NULL)
    gtk_text_buffer_insert (buffer, &start, inserted, -1);
}

/**
 * newsroom_editor_buffer_step:
 * @self: a buffer
 *
 * Does some more of the step in its history that is under way.
 *
 * Returns: whether there was any
 */
gboolean
newsroom_editor_buffer_step (NewsroomEditorBuffer *self)
{
  return newsroom_edit_history_go_on (self->history, apply_cb, self);
}

/**
 * newsroom_editor_buffer_turn_back:
 * @self: a buffer
 *
 * From here on newsroom_editor_buffer_step() takes it back.
 */
void
newsroom_editor_buffer_turn_back (NewsroomEditorBuffer *self)
{
  newsroom_edit_history_turn_back (self->history);
}

/**
 * newsroom_editor_buffer_walk:
 * @self: a buffer in which nothing is under way
 * @work: what steps through its history, with newsroom_editor_buffer_step()
 *
 * Runs it. What it changes is not recorded, as it is in the history.
 */
void
newsroom_editor_buffer_walk (NewsroomEditorBuffer *self,
                             NewsroomEditorWork   *work)
{
  self->n_edits_under_way++;
  self->is_applying = TRUE;
  newsroom_editor_buffer_run (self, work);
}

static gboolean
walk_step (gpointer user_data)
{
  return newsroom_editor_buffer_step (NEWSROOM_EDITOR_BUFFER (user_data));
}

static void
turn_back (gpointer user_data)
{
  newsroom_editor_buffer_turn_back (NEWSROOM_EDITOR_BUFFER (user_data));
}

static void
walk (NewsroomEditorBuffer *self,
      guint (*begin) (NewsroomEditHistory *),
      const char *title)
{
  g_autoptr (NewsroomEditorWork) work = NULL;
  guint n;

  newsroom_editor_buffer_settle (self);
  n = begin (self->history);
  if (n == 0)
    {
      newsroom_editor_buffer_notify_history (self);
      return;
    }

  work = newsroom_editor_work_new (title, n, walk_step, self, NULL);
  newsroom_editor_work_set_turn_back (work, turn_back);
  newsroom_editor_buffer_walk (self, work);
}

/**
 * newsroom_editor_buffer_undo:
 * @self: a buffer
 *
 * Takes the last step back and selects what was selected before it, bit by bit where that takes long.
 */
void
newsroom_editor_buffer_undo (NewsroomEditorBuffer *self)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self));

  walk (self, newsroom_edit_history_begin_undo, _ ("Undoing…"));
}

/**
 * newsroom_editor_buffer_redo:
 * @self: a buffer
 *
 * Takes again the step that was taken back last, likewise.
 */
void
newsroom_editor_buffer_redo (NewsroomEditorBuffer *self)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self));

  walk (self, newsroom_edit_history_begin_redo, _ ("Redoing…"));
}
