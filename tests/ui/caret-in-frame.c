/* caret-in-frame.c — a window with a long body, whose caret is moved right before a frame
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As by a key that comes while something moves on the screen: GTK had no idle time since. It warns
 * when it draws what it has given no place. */
#include <adwaita.h>

#include "newsroom-body-view.h"

/* More than is laid out in the first frames. */
#define LINES 20000

/* In each of these frames the caret goes from one end of the text to the other. */
#define FRAMES 20

typedef struct
{
  GtkTextView *view;
  guint        n; /* frames before this one */
} Test;

static void
flush_events_cb (GdkFrameClock *clock,
                 gpointer       user_data)
{
  Test          *test = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (test->view);
  GtkTextIter    iter;

  if (test->n++ % 2 == 0)
    gtk_text_buffer_get_end_iter (buffer, &iter);
  else
    gtk_text_buffer_get_iter_at_line (buffer, &iter, (int)(LINES / FRAMES * test->n / 2));
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_mark_onscreen (test->view, gtk_text_buffer_get_insert (buffer));
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       user_data)
{
  Test *test = user_data;

  if (test->n >= FRAMES)
    gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (test->view))));
  else
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS);
}

static void
map_cb (GtkWidget *view,
        gpointer   user_data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);

  g_signal_connect (clock, "flush-events", G_CALLBACK (flush_events_cb), user_data);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), user_data);
  gdk_frame_clock_begin_updating (clock);
}

int
main (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GString) text = g_string_new (NULL);
  Test       test = { NULL };
  GtkWidget *window;
  GtkWidget *scrolled;

  adw_init ();
  for (int i = 0; i < LINES; i++)
    g_string_append_printf (text, "%d. Words that are enough for more lines than one in a window of this width, whatever font it has.\n", i);
  test.view = GTK_TEXT_VIEW (newsroom_body_view_new ());
  gtk_text_view_set_wrap_mode (test.view, GTK_WRAP_WORD);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (test.view), text->str, (int)text->len);

  window = gtk_window_new ();
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (test.view));
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 400);
  g_signal_connect (test.view, "map", G_CALLBACK (map_cb), &test);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (g_main_loop_quit), loop);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);

  return 0;
}
