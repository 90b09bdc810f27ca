/* newsroom-editor-work.c — many changes of a text, made bit by bit
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-work.h"

#include <gtk/gtk.h>

/* How long the window may stand still at a time, in µs. */
#define TIME_SLICE 4000

/* How often it is told how far it is, in µs: each time makes a frame. */
#define TELL_INTERVAL 100000

/* After what is typed and drawn, and after the layout of what is out of sight: lines that have no height yet all lie
 * in one place, and GtkTextView would draw thousands of them there. */
#define GO_ON_PRIORITY (GDK_PRIORITY_REDRAW + 10)

/**
 * NewsroomEditorWork:
 *
 * What takes long in a text: to replace all that was found, to undo that, to paste pages. Run by
 * newsroom_editor_buffer_run(), and owned by the buffer meanwhile. A little is done at once. What is to be found out
 * before is found out on another thread.
 *
 * Signals: "progressed": some more is done. "done": it has ended.
 */
struct _NewsroomEditorWork
{
  GObject parent_instance;

  guint    n;
  guint    n_done;
  gboolean is_running;
  gboolean is_stepping;
  gboolean is_stopped; /* what was done is taken back, where it can be */
  guint    source;
  gint64   told; /* when it was told last how far it is */

  NewsroomEditorWorkStep step;
  void (*prepare) (gpointer);   /* before the first step, on the thread; NULL for nothing */
  void (*turn_back) (gpointer); /* NULL where what was done stays when it is stopped */
  GDestroyNotify destroy;

  /* Owned */
  char    *title;  /* (nullable) */
  GThread *thread; /* while it prepares, else NULL */
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (NewsroomEditorWork, newsroom_editor_work, G_TYPE_OBJECT)

enum
{
  SIGNAL_PROGRESSED,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
end (NewsroomEditorWork *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->is_running = FALSE;
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

/* Returns whether there is more to do. */
static gboolean
do_some (NewsroomEditorWork *self,
         gint64              until)
{
  gboolean has_more = TRUE;

  self->is_stepping = TRUE;
  do
    {
      has_more = self->step (self->user_data);
      if (has_more)
        self->n_done += self->is_stopped ? -1 : 1;
    }
  while (has_more && g_get_monotonic_time () < until);
  self->is_stepping = FALSE;

  return has_more;
}

static gboolean
go_on_cb (gpointer user_data)
{
  g_autoptr (NewsroomEditorWork) self = g_object_ref (NEWSROOM_EDITOR_WORK (user_data));

  if (!do_some (self, g_get_monotonic_time () + TIME_SLICE))
    {
      self->source = 0;
      end (self);
      return G_SOURCE_REMOVE;
    }
  if (g_get_monotonic_time () - self->told > TELL_INTERVAL)
    {
      self->told = g_get_monotonic_time ();
      g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);
    }

  return self->source != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
begin_steps (NewsroomEditorWork *self)
{
  if (!self->is_stopped && do_some (self, g_get_monotonic_time () + TIME_SLICE))
    self->source = g_idle_add_full (GO_ON_PRIORITY, go_on_cb, self, NULL);
  else
    end (self);
}

static void
join (NewsroomEditorWork *self)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

/* Nothing is left to begin with where somebody could not wait for it. */
static gboolean
prepared_cb (gpointer user_data)
{
  NewsroomEditorWork *self = NEWSROOM_EDITOR_WORK (user_data);

  if (self->thread != NULL)
    {
      join (self);
      begin_steps (self);
    }

  return G_SOURCE_REMOVE;
}

/* Takes the work, and gives it to the main loop. */
static gpointer
prepare_thread (gpointer user_data)
{
  NewsroomEditorWork *self = user_data;

  self->prepare (self->user_data);
  g_idle_add_full (GO_ON_PRIORITY, prepared_cb, self, g_object_unref);

  return NULL;
}

static void
newsroom_editor_work_finalize (GObject *object)
{
  NewsroomEditorWork *self = NEWSROOM_EDITOR_WORK (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self->title);

  G_OBJECT_CLASS (newsroom_editor_work_parent_class)->finalize (object);
}

static void
newsroom_editor_work_class_init (NewsroomEditorWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_editor_work_finalize;

  signals[SIGNAL_PROGRESSED] =
    g_signal_new ("progressed", NEWSROOM_TYPE_EDITOR_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] =
    g_signal_new ("done", NEWSROOM_TYPE_EDITOR_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_editor_work_init (NewsroomEditorWork *self)
{
}

/**
 * newsroom_editor_work_new:
 * @title: (nullable): what is being done, translated; %NULL where somebody else shows how far it is
 * @n: how many changes there are
 * @step: makes one
 * @user_data: (transfer full): closure of @step
 * @destroy: (nullable): frees @user_data
 *
 * Returns: (transfer full): work of which nothing is done yet
 */
NewsroomEditorWork *
newsroom_editor_work_new (const char            *title,
                          guint                  n,
                          NewsroomEditorWorkStep step,
                          gpointer               user_data,
                          GDestroyNotify         destroy)
{
  NewsroomEditorWork *self = g_object_new (NEWSROOM_TYPE_EDITOR_WORK, NULL);

  self->title = g_strdup (title);
  self->n = n;
  self->step = step;
  self->user_data = user_data;
  self->destroy = destroy;

  return self;
}

/**
 * newsroom_editor_work_set_turn_back:
 * @self: work that is not started
 * @turn_back: called when it is stopped, with the closure of the step, which takes back from there on what it
 *   has done
 *
 * Without this, what is done when it is stopped stays.
 */
void
newsroom_editor_work_set_turn_back (NewsroomEditorWork *self,
                                    void (*turn_back) (gpointer))
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_WORK (self));

  self->turn_back = turn_back;
}

/**
 * newsroom_editor_work_set_thread:
 * @self: work that is not started
 * @prepare: called on another thread before the first step, with the closure of the step
 */
void
newsroom_editor_work_set_thread (NewsroomEditorWork *self,
                                 void (*prepare) (gpointer))
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_WORK (self));

  self->prepare = prepare;
}

/**
 * newsroom_editor_work_set_n:
 * @self: work
 * @n: how many changes there are, where that is known only now
 */
void
newsroom_editor_work_set_n (NewsroomEditorWork *self,
                            guint               n)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_WORK (self));

  self->n = n;
}

/**
 * newsroom_editor_work_start:
 * @self: work of which nothing is done yet
 *
 * Begins, and goes on when nothing else is to be done. A little is done at once, if nothing is to be prepared.
 */
void
newsroom_editor_work_start (NewsroomEditorWork *self)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_WORK (self) && !self->is_running);

  self->is_running = TRUE;
  if (self->prepare != NULL)
    self->thread = g_thread_new ("editor-work", prepare_thread, g_object_ref (self));
  else
    begin_steps (self);
}

/**
 * newsroom_editor_work_finish:
 * @self: work
 *
 * Does what is left to do at once. Whoever asks for it because of a change that it makes is not heard.
 */
void
newsroom_editor_work_finish (NewsroomEditorWork *self)
{
  gboolean is_left;

  g_return_if_fail (NEWSROOM_IS_EDITOR_WORK (self));

  if (!self->is_running || self->is_stepping)
    return;

  is_left = self->thread == NULL || !self->is_stopped;
  join (self);
  if (is_left)
    do_some (self, G_MAXINT64);
  end (self);
}

/**
 * newsroom_editor_work_stop:
 * @self: work
 *
 * Does no more. What is done stays so, or is taken back bit by bit; see newsroom_editor_work_set_turn_back().
 */
void
newsroom_editor_work_stop (NewsroomEditorWork *self)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_WORK (self));

  if (!self->is_running || self->is_stopped)
    return;

  self->is_stopped = TRUE;
  if (self->thread != NULL)
    return;
  if (self->turn_back != NULL)
    self->turn_back (self->user_data);
  else
    end (self);
}

/**
 * newsroom_editor_work_is_stopped:
 * @self: work
 *
 * Returns: whether newsroom_editor_work_stop() was called before all was done
 */
gboolean
newsroom_editor_work_is_stopped (NewsroomEditorWork *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_WORK (self), FALSE);

  return self->is_stopped;
}

/**
 * newsroom_editor_work_get_title:
 * @self: work
 *
 * Returns: (transfer none) (nullable): what is being done
 */
const char *
newsroom_editor_work_get_title (NewsroomEditorWork *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_WORK (self), NULL);

  return self->title;
}

/**
 * newsroom_editor_work_get_n:
 * @self: work
 *
 * Returns: how many changes are to be made
 */
guint
newsroom_editor_work_get_n (NewsroomEditorWork *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_WORK (self), 0);

  return self->n;
}

/**
 * newsroom_editor_work_get_n_done:
 * @self: work
 *
 * Returns: how many are made
 */
guint
newsroom_editor_work_get_n_done (NewsroomEditorWork *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_WORK (self), 0);

  return self->n_done;
}

/**
 * newsroom_editor_work_get_fraction:
 * @self: work
 *
 * Returns: about how much of it is made, from 0 to 1
 */
double
newsroom_editor_work_get_fraction (NewsroomEditorWork *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_WORK (self), 0);

  return MIN ((double)self->n_done / MAX (self->n, 1), 1);
}
