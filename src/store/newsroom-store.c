/* newsroom-store.c — the library, its worker thread, and how it is opened and closed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-store.h"

#include <glib/gi18n-lib.h>
#ifdef HAVE_MALLOC_TRIM
#include <malloc.h>
#endif

#include "newsroom-announcer-private.h"
#include "newsroom-idle-check-private.h"
#include "newsroom-index-mend-private.h"
#include "newsroom-search-index-private.h"
#include "newsroom-store-private.h"

/* The thread that asked gets its answer before the search index is thought of. Without a pause it may
 * have to wait for its processor, on which this thread works on. */
#define ANSWER_PAUSE 1000

/* After so long without an operation what the last ones kept in memory is given back. */
#define REST_DELAY G_USEC_PER_SEC

/* After so long without a write the file alone is made whole, for who copies it. */
#define CHECKPOINT_DELAY (30 * G_USEC_PER_SEC)

/* After so long without an operation the library is checked, and then so long after each part. */
#define CHECK_DELAY (5 * G_USEC_PER_SEC)
#define CHECK_PAUSE (40 * 1000)

/**
 * NewsroomStore:
 *
 * Used on one thread. Each operation runs on the worker thread, which owns the connection;
 * they are done one after the other, in the order in which they were asked for. What is
 * handed over is copied at once and may be changed by the caller right away. An operation
 * that writes can be cancelled only until it begins.
 */
struct _NewsroomStore
{
  GObject parent_instance;

  /* Owned */
  char          *path;
  GThread       *thread;
  GAsyncQueue   *queue; /* of Job */
  NewsroomYield *yield;

  NewsroomReadOnly read_only; /* set on the worker thread, before anybody has the store */
};

G_DEFINE_FINAL_TYPE (NewsroomStore, newsroom_store, G_TYPE_OBJECT)

G_DEFINE_QUARK (newsroom_store_error, newsroom_store_error)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_DAMAGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef enum
{
  JOB_OPEN,
  JOB_WORK,
  JOB_CLOSE,
  JOB_QUIT,
} JobKind;

/* One operation on its way to the worker thread and back. The task is touched only where it
 * was made, so that no object of the caller's ever ends on the worker thread. */
typedef struct
{
  JobKind           kind;
  NewsroomStoreWork work;
  GDestroyNotify    free_result;

  /* Borrowed from the task */
  gpointer      data;
  GCancellable *cancellable;

  /* Owned */
  GTask   *task;
  gpointer result;
  GError  *error;

  gboolean is_changed;
  gint64   changed_id;
} Job;

/* What the worker thread works with. */
typedef struct
{
  /* Owned */
  GAsyncQueue        *queue; /* of Job */
  NewsroomYield      *yield;
  NewsroomConnection *connection;
  NewsroomAnnouncer  *announcer;

  gboolean is_rested;        /* the last operation is so long ago that its memory was given back */
  gboolean is_behind;        /* the index: it does not know all articles */
  gboolean is_to_be_checked; /* the index: nobody has looked at it since the library was opened */

  gboolean          is_checking; /* the library: there was no operation since the last part */
  NewsroomIdleCheck check;       /* of the library, since it was opened */
} Worker;

static Job *
job_new (JobKind           kind,
         GTask            *task,
         NewsroomStoreWork work,
         GDestroyNotify    free_result)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->work = work;
  job->free_result = free_result;
  if (task != NULL)
    {
      job->task = g_object_ref (task);
      job->data = g_task_get_task_data (task);
      job->cancellable = g_task_get_cancellable (task);
    }

  return job;
}

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_clear_error (&job->error);
  if (job->result != NULL && job->free_result != NULL)
    job->free_result (job->result);
  g_free (job);
}

/* Back where the operation was asked for. */
static gboolean
complete_cb (gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GObject) source = NULL;

  g_set_object (&source, g_task_get_source_object (job->task));
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);

  if (job->is_changed && source != NULL)
    g_signal_emit (source, signals[SIGNAL_CHANGED], 0, job->changed_id);

  return G_SOURCE_REMOVE;
}

static void
complete (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_static_name (source, "newsroom-store: complete");
  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, complete_cb, job, (GDestroyNotify)job_free);
  g_source_attach (source, g_task_get_context (job->task));
}

static gpointer
work_open (NewsroomConnection **connection,
           NewsroomStore       *store,
           GError             **error)
{
  *connection = newsroom_connection_open (store->path, error);
  if (*connection == NULL)
    return NULL;
  store->read_only = newsroom_connection_get_read_only (*connection);

  return g_object_ref (store);
}

static gpointer
work_close (NewsroomConnection **connection,
            GError             **error)
{
  gboolean done;

  if (*connection == NULL)
    return GINT_TO_POINTER (TRUE);

  newsroom_connection_set_action (*connection, _ ("Could not close the library"));
  done = newsroom_connection_close (*connection, error);
  g_clear_pointer (connection, newsroom_connection_free);

  return GINT_TO_POINTER (done);
}

static gpointer
run_job (Job                 *job,
         NewsroomConnection **connection,
         GError             **error)
{
  if (job->kind != JOB_CLOSE && g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return NULL;

  switch (job->kind)
    {
    case JOB_OPEN:
      return work_open (connection, job->data, error);
    case JOB_CLOSE:
      return work_close (connection, error);
    case JOB_WORK:
    case JOB_QUIT:
    default:
      if (*connection != NULL)
        return job->work (*connection, job->data, error);
    }

  g_set_error_literal (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO, _ ("The library is closed"));

  return NULL;
}

static void
push (NewsroomStore *self,
      Job           *job)
{
  newsroom_yield_ask (self->yield);
  g_async_queue_push (self->queue, job);
}

static Worker *
worker_new (NewsroomStore *store)
{
  Worker *worker = g_new0 (Worker, 1);

  worker->queue = g_async_queue_ref (store->queue);
  worker->yield = newsroom_yield_ref (store->yield);
  worker->announcer = newsroom_announcer_new (store);

  return worker;
}

static void
worker_free (Worker *worker)
{
  g_clear_pointer (&worker->connection, newsroom_connection_free);
  newsroom_idle_check_clear (&worker->check);
  newsroom_yield_unref (worker->yield);
  g_async_queue_unref (worker->queue);
  newsroom_announcer_unref (worker->announcer);
  g_free (worker);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Worker, worker_free)

/* What nobody waits for, and what must not fail anybody. */
static void
tidy_up (Worker *worker)
{
  const gboolean was_behind = worker->is_behind;
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;
  gboolean is_tidy = newsroom_search_index_tidy (worker->connection, &worker->is_to_be_checked, &is_done, &error);

  worker->is_behind = is_tidy && !is_done;
  if (!is_tidy)
    g_debug ("%s", error->message);
  if (was_behind && is_tidy && is_done)
    newsroom_announcer_announce_changed (worker->announcer);
}

/* Returns: (nullable): the next operation, or %NULL if there is time for other things */
static Job *
wait_for_job (Worker *worker)
{
  if (worker->is_behind)
    return g_async_queue_try_pop (worker->queue);
  if (!worker->is_rested)
    return g_async_queue_timeout_pop (worker->queue, REST_DELAY);
  if (worker->connection != NULL && newsroom_connection_get_is_written (worker->connection))
    return g_async_queue_timeout_pop (worker->queue, CHECKPOINT_DELAY);
  if (worker->connection != NULL && !newsroom_idle_check_is_done (&worker->check))
    return g_async_queue_timeout_pop (worker->queue, worker->is_checking ? CHECK_PAUSE : CHECK_DELAY);

  return g_async_queue_pop (worker->queue);
}

/* What a list of all articles or an import needed for a moment would else stay with us. */
static void
give_back_memory (NewsroomConnection *connection)
{
  if (connection != NULL)
    newsroom_connection_release_memory (connection);
#ifdef HAVE_MALLOC_TRIM
  malloc_trim (0);
#endif
}

/* What a disk has changed is found before anybody needs it. */
static void
check_some (Worker *worker)
{
  char **damages = newsroom_idle_check_continue (&worker->check, worker->connection, worker->yield);
  gint64 changed_id;

  if (newsroom_connection_take_changed (worker->connection, &changed_id))
    newsroom_announcer_announce_changed (worker->announcer);
  if (damages != NULL)
    newsroom_announcer_announce_damaged (worker->announcer, damages);
  worker->is_checking = TRUE;
  worker->is_rested = !newsroom_idle_check_is_done (&worker->check);
}

/* There was no operation for a while: first the memory, then the log, then the check. Without a library
 * wait_for_job() has nothing to do after the memory. */
static void
rest (Worker *worker)
{
  if (!worker->is_rested)
    {
      give_back_memory (worker->connection);
      worker->is_rested = TRUE;
    }
  else if (!newsroom_connection_get_is_written (worker->connection))
    {
      check_some (worker);
    }
  else
    {
      /* If it fails the next one is tried after the next delay; the log holds everything. */
      (void)newsroom_connection_checkpoint (worker->connection, NULL);
    }
}

static void
do_job (Worker *worker,
        Job    *job)
{
  worker->is_rested = FALSE;
  worker->is_checking = FALSE;
  worker->is_to_be_checked |= job->kind == JOB_OPEN;
  job->result = run_job (job, &worker->connection, &job->error);
  g_warn_if_fail ((job->result != NULL) == (job->error == NULL));
  if (job->error != NULL && worker->connection != NULL && newsroom_index_mend_after (worker->connection, &job->error))
    newsroom_announcer_announce_changed (worker->announcer);
  if (worker->connection != NULL)
    job->is_changed = newsroom_connection_take_changed (worker->connection, &job->changed_id) && job->error == NULL;
  complete (job);
}

static gpointer
run_worker (gpointer data)
{
  g_autoptr (Worker) worker = data;
  Job *next = NULL;

  for (;;)
    {
      Job *job = next != NULL ? g_steal_pointer (&next) : wait_for_job (worker);

      if (job != NULL)
        newsroom_yield_answer (worker->yield);
      if (job != NULL && job->kind == JOB_QUIT)
        {
          job_free (job);
          return NULL;
        }

      if (job == NULL && !worker->is_behind)
        {
          rest (worker);
          continue;
        }

      if (job != NULL)
        {
          do_job (worker, job);
          next = g_async_queue_timeout_pop (worker->queue, ANSWER_PAUSE);
        }
      if (worker->connection != NULL)
        tidy_up (worker);
      else
        worker->is_behind = FALSE;
    }
}

static void
newsroom_store_finalize (GObject *object)
{
  NewsroomStore *self = NEWSROOM_STORE (object);

  /* Each operation holds the store, so nothing is waiting in the queue. */
  push (self, job_new (JOB_QUIT, NULL, NULL, NULL));
  g_thread_join (g_steal_pointer (&self->thread));
  g_clear_pointer (&self->queue, g_async_queue_unref);
  g_clear_pointer (&self->yield, newsroom_yield_unref);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (newsroom_store_parent_class)->finalize (object);
}

static void
newsroom_store_class_init (NewsroomStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_store_finalize;

  /**
   * NewsroomStore::changed:
   * @self: the library
   * @article_id: the article that was changed; 0 for several, or for an author
   *
   * Emitted after what was changed is on the disk, and after the operation that changed it
   * has called back.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  /**
   * NewsroomStore::damaged:
   * @self: the library
   * @damages: (array zero-terminated=1): what is not as it was saved, as newsroom_store_check_finish()
   *   gives it
   *
   * Emitted when the check of the library, which is done once while nobody asks for anything, has
   * found something; perhaps several times.
   */
  signals[SIGNAL_DAMAGED] = g_signal_new ("damaged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
newsroom_store_init (NewsroomStore *self)
{
  self->queue = g_async_queue_new ();
  self->yield = newsroom_yield_new ();
  self->thread = g_thread_new ("newsroom-store", run_worker, worker_new (self));
}

/**
 * newsroom_store_push:
 * @self: a library
 * @task: the operation, with its data
 * @work: what is to be done on the worker thread
 * @free_result: (nullable): frees what @work returns, if nobody takes it
 */
void
newsroom_store_push (NewsroomStore    *self,
                     GTask            *task,
                     NewsroomStoreWork work,
                     GDestroyNotify    free_result)
{
  /* What is done is done: a cancellation that comes too late does not hide the result. */
  g_task_set_check_cancellable (task, FALSE);
  push (self, job_new (JOB_WORK, task, work, free_result));
}

/**
 * newsroom_store_finish_boolean:
 * @self: a library
 * @result: the result of an operation that gives nothing but success
 * @error: return location for an error
 *
 * Returns: whether it was done
 */
gboolean
newsroom_store_finish_boolean (NewsroomStore *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (NEWSROOM_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * newsroom_store_open_async:
 * @path: the library's file, in the file system's encoding; it and its folders are made if
 *   they are missing, for the user alone
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Opens a library. It stays locked for every other process that would write it until it is closed.
 * One that a newer version wrote, or that may not be written, is opened to be read alone. Neither
 * that nor one that is refused is changed in the least.
 */
void
newsroom_store_open_async (const char         *path,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  NewsroomStore *store;

  g_return_if_fail (path != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  store = g_object_new (NEWSROOM_TYPE_STORE, NULL);
  store->path = g_canonicalize_filename (path, NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_open_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, store, g_object_unref);
  push (store, job_new (JOB_OPEN, task, NULL, g_object_unref));
}

/**
 * newsroom_store_open_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the library; %NULL with %NEWSROOM_STORE_ERROR_IN_USE,
 *   %NEWSROOM_STORE_ERROR_DAMAGED, %NEWSROOM_STORE_ERROR_NEWER, %NEWSROOM_STORE_ERROR_FULL,
 *   %NEWSROOM_STORE_ERROR_READ_ONLY if it may not be read, or not be made, or %NEWSROOM_STORE_ERROR_IO
 */
NewsroomStore *
newsroom_store_open_finish (GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * newsroom_store_close_async:
 * @self: a library
 * @cancellable: (nullable): ignored: closing cannot be undone
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Closes the library after all that was asked for before. Its file then holds everything and
 * may be moved or copied. Operations that come later fail.
 */
void
newsroom_store_close_async (NewsroomStore      *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_close_async);
  g_task_set_check_cancellable (task, FALSE);
  push (self, job_new (JOB_CLOSE, task, NULL, NULL));
}

/**
 * newsroom_store_close_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether the file holds everything; the library is closed in any case
 */
gboolean
newsroom_store_close_finish (NewsroomStore *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return newsroom_store_finish_boolean (self, result, error);
}

/**
 * newsroom_store_get_path:
 * @self: a library
 *
 * Returns: the absolute path of its file, in the file system's encoding
 */
const char *
newsroom_store_get_path (NewsroomStore *self)
{
  g_return_val_if_fail (NEWSROOM_IS_STORE (self), NULL);

  return self->path;
}

/**
 * newsroom_store_get_read_only:
 * @self: a library
 *
 * Returns: why it can only be read, for as long as it is open; every operation that would write
 *   ends with %NEWSROOM_STORE_ERROR_READ_ONLY then
 */
NewsroomReadOnly
newsroom_store_get_read_only (NewsroomStore *self)
{
  g_return_val_if_fail (NEWSROOM_IS_STORE (self), NEWSROOM_READ_ONLY_NOT);

  return self->read_only;
}
