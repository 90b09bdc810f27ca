/* newsroom-body-sight.c — keeps the caret of a body where it is seen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-sight.h"

#include "newsroom-toast.h"

/* What the caret that is moved by keys keeps from the edges: some lines, and as many pixels as a
 * message at the foot of the window takes; and the most of the height that this may take at each of
 * both. */
#define LINES_OF_MARGIN 1.5
#define MESSAGE_HEIGHT 80
#define MOST_OF_MARGIN 0.4

static void
get_line (GtkTextView  *view,
          GdkRectangle *line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &caret, line);
}

/**
 * newsroom_body_sight_get_room:
 * @view: the view of a body
 *
 * Returns: how much must be free below the text for its last line to come above a message, in pixels
 */
int
newsroom_body_sight_get_room (GtkTextView *view)
{
  return MAX (MESSAGE_HEIGHT, newsroom_toast_get_height (GTK_WIDGET (view)));
}

/**
 * newsroom_body_sight_has_caret:
 * @view: the view of a body
 *
 * Returns: whether the line of the caret is seen
 */
gboolean
newsroom_body_sight_has_caret (GtkTextView *view)
{
  GdkRectangle line;
  GdkRectangle visible;

  get_line (view, &line);
  gtk_text_view_get_visible_rect (view, &visible);

  return line.y >= visible.y && line.y + line.height <= visible.y + visible.height;
}

/* The fields of the article may stand above the first line, and scroll with it.
 * Returns: whether the caret is in that line, and both are seen */
static gboolean
show_top (GtkTextView        *view,
          const GdkRectangle *line,
          int                 margin)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  GtkTextIter    start;
  GdkRectangle   first;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &start);
  gtk_text_view_get_iter_location (view, &start, &first);
  if (adjustment == NULL || line->y != first.y || gtk_text_view_get_top_margin (view) + line->height + margin > gtk_adjustment_get_page_size (adjustment))
    return FALSE;

  gtk_adjustment_set_value (adjustment, 0);

  return TRUE;
}

/* Where the view is so low that a message takes most of it, the line has its place just above that.
 * GtkTextView keeps the same from both edges, and less than half. */
static void
show_above_message (GtkTextView        *view,
                    const GdkRectangle *line,
                    const GdkRectangle *visible,
                    int                 message)
{
  GtkTextMark *caret = gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view));
  const int    room = MAX (visible->height - line->height, 1);
  const int    top = CLAMP (room - message, 0, room);

  if (line->y < visible->y || line->y > visible->y + top)
    gtk_text_view_scroll_to_mark (view, caret, 0, TRUE, 0, (double)top / room);
}

/**
 * newsroom_body_sight_show_caret:
 * @view: the view of a body
 * @in_middle: whether the line of the caret stays in the middle of the height
 *
 * Scrolls to the caret. GtkTextView brings it no further than to the edge of what is seen, where a
 * message may cover it; and to the first line, but not to what is above that.
 */
void
newsroom_body_sight_show_caret (GtkTextView *view,
                                gboolean     in_middle)
{
  GtkTextMark *caret = gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view));
  GdkRectangle line;
  GdkRectangle visible;
  const int    message = newsroom_body_sight_get_room (view);
  int          margin;
  gboolean     is_low;

  /* It is made where the view is allocated. */
  if (message > gtk_text_view_get_bottom_margin (view))
    gtk_widget_queue_resize (GTK_WIDGET (view));
  get_line (view, &line);
  gtk_text_view_get_visible_rect (view, &visible);
  margin = MAX ((int)(LINES_OF_MARGIN * line.height), message);
  is_low = margin > MOST_OF_MARGIN * visible.height;
  if (in_middle && !is_low)
    gtk_text_view_scroll_to_mark (view, caret, 0, TRUE, 0, 0.5);
  else if (!show_top (view, &line, margin) && is_low)
    show_above_message (view, &line, &visible, message);
  else if (!is_low)
    gtk_text_view_scroll_to_mark (view, caret, (double)margin / visible.height, FALSE, 0, 0);
}
