/* newsroom-empty-pair.c — a pair of marks that waits for words between them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-empty-pair.h"

#include <string.h>

#include "newsroom-editor-buffer.h"

/* A command puts “****” around the caret for words that are still to come. If none come, they would
 * be printed as they are; so they go when the caret does. What a person typed is never looked at: the
 * marks that a command put there lie between these marks of the buffer, which has one pair at most. */
typedef enum
{
  PLACE_OPEN,
  PLACE_START,
  PLACE_END,
  PLACE_CLOSE,
  N_PLACES,
} Place;

static const char *const names[N_PLACES] = { "newsroom-pair-open", "newsroom-pair-start", "newsroom-pair-end", "newsroom-pair-close" };

static gboolean
has_pair (GtkTextBuffer *buffer)
{
  return gtk_text_buffer_get_mark (buffer, names[PLACE_OPEN]) != NULL;
}

static void
get_places (GtkTextBuffer *buffer,
            GtkTextIter   *places)
{
  for (guint i = 0; i < N_PLACES; i++)
    gtk_text_buffer_get_iter_at_mark (buffer, &places[i], gtk_text_buffer_get_mark (buffer, names[i]));
}

/* Whether all that is selected is in the pair. */
static gboolean
is_inside (GtkTextBuffer     *buffer,
           const GtkTextIter *places)
{
  GtkTextIter first, last;

  gtk_text_buffer_get_selection_bounds (buffer, &first, &last);

  return gtk_text_iter_compare (&first, &places[PLACE_START]) >= 0 && gtk_text_iter_compare (&last, &places[PLACE_END]) <= 0;
}

static gboolean
settle_cb (gpointer user_data)
{
  newsroom_empty_pair_settle (GTK_TEXT_BUFFER (user_data), FALSE);

  return G_SOURCE_REMOVE;
}

/* GTK may be in the midst of an edit. */
static void
moved_cb (GtkTextBuffer *buffer)
{
  GtkTextIter places[N_PLACES];

  get_places (buffer, places);
  if (!is_inside (buffer, places))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, g_object_ref (buffer), g_object_unref);
}

static void
forget (GtkTextBuffer *buffer)
{
  if (!has_pair (buffer))
    return;

  g_signal_handlers_disconnect_by_func (buffer, moved_cb, NULL);
  for (guint i = 0; i < N_PLACES; i++)
    gtk_text_buffer_delete_mark_by_name (buffer, names[i]);
}

/* Whether there are as many marks before as behind, as undoing leaves fewer. */
static gboolean
is_whole (const GtkTextIter *places)
{
  g_autofree char *opening = gtk_text_iter_get_slice (&places[PLACE_OPEN], &places[PLACE_START]);
  g_autofree char *closing = gtk_text_iter_get_slice (&places[PLACE_END], &places[PLACE_CLOSE]);

  g_strreverse (closing);

  return opening[0] != '\0' && strspn (opening, "*_~`") == strlen (opening) && g_str_equal (opening, closing);
}

/* That they had been there is nothing to undo. */
static void
remove_pair (NewsroomEditorBuffer *buffer,
             GtkTextIter          *places)
{
  newsroom_editor_buffer_break (buffer);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  gtk_text_buffer_delete (GTK_TEXT_BUFFER (buffer), &places[PLACE_OPEN], &places[PLACE_CLOSE]);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
  newsroom_editor_buffer_break (buffer);
  newsroom_edit_history_forget_taken_back (newsroom_editor_buffer_get_history (buffer));
}

/* Blanks before the closing marks would keep them from closing. */
static void
move_blanks_out (NewsroomEditorBuffer *buffer,
                 GtkTextIter          *places,
                 const char           *words)
{
  g_autofree char *closing = gtk_text_iter_get_slice (&places[PLACE_END], &places[PLACE_CLOSE]);
  g_autofree char *kept = g_strchomp (g_strdup (words));
  g_autofree char *moved = g_strconcat (kept[0] != '\0' ? closing : "", words + strlen (kept), NULL);
  GtkTextIter      start = places[kept[0] != '\0' ? PLACE_START : PLACE_OPEN];

  if (kept[0] != '\0')
    gtk_text_iter_forward_chars (&start, (int)g_utf8_strlen (kept, -1));
  newsroom_editor_buffer_break (buffer);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  gtk_text_buffer_delete (GTK_TEXT_BUFFER (buffer), &start, &places[PLACE_CLOSE]);
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (buffer), &start, moved, -1);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
  newsroom_editor_buffer_break (buffer);
}

/**
 * newsroom_empty_pair_note:
 * @buffer: the buffer of a body
 * @n_marks: how many characters on each side of the caret a command has put there; 0 for none
 *
 * Remembers them, if they are a pair, in place of those that were remembered before.
 */
void
newsroom_empty_pair_note (GtkTextBuffer *buffer,
                          guint          n_marks)
{
  GtkTextIter places[N_PLACES];

  forget (buffer);
  if (n_marks == 0)
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &places[PLACE_START], gtk_text_buffer_get_insert (buffer));
  places[PLACE_OPEN] = places[PLACE_END] = places[PLACE_CLOSE] = places[PLACE_START];
  gtk_text_iter_backward_chars (&places[PLACE_OPEN], (int)n_marks);
  gtk_text_iter_forward_chars (&places[PLACE_CLOSE], (int)n_marks);
  for (guint i = 0; i < N_PLACES; i++)
    gtk_text_buffer_create_mark (buffer, names[i], &places[i], i == PLACE_START || i == PLACE_CLOSE);
  g_signal_connect (buffer, "notify::cursor-position", G_CALLBACK (moved_cb), NULL);
  if (newsroom_empty_pair_get (buffer) != n_marks)
    forget (buffer);
}

/**
 * newsroom_empty_pair_get:
 * @buffer: the buffer of a body
 *
 * Returns: how many characters of a pair that was remembered are on each side of the caret, with nothing
 *   between them; 0 if there is none
 */
guint
newsroom_empty_pair_get (GtkTextBuffer *buffer)
{
  GtkTextIter places[N_PLACES];

  if (!has_pair (buffer))
    return 0;

  get_places (buffer, places);
  if (!is_whole (places) || !gtk_text_iter_equal (&places[PLACE_START], &places[PLACE_END]) || !is_inside (buffer, places))
    return 0;

  return (guint)(gtk_text_iter_get_offset (&places[PLACE_START]) - gtk_text_iter_get_offset (&places[PLACE_OPEN]));
}

/**
 * newsroom_empty_pair_put_blank:
 * @buffer: the buffer of a body in which newsroom_empty_pair_get() finds a pair
 * @blank: what is typed there
 *
 * Words cannot begin with a blank behind marks, so it comes before them.
 */
void
newsroom_empty_pair_put_blank (GtkTextBuffer *buffer,
                               const char    *blank)
{
  GtkTextIter places[N_PLACES];

  get_places (buffer, places);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &places[PLACE_OPEN], blank, -1);
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * newsroom_empty_pair_remove:
 * @buffer: the buffer of a body in which newsroom_empty_pair_get() finds a pair
 *
 * Takes it away, as a key does that is pressed there.
 */
void
newsroom_empty_pair_remove (GtkTextBuffer *buffer)
{
  GtkTextIter places[N_PLACES];

  get_places (buffer, places);
  remove_pair (NEWSROOM_EDITOR_BUFFER (buffer), places);
  forget (buffer);
}

/**
 * newsroom_empty_pair_settle:
 * @buffer: the buffer of a body
 * @leaves: whether it is left, wherever the caret is
 *
 * If the caret has left a pair that was remembered, it goes where it is still empty, and blanks that end
 * its words come behind it. It is remembered no longer. While something is under way in the text all
 * stays as it is, and as long as words that were undone can come back.
 */
void
newsroom_empty_pair_settle (GtkTextBuffer *buffer,
                            gboolean       leaves)
{
  GtkTextIter      places[N_PLACES];
  g_autofree char *words = NULL;
  gboolean         is_empty, ends_blank;

  if (!has_pair (buffer) || newsroom_editor_buffer_get_work (NEWSROOM_EDITOR_BUFFER (buffer)) != NULL)
    return;

  get_places (buffer, places);
  if (is_inside (buffer, places) && !leaves)
    return;

  words = gtk_text_iter_get_slice (&places[PLACE_START], &places[PLACE_END]);
  is_empty = is_whole (places) && words[0] == '\0';
  ends_blank = is_whole (places) && !is_empty && g_ascii_isspace (words[strlen (words) - 1]);
  /* To tidy up is an edit, and after an edit nothing can be redone. */
  if ((is_empty || ends_blank) && newsroom_editor_buffer_get_can_redo (NEWSROOM_EDITOR_BUFFER (buffer)))
    return;

  if (is_empty)
    remove_pair (NEWSROOM_EDITOR_BUFFER (buffer), places);
  else if (ends_blank)
    move_blanks_out (NEWSROOM_EDITOR_BUFFER (buffer), places, words);
  forget (buffer);
}

/* Buttons, menus and other windows give the caret back to where it was; another text does not. */
static gboolean
left_cb (gpointer user_data)
{
  GtkWidget *view = user_data;
  GtkRoot   *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && focus != view && (GTK_IS_TEXT_VIEW (focus) || GTK_IS_TEXT (focus)) && gtk_widget_get_native (focus) == GTK_NATIVE (root))
    newsroom_empty_pair_settle (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), TRUE);

  return G_SOURCE_REMOVE;
}

static void
leave_cb (GtkTextView *view)
{
  if (has_pair (gtk_text_view_get_buffer (view)))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, left_cb, g_object_ref (view), g_object_unref);
}

/**
 * newsroom_empty_pair_watch:
 * @view: the view of a body
 *
 * Lets a pair go, too, when somebody goes to write in another text of the window.
 */
void
newsroom_empty_pair_watch (GtkTextView *view)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
}
