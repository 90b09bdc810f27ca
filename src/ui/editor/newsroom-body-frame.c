/* newsroom-body-frame.c — lays out what a frame shows of a text before it is drawn
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-frame.h"

/* After GtkTextView has laid out what is seen, before a frame. */
#define SETTLED_PRIORITY (GTK_PRIORITY_RESIZE - 1)

/* No line is lower than this, in pixels, but one that was never laid out. */
#define LEAST_LINE 8

/**
 * NewsroomBodyFrame:
 *
 * Of a text view, which owns it. Keys that come while something moves on the screen, as a message
 * does, are handled right before a frame. GtkTextView lays out what they changed, and scrolls to
 * where they moved the caret, when it is idle, and else while it is drawn: then the scrollbar learns
 * its length too late, and GTK warns that it is drawn without a place. Here the view is given its
 * place anew in such a frame, in which it first lays out what is seen.
 */
struct _NewsroomBodyFrame
{
  GObject parent_instance;

  guint settled_id; /* while what was changed may not be laid out, else 0 */

  /* Owned */
  GSignalGroup *buffer_signals;
  GSignalGroup *clock_signals;

  /* Borrowed */
  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (NewsroomBodyFrame, newsroom_body_frame, G_TYPE_OBJECT)

static gboolean
settled_cb (gpointer user_data)
{
  NEWSROOM_BODY_FRAME (user_data)->settled_id = 0;

  return G_SOURCE_REMOVE;
}

static void
changed_cb (NewsroomBodyFrame *self)
{
  if (self->settled_id == 0)
    self->settled_id = g_idle_add_full (SETTLED_PRIORITY, settled_cb, self, NULL);
}

/* A caret that moves has what is around it laid out, also where nothing changed. */
static void
mark_set_cb (NewsroomBodyFrame *self,
             const GtkTextIter *location,
             GtkTextMark       *mark,
             GtkTextBuffer     *buffer)
{
  if (mark == gtk_text_buffer_get_insert (buffer) || mark == gtk_text_buffer_get_selection_bound (buffer))
    changed_cb (self);
}

static void
before_paint_cb (NewsroomBodyFrame *self)
{
  if (self->settled_id != 0)
    gtk_widget_queue_resize (GTK_WIDGET (self->view));
  g_clear_handle_id (&self->settled_id, g_source_remove);
}

static void
buffer_cb (NewsroomBodyFrame *self)
{
  g_signal_group_set_target (self->buffer_signals, gtk_text_view_get_buffer (self->view));
}

static void
realize_cb (NewsroomBodyFrame *self)
{
  g_signal_group_set_target (self->clock_signals, gtk_widget_get_frame_clock (GTK_WIDGET (self->view)));
}

static void
unrealize_cb (NewsroomBodyFrame *self)
{
  g_signal_group_set_target (self->clock_signals, NULL);
}

static void
newsroom_body_frame_dispose (GObject *object)
{
  NewsroomBodyFrame *self = NEWSROOM_BODY_FRAME (object);

  g_clear_handle_id (&self->settled_id, g_source_remove);
  g_clear_object (&self->buffer_signals);
  g_clear_object (&self->clock_signals);

  G_OBJECT_CLASS (newsroom_body_frame_parent_class)->dispose (object);
}

static void
newsroom_body_frame_class_init (NewsroomBodyFrameClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_body_frame_dispose;
}

static void
newsroom_body_frame_init (NewsroomBodyFrame *self)
{
  self->buffer_signals = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_swapped (self->buffer_signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->buffer_signals, "apply-tag", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->buffer_signals, "remove-tag", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->buffer_signals, "mark-set", G_CALLBACK (mark_set_cb), self);
  self->clock_signals = g_signal_group_new (GDK_TYPE_FRAME_CLOCK);
  g_signal_group_connect_swapped (self->clock_signals, "before-paint", G_CALLBACK (before_paint_cb), self);
}

/**
 * newsroom_body_frame_new:
 * @view: the text view that will own it, which is being made
 *
 * Returns: (transfer full): what lays out its text in time
 */
NewsroomBodyFrame *
newsroom_body_frame_new (GtkTextView *view)
{
  NewsroomBodyFrame *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (NEWSROOM_TYPE_BODY_FRAME, NULL);
  self->view = view;
  g_signal_connect_object (view, "notify::buffer", G_CALLBACK (buffer_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "preedit-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "realize", G_CALLBACK (realize_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (view, "unrealize", G_CALLBACK (unrealize_cb), self, G_CONNECT_SWAPPED);
  buffer_cb (self);

  return self;
}

/**
 * newsroom_body_frame_lay_out_lines:
 * @self: what lays out a text
 *
 * Lays out each line in sight by itself. Call it before the view is drawn: while it draws,
 * GtkTextView takes a line that has no tags at its start to look as the line did that it laid out
 * last, though lines that it need not lay out again lie between, and paragraphs would hang as the
 * items of a list above them.
 */
void
newsroom_body_frame_lay_out_lines (NewsroomBodyFrame *self)
{
  GdkRectangle visible;
  GtkTextIter  line;

  g_return_if_fail (NEWSROOM_IS_BODY_FRAME (self));

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &line, visible.y, NULL);
  for (int i = 0; i <= visible.height / LEAST_LINE; i++)
    {
      GdkRectangle start;

      gtk_text_view_get_iter_location (self->view, &line, &start);
      if (start.y > visible.y + visible.height || !gtk_text_iter_forward_line (&line))
        break;
    }
}
