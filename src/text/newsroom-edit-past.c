/* newsroom-edit-past.c — the history of a text as it was kept, read and proved
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-edit-past.h"

#include <string.h>

#include "newsroom-edit-code-private.h"
#include "newsroom-edit-history-private.h"

/* No history that was kept is larger. */
#define MAX_SIZE (8 * NEWSROOM_EDIT_MAX_KEPT_BYTES)

struct _NewsroomEditPast
{
  gint64   first;
  gint64   position;
  gint64   behind;
  gsize    size; /* of what was added, in bytes */
  gboolean is_proved;

  /* Owned */
  char      *name;
  char      *text;
  char      *key;
  char      *sha256;
  GPtrArray *kept;  /* (nullable): of GBytes */
  GPtrArray *steps; /* (nullable): of NewsroomEditStep */
};

/* The text while its steps are tried. */
typedef struct
{
  GString *text;
  guint    n_chars;
  guint    at_char; /* a place, where the next edit is likely near */
  gsize    at_byte;
} Trial;

/**
 * newsroom_edit_past_new:
 * @name: the name of the text
 * @text: what it is now, UTF-8
 *
 * Returns: (transfer full): a past of which nothing is known
 */
NewsroomEditPast *
newsroom_edit_past_new (const char *name,
                        const char *text)
{
  NewsroomEditPast *self;

  g_return_val_if_fail (name != NULL && text != NULL, NULL);

  self = g_new0 (NewsroomEditPast, 1);
  self->name = g_strdup (name);
  self->text = g_strdup (text);

  return self;
}

/**
 * newsroom_edit_past_free:
 * @self: (transfer full): a past
 */
void
newsroom_edit_past_free (NewsroomEditPast *self)
{
  g_free (self->name);
  g_free (self->text);
  g_free (self->key);
  g_free (self->sha256);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self);
}

/**
 * newsroom_edit_past_get_name:
 * @self: a past
 *
 * Returns: the name of the text
 */
const char *
newsroom_edit_past_get_name (NewsroomEditPast *self)
{
  return self->name;
}

/**
 * newsroom_edit_past_begin:
 * @self: a past
 * @key: that with which the steps were sealed
 * @first: as #NewsroomEditChanges has it
 * @position: likewise
 * @behind: likewise
 * @sha256: what newsroom_edit_changes_dup_sha256() gave
 *
 * Says what is to come.
 */
void
newsroom_edit_past_begin (NewsroomEditPast *self,
                          const char       *key,
                          gint64            first,
                          gint64            position,
                          gint64            behind,
                          const char       *sha256)
{
  g_return_if_fail (self != NULL && self->key == NULL);
  g_return_if_fail (key != NULL && sha256 != NULL);

  self->key = g_strdup (key);
  self->sha256 = g_strdup (sha256);
  self->first = first;
  self->position = position;
  self->behind = behind;
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
}

/**
 * newsroom_edit_past_add:
 * @self: a past that was begun
 * @step: the next step as it was kept
 *
 * Adds a step, at no cost: newsroom_edit_past_end() looks at it.
 *
 * Returns: whether more may come; else there is no past at all
 */
gboolean
newsroom_edit_past_add (NewsroomEditPast *self,
                        GBytes           *step)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->kept == NULL)
    return FALSE;

  self->size += g_bytes_get_size (step);
  if (self->kept->len == NEWSROOM_EDIT_MAX_KEPT_STEPS || self->size > MAX_SIZE)
    {
      g_clear_pointer (&self->kept, g_ptr_array_unref);
      return FALSE;
    }
  g_ptr_array_add (self->kept, g_bytes_ref (step));

  return TRUE;
}

/* Whether these numbers are of this text, and of these steps. */
static gboolean
is_whole (NewsroomEditPast *self)
{
  g_autofree char *sha256 = NULL;

  if (self->kept == NULL || self->first < 0 || self->position < self->first || self->behind < self->position ||
      self->behind - self->first != self->kept->len)
    return FALSE;

  sha256 = newsroom_edit_code_dup_sha256 (self->key, self->first, self->position, self->behind, self->text);

  return g_str_equal (sha256, self->sha256);
}

static gboolean
open_steps (NewsroomEditPast *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_edit_step_free);
  for (guint i = 0; i < self->kept->len; i++)
    {
      gsize             size;
      const guint8     *bytes = g_bytes_get_data (self->kept->pdata[i], &size);
      NewsroomEditStep *step = newsroom_edit_code_open (bytes, size, self->key, self->first + i);

      if (step == NULL)
        return FALSE;
      g_ptr_array_add (self->steps, step);
    }

  return TRUE;
}

/* Characters are counted from the place of the edit before. */
static gboolean
go_to (Trial *trial,
       guint  offset)
{
  const char *p = trial->text->str + trial->at_byte;

  if (offset > trial->n_chars)
    return FALSE;

  for (; trial->at_char < offset; trial->at_char++)
    p = g_utf8_next_char (p);
  for (; trial->at_char > offset; trial->at_char--)
    p = g_utf8_prev_char (p);
  trial->at_byte = (gsize)(p - trial->text->str);

  return TRUE;
}

static gboolean
try_edit (Trial              *trial,
          const NewsroomEdit *edit,
          gboolean            inserts)
{
  if (!go_to (trial, edit->offset))
    return FALSE;

  if (inserts)
    {
      g_string_insert_len (trial->text, (gssize)trial->at_byte, edit->text->str, (gssize)edit->text->len);
      trial->n_chars += edit->n_chars;
      return trial->n_chars <= G_MAXINT32;
    }

  if (trial->text->len - trial->at_byte < edit->text->len || memcmp (trial->text->str + trial->at_byte, edit->text->str, edit->text->len) != 0)
    return FALSE;
  g_string_erase (trial->text, (gssize)trial->at_byte, (gssize)edit->text->len);
  trial->n_chars -= edit->n_chars;

  return TRUE;
}

static gboolean
try_step (Trial                  *trial,
          const NewsroomEditStep *step,
          gboolean                is_undo)
{
  for (guint i = 0; i < step->edits->len; i++)
    {
      const NewsroomEdit *edit = &g_array_index (step->edits, NewsroomEdit, is_undo ? step->edits->len - 1 - i : i);

      if (!try_edit (trial, edit, edit->inserted != is_undo))
        return FALSE;
    }

  return TRUE;
}

/* From the text forward over all that can be redone, and back to the beginning. */
static gboolean
try_steps (NewsroomEditPast *self,
           Trial            *trial)
{
  for (guint i = (guint)(self->position - self->first); i < self->steps->len; i++)
    if (!try_step (trial, self->steps->pdata[i], FALSE))
      return FALSE;
  for (guint i = self->steps->len; i > 0; i--)
    if (!try_step (trial, self->steps->pdata[i - 1], TRUE))
      return FALSE;

  return TRUE;
}

static gboolean
leads_to_text (NewsroomEditPast *self)
{
  Trial    trial = { g_string_new (self->text), (guint)g_utf8_strlen (self->text, -1), 0, 0 };
  gboolean leads = try_steps (self, &trial);

  g_string_free (trial.text, TRUE);

  return leads;
}

/**
 * newsroom_edit_past_end:
 * @self: a past
 *
 * Looks at the seal of each step, and takes all of them back and forth in a copy of the text: where one
 * was not sealed for this place, or does not find what it would delete, there is no past at all. A long
 * one, all over a long text, takes a while: to be done in a thread that nobody waits for.
 *
 * Returns: whether there is a past, all of it, and it leads to the text
 */
gboolean
newsroom_edit_past_end (NewsroomEditPast *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->is_proved = is_whole (self) && open_steps (self) && leads_to_text (self);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  if (!self->is_proved)
    g_clear_pointer (&self->steps, g_ptr_array_unref);

  return self->is_proved;
}

/* What was done since the text was shown makes another way of what could be redone. */
static void
take_steps (NewsroomEditHistory *self,
            NewsroomEditPast    *past,
            gboolean             with_redo)
{
  const guint n_undo = (guint)(past->position - past->first);

  for (guint i = past->steps->len; i > 0; i--)
    {
      g_autoptr (NewsroomEditStep) step = g_ptr_array_steal_index (past->steps, i - 1);

      if (i > n_undo && !with_redo)
        continue;
      self->bytes += newsroom_edit_step_get_bytes (step);
      self->text_bytes += newsroom_edit_step_get_text_bytes (step);
      if (i > n_undo)
        g_queue_push_tail (&self->redo_steps, g_steal_pointer (&step));
      else
        g_queue_push_head (&self->undo_steps, g_steal_pointer (&step));
    }
}

/**
 * newsroom_edit_history_await:
 * @self: a history
 *
 * Says that a past is on its way: whoever wants to undo before it is there wants a step of it.
 */
void
newsroom_edit_history_await (NewsroomEditHistory *self)
{
  g_return_if_fail (NEWSROOM_IS_EDIT_HISTORY (self));

  self->is_awaiting = TRUE;
  g_object_notify (G_OBJECT (self), "can-undo");
}

/**
 * newsroom_edit_history_end_wait:
 * @self: a history
 *
 * Says that the past was adopted, or does not come.
 */
void
newsroom_edit_history_end_wait (NewsroomEditHistory *self)
{
  g_return_if_fail (NEWSROOM_IS_EDIT_HISTORY (self));

  self->is_awaiting = FALSE;
  g_object_notify (G_OBJECT (self), "can-undo");
}

/**
 * newsroom_edit_history_take_wanted:
 * @self: a history
 *
 * Returns: how many steps were to be taken back before the past was there, once; 0 while it is awaited
 */
guint
newsroom_edit_history_take_wanted (NewsroomEditHistory *self)
{
  guint n_wanted;

  g_return_val_if_fail (NEWSROOM_IS_EDIT_HISTORY (self), 0);

  if (self->is_awaiting)
    return 0;

  n_wanted = self->n_wanted;
  self->n_wanted = 0;

  return n_wanted;
}

/**
 * newsroom_edit_history_adopt:
 * @self: a history
 * @past: what newsroom_edit_past_end() has proved for the text that @self began with; its steps are
 *   taken out of it
 *
 * Puts the past before what @self has recorded. Without a past nothing changes.
 */
void
newsroom_edit_history_adopt (NewsroomEditHistory *self,
                             NewsroomEditPast    *past)
{
  gboolean has_own;

  g_return_if_fail (NEWSROOM_IS_EDIT_HISTORY (self));
  g_return_if_fail (past != NULL);
  g_return_if_fail (!self->is_kept && self->sent == NULL);

  /* Where the oldest of its own steps were dropped meanwhile, the past does not lead to the others. */
  if (past->steps == NULL || !past->is_proved || self->first != 0)
    return;

  has_own = self->undo_steps.length > 0 || self->redo_steps.length > 0;
  take_steps (self, past, !has_own);
  self->first = past->first;
  self->is_kept = TRUE;
  self->kept_first = past->first;
  self->kept_same = has_own ? past->position : past->behind;
  self->dirty = NEWSROOM_EDIT_NO_STEP;
  self->is_moved |= has_own;
  g_clear_pointer (&past->steps, g_ptr_array_unref);

  g_object_notify (G_OBJECT (self), "can-undo");
  g_object_notify (G_OBJECT (self), "can-redo");
}
