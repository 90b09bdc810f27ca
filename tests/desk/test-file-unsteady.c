/* test-file-unsteady.c — files that grow, shrink and vanish while they are read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "desk-helper.h"

typedef struct
{
  char *folder;
} Fixture;

/* What happens to a file each time that something was read. */
static void (*at_read) (void);
static const char *harmed;

ssize_t
read (int    fd,
      void  *buffer,
      size_t n_bytes)
{
  ssize_t n_read = syscall (SYS_read, fd, buffer, n_bytes);

  if (at_read != NULL)
    at_read ();

  return n_read;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("newsroom-test-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
}

static gpointer
append_thread (gpointer data)
{
  int *fd = data;

  for (guint i = 0; i < 200000; i++)
    if (write (*fd, "word ", 5) != 5)
      break;

  return NULL;
}

static void
test_growing (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = desk_put (fixture->folder, "growing.txt", "");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  int      fd = open (path, O_WRONLY | O_APPEND | O_CLOEXEC);
  GThread *thread = g_thread_new ("append", append_thread, &fd);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = newsroom_file_read (file, NULL, &error);

      if (bytes == NULL)
        g_assert_error (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_IO);
    }
  g_thread_join (thread);
  close (fd);
  g_assert_no_errno (g_unlink (path));
}

static void
cut_once (void)
{
  at_read = NULL;
  g_assert_no_errno (truncate (harmed, 4));
}

static void
cut_always (void)
{
  GStatBuf status;

  g_assert_no_errno (g_stat (harmed, &status));
  g_assert_no_errno (truncate (harmed, status.st_size - 1));
}

static void
cut_and_delete (void)
{
  at_read = NULL;
  g_assert_no_errno (truncate (harmed, 4));
  g_assert_no_errno (g_unlink (harmed));
}

static void
delete_once (void)
{
  at_read = NULL;
  g_assert_no_errno (g_unlink (harmed));
}

/* Neither half of a text that was, nor a mixture, passes for the text. */
static void
test_shrinking (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = desk_put (fixture->folder, "shrinking.txt", "What was there.");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  harmed = path;
  at_read = cut_once;
  bytes = newsroom_file_read (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "What", 4);

  g_assert_true (g_file_set_contents (path, "What was there.", -1, NULL));
  at_read = cut_always;
  desk_assert_refused (path, NEWSROOM_FILE_ERROR_IO, "Could not open “shrinking.txt”: another program is writing it; try again when that is done");
  at_read = NULL;
  g_assert_no_errno (g_unlink (path));
}

static void
test_vanishing (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = desk_put (fixture->folder, "vanishing.txt", "What was there.");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  harmed = path;
  at_read = cut_and_delete;
  desk_assert_refused (path, NEWSROOM_FILE_ERROR_NOT_FOUND, "Could not open “vanishing.txt”: it is not there");

  /* What only loses its name is read to the end. */
  g_assert_true (g_file_set_contents (path, "What was there.", -1, NULL));
  at_read = delete_once;
  bytes = newsroom_file_read (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "What was there.", 15);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define ADD_TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/desk/file-unsteady/growing", test_growing);
  ADD_TEST ("/desk/file-unsteady/shrinking", test_shrinking);
  ADD_TEST ("/desk/file-unsteady/vanishing", test_vanishing);

  return g_test_run ();
}
