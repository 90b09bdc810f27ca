/* newsroom-list-scroll.c — brings the selected row into view, and the keyboard to it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-list-scroll.h"

#include "newsroom-list-place.h"

/* Frames after which a list that was just filled or shown has laid its rows out. */
#define N_FRAMES 3

/* The keyboard may be on a row or on a button in it. */
static GtkWidget *
find_focused_row (GtkListView *view)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (view)))
    return NULL;

  child = gtk_widget_get_first_child (focus);

  return NEWSROOM_IS_LIST_PLACE (child) ? child : gtk_widget_get_ancestor (focus, NEWSROOM_TYPE_LIST_PLACE);
}

static gboolean
is_at (GtkWidget *place,
       guint      position)
{
  return NEWSROOM_IS_LIST_PLACE (place) && newsroom_list_place_get_position (NEWSROOM_LIST_PLACE (place)) == position;
}

static void
focus_row (GtkListView *view,
           guint        position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  while (child != NULL && !is_at (gtk_widget_get_first_child (child), position))
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_grab_focus (child);
}

/* The row to show: the selected one, or the first. */
static guint
get_position (GtkListView *view)
{
  guint selected = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (view)));

  return selected != GTK_INVALID_LIST_POSITION ? selected : 0;
}

static void
follow_focus (GtkListView *view)
{
  if (newsroom_list_scroll_is_needed (view, get_position (view)))
    focus_row (view, get_position (view));
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  GtkListView *view = GTK_LIST_VIEW (widget);
  guint       *n_frames = user_data;

  if (gtk_widget_get_height (widget) == 0 || ++*n_frames < N_FRAMES)
    {
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }

  gtk_widget_activate_action (widget, "list.scroll-to-item", "u", get_position (view));
  follow_focus (view);

  return G_SOURCE_REMOVE;
}

/**
 * newsroom_list_scroll_is_needed:
 * @view: a list
 * @position: a row of it
 *
 * Returns: whether the keyboard is on another row
 */
gboolean
newsroom_list_scroll_is_needed (GtkListView *view,
                                guint        position)
{
  GtkWidget *row = find_focused_row (view);

  return row != NULL && position != GTK_INVALID_LIST_POSITION && !is_at (row, position);
}

/**
 * newsroom_list_scroll_to_selected:
 * @view: a list with a #GtkSingleSelection
 *
 * Shows the selected row soon, the first one where none is selected. The keyboard goes there from
 * other rows.
 *
 * Before its first frame with new rows GTK 4.8 does not know where they are: told to scroll
 * then, a list shows its end, or nothing at all.
 */
void
newsroom_list_scroll_to_selected (GtkListView *view)
{
  follow_focus (view);
  gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, g_new0 (guint, 1), g_free);
}

/**
 * newsroom_list_scroll_to_start:
 * @view: a list that is about to have other rows
 *
 * Goes to the first of those it has, and stays there.
 */
void
newsroom_list_scroll_to_start (GtkListView *view)
{
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), 0);
}
