/* misbehaving-worker.c — a program that does not read files as it should, in the way that NEWSROOM_TEST_MODE says
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "newsroom-import-message-private.h"
#include "newsroom-import-sandbox-private.h"

static void
write_frame (guint64       length,
             gconstpointer data,
             gsize         n_bytes)
{
  const NewsroomImportFrame head = { NEWSROOM_IMPORT_FRAME_MAGIC, NEWSROOM_IMPORT_FRAME_VERSION, length };

  g_assert (write (STDIN_FILENO, &head, sizeof head) == sizeof head);
  g_assert (write (STDIN_FILENO, data, n_bytes) == (gssize)n_bytes);
}

static void
take_memory (void)
{
  while (TRUE)
    {
      const gsize size = 1024 * 1024;

      memset (g_malloc (size), 1, size);
      g_usleep (1000);
    }
}

/* An answer that never ends, a byte at a time */
static void
trickle (void)
{
  NewsroomImportFrame head = { NEWSROOM_IMPORT_FRAME_MAGIC, NEWSROOM_IMPORT_FRAME_VERSION, 1024 * 1024 };

  g_assert (write (STDIN_FILENO, &head, sizeof head) == sizeof head);
  while (write (STDIN_FILENO, "", 1) == 1)
    g_usleep (1000);
}

static void
send_answer (const NewsroomImportAnswer *reply,
             NewsroomReport             *report)
{
  g_autoptr (GBytes) frame = newsroom_import_answer_pack (reply, report);

  write_frame (g_bytes_get_size (frame), g_bytes_get_data (frame, NULL), g_bytes_get_size (frame));
}

/* Answers as after reading a file: that it holds no text. */
static void
answer (void)
{
  const NewsroomImportAnswer reply = { .error = g_error_new_literal (NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_EMPTY, "answered") };
  g_autoptr (NewsroomReport) report = newsroom_report_new ();

  send_answer (&reply, report);
}

/* Answers with two articles, and a note about them. */
static void
answer_parts (void)
{
  NewsroomImportPart         part = { (char *)"part.txt", (char *)"1", g_bytes_new_static ("Text.", 5) };
  const NewsroomImportAnswer reply = { .parts = g_ptr_array_new () };
  g_autoptr (NewsroomReport) report = newsroom_report_new ();

  g_ptr_array_add (reply.parts, &part);
  g_ptr_array_add (reply.parts, &part);
  newsroom_report_note (report, "Nobody asked for this.");
  send_answer (&reply, report);
}

/* Reads a whole question. Returns whether there was one. */
static gboolean
take_question (void)
{
  NewsroomImportFrame head;
  g_autofree char    *rest = NULL;

  if (read (STDIN_FILENO, &head, sizeof head) != sizeof head)
    return FALSE;
  rest = g_malloc (head.length);

  return read (STDIN_FILENO, rest, head.length) == (gssize)head.length;
}

/* Does as it should with the first file, and not with the next. */
static void
answer_once (const char *mode)
{
  g_assert (take_question ());
  answer ();
  if (g_str_equal (mode, "answers-and-dies"))
    return;
  if (!take_question ())
    return;
  if (g_str_equal (mode, "answers-once"))
    kill (getpid (), SIGKILL);
  if (g_str_equal (mode, "answers-once-and-parts"))
    answer_parts ();
  else
    take_memory ();
}

int
main (int    argc,
      char **argv)
{
  const char    *mode = g_getenv ("NEWSROOM_TEST_MODE");
  static char    noise[65536];
  volatile guint number = 0;

  if (g_str_has_prefix (mode, "answers-once") || g_str_equal (mode, "answers-and-dies"))
    {
      answer_once (mode);
      return 0;
    }
  if (g_str_equal (mode, "prints"))
    {
      g_printerr ("a title for the terminal\n");
      g_print ("more for the terminal\n");
      return 1;
    }

  g_assert (read (STDIN_FILENO, noise, sizeof (NewsroomImportFrame)) == sizeof (NewsroomImportFrame));
  if (g_str_equal (mode, "spins"))
    {
      newsroom_import_sandbox_limit_time (0);
      while (TRUE)
        number++;
    }
  if (g_str_equal (mode, "sleeps"))
    g_usleep (60 * G_USEC_PER_SEC);
  if (g_str_equal (mode, "takes-memory"))
    take_memory ();
  if (g_str_equal (mode, "cannot-allocate"))
    return NEWSROOM_IMPORT_EXIT_MEMORY;
  if (g_str_equal (mode, "trickles"))
    trickle ();
  if (g_str_equal (mode, "dies"))
    return 1;

  memset (noise, 0xa5, sizeof noise);
  if (g_str_equal (mode, "answers-noise"))
    write_frame (sizeof noise, noise, sizeof noise);
  if (g_str_equal (mode, "answers-too-much"))
    write_frame (G_MAXUINT64 / 2, noise, sizeof noise);
  if (g_str_equal (mode, "answers-half"))
    write_frame (sizeof noise, noise, sizeof noise / 2);

  return 0;
}
