/* newsroom-body-anchor.c — keeps what is seen of a body in sight while its lines get other heights
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-anchor.h"

#include "newsroom-body-sight.h"

/**
 * NewsroomBodyAnchor:
 *
 * Of a text view, which owns it. In another font, with more between the lines or in a column of another
 * width the lines of a text get other heights, and GTK shows what came to where the view stood: other
 * words. Here the line of the caret stays where it was in the height, if it was seen; else the line that
 * was the first one.
 */
struct _NewsroomBodyAnchor
{
  double   align;       /* where in the height it was, from 0 to 1 */
  gboolean is_at_start; /* of the text, with the fields above it */
  guint    idle_id;

  /* Owned */
  GtkTextMark *mark; /* (nullable): what is held, in its buffer */

  /* Borrowed */
  GtkTextView *view;
};

/**
 * newsroom_body_anchor_new:
 * @view: the view that will own it
 *
 * Returns: (transfer full): what holds nothing yet
 */
NewsroomBodyAnchor *
newsroom_body_anchor_new (GtkTextView *view)
{
  NewsroomBodyAnchor *self = g_new0 (NewsroomBodyAnchor, 1);

  self->view = view;

  return self;
}

/**
 * newsroom_body_anchor_free:
 * @self: (transfer full): what holds something or nothing
 */
void
newsroom_body_anchor_free (NewsroomBodyAnchor *self)
{
  newsroom_body_anchor_drop (self);
  g_free (self);
}

static void
get_visible_line (GtkTextView        *view,
                  const GdkRectangle *visible,
                  GtkTextIter        *line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  if (newsroom_body_sight_has_caret (view))
    gtk_text_buffer_get_iter_at_mark (buffer, line, gtk_text_buffer_get_insert (buffer));
  else
    gtk_text_view_get_iter_at_location (view, line, gtk_text_view_get_left_margin (view), visible->y);
}

/**
 * newsroom_body_anchor_hold:
 * @self: what is to hold what is seen
 *
 * To be called before the heights change, and newsroom_body_anchor_settle() once they have. What is held already stays.
 *
 * Returns: whether it is held from now on
 */
gboolean
newsroom_body_anchor_hold (NewsroomBodyAnchor *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  GdkRectangle   visible;
  GdkRectangle   place;
  GtkTextIter    line;

  gtk_text_view_get_visible_rect (self->view, &visible);
  if (self->mark != NULL || adjustment == NULL || visible.height <= 1 || !gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return FALSE;

  get_visible_line (self->view, &visible, &line);
  gtk_text_view_get_iter_location (self->view, &line, &place);
  self->align = CLAMP ((double)(place.y - visible.y) / MAX (visible.height - place.height, 1), 0, 1);
  self->is_at_start = gtk_adjustment_get_value (adjustment) <= 0;
  self->mark = g_object_ref (gtk_text_buffer_create_mark (gtk_text_view_get_buffer (self->view), NULL, &line, TRUE));

  return TRUE;
}

/**
 * newsroom_body_anchor_drop:
 * @self: what holds something or nothing
 *
 * Lets go what is held, where the heights stay after all.
 */
void
newsroom_body_anchor_drop (NewsroomBodyAnchor *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->mark != NULL && gtk_text_mark_get_buffer (self->mark) != NULL)
    gtk_text_buffer_delete_mark (gtk_text_mark_get_buffer (self->mark), self->mark);
  g_clear_object (&self->mark);
}

/* From the start of the text nothing moves that need not: the fields above stay in sight too. */
static gboolean
settle_cb (gpointer user_data)
{
  NewsroomBodyAnchor *self = user_data;

  self->idle_id = 0;
  if (gtk_text_mark_get_buffer (self->mark) == gtk_text_view_get_buffer (self->view))
    {
      if (self->is_at_start)
        gtk_text_view_scroll_mark_onscreen (self->view, self->mark);
      else
        gtk_text_view_scroll_to_mark (self->view, self->mark, 0, TRUE, 0, self->align);
    }
  newsroom_body_anchor_drop (self);

  return G_SOURCE_REMOVE;
}

/**
 * newsroom_body_anchor_settle:
 * @self: what holds something or nothing
 *
 * Shows what is held, once GTK knows the new heights, which it learns when it is idle.
 */
void
newsroom_body_anchor_settle (NewsroomBodyAnchor *self)
{
  if (self->mark != NULL && self->idle_id == 0)
    self->idle_id = g_idle_add (settle_cb, self);
}
