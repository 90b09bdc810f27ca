/* test-store-connection-log.c — the log or the file is taken from a transaction while it writes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-connection-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "connection-helper.h"

/* More than SQLite gathers in the log before it is brought into the file */
#define LARGE_BYTES "6000000"

#define ADD_SQL "INSERT INTO author VALUES (NULL, hex (randomblob (8)), 0, 0, '', 'Ann', '', '', '', '', '', '', '', '', '')"

static gboolean
add_author (NewsroomConnection *connection,
            gpointer            data,
            GError            **error)
{
  return newsroom_connection_execute (connection, ADD_SQL, error);
}

static gboolean
write_without_log (NewsroomConnection *connection,
                   gpointer            data,
                   GError            **error)
{
  g_autofree char *log = g_strconcat (data, "-wal", NULL);

  g_assert_no_errno (g_unlink (log));

  return newsroom_connection_execute (connection, ADD_SQL, error);
}

static gboolean
take_log_away (NewsroomConnection *connection,
               gpointer            data,
               GError            **error)
{
  g_autofree char *log = g_strconcat (data, "-wal", NULL);

  g_assert_no_errno (g_unlink (log));
  newsroom_connection_set_error (connection, NEWSROOM_STORE_ERROR_IO, "enough", error);

  return FALSE;
}

static gboolean
put_other_log (NewsroomConnection *connection,
               gpointer            data,
               GError            **error)
{
  g_autofree char *log = g_strconcat (data, "-wal", NULL);

  g_assert_true (g_file_set_contents (log, "of somebody else", -1, NULL));

  return newsroom_connection_execute (connection, ADD_SQL, error);
}

/* What is written to a log that is deleted is gone: that there is another one at its place is no
 * reason to say that it is saved. */
static void
test_other_log (Library      *library,
                gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  library_close (library);
  connection = open_connection (library);
  done = newsroom_connection_transact (connection, take_log_away, library->path, &error);
  assert_refused (done, &error, NEWSROOM_STORE_ERROR_IO, "enough");
  done = newsroom_connection_transact (connection, put_other_log, library->path, &error);
  assert_refused (done, &error, NEWSROOM_STORE_ERROR_MOVED, "deleted, replaced or cut");
  /* And so on, until it is opened again. */
  done = newsroom_connection_transact (connection, add_author, NULL, &error);
  assert_refused (done, &error, NEWSROOM_STORE_ERROR_MOVED, NULL);
}

static void
test_no_log (Library      *library,
             gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  connection = open_connection (library);
  assert_refused (newsroom_connection_transact (connection, write_without_log, library->path, &error), &error, NEWSROOM_STORE_ERROR_MOVED, NULL);
}

static gboolean
write_much_and_touch (NewsroomConnection *connection,
                      gpointer            data,
                      GError            **error)
{
  int fd = open (data, O_WRONLY);

  g_assert_cmpint (lseek (fd, 0, SEEK_END), >, 0);
  g_assert_cmpint (write (fd, "of somebody else", 16), ==, 16);
  g_assert_no_errno (close (fd));

  return newsroom_connection_execute (connection, "INSERT INTO portrait SELECT id, 'image/png', randomblob (" LARGE_BYTES ") FROM author LIMIT 1", error);
}

/* Nothing is brought into a file to which somebody else writes: it holds what that has written. */
static void
test_log_grew (Library      *library,
               gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            size = 0;
  gsize            size_after = 0;
  g_autoptr (GError) error = NULL;
  gboolean done;

  library_close (library);
  connection = open_connection (library);
  g_assert_true (newsroom_connection_transact (connection, add_author, NULL, &error));
  g_assert_true (newsroom_connection_checkpoint (connection, &error));
  g_assert_true (g_file_get_contents (library->path, &before, &size, NULL));
  done = newsroom_connection_transact (connection, write_much_and_touch, library->path, &error);
  assert_refused (done, &error, NEWSROOM_STORE_ERROR_MOVED, "deleted, replaced or cut");
  g_assert_true (g_file_get_contents (library->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size, after, size_after - strlen ("of somebody else"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/connection-log/other", Library, NULL, library_set_up, test_other_log, library_tear_down);
  g_test_add ("/store/connection-log/gone", Library, NULL, library_set_up, test_no_log, library_tear_down);
  g_test_add ("/store/connection-log/grew", Library, NULL, library_set_up, test_log_grew, library_tear_down);

  return g_test_run ();
}
