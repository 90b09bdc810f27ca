/* newsroom-edit-history-walk.c — takes steps of an edit history back, and does them again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-edit-history.h"

#include <string.h>

#include "newsroom-edit-history-private.h"

/* How much of a text is put in or taken out at a time, in bytes, or up to the end of the last line in that. */
#define LONGEST_PIECE 4096

/* The same within one line: GtkTextBuffer copies all of a line for each change in it. */
#define LONGEST_PIECE_OF_LINE 65536

/* The step that is being made, undone or redone, or would be next; it leaves its queue when all of it is done. */
static NewsroomEditStep *
peek_step (NewsroomEditHistory *self)
{
  if (self->plan != NULL)
    return self->plan;

  return g_queue_peek_tail (self->is_redo ? &self->redo_steps : &self->undo_steps);
}

static guint
count_pieces (const NewsroomEditStep *step)
{
  guint n = 0;

  for (guint i = 0; i < step->edits->len; i++)
    n += (guint)(g_array_index (step->edits, NewsroomEdit, i).text->len / LONGEST_PIECE) + 1;

  return n;
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
  self->is_within = FALSE;
  self->n_applied = 0;

  return count_pieces (step);
}

/**
 * newsroom_edit_history_begin_plan:
 * @self: a history
 * @insert: where the caret is to be when all is done, in characters
 * @bound: the other end of the selection then
 *
 * Begins to do what was planned, which newsroom_edit_history_go_on() does bit by bit. With
 * newsroom_edit_history_end_walk() it is the newest step; or nothing has been, where it was turned back.
 *
 * Returns: about how many bits that are; 0 if nothing was planned, a walk has begun, or a group is open, where what was
 *   planned is forgotten
 */
guint
newsroom_edit_history_begin_plan (NewsroomEditHistory *self,
                                  guint                insert,
                                  guint                bound)
{
  guint n;

  g_return_val_if_fail (NEWSROOM_IS_EDIT_HISTORY (self), 0);

  if (self->plan == NULL)
    return 0;

  n = begin (self, TRUE);
  if (n > 0)
    self->plan->after = (NewsroomEditSelection){ insert, bound };
  else if (!self->is_applying)
    g_clear_pointer (&self->plan, newsroom_edit_step_free);

  return n;
}

/**
 * newsroom_edit_history_begin_undo:
 * @self: a history
 *
 * Begins to take the newest step back, which newsroom_edit_history_go_on() does bit by bit, until
 * newsroom_edit_history_end_walk(). Where there is none and a past is awaited, that is remembered for
 * newsroom_edit_history_take_wanted(), until something is inserted or deleted.
 *
 * Returns: about how many bits the step has; 0 if there is none, a group is open, or a walk has begun
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
 * Returns: about how many bits the step has; 0 if there is none, a group is open, or a walk has begun
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

/* Whether what is done to the text now puts the edit in, and does not take it out. */
static gboolean
puts_in (NewsroomEditHistory *self,
         const NewsroomEdit  *edit)
{
  return edit->inserted == (self->is_redo != self->is_turned);
}

/* Returns: (transfer none) (nullable): the edit of which there is more to do; %NULL if there is none */
static const NewsroomEdit *
find_next (NewsroomEditHistory *self)
{
  const NewsroomEditStep *step = peek_step (self);
  const NewsroomEdit     *edit;

  if (!self->is_within && self->n_applied == (self->is_turned ? 0 : step->edits->len))
    return NULL;

  if (!self->is_within && self->is_turned)
    self->n_applied--;
  edit = &g_array_index (step->edits, NewsroomEdit, self->is_redo ? self->n_applied : step->edits->len - 1 - self->n_applied);
  if (!self->is_within)
    {
      self->there = puts_in (self, edit) ? 0 : edit->text->len;
      self->n_there = puts_in (self, edit) ? 0 : edit->n_chars;
    }
  self->is_within = TRUE;

  return edit;
}

static gboolean
is_in_character (const char *p)
{
  return ((guchar)*p & 0xC0) == 0x80;
}

/* Returns: how much of a text from there on is put in at a time */
static gsize
find_piece (const char *text,
            gsize       length)
{
  const char *end;

  if (length <= LONGEST_PIECE)
    return length;

  end = g_strrstr_len (text, LONGEST_PIECE, "\n");
  if (end != NULL)
    return (gsize)(end + 1 - text);

  if (length <= LONGEST_PIECE_OF_LINE)
    return length;

  for (end = text + LONGEST_PIECE_OF_LINE; is_in_character (end);)
    end--;

  return (gsize)(end - text);
}

/* Returns: how much of a text up to there is taken out at a time */
static gsize
find_last_piece (const char *text,
                 gsize       length)
{
  const char *start;
  const char *line;

  if (length <= LONGEST_PIECE)
    return length;

  start = text + length - LONGEST_PIECE;
  line = memchr (start, '\n', LONGEST_PIECE - 1);
  if (line != NULL)
    return (gsize)(text + length - (line + 1));

  if (length <= LONGEST_PIECE_OF_LINE)
    return length;

  start = text + length - LONGEST_PIECE_OF_LINE;
  while (is_in_character (start))
    start++;

  return (gsize)(text + length - start);
}

/**
 * newsroom_edit_history_go_on:
 * @self: a history in which a walk has begun
 * @apply: (scope call): what changes the text
 * @user_data: closure of @apply
 *
 * Does some more of the step, or takes some of it back after newsroom_edit_history_turn_back(): an edit, or as much of a
 * long one as takes a moment.
 *
 * Returns: whether there was any
 */
gboolean
newsroom_edit_history_go_on (NewsroomEditHistory *self,
                             NewsroomEditApply    apply,
                             gpointer             user_data)
{
  const NewsroomEdit *edit;
  g_autofree char    *piece = NULL;
  gboolean            inserts;
  gsize               length;
  guint               n_chars, offset;

  g_return_val_if_fail (NEWSROOM_IS_EDIT_HISTORY (self), FALSE);
  g_return_val_if_fail (apply != NULL, FALSE);

  edit = self->is_applying ? find_next (self) : NULL;
  if (edit == NULL)
    return FALSE;

  inserts = puts_in (self, edit);
  length = inserts ? find_piece (edit->text->str + self->there, edit->text->len - self->there) : find_last_piece (edit->text->str, self->there);
  self->there -= inserts ? 0 : length;
  piece = g_strndup (edit->text->str + self->there, length);
  n_chars = (guint)g_utf8_strlen (piece, (gssize)length);
  self->n_there -= inserts ? 0 : n_chars;
  offset = edit->offset + self->n_there;
  self->there += inserts ? length : 0;
  self->n_there += inserts ? n_chars : 0;
  if (self->there == (inserts ? edit->text->len : 0))
    {
      self->is_within = FALSE;
      self->n_applied += self->is_turned ? 0 : 1;
    }
  apply (offset, inserts ? NULL : piece, inserts ? piece : NULL, user_data);

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

static void
end_step (NewsroomEditHistory *self,
          NewsroomEditStep    *step)
{
  const gboolean could_undo = newsroom_edit_history_get_can_undo (self);
  const gboolean could_redo = newsroom_edit_history_get_can_redo (self);

  step->type = NEWSROOM_EDIT_STEP_CLOSED;
  g_queue_push_tail (self->is_redo ? &self->undo_steps : &self->redo_steps,
                     g_queue_pop_tail (self->is_redo ? &self->redo_steps : &self->undo_steps));
  self->is_moved = TRUE;
  self->selection = self->is_redo ? step->after : step->before;
  newsroom_edit_history_break (self);
  newsroom_edit_history_notify_changed (self, could_undo, could_redo);
}

/**
 * newsroom_edit_history_end_walk:
 * @self: a history in which newsroom_edit_history_go_on() has no more to do
 * @insert: (out) (optional): where the caret was before the step, or after it where it was redone or made, in
 *   characters
 * @bound: (out) (optional): the other end of the selection then
 *
 * Returns: whether that is to be selected: a step was undone or redone, or what was planned is done or taken back
 */
gboolean
newsroom_edit_history_end_walk (NewsroomEditHistory *self,
                                guint               *insert,
                                guint               *bound)
{
  NewsroomEditStep *step;

  g_return_val_if_fail (NEWSROOM_IS_EDIT_HISTORY (self), FALSE);

  if (!self->is_applying)
    return FALSE;
  step = peek_step (self);
  g_return_val_if_fail (!self->is_within && self->n_applied == (self->is_turned ? 0 : step->edits->len), FALSE);

  self->is_applying = FALSE;
  if (self->plan != NULL)
    newsroom_edit_history_end_plan (self);
  else if (self->is_turned)
    return FALSE;
  else
    end_step (self, step);
  if (insert != NULL)
    *insert = self->selection.insert;
  if (bound != NULL)
    *bound = self->selection.bound;

  return TRUE;
}

/**
 * newsroom_edit_history_undo:
 * @self: a history
 * @apply: (scope call): what changes the text; called for each edit of the step, or each bit of a long one
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
 * @apply: (scope call): what changes the text; called for each edit of the step, or each bit of a long one
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
