/* toast-order.c — messages that are shown and dismissed while others are still on their way
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ends by itself when all of them have gone. */
#include <adwaita.h>

#include "newsroom-toast.h"

/* What is done, and how long after the start, in milliseconds. libadwaita takes 300 to show a message
 * and to hide one, and 500 to show one in the place of another. */
static const struct
{
  guint ms;
  guint n; /* which message */
  bool  is_shown;
} STEPS[] = {
  { 100, 0, true },
  { 500, 0, false },
  { 510, 1, true },
  { 610, 2, true },
  { 660, 1, false }, /* on its way, and covered */
  { 1800, 3, true },
  { 1900, 3, false }, /* the one that it covers is on its way */
  { 3400, 4, true },
  { 3405, 4, false }, /* it has not begun */
  { 5000, 2, false },
};

typedef struct
{
  GtkWidget *child; /* of the overlay */
  AdwToast  *toasts[5];
  guint      step;
} Test;

/* Returns: how many messages can be seen */
static guint
n_seen (GtkWidget *child)
{
  guint n = 0;

  while ((child = gtk_widget_get_next_sibling (child)) != NULL)
    n++;

  return n;
}

static gboolean
end_cb (gpointer user_data)
{
  Test *test = user_data;

  if (n_seen (test->child) > 0)
    return G_SOURCE_CONTINUE;

  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (test->child)));

  return G_SOURCE_REMOVE;
}

static gboolean
step_cb (gpointer user_data)
{
  Test       *test = user_data;
  const guint n = STEPS[test->step].n;

  if (STEPS[test->step].is_shown)
    test->toasts[n] = newsroom_toast_show (test->child, "Message", NULL);
  else
    newsroom_toast_dismiss (test->child, test->toasts[n]);
  if (++test->step < G_N_ELEMENTS (STEPS))
    g_timeout_add (STEPS[test->step].ms - STEPS[test->step - 1].ms, step_cb, test);
  else
    g_timeout_add (STEPS[0].ms, end_cb, test);

  return G_SOURCE_REMOVE;
}

int
main (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Test       test = { NULL };
  GtkWidget *overlay;
  GtkWidget *window;

  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  test.child = gtk_label_new ("Text");
  overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), test.child);
  window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 400);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (g_main_loop_quit), loop);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (STEPS[0].ms, step_cb, &test);
  g_main_loop_run (loop);
  for (guint i = 0; i < G_N_ELEMENTS (test.toasts); i++)
    g_object_unref (test.toasts[i]);

  return 0;
}
