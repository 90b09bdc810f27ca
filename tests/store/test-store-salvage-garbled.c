/* test-store-salvage-garbled.c — whatever lies in the pages of a library, what is made of it is sound
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "salvage-helper.h"

#include <glib/gstdio.h>
#include <string.h>

#define SEED 20261128
#define N_TRIALS 60
#define MOST_BYTES 40

/* What is at the beginning of a page, where the numbers of its cells are, matters more than the rest. */
#define HEADER_SIZE 64

static void
garble (GRand *random,
        char  *contents,
        gsize  length)
{
  const gint32 n_bytes = g_rand_int_range (random, 1, MOST_BYTES);

  for (gint32 i = 0; i < n_bytes; i++)
    {
      const gsize page = (gsize)g_rand_int_range (random, 0, (gint32)(length / PAGE_SIZE)) * PAGE_SIZE;
      const gsize place = (gsize)g_rand_int_range (random, 0, g_rand_boolean (random) ? HEADER_SIZE : PAGE_SIZE);

      contents[page + place] = (char)(g_rand_boolean (random) ? 0xff : g_rand_int_range (random, 0, 256));
    }
}

static void
clear_folder (Fixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->library.path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_no_errno (g_unlink (path));
    }
}

/* Each has the library as it was, with other bytes wrong: nothing of it is called whole that is not, and
 * where nothing is left that is said. */
static void
test_garbled (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (NewsroomArticle) full = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *before = NULL;
  gsize            length = 0;
  guint            n_saved = 0;
  guint            n_whole = 0;

  /* The uuids are the same each time. */
  g_random_set_seed (SEED);
  full = fill_library (&fixture->library);
  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (body, "Sentence %u. ", i);
  add (fixture, "Long", body->str);
  back_up_now (fixture);
  damage (fixture, "PRAGMA journal_mode = DELETE");
  g_assert_true (g_file_get_contents (fixture->library.path, &before, &length, NULL));

  for (guint i = 0; i < N_TRIALS; i++)
    {
      g_autofree char *contents = g_memdup2 (before, length);
      g_autoptr (GError) error = NULL;
      NewsroomLibraryFigures figures;

      clear_folder (fixture);
      garble (random, contents, length);
      g_assert_true (g_file_set_contents (fixture->library.path, contents, (gssize)length, NULL));
      if (try_salvage (fixture, data != NULL, NULL, &error))
        {
          g_assert_true (newsroom_library_copy_verify (fixture->library.path, &figures, NULL, &error));
          n_saved++;
          n_whole += newsroom_salvage_count (fixture->salvage, NEWSROOM_FATE_LOST) + newsroom_salvage_count (fixture->salvage, NEWSROOM_FATE_DAMAGED) == 0;
        }
      else
        {
          g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
          g_clear_error (&error);
        }
      g_assert_no_error (error);
    }
  g_test_message ("of %u libraries %u were saved, %u of them whole", N_TRIALS, n_saved, n_whole);
  g_assert_cmpuint (n_saved, ==, N_TRIALS);
  g_assert_cmpuint (n_whole, >, 0);
  if (data != NULL)
    g_assert_cmpuint (n_whole, ==, n_saved);
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/salvage/garbled", NULL, test_garbled);
  ADD ("/store/salvage/garbled-with-backup", GINT_TO_POINTER (TRUE), test_garbled);

  return g_test_run ();
}
