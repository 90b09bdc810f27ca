/* newsroom-text-pointing.c — points a popover at words of a text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-text-pointing.h"

/* What is out of sight is pointed at from the edge: beyond the monitor there is nowhere to be. */
static void
keep_inside (GtkWidget    *widget,
             GdkRectangle *rectangle)
{
  const int right = MAX (1, gtk_widget_get_width (widget));
  const int bottom = MAX (1, gtk_widget_get_height (widget));
  const int x = CLAMP (rectangle->x, 0, right - 1);
  const int y = CLAMP (rectangle->y, 0, bottom - 1);

  rectangle->width = CLAMP (rectangle->x + rectangle->width, x + 1, right) - x;
  rectangle->height = CLAMP (rectangle->y + rectangle->height, y + 1, bottom) - y;
  rectangle->x = x;
  rectangle->y = y;
}

/**
 * newsroom_text_pointing_set:
 * @popover: a popover that has a parent
 * @view: a text view below that
 * @start: where the words begin
 * @end: where they end; on another line, @start is pointed at
 */
void
newsroom_text_pointing_set (GtkPopover        *popover,
                            GtkTextView       *view,
                            const GtkTextIter *start,
                            const GtkTextIter *end)
{
  GtkWidget   *parent = gtk_widget_get_parent (GTK_WIDGET (popover));
  GdkRectangle from;
  GdkRectangle to;
  double       x;
  double       y;

  g_return_if_fail (parent != NULL);
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  gtk_text_view_get_iter_location (view, start, &from);
  gtk_text_view_get_iter_location (view, end, &to);
  from.width = to.y == from.y ? MAX (1, to.x - from.x) : 1;
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, from.x, from.y, &from.x, &from.y);
  gtk_widget_translate_coordinates (GTK_WIDGET (view), parent, from.x, from.y, &x, &y);
  from.x = (int)x;
  from.y = (int)y;
  keep_inside (parent, &from);
  gtk_popover_set_pointing_to (popover, &from);
}
