/* newsroom-import-worker-process.c — the program that reads files, from outside: begun, asked, watched, ended
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-worker-process-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "newsroom-import-message-private.h"

#define PROGRAM "newsroom-import-worker"

/* How often a process that reads is looked at, in milliseconds */
#define WATCH_INTERVAL 20

/* On a machine that is busy with other things, time goes by so many times as fast as that of the
 * processor that a process gets. */
#define MAX_SLOWNESS 3

struct _NewsroomImportWorker
{
  GSubprocess *process;
  int          fd;     /* of both ways */
  int          memory; /* what the system tells of its memory; -1 if it does not */
  guint        seconds;
  gsize        memory_bytes;
};

/* Beside the programs in a build folder, or where it is installed.
 * Returns: (transfer full): a path where it should be */
static char *
find_program (void)
{
  const char      *chosen = g_getenv ("NEWSROOM_IMPORT_WORKER");
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *built = folder != NULL ? g_build_filename (folder, "..", "desk", PROGRAM, NULL) : NULL;

  if (chosen != NULL)
    return g_strdup (chosen);
  if (built != NULL && g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&built);

  return g_build_filename (NEWSROOM_LIBEXECDIR, PROGRAM, NULL);
}

/* What libraries say of a file that somebody sends is not for the terminal, to which it might send
 * anything. G_MESSAGES_DEBUG asks for it; so does NEWSROOM_IMPORT_MESSAGES, for tests and reports of
 * sanitizers. */
static GSubprocessFlags
get_flags (void)
{
  if (g_getenv ("G_MESSAGES_DEBUG") != NULL || g_getenv ("NEWSROOM_IMPORT_MESSAGES") != NULL)
    return G_SUBPROCESS_FLAGS_NONE;

  return G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE;
}

static GSubprocess *
start (const char *path,
       guint       seconds,
       int         fd,
       GError    **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (get_flags ());
  g_autofree char *time = g_strdup_printf ("%u", seconds);
  const char      *argv[] = { path, time, NULL };

  g_subprocess_launcher_take_stdin_fd (launcher, fd);

  return g_subprocess_launcher_spawnv (launcher, argv, error);
}

static int
open_memory (GSubprocess *process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/statm", g_subprocess_get_identifier (process));

  return open (path, O_RDONLY | O_CLOEXEC);
}

/**
 * newsroom_import_worker_new:
 * @seconds: of the processor, that a file may take
 * @memory_bytes: that it may take
 * @error: (out) (optional): %NEWSROOM_IMPORT_ERROR_READER
 *
 * Returns: (transfer full) (nullable): a new process that waits
 */
NewsroomImportWorker *
newsroom_import_worker_new (guint    seconds,
                            gsize    memory_bytes,
                            GError **error)
{
  g_autofree char *path = find_program ();
  g_autoptr (GError) problem = NULL;
  GSubprocess          *process;
  NewsroomImportWorker *self;
  int                   fds[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) != 0)
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_READER, _ ("The program that reads files could not be started: %s"), g_strerror (errno));
      return NULL;
    }
  process = start (path, seconds, fds[1], &problem);
  if (process == NULL)
    {
      close (fds[0]);
      g_set_error (error,
                   NEWSROOM_IMPORT_ERROR,
                   NEWSROOM_IMPORT_ERROR_READER,
                   _ ("The program that reads files, “%s”, could not be started: %s. Install Newsroom again."),
                   path,
                   problem->message);
      return NULL;
    }

  self = g_new0 (NewsroomImportWorker, 1);
  self->process = process;
  self->fd = fds[0];
  self->memory = open_memory (process);
  self->seconds = seconds;
  self->memory_bytes = memory_bytes;

  return self;
}

/**
 * newsroom_import_worker_free:
 * @self: (transfer full): a process, which is ended
 */
void
newsroom_import_worker_free (NewsroomImportWorker *self)
{
  close (self->fd);
  if (self->memory >= 0)
    close (self->memory);
  g_subprocess_force_exit (self->process);
  g_object_unref (self->process);
  g_free (self);
}

/**
 * newsroom_import_worker_measure:
 * @self: a process
 *
 * Returns: how many bytes of memory it takes; 0 where the system does not tell
 */
gsize
newsroom_import_worker_measure (NewsroomImportWorker *self)
{
  char         text[128];
  const gssize length = self->memory >= 0 ? pread (self->memory, text, sizeof text - 1, 0) : -1;
  const char  *resident;

  if (length <= 0)
    return 0;
  text[length] = '\0';
  resident = strchr (text, ' ');

  return resident != NULL ? (gsize)g_ascii_strtoull (resident + 1, NULL, 10) * (gsize)sysconf (_SC_PAGESIZE) : 0;
}

/* Waits until something can be read or written; @ending is set only if not. */
static gboolean
wait_for (NewsroomImportWorker *self,
          short                 events,
          gint64                deadline,
          GCancellable         *cancellable,
          NewsroomImportEnding *ending)
{
  while (TRUE)
    {
      struct pollfd ready = { .fd = self->fd, .events = events };

      /* Each time: it may answer byte by byte for ever. */
      if (g_cancellable_is_cancelled (cancellable))
        *ending = NEWSROOM_IMPORT_ENDING_CANCELLED;
      else if (newsroom_import_worker_measure (self) > self->memory_bytes)
        *ending = NEWSROOM_IMPORT_ENDING_MEMORY;
      else if (g_get_monotonic_time () > deadline)
        *ending = NEWSROOM_IMPORT_ENDING_TIME;
      else if (poll (&ready, 1, WATCH_INTERVAL) > 0)
        return TRUE;
      else
        continue;

      return FALSE;
    }
}

/* Why it is not there any more */
static NewsroomImportEnding
find_ending (NewsroomImportWorker *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  if (g_subprocess_get_if_signaled (self->process) && g_subprocess_get_term_sig (self->process) == SIGXCPU)
    return NEWSROOM_IMPORT_ENDING_TIME;
  if (g_subprocess_get_if_exited (self->process) && g_subprocess_get_exit_status (self->process) == NEWSROOM_IMPORT_EXIT_MEMORY)
    return NEWSROOM_IMPORT_ENDING_MEMORY;

  return NEWSROOM_IMPORT_ENDING_DIED;
}

/* Sends or receives all of it. */
static NewsroomImportEnding
transfer (NewsroomImportWorker *self,
          gboolean              to_it,
          guint8               *data,
          gsize                 length,
          gint64                deadline,
          GCancellable         *cancellable)
{
  while (length > 0)
    {
      NewsroomImportEnding ending;
      gssize               n_bytes;

      if (!wait_for (self, to_it ? POLLOUT : POLLIN, deadline, cancellable, &ending))
        return ending;
      n_bytes = to_it ? send (self->fd, data, length, MSG_NOSIGNAL | MSG_DONTWAIT) : recv (self->fd, data, length, MSG_DONTWAIT);
      if (n_bytes < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (n_bytes <= 0)
        return find_ending (self);
      data += n_bytes;
      length -= (gsize)n_bytes;
    }

  return NEWSROOM_IMPORT_ENDING_ANSWERED;
}

/**
 * newsroom_import_worker_ask:
 * @self: a process that waits
 * @question: what comes after the head of its frame
 * @cancellable: (nullable): to give up
 * @answer: (out) (nullable): what comes after the head of the frame of the answer
 *
 * Blocks until there is an answer, or can be none within the limits; not for the main thread.
 *
 * Returns: how it went
 */
NewsroomImportEnding
newsroom_import_worker_ask (NewsroomImportWorker *self,
                            GBytes               *question,
                            GCancellable         *cancellable,
                            GBytes              **answer)
{
  const gint64         deadline = g_get_monotonic_time () + (gint64)self->seconds * MAX_SLOWNESS * G_USEC_PER_SEC;
  NewsroomImportFrame  head = { NEWSROOM_IMPORT_FRAME_MAGIC, NEWSROOM_IMPORT_FRAME_VERSION, g_bytes_get_size (question) };
  g_autofree guint8   *data = NULL;
  NewsroomImportEnding ending;

  *answer = NULL;
  ending = transfer (self, TRUE, (guint8 *)&head, sizeof head, deadline, cancellable);
  if (ending == NEWSROOM_IMPORT_ENDING_ANSWERED)
    ending = transfer (self, TRUE, (guint8 *)g_bytes_get_data (question, NULL), g_bytes_get_size (question), deadline, cancellable);
  if (ending == NEWSROOM_IMPORT_ENDING_ANSWERED)
    ending = transfer (self, FALSE, (guint8 *)&head, sizeof head, deadline, cancellable);
  if (ending != NEWSROOM_IMPORT_ENDING_ANSWERED)
    return ending;

  if (head.magic != NEWSROOM_IMPORT_FRAME_MAGIC || head.version != NEWSROOM_IMPORT_FRAME_VERSION || head.length > NEWSROOM_IMPORT_MAX_FRAME_BYTES)
    return NEWSROOM_IMPORT_ENDING_DIED;
  data = g_try_malloc (MAX (head.length, 1));
  if (data == NULL)
    return NEWSROOM_IMPORT_ENDING_MEMORY;
  ending = transfer (self, FALSE, data, head.length, deadline, cancellable);
  if (ending == NEWSROOM_IMPORT_ENDING_ANSWERED)
    *answer = g_bytes_new_take (g_steal_pointer (&data), head.length);

  return ending;
}
