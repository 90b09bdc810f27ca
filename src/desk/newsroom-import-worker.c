/* newsroom-import-worker.c — the program that reads files from strangers, shut off from all else
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A process of its own, which desk/newsroom-import-worker-process.c starts and ends. Its standard
 * input is a socket: there it gets the bytes of a file, which it reads by the room import, and there
 * it answers, one file after the other until the other side closes it. Before the first it gives up whatever it does not need. */
#include <glib/gi18n-lib.h>
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "newsroom-import-message-private.h"
#include "newsroom-import-sandbox-private.h"
#include "newsroom-import-worker-process-private.h"

/* Returns: whether there was so much */
static gboolean
read_whole (gpointer data,
            gsize    length)
{
  guint8 *next = data;

  while (length > 0)
    {
      const gssize n_read = read (STDIN_FILENO, next, length);

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read <= 0)
        return FALSE;
      next += n_read;
      length -= (gsize)n_read;
    }

  return TRUE;
}

static gboolean
write_whole (gconstpointer data,
             gsize         length)
{
  const guint8 *next = data;

  while (length > 0)
    {
      const gssize n_written = write (STDIN_FILENO, next, length);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written <= 0)
        return FALSE;
      next += n_written;
      length -= (gsize)n_written;
    }

  return TRUE;
}

/* Returns: (transfer full) (nullable): %NULL if nothing more is asked */
static GBytes *
read_frame (void)
{
  NewsroomImportFrame head;
  g_autofree guint8  *data = NULL;

  if (!read_whole (&head, sizeof head))
    return NULL;
  if (head.magic != NEWSROOM_IMPORT_FRAME_MAGIC || head.version != NEWSROOM_IMPORT_FRAME_VERSION || head.length > NEWSROOM_IMPORT_MAX_FRAME_BYTES)
    _exit (NEWSROOM_IMPORT_EXIT_FRAME);

  data = g_malloc (MAX (head.length, 1));

  return read_whole (data, head.length) ? g_bytes_new_take (g_steal_pointer (&data), head.length) : NULL;
}

static gboolean
write_frame (GBytes *frame)
{
  const NewsroomImportFrame head = { NEWSROOM_IMPORT_FRAME_MAGIC, NEWSROOM_IMPORT_FRAME_VERSION, g_bytes_get_size (frame) };

  return write_whole (&head, sizeof head) && write_whole (g_bytes_get_data (frame, NULL), g_bytes_get_size (frame));
}

static GBytes *
answer (NewsroomImportQuestion *question)
{
  NewsroomArticle *(*import) (GBytes *, const char *, const char *, NewsroomReport *, const char **, GError **) = question->keeps_changes ? newsroom_import_marked : newsroom_import;
  g_auto (NewsroomImportAnswer) reply = { NULL, NULL, NULL, NULL };
  g_autoptr (NewsroomReport) report = newsroom_report_new ();

  if (question->takes_apart)
    reply.parts = newsroom_import_split (question->bytes, question->file_name, question->format, report, &reply.error);
  if (reply.parts == NULL && reply.error == NULL)
    reply.article = import (g_steal_pointer (&question->bytes), question->file_name, question->format, report, &reply.content_type, &reply.error);

  return newsroom_import_answer_pack (&reply, report);
}

/* GLib says that it cannot go on, and ends the process; the other side wants to know why. */
static GLogWriterOutput
log_cb (GLogLevelFlags   level,
        const GLogField *fields,
        gsize            n_fields,
        gpointer         unused)
{
  for (gsize i = 0; (level & G_LOG_LEVEL_ERROR) != 0 && i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && strstr (fields[i].value, "failed to allocate") != NULL)
      _exit (NEWSROOM_IMPORT_EXIT_MEMORY);
  if (g_log_writer_default_would_drop (level, G_LOG_DOMAIN))
    return G_LOG_WRITER_HANDLED;

  return g_log_writer_standard_streams (level, fields, n_fields, unused);
}

int
main (int    argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("NEWSROOM_LOCALEDIR");
  const guint seconds = argc > 1 ? (guint)g_ascii_strtoull (argv[1], NULL, 10) : NEWSROOM_IMPORT_SECONDS;
  GBytes     *frame;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : NEWSROOM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* What is printed is not for the reader of the program that waits */
  dup2 (STDERR_FILENO, STDOUT_FILENO);
  /* What a terminal sends to all of its programs is for the one that waits */
  signal (SIGINT, SIG_IGN);
  signal (SIGPIPE, SIG_IGN);
  /* Where the errors go to a file it cannot write there any more */
  signal (SIGXFSZ, SIG_IGN);
  g_log_set_writer_func (log_cb, NULL, NULL);
  if (!newsroom_import_sandbox_enter ())
    g_debug ("There is no filter of system calls; only limits");

  /* The time of each file begins when the last is read: of that one's so little may be left that the
   * process would end while it waits, or over the next. */
  newsroom_import_sandbox_limit_time (seconds);
  while ((frame = read_frame ()) != NULL)
    {
      g_autoptr (GBytes) asked = frame;
      g_auto (NewsroomImportQuestion) question = { NULL, NULL, NULL, FALSE, FALSE };
      g_autoptr (GBytes) answered = NULL;

      if (!newsroom_import_question_unpack (&question, asked))
        _exit (NEWSROOM_IMPORT_EXIT_FRAME);
      answered = answer (&question);
      newsroom_import_sandbox_limit_time (seconds);
      if (!write_frame (answered))
        break;
    }

  /* Nothing is left to be written or deleted, and what is left in memory ends with it */
  _exit (0);
}
