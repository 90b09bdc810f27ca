/* newsroom-edit-history-plan.c — a step of an edit history that is known before it is made
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-edit-history.h"

#include "newsroom-edit-history-private.h"

/* As a group that was opened now would have. */
static void
plan_text (NewsroomEditHistory *self,
           guint                offset,
           const char          *text,
           gssize               length,
           gboolean             inserted)
{
  NewsroomEdit edit = { 0 };

  if (self->is_applying || length == 0 || text[0] == '\0')
    return;

  if (self->plan == NULL)
    self->plan = newsroom_edit_step_new (self->selection);
  edit.text = g_string_new_len (text, length);
  edit.offset = offset;
  edit.n_chars = (guint)g_utf8_strlen (edit.text->str, (gssize)edit.text->len);
  edit.inserted = inserted;
  g_array_append_val (self->plan->edits, edit);
}

/**
 * newsroom_edit_history_plan_insert:
 * @self: a history
 * @offset: where, in characters, after what was planned before
 * @text: UTF-8 text that is to be put there
 * @length: its length in bytes, or -1 if it is terminated
 *
 * Adds to a step that is not made yet: newsroom_edit_history_begin_plan() begins to. What is selected, as it is known
 * at the first, is what undoing the step selects.
 */
void
newsroom_edit_history_plan_insert (NewsroomEditHistory *self,
                                   guint                offset,
                                   const char          *text,
                                   gssize               length)
{
  g_return_if_fail (NEWSROOM_IS_EDIT_HISTORY (self));
  g_return_if_fail (text != NULL);

  plan_text (self, offset, text, length, TRUE);
}

/**
 * newsroom_edit_history_plan_delete:
 * @self: a history
 * @offset: where, in characters, after what was planned before
 * @text: the UTF-8 text that is there and is to be removed
 * @length: its length in bytes, or -1 if it is terminated
 *
 * Adds to a step that is not made yet, as newsroom_edit_history_plan_insert() does.
 */
void
newsroom_edit_history_plan_delete (NewsroomEditHistory *self,
                                   guint                offset,
                                   const char          *text,
                                   gssize               length)
{
  g_return_if_fail (NEWSROOM_IS_EDIT_HISTORY (self));
  g_return_if_fail (text != NULL);

  plan_text (self, offset, text, length, FALSE);
}

/**
 * newsroom_edit_history_end_plan:
 * @self: a history in which what was planned is done, or taken back
 *
 * Makes the newest step of it, behind which nothing can be redone; or forgets it.
 */
void
newsroom_edit_history_end_plan (NewsroomEditHistory *self)
{
  g_autoptr (NewsroomEditStep) plan = g_steal_pointer (&self->plan);
  gboolean could_undo = newsroom_edit_history_get_can_undo (self);
  gboolean could_redo = newsroom_edit_history_get_can_redo (self);

  if (self->is_turned)
    {
      self->selection = plan->before;
      return;
    }

  self->n_wanted = 0;
  self->selection = plan->after;
  newsroom_edit_history_clear_steps (self, &self->redo_steps);
  newsroom_edit_history_push (self, g_steal_pointer (&plan));
  newsroom_edit_history_drop_oldest (self);
  newsroom_edit_history_notify_changed (self, could_undo, could_redo);
}
