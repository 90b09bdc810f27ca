/* newsroom-list-sight.c — gives the places of a list their rows while they can be seen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-list-sight.h"

#include "newsroom-list-place.h"

/* How far out of sight a row is kept, in heights of the list: one that is scrolled to and fro
 * is not made again and again. */
#define KEPT 1

/* What a list holds out of sight has the bounds that it had when it was seen last. */
static gboolean
is_in_sight (GtkWidget             *item,
             const graphene_rect_t *bounds,
             float                  height)
{
  return gtk_widget_get_child_visible (item) && bounds->origin.y + bounds->size.height > 0 && bounds->origin.y < height;
}

static void
update_place (GtkWidget             *item,
              NewsroomListPlace     *place,
              const graphene_rect_t *bounds,
              float                  height)
{
  const float above = bounds->origin.y + bounds->size.height;
  const float below = bounds->origin.y - height;

  if (is_in_sight (item, bounds, height))
    newsroom_list_place_set_seen (place, TRUE);
  else if (above < -KEPT * height || below > KEPT * height)
    newsroom_list_place_set_seen (place, FALSE);
}

static GtkWidget *
get_place (GtkWidget *item)
{
  GtkWidget *place = gtk_widget_get_first_child (item);

  return NEWSROOM_IS_LIST_PLACE (place) ? place : NULL;
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
      GtkWidget      *place = get_place (item);
      graphene_rect_t bounds;

      if (place != NULL && gtk_widget_compute_bounds (item, view, &bounds))
        update_place (item, NEWSROOM_LIST_PLACE (place), &bounds, height);
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

/* The first that was in sight when the list was laid out and is still there, or else the first. */
static GtkWidget *
find_first (GtkWidget *view)
{
  const float height = (float)gtk_widget_get_height (view);

  for (GtkWidget *item = gtk_widget_get_first_child (view); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget      *place = get_place (item);
      graphene_rect_t bounds;

      if (place != NULL && newsroom_list_place_get_seen (NEWSROOM_LIST_PLACE (place)) &&
          gtk_widget_compute_bounds (item, view, &bounds) && is_in_sight (item, &bounds, height))
        return item;
    }

  return gtk_widget_get_first_child (view);
}

/**
 * newsroom_list_sight_foresee:
 * @view: a list that was just given other items
 *
 * Gives rows to the places that are about to be seen, and to no others. GTK looks for the style of
 * a widget before it lays a frame out: rows that are made later are measured once more in the
 * next frame.
 */
void
newsroom_list_sight_foresee (GtkListView *view)
{
  GtkWidget *first = find_first (GTK_WIDGET (view));
  int        height = 0;

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (view)); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *place = get_place (item);
      int        place_height = 0;

      if (item == first)
        height = gtk_widget_get_height (GTK_WIDGET (view));
      if (place == NULL)
        continue;

      gtk_widget_measure (place, GTK_ORIENTATION_VERTICAL, -1, &place_height, NULL, NULL, NULL);
      newsroom_list_place_set_seen (NEWSROOM_LIST_PLACE (place), height > 0);
      height -= place_height;
    }
}

/**
 * newsroom_list_sight_watch:
 * @view: a list of #NewsroomArticleSummary
 * @live: (transfer none): what it shows beside
 *
 * Gives it a #NewsroomListPlace for each item, and tells the places whether they can be seen, for
 * as long as there is the list.
 */
void
newsroom_list_sight_watch (GtkListView      *view,
                           NewsroomListLive *live)
{
  g_autoptr (GtkListItemFactory) factory = newsroom_list_place_factory_new (live);

  gtk_list_view_set_factory (view, factory);
  g_signal_connect (view, "realize", G_CALLBACK (realize_cb), NULL);
  g_signal_connect (view, "unrealize", G_CALLBACK (unrealize_cb), NULL);
}
