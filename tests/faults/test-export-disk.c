/* test-export-disk.c — a file is written for an editor, and the disk fails or its power goes: it is old or new
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "fault-disk.h"

#define SEED 20260101

/* Crash images at each call */
#define N_IMAGES 60
#define MAX_CALLS 100

typedef struct
{
  char   *folder; /* the disk */
  char   *image;
  char   *path; /* of the file */
  GBytes *before;
  GBytes *after;
  GRand  *rand;
  guint   n_images;
} Fixture;

static GBytes *
make_bytes (char  letter,
            gsize size)
{
  return g_bytes_new_take (g_strnfill (size, letter), size);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("newsroom-export-XXXXXX", NULL);
  fixture->image = g_dir_make_tmp ("newsroom-export-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "story.html", NULL);
  fixture->before = make_bytes ('o', 7000);
  fixture->after = make_bytes ('n', 150000);
  fixture->rand = g_rand_new_with_seed (SEED);
}

static void
clear_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  fault_disk_end ();
  clear_folder (fixture->folder);
  clear_folder (fixture->image);
  g_rmdir (fixture->folder);
  g_rmdir (fixture->image);
  g_free (fixture->folder);
  g_free (fixture->image);
  g_free (fixture->path);
  g_bytes_unref (fixture->before);
  g_bytes_unref (fixture->after);
  g_rand_free (fixture->rand);
}

static guint
get_n_images (void)
{
  const char *factor = g_getenv ("NEWSROOM_FAULT_TRIALS");

  return (guint)MAX (1, N_IMAGES * (factor != NULL ? g_ascii_strtod (factor, NULL) : 1));
}

static void
begin (Fixture *fixture,
       gboolean is_there)
{
  clear_folder (fixture->folder);
  if (is_there)
    g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (fixture->before, NULL), (gssize)g_bytes_get_size (fixture->before), NULL));
  fault_disk_begin (fixture->folder);
}

static gboolean
holds (const char *contents,
       gsize       size,
       GBytes     *bytes)
{
  return size == g_bytes_get_size (bytes) && memcmp (contents, g_bytes_get_data (bytes, NULL), size) == 0;
}

/* What the power leaves at a position: the file of before or the new one, and the new one alone
 * if that was said. */
static void
assert_old_or_new (Fixture *fixture,
                   guint    position,
                   gboolean is_there,
                   gboolean is_said)
{
  const guint n_images = get_n_images ();

  for (guint i = 0; i < n_images; i++)
    {
      g_autofree char *path = g_build_filename (fixture->image, "story.html", NULL);
      g_autofree char *contents = NULL;
      gsize            size = 0;

      clear_folder (fixture->image);
      fault_disk_write_image (position, fixture->rand, fixture->image);
      fixture->n_images++;
      if (!g_file_get_contents (path, &contents, &size, NULL))
        g_assert_true (!is_there && !is_said);
      else if (!holds (contents, size, fixture->after))
        g_assert_true (is_there && !is_said && holds (contents, size, fixture->before));
    }
}

static void
test_power (Fixture      *fixture,
            gconstpointer data)
{
  const gboolean is_there = GPOINTER_TO_INT (data);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;
  guint last;

  begin (fixture, is_there);
  newsroom_file_write (file, fixture->after, TRUE, NULL, &error);
  g_assert_no_error (error);
  last = fault_disk_get_position ();
  fault_disk_end ();
  fault_disk_rewind ();
  for (guint i = 1; i <= last; i++)
    assert_old_or_new (fixture, i, is_there, i == last);
  g_test_message ("%u images, all old or new (seed %d)", fixture->n_images, SEED);
}

static gboolean
try_fault (Fixture *fixture,
           gboolean is_there,
           guint    nth,
           int      error_number,
           gboolean for_ever)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;
  gboolean done;
  gboolean has_struck;

  begin (fixture, is_there);
  fault_disk_set_fault (FAULT_WRITE | FAULT_SYNC | FAULT_CUT | FAULT_NAME, nth, error_number, for_ever);
  done = newsroom_file_write (file, fixture->after, TRUE, NULL, &error);
  g_assert_true (done || error != NULL);
  has_struck = fault_disk_clear_fault () > 0;
  fault_disk_end ();
  fault_disk_rewind ();
  assert_old_or_new (fixture, fault_disk_get_position (), is_there, done);

  return has_struck;
}

static void
test_errors (Fixture      *fixture,
             gconstpointer data)
{
  static const int errors[] = { ENOSPC, EIO };

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    for (guint for_ever = 0; for_ever < 2; for_ever++)
      {
        guint n = 1;

        while (n < MAX_CALLS && try_fault (fixture, GPOINTER_TO_INT (data), n, errors[i], for_ever))
          n++;
        g_assert_cmpuint (n, >, 4);
      }
  g_test_message ("%u images, all old or new (seed %d)", fixture->n_images, SEED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/faults/export-disk/power/new", Fixture, GINT_TO_POINTER (FALSE), set_up, test_power, tear_down);
  g_test_add ("/faults/export-disk/power/over", Fixture, GINT_TO_POINTER (TRUE), set_up, test_power, tear_down);
  g_test_add ("/faults/export-disk/errors/new", Fixture, GINT_TO_POINTER (FALSE), set_up, test_errors, tear_down);
  g_test_add ("/faults/export-disk/errors/over", Fixture, GINT_TO_POINTER (TRUE), set_up, test_errors, tear_down);

  return g_test_run ();
}
