/* loop-watch.c — finds what keeps a main loop busy for long
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "loop-watch.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

/* What keeps the loop no longer than this is not looked at, in microseconds. */
#define SHORT 2000

/* Iterations over this are written down, in microseconds. */
#define LONG 8000

#define SAMPLE_INTERVAL 1000
#define MOST_SAMPLES 512
#define MOST_FRAMES 96

/* The main loop is between two polls while begun_at is not 0. A thread sees how long that takes
 * and interrupts the main thread, which notes where it is. All of it is there once a process, as
 * a signal handler and a GPollFunc are given no data. */
static _Atomic gint64 begun_at;
static pthread_t      main_thread;
static FILE          *log_file;
static int            schedstat = -1;
static gint64         begun_waiting;

static struct
{
  void *frames[MOST_FRAMES];
  int   n_frames;
} samples[MOST_SAMPLES];
static _Atomic guint n_samples;

/* How long the main thread has stood in line for a processor, in microseconds: other programs
 * must not be counted as ours. */
static gint64
get_waiting (void)
{
  char               text[80] = "";
  unsigned long long running = 0;
  unsigned long long waiting = 0;

  if (schedstat < 0 || pread (schedstat, text, sizeof text - 1, 0) <= 0 ||
      sscanf (text, "%llu %llu", &running, &waiting) != 2)
    return 0;

  return (gint64)(waiting / 1000);
}

static void
sample_cb (int number)
{
  const int saved = errno;
  guint     i = atomic_load (&n_samples);

  if (atomic_load (&begun_at) != 0 && i < MOST_SAMPLES)
    {
      samples[i].n_frames = backtrace (samples[i].frames, MOST_FRAMES);
      atomic_store (&n_samples, i + 1);
    }
  errno = saved;
}

static void *
sample_thread (void *data)
{
  for (;;)
    {
      gint64 begun;

      g_usleep (SAMPLE_INTERVAL);
      begun = atomic_load (&begun_at);
      if (begun != 0 && g_get_monotonic_time () - begun > SHORT)
        pthread_kill (main_thread, SIGPROF);
    }

  return NULL;
}

static void
write_sample (guint i)
{
  for (int k = 0; k < samples[i].n_frames; k++)
    {
      Dl_info info = { 0 };

      if (dladdr (samples[i].frames[k], &info) == 0)
        continue;
      fprintf (log_file,
               " %s+%#tx+%s",
               info.dli_fname,
               (char *)samples[i].frames[k] - (char *)info.dli_fbase,
               info.dli_sname != NULL ? info.dli_sname : "");
    }
  fputc ('\n', log_file);
}

/* One line an iteration: when it began, and how long it took without and with waiting for a
 * processor, in microseconds; then a line for each sample, which begins with a space. */
static void
end_iteration (void)
{
  const gint64 begun = atomic_exchange (&begun_at, 0);
  const gint64 took = g_get_monotonic_time () - begun;

  if (begun == 0 || took <= LONG)
    return;

  if (took - (get_waiting () - begun_waiting) > LONG)
    {
      fprintf (log_file,
               "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
               begun,
               took - (get_waiting () - begun_waiting),
               took);
      for (guint i = 0; i < atomic_load (&n_samples); i++)
        write_sample (i);
      fflush (log_file);
    }
}

static void
begin_iteration (void)
{
  atomic_store (&n_samples, 0);
  begun_waiting = get_waiting ();
  atomic_store (&begun_at, g_get_monotonic_time ());
}

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int n_ready;

  end_iteration ();
  n_ready = poll ((struct pollfd *)fds, n_fds, timeout);
  begin_iteration ();

  return n_ready;
}

/**
 * loop_watch_start:
 * @path: the file to write to
 *
 * Watches the default main context, to be called on its thread before it runs, until the process ends.
 */
void
loop_watch_start (const char *path)
{
  struct sigaction action = { .sa_handler = sample_cb, .sa_flags = SA_RESTART };
  pthread_t        sampler;
  void            *frames[MOST_FRAMES];

  log_file = fopen (path, "w");
  if (log_file == NULL)
    g_error ("Could not write to %s", path);

  /* backtrace () loads a library when it is called first, which a signal handler must not. */
  backtrace (frames, MOST_FRAMES);
  main_thread = pthread_self ();
  schedstat = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  sigaction (SIGPROF, &action, NULL);
  begin_iteration ();
  pthread_create (&sampler, NULL, sample_thread, NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
}
