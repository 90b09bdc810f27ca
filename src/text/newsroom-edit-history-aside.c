/* newsroom-edit-history-aside.c — what an edit history has of edits that nobody asked for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-edit-history.h"

#include "newsroom-edit-history-private.h"

/**
 * newsroom_edit_history_forget_taken_back:
 * @self: a history
 *
 * If the newest step deleted all that the one before it had inserted, both are as if they had never been.
 *
 * Returns: whether it did
 */
gboolean
newsroom_edit_history_forget_taken_back (NewsroomEditHistory *self)
{
  const guint n = self->undo_steps.length;

  if (self->group_depth > 0 || n < 2 ||
      !newsroom_edit_step_takes_back (g_queue_peek_tail (&self->undo_steps), g_queue_peek_nth (&self->undo_steps, n - 2)))
    return FALSE;

  newsroom_edit_history_forget (self, g_queue_pop_tail (&self->undo_steps));
  newsroom_edit_history_forget (self, g_queue_pop_tail (&self->undo_steps));
  newsroom_edit_history_touch (self, newsroom_edit_history_get_position (self));
  newsroom_edit_history_notify_changed (self, TRUE, newsroom_edit_history_get_can_redo (self));

  return TRUE;
}

static NewsroomEdit
copy_edit (const NewsroomEdit *edit,
           gboolean            inserted)
{
  NewsroomEdit copy = *edit;

  copy.text = g_string_new_len (edit->text->str, (gssize)edit->text->len);
  copy.inserted = inserted;

  return copy;
}

static void
count_bytes (NewsroomEditHistory    *self,
             const NewsroomEditStep *aside)
{
  self->bytes += newsroom_edit_step_get_bytes (aside) - sizeof *aside;
  self->text_bytes += newsroom_edit_step_get_text_bytes (aside);
}

/* The step that was done last does all of it at its end. */
static void
add_to_last (NewsroomEditHistory    *self,
             NewsroomEditStep       *last,
             const NewsroomEditStep *aside)
{
  for (guint i = 0; i < aside->edits->len; i++)
    {
      const NewsroomEdit *edit = &g_array_index (aside->edits, NewsroomEdit, i);
      const NewsroomEdit  copy = copy_edit (edit, edit->inserted);

      g_array_append_val (last->edits, copy);
    }
  last->type = NEWSROOM_EDIT_STEP_CLOSED;
  last->after = aside->after;
  count_bytes (self, aside);
}

/* The step that is redone next takes all of it back first. */
static void
add_to_next (NewsroomEditHistory    *self,
             NewsroomEditStep       *next,
             const NewsroomEditStep *aside)
{
  for (guint i = 0; i < aside->edits->len; i++)
    {
      const NewsroomEdit *edit = &g_array_index (aside->edits, NewsroomEdit, i);
      const NewsroomEdit  copy = copy_edit (edit, !edit->inserted);

      g_array_prepend_val (next->edits, copy);
    }
  next->before = aside->after;
  count_bytes (self, aside);
}

/* Whether all that a step did is undone in it. */
static gboolean
does_nothing (const NewsroomEditStep *step)
{
  const NewsroomEdit *edits = (const NewsroomEdit *)(gpointer)step->edits->data;

  return step->edits->len == 2 && edits[0].inserted && !edits[1].inserted && edits[0].offset == edits[1].offset &&
         g_string_equal (edits[0].text, edits[1].text);
}

/**
 * newsroom_edit_history_begin_aside:
 * @self: a history in which no group is open
 *
 * What follows, up to newsroom_edit_history_end_aside(), belongs to the step that was done last, and is undone
 * with it; and the step that is to be redone next, if there is one, takes it back before it does what it did.
 * So a text can be put in order in between, and nothing that was undone is lost. Where no step is known it is
 * one itself: what newsroom_edit_history_adopt() puts before it leads to the text as it was before it.
 */
void
newsroom_edit_history_begin_aside (NewsroomEditHistory *self)
{
  g_return_if_fail (NEWSROOM_IS_EDIT_HISTORY (self));
  g_return_if_fail (self->group_depth == 0 && self->aside == NULL && !self->is_applying);

  self->aside = newsroom_edit_step_new (self->selection);
}

/**
 * newsroom_edit_history_end_aside:
 * @self: a history in which newsroom_edit_history_begin_aside() was called
 */
void
newsroom_edit_history_end_aside (NewsroomEditHistory *self)
{
  const gboolean    could_undo = newsroom_edit_history_get_can_undo (self);
  NewsroomEditStep *last = g_queue_peek_tail (&self->undo_steps);
  NewsroomEditStep *next = g_queue_peek_tail (&self->redo_steps);
  g_autoptr (NewsroomEditStep) aside = g_steal_pointer (&self->aside);
  const NewsroomEdit *edit;

  g_return_if_fail (aside != NULL);

  if (aside->edits->len == 0)
    return;

  edit = newsroom_edit_step_get_last (aside);
  aside->after.insert = aside->after.bound = edit->inserted ? edit->offset + edit->n_chars : edit->offset;
  newsroom_edit_history_touch (self, newsroom_edit_history_get_position (self) - (last != NULL));
  if (next != NULL)
    add_to_next (self, next, aside);
  if (last == NULL)
    newsroom_edit_history_push (self, g_steal_pointer (&aside));
  else
    add_to_last (self, last, aside);
  if (last != NULL && does_nothing (last))
    newsroom_edit_history_forget (self, g_queue_pop_tail (&self->undo_steps));

  newsroom_edit_history_drop_oldest (self);
  newsroom_edit_history_notify_changed (self, could_undo, next != NULL);
}

/**
 * newsroom_edit_history_get_single:
 * @self: a history
 * @n_later: how many steps were done after the step; 0 for the newest
 * @inserted: (out): whether the text was inserted, or else deleted
 * @offset: (out): where it was done, in characters
 * @caret: (out): where the caret was left, in characters
 *
 * Returns: (transfer none) (nullable): the text that the step inserted or deleted, if that is all it did
 */
const char *
newsroom_edit_history_get_single (NewsroomEditHistory *self,
                                  guint                n_later,
                                  gboolean            *inserted,
                                  guint               *offset,
                                  guint               *caret)
{
  const NewsroomEditStep *step;
  const NewsroomEdit     *edit;

  g_return_val_if_fail (NEWSROOM_IS_EDIT_HISTORY (self), NULL);

  if (n_later >= self->undo_steps.length)
    return NULL;
  step = g_queue_peek_nth (&self->undo_steps, self->undo_steps.length - 1 - n_later);
  if (step->edits->len != 1)
    return NULL;
  edit = newsroom_edit_step_get_last (step);
  *inserted = edit->inserted;
  *offset = edit->offset;
  *caret = step->after.insert;

  return edit->text->str;
}

/**
 * newsroom_edit_history_get_newest:
 * @self: a history
 * @offset: (out): where it was done, in characters
 * @caret: (out): where the caret was left, in characters
 *
 * Returns: (transfer none) (nullable): the text that the newest step inserted, if that is all it did
 */
const char *
newsroom_edit_history_get_newest (NewsroomEditHistory *self,
                                  guint               *offset,
                                  guint               *caret)
{
  gboolean    inserted = FALSE;
  const char *text = newsroom_edit_history_get_single (self, 0, &inserted, offset, caret);

  return inserted ? text : NULL;
}
