/* newsroom-list-sight.c — gives the places of a list their rows while they can be seen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-list-sight.h"

#include "newsroom-list-place.h"

/* How far out of sight a row is kept, in heights of the list: one that is scrolled to and fro
 * is not made again and again. */
#define KEPT 1

static void
update_place (NewsroomListPlace     *place,
              const graphene_rect_t *bounds,
              float                  height)
{
  const float above = bounds->origin.y + bounds->size.height;
  const float below = bounds->origin.y - height;

  if (above > 0 && below < 0)
    newsroom_list_place_set_seen (place, TRUE);
  else if (above < -KEPT * height || below > KEPT * height)
    newsroom_list_place_set_seen (place, FALSE);
}

/* After the widgets have been laid out, and before they are drawn: new rows are laid out in
 * another round of the same frame. */
static void
layout_cb (GtkWidget *view)
{
  const float height = (float)gtk_widget_get_height (view);

  if (!gtk_widget_get_mapped (view))
    return;

  for (GtkWidget *item = gtk_widget_get_first_child (view); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget      *place = gtk_widget_get_first_child (item);
      graphene_rect_t bounds;

      if (NEWSROOM_IS_LIST_PLACE (place) && gtk_widget_compute_bounds (item, view, &bounds))
        update_place (NEWSROOM_LIST_PLACE (place), &bounds, height);
    }
}

static void
realize_cb (GtkWidget *view)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (view), "layout", G_CALLBACK (layout_cb), view, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
unrealize_cb (GtkWidget *view)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (view), layout_cb, view);
}

/**
 * newsroom_list_sight_watch:
 * @view: a list whose items hold a #NewsroomListPlace each
 *
 * Tells the places whether they can be seen, for as long as there is the list.
 */
void
newsroom_list_sight_watch (GtkListView *view)
{
  g_signal_connect (view, "realize", G_CALLBACK (realize_cb), NULL);
  g_signal_connect (view, "unrealize", G_CALLBACK (unrealize_cb), NULL);
}
