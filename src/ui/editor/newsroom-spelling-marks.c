/* newsroom-spelling-marks.c — the tags of misspelled words in a buffer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling-marks.h"

/* Takes the tag from what lies there, if anything there has it: most of the time nothing does. */
static void
clear (GtkTextBuffer *buffer,
       GtkTextTag    *tag,
       guint          from,
       guint          to)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter toggle;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)to);
  toggle = start;
  if (!gtk_text_iter_has_tag (&start, tag) &&
      (!gtk_text_iter_forward_to_tag_toggle (&toggle, tag) || gtk_text_iter_compare (&toggle, &end) >= 0))
    return;

  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
}

static gboolean
is_marked (GtkTextTag        *tag,
           const GtkTextIter *start,
           const GtkTextIter *end)
{
  GtkTextIter toggle = *start;

  return gtk_text_iter_starts_tag (start, tag) && gtk_text_iter_forward_to_tag_toggle (&toggle, tag) &&
         gtk_text_iter_equal (&toggle, end);
}

/* Whether it is being typed: what was changed last lies in it, and so does the caret. */
static gboolean
is_typed (GtkTextBuffer              *buffer,
          const NewsroomSpellingWord *word,
          int                         typed_at)
{
  GtkTextIter caret;
  int         at;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  at = gtk_text_iter_get_offset (&caret);

  return MIN (at, typed_at) >= (int)word->start && MAX (at, typed_at) <= (int)word->end;
}

/**
 * newsroom_spelling_marks_apply:
 * @buffer: a buffer whose text is the one that was checked
 * @tag: the tag of misspelled words
 * @piece: what is wrong in a piece of it
 * @next: (inout): the word to go on with, 0 at first
 * @give_up: when to stop, in µs of the monotonic clock
 * @typed_at: where somebody is typing, in characters, or -1
 * @held: (inout): the word that is wrong and not marked as it is being typed; as it was if there is
 *   none
 *
 * Marks what is wrong in @piece and nothing else there. Touches only what is not as it should be.
 *
 * Returns: whether all of the piece is done
 */
gboolean
newsroom_spelling_marks_apply (GtkTextBuffer              *buffer,
                               GtkTextTag                 *tag,
                               const NewsroomSpellerPiece *piece,
                               guint                      *next,
                               gint64                      give_up,
                               int                         typed_at,
                               NewsroomSpellingWord       *held)
{
  const NewsroomSpellingWord *words = (const NewsroomSpellingWord *)piece->wrong->data;
  guint                       from = *next > 0 ? words[*next - 1].end : piece->start;

  for (; *next < piece->wrong->len; ++*next)
    {
      const NewsroomSpellingWord *word = &words[*next];
      GtkTextIter                 start;
      GtkTextIter                 end;

      if (*next % 8 == 7 && g_get_monotonic_time () > give_up)
        return FALSE;

      clear (buffer, tag, from, word->start);
      from = word->end;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)word->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)word->end);
      if (is_marked (tag, &start, &end))
        continue;

      clear (buffer, tag, word->start, word->end);
      if (is_typed (buffer, word, typed_at))
        *held = *word;
      else
        gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
  clear (buffer, tag, from, piece->end);

  return TRUE;
}

/**
 * newsroom_spelling_marks_lift:
 * @buffer: a buffer
 * @tag: the tag of misspelled words
 * @start: where something was changed
 * @end: its end
 *
 * Takes the tag from the words that were changed: they are others now.
 */
void
newsroom_spelling_marks_lift (GtkTextBuffer     *buffer,
                              GtkTextTag        *tag,
                              const GtkTextIter *start,
                              const GtkTextIter *end)
{
  GtkTextIter from = *start;
  GtkTextIter to = *end;

  if (!gtk_text_iter_starts_tag (&from, tag) && (gtk_text_iter_has_tag (&from, tag) || gtk_text_iter_ends_tag (&from, tag)))
    gtk_text_iter_backward_to_tag_toggle (&from, tag);
  if (gtk_text_iter_has_tag (&to, tag))
    gtk_text_iter_forward_to_tag_toggle (&to, tag);

  if (!gtk_text_iter_equal (&from, &to))
    gtk_text_buffer_remove_tag (buffer, tag, &from, &to);
}

/**
 * newsroom_spelling_marks_find:
 * @tag: the tag of misspelled words
 * @at: a place in a text
 * @start: (out): the start of the word
 * @end: (out): its end
 *
 * Returns: whether a misspelled word is there, or ends there
 */
gboolean
newsroom_spelling_marks_find (GtkTextTag        *tag,
                              const GtkTextIter *at,
                              GtkTextIter       *start,
                              GtkTextIter       *end)
{
  *start = *end = *at;

  if (gtk_text_iter_has_tag (at, tag))
    {
      if (!gtk_text_iter_starts_tag (at, tag))
        gtk_text_iter_backward_to_tag_toggle (start, tag);
      gtk_text_iter_forward_to_tag_toggle (end, tag);
      return TRUE;
    }

  return gtk_text_iter_ends_tag (at, tag) && gtk_text_iter_backward_to_tag_toggle (start, tag);
}

/**
 * newsroom_spelling_marks_next:
 * @tag: the tag of misspelled words
 * @after: where to begin
 * @start: (out): the start of the word
 * @end: (out): its end
 *
 * Finds the next misspelled word.
 *
 * Returns: whether one follows
 */
gboolean
newsroom_spelling_marks_next (GtkTextTag        *tag,
                              const GtkTextIter *after,
                              GtkTextIter       *start,
                              GtkTextIter       *end)
{
  *start = *after;
  while (!gtk_text_iter_starts_tag (start, tag))
    if (!gtk_text_iter_forward_to_tag_toggle (start, tag))
      return FALSE;

  *end = *start;

  return gtk_text_iter_forward_to_tag_toggle (end, tag);
}
