/* body-lines.c — a window with a body, of which two lines change at once and the line between does not
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first line hangs, the last one does not. Says on its standard output where the words of both
 * begin, as they were drawn: x of the first character and of the second half, of either line. */
#include <adwaita.h>

#include "newsroom-body-view.h"

/* Time for a frame, in milliseconds. */
#define FRAME 200

#define WORDS " words that are enough for more lines than one in a window of this width, whatever font it has"

static void
shrink (GtkTextBuffer *buffer,
        GtkTextTag    *tag,
        int            line)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, line, 3);
  end = start;
  gtk_text_iter_forward_chars (&end, 2);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

/* Of the line's start, and the least of the rest. */
static void
tell (GtkTextView *view,
      int          line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    iter;
  GdkRectangle   first;
  int            least = G_MAXINT;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, line);
  gtk_text_view_get_iter_location (view, &iter, &first);
  while (!gtk_text_iter_ends_line (&iter))
    {
      GdkRectangle at;

      gtk_text_view_get_iter_location (view, &iter, &at);
      if (at.y > first.y + first.height)
        least = MIN (least, at.x);
      gtk_text_iter_forward_char (&iter);
    }
  g_print ("%d\n", least - first.x);
}

static gboolean
tell_cb (gpointer user_data)
{
  GtkTextView *view = user_data;

  tell (view, 0);
  tell (view, 2);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))));

  return G_SOURCE_REMOVE;
}

static gboolean
change_cb (gpointer user_data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (user_data);
  GtkTextTag    *small = gtk_text_buffer_create_tag (buffer, NULL, "scale", 0.01, NULL);

  shrink (buffer, small, 0);
  shrink (buffer, small, 2);
  g_timeout_add (FRAME, tell_cb, user_data);

  return G_SOURCE_REMOVE;
}

int
main (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GtkWidget     *window;
  GtkWidget     *view;
  GtkTextBuffer *buffer;
  GtkTextTag    *hanging;
  GtkTextIter    start;
  GtkTextIter    end;

  adw_init ();
  window = gtk_window_new ();
  view = newsroom_body_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (buffer, "item" WORDS "\n\nplain" WORDS, -1);
  hanging = gtk_text_buffer_create_tag (buffer, NULL, "indent", -60, NULL);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_line (buffer, &end, 1);
  gtk_text_buffer_apply_tag (buffer, hanging, &start, &end);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 400);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (g_main_loop_quit), loop);
  g_timeout_add (3 * FRAME, change_cb, view);
  g_main_loop_run (loop);

  return 0;
}
