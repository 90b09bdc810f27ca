/* newsroom-yield.c — what nobody waits for, stopped as soon as somebody asks for something
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-yield-private.h"

/**
 * NewsroomYield:
 *
 * Shared by the library's thread, which asks, and the worker thread, which yields. SQLite checks
 * its interrupt at each page and each row; the progress handler of older versions is not called while
 * it checks a tree. The interrupt is given only to what was begun here, never to an operation.
 */
struct _NewsroomYield
{
  GMutex lock;

  /* Under the lock */
  guint    n_asked;        /* operations that wait */
  gboolean is_interrupted; /* since it was begun */
  sqlite3 *handle;         /* borrowed, of what was begun; or NULL */

  /* The worker's: SQLite forgets an interrupt where no statement is under way. */
  NewsroomStatement *guard;
};

/**
 * newsroom_yield_new:
 *
 * Returns: (transfer full): nothing is begun and nothing asked for
 */
NewsroomYield *
newsroom_yield_new (void)
{
  NewsroomYield *self = g_atomic_rc_box_new0 (NewsroomYield);

  g_mutex_init (&self->lock);

  return self;
}

/**
 * newsroom_yield_ref:
 * @self: what two threads share
 *
 * Returns: (transfer full): the same
 */
NewsroomYield *
newsroom_yield_ref (NewsroomYield *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
yield_clear (gpointer data)
{
  NewsroomYield *self = data;

  g_mutex_clear (&self->lock);
}

/**
 * newsroom_yield_unref:
 * @self: (transfer full): what two threads share
 */
void
newsroom_yield_unref (NewsroomYield *self)
{
  g_atomic_rc_box_release_full (self, yield_clear);
}

/**
 * newsroom_yield_ask:
 * @self: what two threads share
 *
 * For any thread: an operation waits now. What was begun ends at once.
 */
void
newsroom_yield_ask (NewsroomYield *self)
{
  g_mutex_lock (&self->lock);
  self->n_asked++;
  if (self->handle != NULL)
    {
      self->is_interrupted = TRUE;
      sqlite3_interrupt (self->handle);
    }
  g_mutex_unlock (&self->lock);
}

/**
 * newsroom_yield_answer:
 * @self: what two threads share
 *
 * For the worker: one operation does not wait any more.
 */
void
newsroom_yield_answer (NewsroomYield *self)
{
  g_mutex_lock (&self->lock);
  self->n_asked--;
  g_mutex_unlock (&self->lock);
}

/**
 * newsroom_yield_begin:
 * @self: what two threads share
 * @connection: a connection, in no transaction
 * @error: return location for an error
 *
 * For the worker, which calls newsroom_yield_end() in any case.
 *
 * Returns: whether statements of @connection may be run, until somebody asks for something
 */
gboolean
newsroom_yield_begin (NewsroomYield      *self,
                      NewsroomConnection *connection,
                      GError            **error)
{
  gboolean has_row = FALSE;

  self->guard = newsroom_connection_prepare (connection, "VALUES (1), (2)", error);
  if (self->guard == NULL || !newsroom_statement_step (self->guard, &has_row, error))
    return FALSE;

  g_mutex_lock (&self->lock);
  self->is_interrupted = self->n_asked > 0;
  self->handle = newsroom_connection_get_handle (connection);
  if (self->is_interrupted)
    sqlite3_interrupt (self->handle);
  g_mutex_unlock (&self->lock);

  return TRUE;
}

/**
 * newsroom_yield_end:
 * @self: what two threads share
 *
 * For the worker, once its statements are released.
 *
 * Returns: whether they were interrupted: what they said then may be wrong
 */
gboolean
newsroom_yield_end (NewsroomYield *self)
{
  sqlite3 *handle;
  gboolean is_interrupted;

  g_mutex_lock (&self->lock);
  is_interrupted = self->is_interrupted;
  self->is_interrupted = FALSE;
  handle = g_steal_pointer (&self->handle);
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&self->guard, newsroom_statement_release);

  /* Only a statement that begins alone clears the interrupt; a checkpoint would be stopped by it. */
  if (is_interrupted)
    (void)sqlite3_exec (handle, "VALUES (1)", NULL, NULL, NULL);

  return is_interrupted;
}
