/* newsroom-edit-history-walk.c — takes steps of an edit history back, and does them again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-edit-history.h"

#include "newsroom-edit-history-private.h"

/* The step that is being undone or redone, or would be next; it leaves its queue when all of it is done. */
static NewsroomEditStep *
peek_step (NewsroomEditHistory *self)
{
  return g_queue_peek_tail (self->is_redo ? &self->redo_steps : &self->undo_steps);
}

static guint
begin (NewsroomEditHistory *self,
       gboolean             is_redo)
{
  NewsroomEditStep *step;

  if (self->is_applying || self->group_depth > 0)
    return 0;

  self->is_redo = is_redo;
  step = peek_step (self);
  if (step == NULL)
    return 0;

  self->is_applying = TRUE;
  self->is_turned = FALSE;
  self->n_applied = 0;

  return step->edits->len;
}

/**
 * newsroom_edit_history_begin_undo:
 * @self: a history
 *
 * Begins to take the newest step back, which newsroom_edit_history_go_on() does edit by edit, until
 * newsroom_edit_history_end_walk(). Where there is none and a past is awaited, that is remembered for
 * newsroom_edit_history_take_wanted(), until something is inserted or deleted.
 *
 * Returns: how many edits the step has; 0 if there is none, a group is open, or a walk has begun
 */
guint
newsroom_edit_history_begin_undo (NewsroomEditHistory *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDIT_HISTORY (self), 0);

  if (self->undo_steps.length == 0 && self->is_awaiting)
    self->n_wanted++;

  return begin (self, FALSE);
}

/**
 * newsroom_edit_history_begin_redo:
 * @self: a history
 *
 * Begins to do the step again that was undone last, as newsroom_edit_history_begin_undo() does.
 *
 * Returns: how many edits the step has; 0 if there is none, a group is open, or a walk has begun
 */
guint
newsroom_edit_history_begin_redo (NewsroomEditHistory *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDIT_HISTORY (self), 0);

  if (self->n_wanted > 0)
    {
      self->n_wanted--;
      return 0;
    }

  return begin (self, TRUE);
}

/**
 * newsroom_edit_history_go_on:
 * @self: a history in which a walk has begun
 * @apply: (scope call): what changes the text
 * @user_data: closure of @apply
 *
 * Does the next edit of the step, or takes the last one back after newsroom_edit_history_turn_back().
 *
 * Returns: whether there was one
 */
gboolean
newsroom_edit_history_go_on (NewsroomEditHistory *self,
                             NewsroomEditApply    apply,
                             gpointer             user_data)
{
  const NewsroomEditStep *step;
  const NewsroomEdit     *edit;
  gboolean                deletes;
  guint                   index;

  g_return_val_if_fail (NEWSROOM_IS_EDIT_HISTORY (self), FALSE);
  g_return_val_if_fail (apply != NULL, FALSE);

  if (!self->is_applying)
    return FALSE;
  step = peek_step (self);
  if (self->n_applied == (self->is_turned ? 0 : step->edits->len))
    return FALSE;

  index = self->is_turned ? --self->n_applied : self->n_applied++;
  edit = &g_array_index (step->edits, NewsroomEdit, self->is_redo ? index : step->edits->len - 1 - index);
  deletes = edit->inserted != (self->is_redo != self->is_turned);
  apply (edit->offset, deletes ? edit->text->str : NULL, deletes ? NULL : edit->text->str, user_data);

  return TRUE;
}

/**
 * newsroom_edit_history_turn_back:
 * @self: a history in which a walk has begun
 *
 * From here on newsroom_edit_history_go_on() takes back what it has done, until all is as before the walk.
 */
void
newsroom_edit_history_turn_back (NewsroomEditHistory *self)
{
  g_return_if_fail (NEWSROOM_IS_EDIT_HISTORY (self));

  self->is_turned = TRUE;
}

/**
 * newsroom_edit_history_end_walk:
 * @self: a history in which newsroom_edit_history_go_on() has no more to do
 * @insert: (out) (optional): where the caret was before the step, or after it where it was redone, in
 *   characters
 * @bound: (out) (optional): the other end of the selection then
 *
 * Returns: whether a step was undone or redone; %FALSE after newsroom_edit_history_turn_back()
 */
gboolean
newsroom_edit_history_end_walk (NewsroomEditHistory *self,
                                guint               *insert,
                                guint               *bound)
{
  gboolean          could_undo;
  gboolean          could_redo;
  NewsroomEditStep *step;

  g_return_val_if_fail (NEWSROOM_IS_EDIT_HISTORY (self), FALSE);

  if (!self->is_applying)
    return FALSE;
  step = peek_step (self);
  g_return_val_if_fail (self->n_applied == (self->is_turned ? 0 : step->edits->len), FALSE);

  self->is_applying = FALSE;
  if (self->is_turned)
    return FALSE;

  could_undo = newsroom_edit_history_get_can_undo (self);
  could_redo = newsroom_edit_history_get_can_redo (self);
  step->type = NEWSROOM_EDIT_STEP_CLOSED;
  g_queue_push_tail (self->is_redo ? &self->undo_steps : &self->redo_steps,
                     g_queue_pop_tail (self->is_redo ? &self->redo_steps : &self->undo_steps));
  self->is_moved = TRUE;
  self->selection = self->is_redo ? step->after : step->before;
  newsroom_edit_history_break (self);
  newsroom_edit_history_notify_changed (self, could_undo, could_redo);
  if (insert != NULL)
    *insert = self->selection.insert;
  if (bound != NULL)
    *bound = self->selection.bound;

  return TRUE;
}

/**
 * newsroom_edit_history_undo:
 * @self: a history
 * @apply: (scope call): what changes the text; called once for each edit of the step
 * @user_data: closure of @apply
 * @insert: (out) (optional): where the caret was before the step, in characters
 * @bound: (out) (optional): the other end of the selection before the step
 *
 * Takes the newest step back at once.
 *
 * Returns: %FALSE if there is none, or a group is open
 */
gboolean
newsroom_edit_history_undo (NewsroomEditHistory *self,
                            NewsroomEditApply    apply,
                            gpointer             user_data,
                            guint               *insert,
                            guint               *bound)
{
  if (newsroom_edit_history_begin_undo (self) == 0)
    return FALSE;

  while (newsroom_edit_history_go_on (self, apply, user_data))
    ;

  return newsroom_edit_history_end_walk (self, insert, bound);
}

/**
 * newsroom_edit_history_redo:
 * @self: a history
 * @apply: (scope call): what changes the text; called once for each edit of the step
 * @user_data: closure of @apply
 * @insert: (out) (optional): where the caret was after the step, in characters
 * @bound: (out) (optional): the other end of the selection after the step
 *
 * Does the step again that was undone last, at once.
 *
 * Returns: %FALSE if there is none, or a group is open
 */
gboolean
newsroom_edit_history_redo (NewsroomEditHistory *self,
                            NewsroomEditApply    apply,
                            gpointer             user_data,
                            guint               *insert,
                            guint               *bound)
{
  if (newsroom_edit_history_begin_redo (self) == 0)
    return FALSE;

  while (newsroom_edit_history_go_on (self, apply, user_data))
    ;

  return newsroom_edit_history_end_walk (self, insert, bound);
}
