/* newsroom-buffer-delete.c — deletes much of a buffer quickly
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-buffer-delete.h"

/* How many lines are deleted at a time. */
#define N_LINES_AT_A_TIME 32

/* Else what is selected would be offered to other programs anew after each bit that goes. */
static void
give_up_selection (GtkTextBuffer     *buffer,
                   const GtkTextIter *start,
                   const GtkTextIter *end)
{
  GtkTextIter first, last;

  if (gtk_text_buffer_get_selection_bounds (buffer, &first, &last) &&
      gtk_text_iter_compare (&first, start) >= 0 && gtk_text_iter_compare (&last, end) <= 0)
    gtk_text_buffer_place_cursor (buffer, start);
}

/**
 * newsroom_buffer_delete:
 * @buffer: a buffer
 * @parent_class: the class whose delete_range() deletes
 * @start: (inout): where
 * @end: (inout): up to where
 *
 * GtkTextBuffer moves each tag of what it deletes to the line that stays, and matches it there
 * with all others: 50,000 words with their styles take 75 ms at once, and 6 ms bit by bit.
 */
void
newsroom_buffer_delete (GtkTextBuffer      *buffer,
                        GtkTextBufferClass *parent_class,
                        GtkTextIter        *start,
                        GtkTextIter        *end)
{
  const int offset = gtk_text_iter_get_offset (start);
  const int first = gtk_text_iter_get_line (start);
  int       line = gtk_text_iter_get_line (end) - N_LINES_AT_A_TIME;

  if (line > first)
    give_up_selection (buffer, start, end);
  for (; line > first; line -= N_LINES_AT_A_TIME)
    {
      GtkTextIter from;

      gtk_text_buffer_get_iter_at_line (buffer, &from, line);
      parent_class->delete_range (buffer, &from, end);
      *end = from;
    }
  gtk_text_buffer_get_iter_at_offset (buffer, start, offset);
  parent_class->delete_range (buffer, start, end);
}
