/* newsroom-edit-history.c — undo and redo of a text, without a widget
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-edit-history.h"

#include "newsroom-edit-history-private.h"

G_DEFINE_FINAL_TYPE (NewsroomEditHistory, newsroom_edit_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/**
 * newsroom_edit_history_notify_changed:
 * @self: a history
 * @could_undo: whether something could be undone before
 * @could_redo: whether something could be redone before
 */
void
newsroom_edit_history_notify_changed (NewsroomEditHistory *self,
                                      gboolean             could_undo,
                                      gboolean             could_redo)
{
  if (could_undo != newsroom_edit_history_get_can_undo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (could_redo != newsroom_edit_history_get_can_redo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

/**
 * newsroom_edit_history_touch:
 * @self: a history
 * @number: a step
 *
 * It, and what lies behind it, is another one from here on.
 */
void
newsroom_edit_history_touch (NewsroomEditHistory *self,
                             gint64               number)
{
  self->dirty = MIN (self->dirty, number);
  self->is_moved = TRUE;
}

/**
 * newsroom_edit_history_get_position:
 * @self: a history
 *
 * Returns: the number that the next step will have
 */
gint64
newsroom_edit_history_get_position (NewsroomEditHistory *self)
{
  return self->first + self->undo_steps.length;
}

/**
 * newsroom_edit_history_forget:
 * @self: a history
 * @step: (transfer full): a step that it has no longer
 */
void
newsroom_edit_history_forget (NewsroomEditHistory *self,
                              NewsroomEditStep    *step)
{
  self->bytes -= newsroom_edit_step_get_bytes (step);
  self->text_bytes -= newsroom_edit_step_get_text_bytes (step);
  newsroom_edit_step_free (step);
}

/**
 * newsroom_edit_history_clear_steps:
 * @self: a history
 * @steps: one of its queues
 *
 * Forgets all of them.
 */
void
newsroom_edit_history_clear_steps (NewsroomEditHistory *self,
                                   GQueue              *steps)
{
  NewsroomEditStep *step;

  while ((step = g_queue_pop_head (steps)) != NULL)
    {
      newsroom_edit_history_forget (self, step);
    }
}

/**
 * newsroom_edit_history_drop_oldest:
 * @self: a history
 *
 * Forgets what is beyond its bound. The newest step stays, however large: it is the one that is most likely wanted back.
 */
void
newsroom_edit_history_drop_oldest (NewsroomEditHistory *self)
{
  while (self->bytes > self->max_bytes && self->undo_steps.length > 1)
    {
      NewsroomEditStep *oldest = g_queue_pop_head (&self->undo_steps);

      self->first++;
      newsroom_edit_history_forget (self, oldest);
    }
}

/* Adds the edit to the newest step if that goes on with it. */
static gboolean
join_newest (NewsroomEditHistory *self,
             const NewsroomEdit  *edit)
{
  NewsroomEditStep *step = g_queue_peek_tail (&self->undo_steps);
  gsize             n_edits = step != NULL ? step->edits->len : 0;

  if (step == NULL || !newsroom_edit_step_join (step, edit))
    return FALSE;

  step->after = self->selection;
  self->bytes += edit->text->len + (step->edits->len - n_edits) * sizeof (NewsroomEdit);
  self->text_bytes += edit->text->len;
  newsroom_edit_history_touch (self, newsroom_edit_history_get_position (self) - 1);

  return TRUE;
}

/**
 * newsroom_edit_history_push:
 * @self: a history
 * @step: (transfer full): what is now its newest step
 */
void
newsroom_edit_history_push (NewsroomEditHistory *self,
                            NewsroomEditStep    *step)
{
  newsroom_edit_history_touch (self, newsroom_edit_history_get_position (self));
  g_queue_push_tail (&self->undo_steps, step);
  self->bytes += newsroom_edit_step_get_bytes (step);
  self->text_bytes += newsroom_edit_step_get_text_bytes (step);
}

/* The text of @edit is taken over. */
static void
record (NewsroomEditHistory *self,
        NewsroomEdit        *edit)
{
  gboolean              could_undo = newsroom_edit_history_get_can_undo (self);
  gboolean              could_redo = newsroom_edit_history_get_can_redo (self);
  NewsroomEditSelection before = self->selection;
  guint                 caret = edit->inserted ? edit->offset + edit->n_chars : edit->offset;

  self->selection = (NewsroomEditSelection){ caret, caret };
  if (self->redo_steps.length > 0)
    newsroom_edit_history_touch (self, newsroom_edit_history_get_position (self));
  newsroom_edit_history_clear_steps (self, &self->redo_steps);

  if (self->group_depth > 0)
    {
      if (self->group == NULL)
        self->group = newsroom_edit_step_new (self->before_group);
      g_array_append_val (self->group->edits, *edit);
      self->group->after = self->selection;
    }
  else if (join_newest (self, edit))
    {
      newsroom_edit_clear (edit);
    }
  else
    {
      NewsroomEditStep *step = newsroom_edit_step_new (before);

      step->after = self->selection;
      g_array_append_val (step->edits, *edit);
      step->type = newsroom_edit_step_find_type (step);
      newsroom_edit_history_push (self, step);
    }

  newsroom_edit_history_drop_oldest (self);
  newsroom_edit_history_notify_changed (self, could_undo, could_redo);
}

static void
record_text (NewsroomEditHistory *self,
             guint                offset,
             const char          *text,
             gssize               length,
             gboolean             inserted)
{
  NewsroomEdit edit = { 0 };

  if (self->is_applying || length == 0 || text[0] == '\0')
    return;

  self->n_wanted = 0;
  edit.text = g_string_new_len (text, length);
  edit.offset = offset;
  edit.n_chars = (guint)g_utf8_strlen (edit.text->str, (gssize)edit.text->len);
  edit.inserted = inserted;
  if (self->aside != NULL)
    g_array_append_val (self->aside->edits, edit);
  else
    record (self, &edit);
}

static void
newsroom_edit_history_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  NewsroomEditHistory *self = NEWSROOM_EDIT_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, newsroom_edit_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, newsroom_edit_history_get_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_edit_history_finalize (GObject *object)
{
  NewsroomEditHistory *self = NEWSROOM_EDIT_HISTORY (object);

  newsroom_edit_history_clear_steps (self, &self->undo_steps);
  newsroom_edit_history_clear_steps (self, &self->redo_steps);
  g_clear_pointer (&self->group, newsroom_edit_step_free);
  g_clear_pointer (&self->aside, newsroom_edit_step_free);
  g_clear_pointer (&self->plan, newsroom_edit_step_free);
  g_clear_pointer (&self->sent, newsroom_edit_changes_unref);

  G_OBJECT_CLASS (newsroom_edit_history_parent_class)->finalize (object);
}

static void
newsroom_edit_history_class_init (NewsroomEditHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = newsroom_edit_history_get_property;
  object_class->finalize = newsroom_edit_history_finalize;

  /**
   * NewsroomEditHistory:can-undo:
   *
   * Whether there is a step to take back, or may be one soon.
   */
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * NewsroomEditHistory:can-redo:
   *
   * Whether there is a step to do again.
   */
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
newsroom_edit_history_init (NewsroomEditHistory *self)
{
  g_queue_init (&self->undo_steps);
  g_queue_init (&self->redo_steps);
  self->dirty = NEWSROOM_EDIT_NO_STEP;
}

/**
 * newsroom_edit_history_new:
 * @max_bytes: how much to remember, in bytes; beyond it the oldest steps are forgotten, but
 *   never the newest
 *
 * Returns: (transfer full): an empty history
 */
NewsroomEditHistory *
newsroom_edit_history_new (gsize max_bytes)
{
  NewsroomEditHistory *self = g_object_new (NEWSROOM_TYPE_EDIT_HISTORY, NULL);

  self->max_bytes = max_bytes;

  return self;
}

/**
 * newsroom_edit_history_get_can_undo:
 * @self: a history
 *
 * Returns: whether there is a step to take back, or newsroom_edit_history_await() said that one may
 *   come
 */
gboolean
newsroom_edit_history_get_can_undo (NewsroomEditHistory *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDIT_HISTORY (self), FALSE);

  return self->undo_steps.length > 0 || self->is_awaiting;
}

/**
 * newsroom_edit_history_get_can_redo:
 * @self: a history
 *
 * Returns: whether there is a step to do again
 */
gboolean
newsroom_edit_history_get_can_redo (NewsroomEditHistory *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDIT_HISTORY (self), FALSE);

  return self->redo_steps.length > 0;
}

/**
 * newsroom_edit_history_insert:
 * @self: a history
 * @offset: where, in characters
 * @text: UTF-8 text that was put there
 * @length: its length in bytes, or -1 if it is terminated
 *
 * Remembers an edit. Does nothing while a step is undone or redone, so that it can be called
 * for every change of a buffer.
 */
void
newsroom_edit_history_insert (NewsroomEditHistory *self,
                              guint                offset,
                              const char          *text,
                              gssize               length)
{
  g_return_if_fail (NEWSROOM_IS_EDIT_HISTORY (self));
  g_return_if_fail (text != NULL);

  record_text (self, offset, text, length, TRUE);
}

/**
 * newsroom_edit_history_delete:
 * @self: a history
 * @offset: where, in characters
 * @text: UTF-8 text that was removed there
 * @length: its length in bytes, or -1 if it is terminated
 *
 * Remembers an edit, as newsroom_edit_history_insert() does.
 */
void
newsroom_edit_history_delete (NewsroomEditHistory *self,
                              guint                offset,
                              const char          *text,
                              gssize               length)
{
  g_return_if_fail (NEWSROOM_IS_EDIT_HISTORY (self));
  g_return_if_fail (text != NULL);

  record_text (self, offset, text, length, FALSE);
}

/**
 * newsroom_edit_history_begin_group:
 * @self: a history
 *
 * What follows, up to the matching newsroom_edit_history_end_group(), is one step. Groups
 * may be nested; the outermost counts. A group of a single edit is treated as that edit
 * alone, so that keys that a widget wraps in groups still form words.
 *
 * What newsroom_edit_history_set_selection() said before it began is what undoing it selects, also where the caret is
 * moved before the first edit, and what it says last before the end is what redoing it selects.
 */
void
newsroom_edit_history_begin_group (NewsroomEditHistory *self)
{
  g_return_if_fail (NEWSROOM_IS_EDIT_HISTORY (self));

  if (self->group_depth == 0)
    self->before_group = self->selection;
  self->group_depth++;
}

/**
 * newsroom_edit_history_end_group:
 * @self: a history
 */
void
newsroom_edit_history_end_group (NewsroomEditHistory *self)
{
  gboolean          could_undo;
  NewsroomEditStep *group;

  g_return_if_fail (NEWSROOM_IS_EDIT_HISTORY (self));
  g_return_if_fail (self->group_depth > 0);

  self->group_depth--;
  if (self->group_depth > 0 || self->group == NULL)
    return;

  could_undo = newsroom_edit_history_get_can_undo (self);
  group = g_steal_pointer (&self->group);
  group->after = self->selection;
  if (group->edits->len == 1 && join_newest (self, newsroom_edit_step_get_last (group)))
    {
      ((NewsroomEditStep *)g_queue_peek_tail (&self->undo_steps))->after = group->after;
      newsroom_edit_step_free (group);
    }
  else
    {
      group->type = newsroom_edit_step_find_type (group);
      newsroom_edit_history_push (self, group);
    }

  newsroom_edit_history_drop_oldest (self);
  newsroom_edit_history_notify_changed (self, could_undo, newsroom_edit_history_get_can_redo (self));
}

/**
 * newsroom_edit_history_break:
 * @self: a history
 *
 * Ends the newest step: what is typed from now on is another one. To be called when the
 * caret is moved and when the focus is lost.
 */
void
newsroom_edit_history_break (NewsroomEditHistory *self)
{
  NewsroomEditStep *step;

  g_return_if_fail (NEWSROOM_IS_EDIT_HISTORY (self));

  step = g_queue_peek_tail (&self->undo_steps);
  if (step != NULL)
    step->type = NEWSROOM_EDIT_STEP_CLOSED;
}

/**
 * newsroom_edit_history_is_typing:
 * @self: a history
 *
 * Returns: whether the last that was done was to type, and the next letter may go on with that word
 */
gboolean
newsroom_edit_history_is_typing (NewsroomEditHistory *self)
{
  const NewsroomEditStep *step;

  g_return_val_if_fail (NEWSROOM_IS_EDIT_HISTORY (self), FALSE);

  step = g_queue_peek_tail (&self->undo_steps);

  return step != NULL && step->type == NEWSROOM_EDIT_STEP_TYPING;
}

/**
 * newsroom_edit_history_set_selection:
 * @self: a history
 * @insert: where the caret is, in characters
 * @bound: the other end of the selection, or @insert
 *
 * Says what is selected before the next edit, which undoing it restores, or at the end of a
 * group, which redoing it restores. After an edit the caret is taken to be behind it unless told
 * otherwise.
 */
void
newsroom_edit_history_set_selection (NewsroomEditHistory *self,
                                     guint                insert,
                                     guint                bound)
{
  g_return_if_fail (NEWSROOM_IS_EDIT_HISTORY (self));

  if (!self->is_applying)
    self->selection = (NewsroomEditSelection){ insert, bound };
}

/**
 * newsroom_edit_history_clear:
 * @self: a history
 *
 * Forgets every step, as when another text is shown.
 */
void
newsroom_edit_history_clear (NewsroomEditHistory *self)
{
  gboolean could_undo;
  gboolean could_redo;

  g_return_if_fail (NEWSROOM_IS_EDIT_HISTORY (self));

  could_undo = newsroom_edit_history_get_can_undo (self);
  could_redo = newsroom_edit_history_get_can_redo (self);
  self->is_moved |= self->undo_steps.length > 0 || could_redo;
  self->is_applying = FALSE;
  self->is_awaiting = FALSE;
  self->n_wanted = 0;
  self->is_kept = FALSE;
  self->first = 0;
  newsroom_edit_history_clear_steps (self, &self->undo_steps);
  newsroom_edit_history_clear_steps (self, &self->redo_steps);
  g_clear_pointer (&self->group, newsroom_edit_step_free);
  g_clear_pointer (&self->aside, newsroom_edit_step_free);
  g_clear_pointer (&self->plan, newsroom_edit_step_free);
  g_clear_pointer (&self->sent, newsroom_edit_changes_unref);
  self->selection = (NewsroomEditSelection){ 0, 0 };
  newsroom_edit_history_notify_changed (self, could_undo, could_redo);
}
