/* newsroom-import-queue.c — files read by several threads, in order and not too far ahead
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-queue-private.h"

#include <sys/resource.h>
#include <unistd.h>

#include "newsroom-import-batch-private.h"
#include "newsroom-import-result-private.h"

/* More threads would wait for the library, which takes one batch after the other. */
#define MAX_THREADS 8u

/* Of what is done in the window none shall wait for these threads. */
#define NICENESS 5

/* A batch is one transaction of the library, for which a save has to wait. */
#define BATCH_ARTICLES 100
#define BATCH_BYTES ((gsize)4 * 1024 * 1024)

/* A batch that is not full is taken when the library has had nothing to do for so long. */
#define BATCH_PATIENCE (250 * 1000)

/* What waits in memory for the library. */
#define HELD_ARTICLES (4 * BATCH_ARTICLES)
#define HELD_BYTES (8 * BATCH_BYTES)

/*
 * Taken:
 * @file: a file that a thread has taken
 * @results: (element-type NewsroomImportResult): what is read of it and waits
 * @is_read: whether this is all
 */
typedef struct
{
  GFile   *file;
  GQueue   results;
  gboolean is_read;
} Taken;

struct _NewsroomImportQueue
{
  /* Not changed while there are threads */
  GPtrArray            *files;
  char                 *format;
  NewsroomImportReader *reader;
  GCancellable         *cancellable;
  GMainContext         *context;
  GSourceFunc           ready;
  GObject              *object; /* for ready */
  GPtrArray            *threads;

  GMutex lock;
  GCond  room;

  /* Under the lock */
  guint    n_taken; /* files that threads have taken */
  GQueue   taken;   /* of Taken, in the order of the files */
  guint    n_held;  /* results in these */
  gsize    held_bytes;
  guint    n_articles; /* as far as is known */
  gint64   wanted;     /* since when somebody waits for a batch, 0 if nobody does */
  gboolean is_told;    /* that there is one */
  GError  *error;      /* why nothing more is read, or NULL */
  GQueue   rubbish;    /* of GPtrArray, for the threads to free */
};

static void
taken_free (Taken *taken)
{
  g_object_unref (taken->file);
  g_queue_clear_full (&taken->results, g_object_unref);
  g_free (taken);
}

static gsize
count_bytes (NewsroomImportResult *result)
{
  NewsroomOriginal *original = newsroom_import_result_get_original (result);

  return original != NULL ? g_bytes_get_size (newsroom_original_get_bytes (original)) : 0;
}

static gboolean
is_full (NewsroomImportQueue *self)
{
  return self->n_held >= HELD_ARTICLES || self->held_bytes >= HELD_BYTES;
}

/* Whether all that is left waits here. */
static gboolean
is_all_read (NewsroomImportQueue *self)
{
  const Taken *last = g_queue_peek_tail (&self->taken);

  /* The last one may be read before another. */
  if (self->n_taken < self->files->len || (last != NULL && !last->is_read))
    return FALSE;
  for (GList *link = self->taken.head; link != NULL; link = link->next)
    if (!((Taken *)link->data)->is_read)
      return FALSE;

  return TRUE;
}

/* How many results can be taken in order, up to a batch. */
static guint
count_ready (NewsroomImportQueue *self)
{
  guint n = 0;

  for (GList *link = self->taken.head; link != NULL && n < BATCH_ARTICLES; link = link->next)
    {
      Taken *taken = link->data;

      n += taken->results.length;
      if (!taken->is_read)
        break;
    }

  return n;
}

static gboolean
is_ready (NewsroomImportQueue *self)
{
  const guint n = count_ready (self);

  if (n == 0)
    return self->n_taken == self->files->len && self->taken.length == 0;

  return n >= BATCH_ARTICLES || is_full (self) || g_get_monotonic_time () - self->wanted >= BATCH_PATIENCE || is_all_read (self);
}

static void
tell_if_ready (NewsroomImportQueue *self)
{
  g_autoptr (GSource) source = NULL;

  if (self->wanted == 0 || self->is_told || !is_ready (self))
    return;

  self->is_told = TRUE;
  source = g_idle_source_new ();
  g_source_set_static_name (source, "newsroom-import-queue: ready");
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, self->ready, g_object_ref (self->object), g_object_unref);
  g_source_attach (source, self->context);
}

/* What the library has taken. */
static void
clear_rubbish (NewsroomImportQueue *self)
{
  g_autoptr (GPtrArray) filings = NULL;

  g_mutex_lock (&self->lock);
  filings = g_queue_pop_head (&self->rubbish);
  g_mutex_unlock (&self->lock);
}

/* Returns: (transfer none) (nullable): the next file, which is this thread's, or %NULL at the end */
static Taken *
take_file (NewsroomImportQueue *self)
{
  Taken *taken = NULL;

  g_mutex_lock (&self->lock);
  while (is_full (self) && self->n_taken < self->files->len)
    g_cond_wait (&self->room, &self->lock);
  if (self->n_taken < self->files->len)
    {
      taken = g_new0 (Taken, 1);
      taken->file = g_object_ref (self->files->pdata[self->n_taken++]);
      g_queue_push_tail (&self->taken, taken);
    }
  g_mutex_unlock (&self->lock);

  return taken;
}

/* Nobody waits while the library can go on with what is first. */
static void
wait_for_room (NewsroomImportQueue *self,
               const Taken         *taken)
{
  while (is_full (self) && (taken != g_queue_peek_head (&self->taken) || taken->results.length > 0))
    g_cond_wait (&self->room, &self->lock);
}

static void
put (NewsroomImportQueue  *self,
     Taken                *taken,
     NewsroomImportResult *result,
     guint                 n_left)
{
  g_mutex_lock (&self->lock);
  if (result != NULL)
    {
      wait_for_room (self, taken);
      g_queue_push_tail (&taken->results, result);
      self->n_held++;
      self->held_bytes += count_bytes (result);
    }
  else
    {
      self->n_articles += n_left - 1;
    }
  taken->is_read = n_left == 0;
  tell_if_ready (self);
  g_mutex_unlock (&self->lock);
}

static GError *
dup_reason_to_stop (NewsroomImportQueue *self)
{
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    return error;

  g_mutex_lock (&self->lock);
  error = self->error != NULL ? g_error_copy (self->error) : NULL;
  g_mutex_unlock (&self->lock);

  return error;
}

static gpointer
read_thread (gpointer data)
{
  NewsroomImportQueue *self = data;
  Taken               *taken;

  /* Where it is refused they are as fast as others. */
  (void)setpriority (PRIO_PROCESS, (id_t)gettid (), NICENESS);
  while ((taken = take_file (self)) != NULL)
    {
      g_autoptr (NewsroomImportSource) source = newsroom_import_source_new (taken->file, self->format, self->reader);
      guint n_left;

      do
        {
          g_autoptr (GError) stop = dup_reason_to_stop (self);
          NewsroomImportResult *result;

          result = stop != NULL ? newsroom_import_source_give_up (source, stop) : newsroom_import_source_next (source, self->cancellable);
          n_left = newsroom_import_source_count_left (source);
          put (self, taken, result, n_left);
        }
      while (n_left > 0);
      clear_rubbish (self);
    }

  return NULL;
}

/**
 * newsroom_import_queue_new:
 * @files: (element-type GFile): all files of an import, not to be changed meanwhile
 * @format: (nullable): the name of an import format
 * @keeps_changes: as newsroom_import_reader_set_keeps_changes()
 * @cancellable: (nullable): the files that are left fail with %G_IO_ERROR_CANCELLED then
 * @ready: called on the thread-default context when newsroom_import_queue_take() has something
 *   again, after it had nothing
 * @object: its closure
 *
 * Begins to read files in threads, two to eight as there are processors, but so that only what the
 * library can soon take is in memory.
 *
 * Returns: (transfer full): the queue
 */
NewsroomImportQueue *
newsroom_import_queue_new (GPtrArray    *files,
                           const char   *format,
                           gboolean      keeps_changes,
                           GCancellable *cancellable,
                           GSourceFunc   ready,
                           GObject      *object)
{
  NewsroomImportQueue *self = g_new0 (NewsroomImportQueue, 1);
  const guint          n_threads = MIN (CLAMP (g_get_num_processors (), 2, MAX_THREADS), files->len);

  self->files = g_ptr_array_ref (files);
  self->format = g_strdup (format);
  self->reader = newsroom_import_reader_new ();
  newsroom_import_reader_set_keeps_changes (self->reader, keeps_changes);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->context = g_main_context_ref_thread_default ();
  self->ready = ready;
  self->object = g_object_ref (object);
  self->n_articles = files->len;
  g_mutex_init (&self->lock);
  g_cond_init (&self->room);
  self->threads = g_ptr_array_new ();
  for (guint i = 0; i < n_threads; i++)
    g_ptr_array_add (self->threads, g_thread_new ("import", read_thread, self));

  return self;
}

/**
 * newsroom_import_queue_free:
 * @self: (transfer full): a queue that is empty
 */
void
newsroom_import_queue_free (NewsroomImportQueue *self)
{
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (self->threads->pdata[i]);
  g_ptr_array_unref (self->threads);
  while (self->rubbish.length > 0)
    newsroom_import_free_aside (g_queue_pop_head (&self->rubbish), (GDestroyNotify)g_ptr_array_unref);
  g_queue_clear_full (&self->taken, (GDestroyNotify)taken_free);
  g_ptr_array_unref (self->files);
  g_free (self->format);
  newsroom_import_reader_unref (self->reader);
  g_clear_object (&self->cancellable);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->room);
  g_clear_error (&self->error);
  g_object_unref (self->object);
  g_free (self);
}

/* Moves what is first in order; up to a batch. */
static GPtrArray *
take_batch (NewsroomImportQueue *self)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (g_object_unref);
  gsize  n_bytes = 0;
  Taken *taken;

  while ((taken = g_queue_peek_head (&self->taken)) != NULL && batch->len < BATCH_ARTICLES && n_bytes < BATCH_BYTES)
    {
      NewsroomImportResult *result = g_queue_pop_head (&taken->results);

      if (result != NULL)
        {
          n_bytes += count_bytes (result);
          g_ptr_array_add (batch, result);
        }
      if (taken->results.length > 0)
        continue;
      if (!taken->is_read)
        break;
      taken_free (g_queue_pop_head (&self->taken));
    }
  self->n_held -= batch->len;
  self->held_bytes -= n_bytes;

  return g_steal_pointer (&batch);
}

/**
 * newsroom_import_queue_take:
 * @self: a queue
 *
 * Returns: (transfer full) (nullable) (element-type NewsroomImportResult): what was read next, in
 *   the order of the files; each has failed, or has contents and is not settled. %NULL if the
 *   queue is empty, or nothing is ready: @ready is called when there is
 */
GPtrArray *
newsroom_import_queue_take (NewsroomImportQueue *self)
{
  GPtrArray *batch = NULL;

  g_mutex_lock (&self->lock);
  self->is_told = FALSE;
  if (self->wanted == 0)
    self->wanted = g_get_monotonic_time ();
  if (count_ready (self) > 0 && is_ready (self))
    {
      self->wanted = 0;
      batch = take_batch (self);
      g_cond_broadcast (&self->room);
    }
  g_mutex_unlock (&self->lock);

  return batch;
}

/**
 * newsroom_import_queue_is_empty:
 * @self: a queue
 *
 * Returns: whether all of it was taken
 */
gboolean
newsroom_import_queue_is_empty (NewsroomImportQueue *self)
{
  gboolean is_empty;

  g_mutex_lock (&self->lock);
  is_empty = self->n_taken == self->files->len && self->taken.length == 0;
  g_mutex_unlock (&self->lock);

  return is_empty;
}

/**
 * newsroom_import_queue_count:
 * @self: a queue
 *
 * Returns: how many articles there are in all, as far as is known: a file is one until it is
 *   opened
 */
guint
newsroom_import_queue_count (NewsroomImportQueue *self)
{
  guint n_articles;

  g_mutex_lock (&self->lock);
  n_articles = self->n_articles;
  g_mutex_unlock (&self->lock);

  return n_articles;
}

/**
 * newsroom_import_queue_throw_away:
 * @self: a queue
 * @filings: (transfer full) (element-type NewsroomFiling): with the function that frees them, which
 *   the threads of the queue call
 */
void
newsroom_import_queue_throw_away (NewsroomImportQueue *self,
                                  GPtrArray           *filings)
{
  g_mutex_lock (&self->lock);
  g_queue_push_tail (&self->rubbish, filings);
  g_mutex_unlock (&self->lock);
}

/**
 * newsroom_import_queue_give_up:
 * @self: a queue
 * @error: why nothing more is to be read: what is left fails with it
 */
void
newsroom_import_queue_give_up (NewsroomImportQueue *self,
                               const GError        *error)
{
  g_mutex_lock (&self->lock);
  if (self->error == NULL)
    self->error = g_error_copy (error);
  g_mutex_unlock (&self->lock);
}
