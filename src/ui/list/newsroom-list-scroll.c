/* newsroom-list-scroll.c — brings a row into view as soon as the list can
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-list-scroll.h"

/* Frames after which a list that was just filled or shown has laid its rows out. */
#define N_FRAMES 3

typedef struct
{
  guint position;
  guint n_frames;
} Scroll;

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Scroll *scroll = user_data;

  if (gtk_widget_get_height (widget) == 0 || ++scroll->n_frames < N_FRAMES)
    {
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }

  gtk_widget_activate_action (widget, "list.scroll-to-item", "u", scroll->position);

  return G_SOURCE_REMOVE;
}

/**
 * newsroom_list_scroll_to:
 * @view: a list
 * @position: a row of it
 *
 * Before its first frame with new rows GTK 4.8 does not know where they are: told to scroll
 * then, a list shows its end, or nothing at all.
 */
void
newsroom_list_scroll_to (GtkListView *view,
                         guint        position)
{
  Scroll *scroll = g_new0 (Scroll, 1);

  scroll->position = position;
  gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, scroll, g_free);
}
