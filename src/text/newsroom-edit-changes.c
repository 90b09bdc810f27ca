/* newsroom-edit-changes.c — what became of an edit history since it was kept last
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-edit-changes.h"

#include "newsroom-edit-code-private.h"
#include "newsroom-edit-history-private.h"

static void
changes_clear (gpointer data)
{
  NewsroomEditChanges *self = data;

  g_free (self->name);
  g_free (self->text);
  g_ptr_array_unref (self->steps);
}

/**
 * newsroom_edit_changes_ref:
 * @self: changes
 *
 * Returns: (transfer full): @self
 */
NewsroomEditChanges *
newsroom_edit_changes_ref (NewsroomEditChanges *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * newsroom_edit_changes_unref:
 * @self: (transfer full): changes
 */
void
newsroom_edit_changes_unref (NewsroomEditChanges *self)
{
  g_atomic_rc_box_release_full (self, changes_clear);
}

/**
 * newsroom_edit_changes_dup_sha256:
 * @self: changes
 * @key: what is the same for this text always, and for no other
 *
 * Returns: (transfer full): 64 hexadecimal digits to keep beside the numbers, which
 *   newsroom_edit_past_begin() asks for: they say that these numbers are of that text
 */
char *
newsroom_edit_changes_dup_sha256 (const NewsroomEditChanges *self,
                                  const char                *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  return newsroom_edit_code_dup_sha256 (key, self->first, self->position, self->behind, self->text);
}

/**
 * newsroom_edit_changes_seal_step:
 * @self: changes
 * @index: which of its steps
 * @key: what is the same for this text always, and for no other
 *
 * Returns: (transfer full): the bytes to keep the step as, which newsroom_edit_past_add() reads with
 *   the same key and in the same place alone
 */
GBytes *
newsroom_edit_changes_seal_step (const NewsroomEditChanges *self,
                                 guint                      index,
                                 const char                *key)
{
  g_return_val_if_fail (self != NULL && index < self->steps->len && key != NULL, NULL);

  return newsroom_edit_code_seal (self->steps->pdata[index], key, self->from + index);
}

/**
 * newsroom_edit_changes_set_kept:
 * @self: changes
 *
 * Says that they are kept, on the disk: the history that they are of sends only what comes after
 * them. Changes of which it is not said are sent again with the next.
 */
void
newsroom_edit_changes_set_kept (NewsroomEditChanges *self)
{
  g_atomic_int_set (&self->is_kept, TRUE);
}

/* What became of the changes that were taken last. */
static void
settle_sent (NewsroomEditHistory *self)
{
  g_autoptr (NewsroomEditChanges) sent = g_steal_pointer (&self->sent);

  if (sent != NULL && g_atomic_int_get (&sent->is_kept))
    {
      self->is_kept = TRUE;
      self->kept_first = sent->first;
      self->kept_same = sent->behind;
    }
  else if (sent != NULL)
    {
      /* It may still be kept later. */
      self->kept_first = MAX (self->kept_first, sent->first);
      self->is_moved = TRUE;
    }
  self->kept_same = MIN (self->kept_same, self->dirty);
  self->dirty = NEWSROOM_EDIT_NO_STEP;
}

/* How many of the newest steps there is room for, of @n. The steps are looked at only where all of
 * them are too many bytes. */
static guint
count_that_fit (NewsroomEditHistory *self,
                const GQueue        *steps,
                guint                n,
                gsize               *room)
{
  guint n_fit = 0;

  if (self->text_bytes <= NEWSROOM_EDIT_MAX_KEPT_BYTES)
    return n;

  for (GList *link = steps->tail; link != NULL && n_fit < n; link = link->prev)
    {
      gsize bytes = newsroom_edit_step_get_text_bytes (link->data);

      if (bytes > *room)
        break;
      *room -= bytes;
      n_fit++;
    }

  return n_fit;
}

/* What can be redone is kept wholly, or not at all. */
static void
find_bounds (NewsroomEditHistory *self,
             NewsroomEditChanges *changes)
{
  gsize room = NEWSROOM_EDIT_MAX_KEPT_BYTES;
  guint n_redo = MIN (self->redo_steps.length, NEWSROOM_EDIT_MAX_KEPT_STEPS);
  guint n_undo;

  if (n_redo < self->redo_steps.length || count_that_fit (self, &self->redo_steps, n_redo, &room) < n_redo)
    {
      n_redo = 0;
      room = NEWSROOM_EDIT_MAX_KEPT_BYTES;
    }
  n_undo = MIN (self->undo_steps.length, NEWSROOM_EDIT_MAX_KEPT_STEPS - n_redo);
  n_undo = count_that_fit (self, &self->undo_steps, n_undo, &room);

  changes->position = self->first + self->undo_steps.length;
  changes->behind = changes->position + n_redo;
  changes->first = changes->position - n_undo;

  /* Where steps fit in again that did not before, more must come than has to be written anew. */
  if (self->is_kept && changes->first < self->kept_first && self->kept_first <= changes->position &&
      self->kept_first - changes->first < changes->behind - self->kept_first)
    changes->first = self->kept_first;

  changes->from = changes->first;
  if (self->is_kept && changes->first >= self->kept_first)
    changes->from = CLAMP (self->kept_same, changes->first, changes->behind);
}

static void
add_steps (NewsroomEditHistory *self,
           NewsroomEditChanges *changes)
{
  GList *link = self->redo_steps.tail;

  if (changes->from < changes->position)
    for (GList *undo = g_queue_peek_nth_link (&self->undo_steps, (guint)(changes->from - self->first)); undo != NULL; undo = undo->next)
      g_ptr_array_add (changes->steps, newsroom_edit_code_encode (undo->data));

  for (gint64 number = changes->position; number < changes->behind; number++, link = link->prev)
    if (number >= changes->from)
      g_ptr_array_add (changes->steps, newsroom_edit_code_encode (link->data));
}

/**
 * newsroom_edit_history_take_changes:
 * @self: a history
 * @name: the name of its text
 * @text: what its text is now, UTF-8
 *
 * Gives what is to be kept so that the history lives on when this object is no more. Takes as long as
 * to copy the text and what was done since the last time, unless there is more to be kept than may be.
 *
 * Returns: (transfer full) (nullable): the changes since those that were taken last and kept; %NULL if
 *   there are none, a group is open, or a step is being undone or redone
 */
NewsroomEditChanges *
newsroom_edit_history_take_changes (NewsroomEditHistory *self,
                                    const char          *name,
                                    const char          *text)
{
  NewsroomEditChanges *changes;

  g_return_val_if_fail (NEWSROOM_IS_EDIT_HISTORY (self), NULL);
  g_return_val_if_fail (name != NULL && text != NULL, NULL);

  if (self->group_depth > 0 || self->aside != NULL || self->is_applying)
    return NULL;
  settle_sent (self);
  if (!self->is_moved)
    return NULL;

  changes = g_atomic_rc_box_new0 (NewsroomEditChanges);
  changes->name = g_strdup (name);
  changes->text = g_strdup (text);
  changes->steps = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  find_bounds (self, changes);
  add_steps (self, changes);
  self->is_moved = FALSE;
  self->sent = newsroom_edit_changes_ref (changes);

  return changes;
}
