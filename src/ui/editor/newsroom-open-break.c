/* newsroom-open-break.c — a line break that waits for the words of its line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-open-break.h"

#include <string.h>

#include "newsroom-body-tidy.h"
#include "newsroom-editor-buffer.h"

/* Shift+Enter writes this. With nothing on the line behind it, it breaks none: the backslash would be
 * printed as it is. */
#define BREAK "\\\n"
#define N_BREAK 2

/* Where the line begins that waits. */
#define MARK "newsroom-open-break"

static gboolean
get_place (GtkTextBuffer *buffer,
           GtkTextIter   *place)
{
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, MARK);

  if (mark != NULL)
    gtk_text_buffer_get_iter_at_mark (buffer, place, mark);

  return mark != NULL;
}

/* Finds the break before a line, and the blanks on it. Returns: whether there is a break, and no words */
static gboolean
is_open (const GtkTextIter *place,
         GtkTextIter       *start,
         GtkTextIter       *end)
{
  g_autofree char *before = NULL;
  g_autofree char *line = NULL;

  *start = *end = *place;
  gtk_text_iter_backward_chars (start, N_BREAK);
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
  before = gtk_text_iter_get_slice (start, place);
  line = gtk_text_iter_get_slice (place, end);

  return g_str_equal (before, BREAK) && line[strspn (line, " \t")] == '\0';
}

static gboolean
has_caret (GtkTextBuffer     *buffer,
           const GtkTextIter *place)
{
  GtkTextIter first, last;

  gtk_text_buffer_get_selection_bounds (buffer, &first, &last);

  return gtk_text_iter_get_line (&first) == gtk_text_iter_get_line (place) && gtk_text_iter_get_line (&last) == gtk_text_iter_get_line (place);
}

static gboolean
settle_cb (gpointer user_data)
{
  newsroom_body_tidy (GTK_TEXT_BUFFER (user_data), FALSE);

  return G_SOURCE_REMOVE;
}

/* GTK may be in the midst of an edit. */
static void
moved_cb (GtkTextBuffer *buffer)
{
  GtkTextIter place;

  if (get_place (buffer, &place) && !has_caret (buffer, &place))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, g_object_ref (buffer), g_object_unref);
}

static void
forget (GtkTextBuffer *buffer)
{
  if (gtk_text_buffer_get_mark (buffer, MARK) == NULL)
    return;

  g_signal_handlers_disconnect_by_func (buffer, moved_cb, NULL);
  gtk_text_buffer_delete_mark_by_name (buffer, MARK);
}

/**
 * newsroom_open_break_note:
 * @buffer: the buffer of a body, in which a line was broken at the caret
 *
 * Remembers the break if there are no words behind it, in place of one that was remembered before.
 */
void
newsroom_open_break_note (GtkTextBuffer *buffer)
{
  GtkTextIter place, start, end;

  forget (buffer);
  gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
  if (!is_open (&place, &start, &end))
    return;

  gtk_text_buffer_create_mark (buffer, MARK, &place, TRUE);
  g_signal_connect (buffer, "notify::cursor-position", G_CALLBACK (moved_cb), NULL);
}

/**
 * newsroom_open_break_note_undone:
 * @buffer: the buffer of a body, in which a step was undone or redone
 *
 * Remembers the break that the newest step made, if the words behind it were undone.
 */
void
newsroom_open_break_note_undone (GtkTextBuffer *buffer)
{
  guint       offset, caret;
  const char *text = newsroom_edit_history_get_newest (newsroom_editor_buffer_get_history (NEWSROOM_EDITOR_BUFFER (buffer)), &offset, &caret);

  if (g_strcmp0 (text, BREAK) == 0)
    newsroom_open_break_note (buffer);
}

/**
 * newsroom_open_break_remove:
 * @buffer: the buffer of a body
 *
 * Takes the break away that waits where the caret is, as a key does that ends the line.
 *
 * Returns: whether there was one
 */
gboolean
newsroom_open_break_remove (GtkTextBuffer *buffer)
{
  GtkTextIter place, start, end;

  if (!get_place (buffer, &place) || !has_caret (buffer, &place) || !is_open (&place, &start, &end))
    return FALSE;

  newsroom_body_tidy_replace (buffer, &start, &end, "");
  forget (buffer);

  return TRUE;
}

/**
 * newsroom_open_break_settle:
 * @buffer: the buffer of a body
 * @leaves: whether it is left, wherever the caret is
 *
 * If the caret has left the line behind a break that was remembered, the break goes where there are still no
 * words. It is remembered no longer. While something is under way in the text all stays as it is.
 */
void
newsroom_open_break_settle (GtkTextBuffer *buffer,
                            gboolean       leaves)
{
  GtkTextIter place, start, end;

  if (!get_place (buffer, &place) || newsroom_editor_buffer_get_work (NEWSROOM_EDITOR_BUFFER (buffer)) != NULL)
    return;
  if (has_caret (buffer, &place) && !leaves)
    return;

  if (is_open (&place, &start, &end))
    newsroom_body_tidy_replace (buffer, &start, &end, "");
  forget (buffer);
}
