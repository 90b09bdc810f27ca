/* test-move.c — the library is moved, and others save, the disk fails or the power goes: it is where the note says
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-helper.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "fault-place.h"
#include "newsroom-library-copy.h"
#include "newsroom-library-path.h"
#include "newsroom-move-library.h"

#define SEED 20260101

/* Crash images at each call */
#define N_IMAGES 20

static gboolean
move (const char *library,
      const char *safe,
      GError    **error)
{
  g_autoptr (GAsyncResult) moved = NULL;
  g_autofree char *path = NULL;
  GAsyncResult    *result = NULL;

  newsroom_move_library_async (library, safe, NULL, desk_result_cb, &result);
  moved = desk_await (&result);
  path = newsroom_move_library_finish (moved, NULL, error);

  return path != NULL;
}

static void
save_cb (gpointer user_data)
{
  Place *fixture = user_data;

  fixture->is_visited = TRUE;
  fixture->is_saved = place_save_elsewhere ("Mayor resigns");
}

/* Another process saves at each moment of a move: what was acknowledged is in the library that is
 * opened from then on. */
static void
test_saves (Place        *fixture,
            gconstpointer data)
{
  guint n_saved = 0;
  guint n_refused = 0;

  for (guint i = 1; i < PLACE_MAX_CALLS; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_moved;

      place_begin (fixture);
      fixture->is_visited = FALSE;
      fixture->is_saved = FALSE;
      fault_disk_begin (place_folder);
      fault_disk_set_visit (PLACE_MOMENTS, i, save_cb, fixture);
      is_moved = move (fixture->library, fixture->safe, &error);
      fault_disk_end ();
      place_assert (fixture, is_moved, fixture->is_saved ? "Mayor resigns" : NULL);
      if (!fixture->is_visited)
        break;
      g_test_message ("moment %u: %s, %s", i, fixture->is_saved ? "saved" : "refused", is_moved ? "moved" : error->message);
      n_saved += fixture->is_saved;
      n_refused += !fixture->is_saved;
    }
  g_test_message ("%u saved, %u refused", n_saved, n_refused);
  g_assert_cmpuint (n_saved, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

static void
move_cb (gpointer user_data)
{
  Place           *fixture = user_data;
  const char      *arguments[] = { place_program, "move", fixture->library, fixture->safe, NULL };
  g_autofree char *output = NULL;

  fixture->is_visited = TRUE;
  fixture->is_moved = place_spawn (arguments, &output);
}

/* Another process moves the library at each moment while it is opened, saved to and closed. */
static void
test_moves (Place        *fixture,
            gconstpointer data)
{
  guint n_moved = 0;
  guint n_refused = 0;

  for (guint i = 1; i < PLACE_MAX_CALLS; i++)
    {
      gboolean is_saved;

      place_begin (fixture);
      fixture->is_visited = FALSE;
      fixture->is_moved = FALSE;
      fault_disk_begin (place_folder);
      fault_disk_set_visit (PLACE_MOMENTS, i, move_cb, fixture);
      is_saved = place_save_here (fixture->library, FALSE);
      fault_disk_end ();
      g_test_message ("moment %u: %s, %s", i, fixture->is_moved ? "moved" : "refused", is_saved ? "saved" : "not saved");
      place_assert (fixture, fixture->is_moved, is_saved ? "Mayor resigns" : NULL);
      if (!fixture->is_visited)
        break;
      n_moved += fixture->is_moved;
      n_refused += !fixture->is_moved;
    }
  g_test_message ("%u moved, %u refused", n_moved, n_refused);
  g_assert_cmpuint (n_moved, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

/* Each call fails, once or from then on. */
static void
test_errors (Place        *fixture,
             gconstpointer data)
{
  static const int errors[] = { ENOSPC, EIO };

  for (guint kind = 0; kind < 4; kind++)
    {
      guint n_struck = 1;

      for (guint i = 1; n_struck > 0 && i < PLACE_MAX_CALLS; i++)
        {
          g_autoptr (GError) error = NULL;
          gboolean is_moved;

          place_begin (fixture);
          fault_disk_begin (place_folder);
          fault_disk_set_fault (PLACE_HARM, i, errors[kind / 2], kind % 2 == 1);
          is_moved = move (fixture->library, fixture->safe, &error);
          n_struck = fault_disk_clear_fault ();
          fault_disk_end ();
          g_test_message ("call %u: %s", i, is_moved ? "moved" : error->message);
          place_assert (fixture, is_moved, NULL);
        }
      g_assert_cmpuint (n_struck, ==, 0);
    }
}

/* The note about the new place cannot be written: the library stays, and the next try succeeds. */
static void
test_note (Place        *fixture,
           gconstpointer data)
{
  g_autofree char *config = g_build_filename (place_folder, "config", NULL);
  guint            n_tried = 0;

  for (guint n_struck = 1, i = 1; n_struck > 0 && i < PLACE_MAX_CALLS; i++, n_tried++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_moved;

      place_begin (fixture);
      g_assert_cmpint (g_mkdir (config, 0700), ==, 0);
      fault_disk_begin (config);
      fault_disk_set_fault (PLACE_HARM, i, ENOSPC, FALSE);
      is_moved = move (fixture->library, fixture->safe, &error);
      n_struck = fault_disk_clear_fault ();
      fault_disk_end ();
      place_assert (fixture, is_moved, NULL);
      if (n_struck == 0)
        break;
      g_assert_false (is_moved);
      g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
      g_assert_true (g_str_has_prefix (error->message, "The library stays where it is, because its new place could not be noted in “"));
      g_assert_nonnull (strstr (error->message, "no space left on the disk"));
      g_assert_true (place_save_elsewhere ("Mayor resigns"));
      g_assert_true (move (fixture->library, fixture->safe, NULL));
      place_assert (fixture, TRUE, "Mayor resigns");
    }
  g_assert_cmpuint (n_tried, >, 3);
}

/* Each call at the new place fails once: the next try succeeds. */
static void
test_again (Place        *fixture,
            gconstpointer data)
{
  guint n_failed = 0;

  for (guint n_struck = 1, i = 1; n_struck > 0 && i < PLACE_MAX_CALLS; i++)
    {
      g_autoptr (GError) error = NULL;

      place_begin (fixture);
      fault_disk_begin (fixture->safe);
      fault_disk_set_fault (PLACE_HARM, i, EIO, FALSE);
      if (!move (fixture->library, fixture->safe, &error))
        {
          g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
          n_failed++;
        }
      n_struck = fault_disk_clear_fault ();
      fault_disk_end ();
      if (error != NULL)
        {
          g_assert_true (move (fixture->library, fixture->safe, NULL));
          place_assert (fixture, TRUE, NULL);
        }
    }
  g_assert_cmpuint (n_failed, >, 3);
}

/* Returns: (transfer full): the library that Newsroom would open after the power came back */
static char *
find_in_image (Place      *fixture,
               const char *image)
{
  g_autofree char *note = g_build_filename (image, "config", "newsroom", "library", NULL);
  g_autofree char *path = NULL;

  if (!g_file_get_contents (note, &path, NULL, NULL))
    return g_build_filename (image, "data", "newsroom", "library.db", NULL);

  g_assert_cmpstr (g_strchomp (path), ==, fixture->target);

  return g_build_filename (image, path + strlen (place_folder), NULL);
}

static void
test_power (Place        *fixture,
            gconstpointer data)
{
  g_autofree char *image = g_dir_make_tmp ("newsroom-move-XXXXXX", NULL);
  GRand           *rand = g_rand_new_with_seed (SEED);
  const char      *factor = g_getenv ("NEWSROOM_FAULT_TRIALS");
  const guint      n_images = (guint)MAX (1, N_IMAGES * (factor != NULL ? g_ascii_strtod (factor, NULL) : 1));
  guint            last;
  g_autoptr (GError) error = NULL;

  place_begin (fixture);
  fault_disk_begin (place_folder);
  g_assert_true (move (fixture->library, fixture->safe, NULL));
  last = fault_disk_get_position ();
  fault_disk_end ();
  fault_disk_rewind ();
  for (guint i = 1; i <= last; i++)
    for (guint number = 0; number < n_images; number++)
      {
        g_autofree char       *library = NULL;
        NewsroomLibraryFigures figures;

        place_clear_folder (image);
        fault_disk_write_image (i, rand, image);
        library = find_in_image (fixture, image);
        g_test_message ("call %u, image %u: %s", i, number, library);
        newsroom_library_copy_verify (library, &figures, NULL, &error);
        g_assert_no_error (error);
        g_assert_cmpint (figures.n_articles, ==, 1);
      }
  g_rand_free (rand);
  place_clear_folder (image);
  g_rmdir (image);
}

/* What another process is that moves the library. */
static int
run_move (char **argv)
{
  g_autoptr (GError) error = NULL;

  if (move (argv[2], argv[3], &error))
    return 0;

  g_printerr ("%s\n", error->message);

  return 1;
}

int
main (int    argc,
      char **argv)
{
  int status;

  if (argc == 4 && g_str_equal (argv[1], "move"))
    return run_move (argv);

  g_test_init (&argc, &argv, NULL);
  place_init (argv[0]);

  g_test_add ("/faults/move/saves", Place, NULL, place_set_up, test_saves, place_tear_down);
  g_test_add ("/faults/move/moves", Place, NULL, place_set_up, test_moves, place_tear_down);
  g_test_add ("/faults/move/errors", Place, NULL, place_set_up, test_errors, place_tear_down);
  g_test_add ("/faults/move/again", Place, NULL, place_set_up, test_again, place_tear_down);
  g_test_add ("/faults/move/note", Place, NULL, place_set_up, test_note, place_tear_down);
  g_test_add ("/faults/move/power", Place, NULL, place_set_up, test_power, place_tear_down);
  status = g_test_run ();
  g_rmdir (place_folder);

  return status;
}
