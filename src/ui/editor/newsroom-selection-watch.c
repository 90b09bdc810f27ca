/* newsroom-selection-watch.c — counts the words that are selected in a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-selection-watch.h"

#include "newsroom-body-place.h"
#include "newsroom-counts.h"

/* In bodies over this, in bytes, nothing is counted while it is selected: it would take longer
 * than a frame. The statistics count it. */
#define LONGEST_BODY (1024 * 1024)

/**
 * NewsroomSelectionWatch:
 *
 * However fast the selection is drawn, it is counted once when the main loop is idle. Without one
 * it does nothing.
 *
 * Signal: "counted": newsroom_selection_watch_get_words() has news.
 */
struct _NewsroomSelectionWatch
{
  GObject parent_instance;

  guint words;
  guint idle_id;

  /* Owned */
  GSignalGroup *buffer_signals;

  /* Borrowed: the view that owns this */
  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (NewsroomSelectionWatch, newsroom_selection_watch, G_TYPE_OBJECT)

enum
{
  SIGNAL_COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
count (NewsroomSelectionWatch *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter    start;
  GtkTextIter    end;
  const char    *text;
  gsize          length;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return 0;

  text = newsroom_body_place_get_text (buffer, &length);
  if (length > LONGEST_BODY)
    return 0;

  return newsroom_counts_from_range (text,
                                     (gssize)length,
                                     newsroom_body_place_get_offset (text, length, &start),
                                     newsroom_body_place_get_offset (text, length, &end),
                                     NULL,
                                     NULL)
    .words;
}

static gboolean
count_cb (gpointer user_data)
{
  NewsroomSelectionWatch *self = NEWSROOM_SELECTION_WATCH (user_data);
  const guint             words = count (self);

  self->idle_id = 0;
  if (words != self->words)
    {
      self->words = words;
      g_signal_emit (self, signals[SIGNAL_COUNTED], 0);
    }

  return G_SOURCE_REMOVE;
}

static void
queue_count (NewsroomSelectionWatch *self)
{
  if (self->idle_id != 0 || (self->words == 0 && !gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (self->view))))
    return;

  self->idle_id = g_idle_add (count_cb, self);
}

static void
mark_set_cb (NewsroomSelectionWatch *self,
             const GtkTextIter      *place,
             GtkTextMark            *mark,
             GtkTextBuffer          *buffer)
{
  if (mark == gtk_text_buffer_get_insert (buffer) || mark == gtk_text_buffer_get_selection_bound (buffer))
    queue_count (self);
}

static void
buffer_cb (NewsroomSelectionWatch *self)
{
  g_signal_group_set_target (self->buffer_signals, gtk_text_view_get_buffer (self->view));
  queue_count (self);
}

static void
newsroom_selection_watch_dispose (GObject *object)
{
  NewsroomSelectionWatch *self = NEWSROOM_SELECTION_WATCH (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->buffer_signals);

  G_OBJECT_CLASS (newsroom_selection_watch_parent_class)->dispose (object);
}

static void
newsroom_selection_watch_class_init (NewsroomSelectionWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_selection_watch_dispose;

  signals[SIGNAL_COUNTED] =
    g_signal_new ("counted", NEWSROOM_TYPE_SELECTION_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_selection_watch_init (NewsroomSelectionWatch *self)
{
  self->buffer_signals = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_swapped (self->buffer_signals, "mark-set", G_CALLBACK (mark_set_cb), self);
  g_signal_group_connect_swapped (self->buffer_signals, "changed", G_CALLBACK (queue_count), self);
}

/**
 * newsroom_selection_watch_new:
 * @view: the view of a body, which must outlive the watch
 *
 * Returns: (transfer full): a watch of whatever the view shows
 */
NewsroomSelectionWatch *
newsroom_selection_watch_new (GtkTextView *view)
{
  NewsroomSelectionWatch *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (NEWSROOM_TYPE_SELECTION_WATCH, NULL);
  self->view = view;
  g_signal_connect_object (view, "notify::buffer", G_CALLBACK (buffer_cb), self, G_CONNECT_SWAPPED);
  buffer_cb (self);

  return self;
}

/**
 * newsroom_selection_watch_get_words:
 * @self: a watch
 *
 * Returns: the words of the selection, as a reader gets them; 0 without one
 */
guint
newsroom_selection_watch_get_words (NewsroomSelectionWatch *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SELECTION_WATCH (self), 0);

  return self->words;
}
