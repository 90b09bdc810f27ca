/* misbehaving-worker.c — a program that does not read files as it should, in the way that NEWSROOM_TEST_MODE says
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
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

int
main (int    argc,
      char **argv)
{
  const char    *mode = g_getenv ("NEWSROOM_TEST_MODE");
  static char    noise[65536];
  volatile guint number = 0;

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
