/* busy.c — how long a main loop was busy without a stop
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "busy.h"

#include <time.h>

/* Iterations over this are counted, in ms of processor time: a frame is lost. */
#define LONG 16

/* All is over when the main thread has done no more than so much in so long, in ms: the layout of lines out of
 * sight, and the checking of words far from the caret that begins a while after a change. */
#define QUIET_TIME 700
#define QUIET_WORK 1.5

/* What waits until all is over. */
typedef struct
{
  double      work; /* of the main thread when it was last looked at */
  GSourceFunc next;
  gpointer    user_data;
} Waiting;

/* When the main loop began to work after it had waited, the longest that it did, and how often it was
 * long; there once a process, as a GPollFunc is given no data. */
static double began;
static double longest;
static guint  n_long;

/**
 * busy_get_processor_ms:
 *
 * Returns: the processor time that this thread has taken, in ms: what other programs take is not in it
 */
double
busy_get_processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  const double took = busy_get_processor_ms () - began;
  int          n_ready;

  longest = MAX (longest, took);
  if (took > LONG)
    n_long++;
  n_ready = g_poll (fds, n_fds, timeout);
  began = busy_get_processor_ms ();

  return n_ready;
}

/**
 * busy_start:
 *
 * Watches the default main context from here on, to be called on its thread.
 */
void
busy_start (void)
{
  g_main_context_set_poll_func (NULL, poll_cb);
}

/**
 * busy_reset:
 *
 * Begins anew.
 */
void
busy_reset (void)
{
  began = busy_get_processor_ms ();
  longest = 0;
  n_long = 0;
}

/**
 * busy_get_longest:
 *
 * Returns: the longest iteration, in ms of processor time
 */
double
busy_get_longest (void)
{
  return longest;
}

/**
 * busy_get_n_long:
 *
 * Returns: how many iterations took so long that a frame was lost
 */
guint
busy_get_n_long (void)
{
  return n_long;
}

static gboolean
quiet_cb (gpointer user_data)
{
  Waiting     *waiting = user_data;
  const double before = waiting->work;

  waiting->work = busy_get_processor_ms ();
  if (waiting->work - before > QUIET_WORK)
    return G_SOURCE_CONTINUE;

  waiting->next (waiting->user_data);

  return G_SOURCE_REMOVE;
}

/**
 * busy_when_quiet:
 * @next: called once, when the main loop has done next to nothing for a while
 * @user_data: closure of @next
 */
void
busy_when_quiet (GSourceFunc next,
                 gpointer    user_data)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->work = busy_get_processor_ms ();
  waiting->next = next;
  waiting->user_data = user_data;
  g_timeout_add_full (G_PRIORITY_DEFAULT, QUIET_TIME, quiet_cb, waiting, g_free);
}
