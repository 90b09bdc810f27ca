/* newsroom-edit-step.c — what one undo takes back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-edit-step-private.h"

#include <string.h>
#include <unigbrk.h>

/* What looks like one letter and is longer is several, in bytes. */
#define LONGEST_LETTER 64

/**
 * newsroom_edit_clear:
 * @data: an edit
 *
 * Frees what is in an edit.
 */
void
newsroom_edit_clear (gpointer data)
{
  g_string_free (((NewsroomEdit *)data)->text, TRUE);
}

/**
 * newsroom_edit_step_new:
 * @before: what was selected before it
 *
 * Returns: (transfer full): a step without edits
 */
NewsroomEditStep *
newsroom_edit_step_new (NewsroomEditSelection before)
{
  NewsroomEditStep *step = g_new0 (NewsroomEditStep, 1);

  step->edits = g_array_new (FALSE, FALSE, sizeof (NewsroomEdit));
  g_array_set_clear_func (step->edits, newsroom_edit_clear);
  step->before = before;

  return step;
}

/**
 * newsroom_edit_step_free:
 * @step: (transfer full): a step
 */
void
newsroom_edit_step_free (NewsroomEditStep *step)
{
  g_array_unref (step->edits);
  g_free (step);
}

/**
 * newsroom_edit_step_get_bytes:
 * @step: a step
 *
 * Returns: the memory that it takes, in bytes
 */
gsize
newsroom_edit_step_get_bytes (const NewsroomEditStep *step)
{
  gsize bytes = sizeof *step;

  for (guint i = 0; i < step->edits->len; i++)
    bytes += sizeof (NewsroomEdit) + g_array_index (step->edits, NewsroomEdit, i).text->len;

  return bytes;
}

/**
 * newsroom_edit_step_get_text_bytes:
 * @step: a step
 *
 * Returns: how much was typed and deleted in it, in bytes
 */
gsize
newsroom_edit_step_get_text_bytes (const NewsroomEditStep *step)
{
  gsize bytes = 0;

  for (guint i = 0; i < step->edits->len; i++)
    bytes += g_array_index (step->edits, NewsroomEdit, i).text->len;

  return bytes;
}

/**
 * newsroom_edit_step_get_last:
 * @step: a step with an edit
 *
 * Returns: (transfer none): its newest edit
 */
NewsroomEdit *
newsroom_edit_step_get_last (const NewsroomEditStep *step)
{
  return &g_array_index (step->edits, NewsroomEdit, step->edits->len - 1);
}

static gunichar
last_character (const GString *text)
{
  return g_utf8_get_char (g_utf8_find_prev_char (text->str, text->str + text->len));
}

/* Whether an edit is what one key does, and not a paste or the deletion of a selection: a letter
 * with the accents on it, or a family of emoji, goes at once. */
static gboolean
is_one_key (const NewsroomEdit *edit)
{
  char breaks[LONGEST_LETTER];

  if (edit->n_chars <= 1)
    return edit->n_chars == 1;
  if (edit->text->len > LONGEST_LETTER)
    return FALSE;

  u8_grapheme_breaks ((const uint8_t *)edit->text->str, edit->text->len, breaks);

  return memchr (breaks + 1, 1, edit->text->len - 1) == NULL;
}

/**
 * newsroom_edit_get_step_type:
 * @edit: an edit
 *
 * Returns: what a step of this edit alone is
 */
NewsroomEditStepType
newsroom_edit_get_step_type (const NewsroomEdit *edit)
{
  if (!is_one_key (edit))
    return NEWSROOM_EDIT_STEP_CLOSED;
  if (!edit->inserted)
    return NEWSROOM_EDIT_STEP_FIRST_DELETION;

  return edit->text->str[0] == '\n' ? NEWSROOM_EDIT_STEP_CLOSED : NEWSROOM_EDIT_STEP_TYPING;
}

/**
 * newsroom_edit_step_find_type:
 * @step: a step with its first edits
 *
 * Returns: what it is: a letter that is typed over what was selected begins a word; where nothing
 *   was, the letter is put right, which is a step of its own
 */
NewsroomEditStepType
newsroom_edit_step_find_type (const NewsroomEditStep *step)
{
  const NewsroomEdit  *first = &g_array_index (step->edits, NewsroomEdit, 0);
  const NewsroomEdit  *last = newsroom_edit_step_get_last (step);
  NewsroomEditStepType type = newsroom_edit_get_step_type (last);

  if (step->edits->len == 1)
    return !first->inserted && step->before.insert != step->before.bound ? NEWSROOM_EDIT_STEP_REPLACING : type;
  if (step->edits->len == 2 && type == NEWSROOM_EDIT_STEP_TYPING && step->before.insert != step->before.bound &&
      !first->inserted && first->offset == last->offset)
    return type;

  return NEWSROOM_EDIT_STEP_CLOSED;
}

/* Whether a typed character goes on with the word, or the spaces, typed before it. */
static gboolean
continues_word (const NewsroomEdit *last,
                const NewsroomEdit *edit)
{
  if (!edit->inserted || !last->inserted || edit->offset != last->offset + last->n_chars)
    return FALSE;

  return g_unichar_isspace (g_utf8_get_char (edit->text->str)) || !g_unichar_isspace (last_character (last->text));
}

/* GTK deletes what is selected before it inserts what was typed, each as an action. */
static gboolean
join_replacing (NewsroomEditStep   *step,
                const NewsroomEdit *edit)
{
  NewsroomEdit copy = *edit;

  if (!edit->inserted || newsroom_edit_get_step_type (edit) != NEWSROOM_EDIT_STEP_TYPING ||
      edit->offset != newsroom_edit_step_get_last (step)->offset)
    return FALSE;

  copy.text = g_string_new_len (edit->text->str, (gssize)edit->text->len);
  g_array_append_val (step->edits, copy);
  step->type = NEWSROOM_EDIT_STEP_TYPING;

  return TRUE;
}

/**
 * newsroom_edit_step_join:
 * @step: a step
 * @edit: (transfer none): the edit behind it
 *
 * Adds the edit to the step if a person would see one action in both.
 *
 * Returns: whether it was added
 */
gboolean
newsroom_edit_step_join (NewsroomEditStep   *step,
                         const NewsroomEdit *edit)
{
  NewsroomEditStepType type = newsroom_edit_get_step_type (edit);
  NewsroomEdit        *last;
  gboolean             is_before;
  gboolean             is_behind;

  if (step->type == NEWSROOM_EDIT_STEP_CLOSED || type == NEWSROOM_EDIT_STEP_CLOSED)
    return FALSE;

  if (step->type == NEWSROOM_EDIT_STEP_REPLACING)
    return join_replacing (step, edit);

  last = newsroom_edit_step_get_last (step);
  if (step->type == NEWSROOM_EDIT_STEP_TYPING)
    {
      if (!continues_word (last, edit))
        return FALSE;
      g_string_append_len (last->text, edit->text->str, (gssize)edit->text->len);
    }
  else
    {
      if (edit->inserted)
        return FALSE;
      is_before = step->type != NEWSROOM_EDIT_STEP_DELETE && edit->offset + edit->n_chars == last->offset;
      is_behind = step->type != NEWSROOM_EDIT_STEP_BACKSPACE && edit->offset == last->offset;
      if (!is_before && !is_behind)
        return FALSE;
      g_string_insert_len (last->text, is_before ? 0 : -1, edit->text->str, (gssize)edit->text->len);
      last->offset = edit->offset;
      step->type = is_before ? NEWSROOM_EDIT_STEP_BACKSPACE : NEWSROOM_EDIT_STEP_DELETE;
    }
  last->n_chars += edit->n_chars;

  return TRUE;
}

/**
 * newsroom_edit_step_takes_back:
 * @step: a step
 * @before: the one before it
 *
 * Returns: whether all that @before did was to insert a text, and @step to delete that
 */
gboolean
newsroom_edit_step_takes_back (const NewsroomEditStep *step,
                               const NewsroomEditStep *before)
{
  const NewsroomEdit *deletion = newsroom_edit_step_get_last (step);
  const NewsroomEdit *insertion = newsroom_edit_step_get_last (before);

  return step->edits->len == 1 && before->edits->len == 1 && insertion->inserted && !deletion->inserted &&
         deletion->offset == insertion->offset && g_string_equal (deletion->text, insertion->text);
}
