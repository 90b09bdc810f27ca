/* newsroom-body-watch.c — reads a body again after each change, for its styles and its counts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-watch.h"

#include "newsroom-styler.h"

#include <string.h>

/* Bodies over this are read on another thread, in bytes: of a key in 64 KiB that would be a third. */
#define LONG_BODY (16 * 1024)

/* Before the layout and drawing of the frame that shows the change. */
#define REFRESH_PRIORITY G_PRIORITY_HIGH_IDLE

/**
 * NewsroomBodyWatch:
 *
 * However many changes come, the body is copied and read once before the next frame. A long one
 * is read on another thread while the frame is made; its styles may come with the frame after.
 *
 * Signal: "counted": newsroom_body_watch_get_counts() has news.
 */
struct _NewsroomBodyWatch
{
  GObject parent_instance;

  guint          refresh_id;
  guint          generation;
  gboolean       is_reading;
  NewsroomCounts counts;

  /* Owned */
  NewsroomStyler  *styler;
  NewsroomCounter *counter; /* of the thread while it reads */

  /* Borrowed: the session that owns both keeps it longer than this */
  NewsroomEditorBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (NewsroomBodyWatch, newsroom_body_watch, G_TYPE_OBJECT)

enum
{
  SIGNAL_COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  /* Owned */
  char          *body;
  NewsroomSpans *spans;

  NewsroomCounts counts;
  guint          generation;
} Reading;

static void
reading_free (Reading *reading)
{
  g_free (reading->body);
  g_clear_pointer (&reading->spans, newsroom_spans_unref);
  g_free (reading);
}

static void refresh (NewsroomBodyWatch *self);

static void
set_counts (NewsroomBodyWatch *self,
            NewsroomCounts     counts)
{
  self->counts = counts;
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Reading *reading = task_data;

  reading->spans = newsroom_spans_new (reading->body, -1);
  reading->counts = newsroom_counter_count (NEWSROOM_BODY_WATCH (source)->counter, reading->body, -1);
  g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  NewsroomBodyWatch *self = NEWSROOM_BODY_WATCH (object);
  const Reading     *reading = g_task_get_task_data (G_TASK (result));

  self->is_reading = FALSE;
  if (self->styler == NULL)
    return;
  if (reading->generation != self->generation)
    {
      refresh (self);
      return;
    }

  newsroom_editor_buffer_set_spans (self->buffer, reading->spans);
  newsroom_styler_update (self->styler, reading->spans);
  set_counts (self, reading->counts);
}

/* What was read of an older text is thrown away: its lines may be others by now. */
static void
read_on_thread (NewsroomBodyWatch *self,
                char              *body)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading = g_new0 (Reading, 1);

  reading->body = body;
  reading->generation = self->generation;
  self->is_reading = TRUE;
  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_source_tag (task, read_on_thread);
  g_task_set_task_data (task, reading, (GDestroyNotify)reading_free);
  g_task_run_in_thread (task, read_thread);
}

static void
refresh (NewsroomBodyWatch *self)
{
  g_autoptr (NewsroomSpans) spans = NULL;
  const char *body;
  gsize       length;

  /* What has changed meanwhile is read then. */
  if (self->is_reading || newsroom_editor_buffer_get_work (self->buffer) != NULL)
    return;

  body = newsroom_editor_buffer_get_text (self->buffer, &length);
  if (length > LONG_BODY)
    {
      read_on_thread (self, g_strndup (body, length));
      return;
    }

  spans = newsroom_spans_new (body, (gssize)length);
  newsroom_editor_buffer_set_spans (self->buffer, spans);
  newsroom_styler_update (self->styler, spans);
  set_counts (self, newsroom_counter_count (self->counter, body, (gssize)length));
}

static gboolean
refresh_cb (gpointer user_data)
{
  NewsroomBodyWatch *self = NEWSROOM_BODY_WATCH (user_data);

  self->refresh_id = 0;
  refresh (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (NewsroomBodyWatch *self)
{
  self->generation++;
  /* What is under way is read when it is done: it would be read again and again. */
  if (self->refresh_id == 0 && newsroom_editor_buffer_get_work (self->buffer) == NULL)
    self->refresh_id = g_idle_add_full (REFRESH_PRIORITY, refresh_cb, self, NULL);
}

static void
newsroom_body_watch_dispose (GObject *object)
{
  NewsroomBodyWatch *self = NEWSROOM_BODY_WATCH (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->styler);

  G_OBJECT_CLASS (newsroom_body_watch_parent_class)->dispose (object);
}

static void
newsroom_body_watch_finalize (GObject *object)
{
  NewsroomBodyWatch *self = NEWSROOM_BODY_WATCH (object);

  g_clear_pointer (&self->counter, newsroom_counter_free);

  G_OBJECT_CLASS (newsroom_body_watch_parent_class)->finalize (object);
}

static void
newsroom_body_watch_class_init (NewsroomBodyWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_body_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_body_watch_finalize;

  signals[SIGNAL_COUNTED] =
    g_signal_new ("counted", NEWSROOM_TYPE_BODY_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_body_watch_init (NewsroomBodyWatch *self)
{
  self->counter = newsroom_counter_new ();
}

/**
 * newsroom_body_watch_new:
 * @buffer: the buffer of a body, which must outlive the watch
 * @tags: the tags in its table
 *
 * Returns: (transfer full): a watch that has read nothing yet
 */
NewsroomBodyWatch *
newsroom_body_watch_new (NewsroomEditorBuffer *buffer,
                         NewsroomStyleTags    *tags)
{
  NewsroomBodyWatch *self;

  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (buffer), NULL);

  self = g_object_new (NEWSROOM_TYPE_BODY_WATCH, NULL);
  self->buffer = buffer;
  self->styler = newsroom_styler_new (GTK_TEXT_BUFFER (buffer), tags);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::work", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * newsroom_body_watch_catch_up:
 * @self: a watch
 *
 * Begins to read the body now where that is due, and not before the next frame, so that a new
 * text is not seen without its styles.
 */
void
newsroom_body_watch_catch_up (NewsroomBodyWatch *self)
{
  g_return_if_fail (NEWSROOM_IS_BODY_WATCH (self));

  if (self->refresh_id == 0)
    return;

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  refresh (self);
}

/**
 * newsroom_body_watch_get_counts:
 * @self: a watch
 *
 * Returns: what the body held when it was last counted; valid until it is counted again
 */
const NewsroomCounts *
newsroom_body_watch_get_counts (NewsroomBodyWatch *self)
{
  g_return_val_if_fail (NEWSROOM_IS_BODY_WATCH (self), NULL);

  return &self->counts;
}
