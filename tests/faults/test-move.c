/* test-move.c — the library is moved or restored, and others save, the disk fails or the power goes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-helper.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "fault-disk.h"
#include "newsroom-library-copy.h"
#include "newsroom-library-path.h"
#include "newsroom-move-library.h"
#include "newsroom-open-library.h"

#define SEED 20260101

#define N_IMAGES 20      /* after a power cut, at each call */
#define MAX_CALLS 2000   /* more than there are in any of the tests */
#define REFUSED_OFTEN 12 /* the library is locked for good then */

#define HARM (FAULT_WRITE | FAULT_SYNC | FAULT_CUT | FAULT_NAME)
#define MOMENTS (HARM | FAULT_READ | FAULT_OPEN)

static char *program;

/* The disk. Where the user's folders are is asked once in a process: they are the same in all tests. */
static char *folder;

typedef struct
{
  char *library; /* before the move */
  char *safe;    /* the folder that it is moved to */
  char *target;  /* where it is then */
  char *first;   /* what it holds */
  char *backup;  /* the same */
  gsize length;

  gboolean is_visited;
  gboolean is_saved; /* by another process, which said so */
  gboolean is_moved; /* likewise */
  gboolean is_restored;
} Fixture;

static void
clear_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      if (g_file_test (below, G_FILE_TEST_IS_DIR))
        clear_folder (below);
      g_assert_cmpint (g_remove (below), ==, 0);
    }
}

/* Another process. Returns: whether it ended well; @output is what it printed */
static gboolean
spawn (const char *const *arguments,
       char             **output)
{
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  /* It has no descriptor of this one but the standard ones: all are closed on exec. */
  g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_LEAVE_DESCRIPTORS_OPEN, NULL, NULL, output, &errors, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_test_message ("%s", errors);

  return g_spawn_check_wait_status (status, NULL);
}

static gboolean
save_elsewhere (const char *headline)
{
  const char      *arguments[] = { g_getenv ("NEWSROOM_CLI"), "new", "--headline", headline, NULL };
  g_autofree char *output = NULL;

  return spawn (arguments, &output);
}

static gboolean
restore_elsewhere (Fixture *fixture)
{
  const char      *arguments[] = { g_getenv ("NEWSROOM_CLI"), "restore", fixture->backup, NULL };
  g_autofree char *output = NULL;

  return spawn (arguments, &output);
}

/* Returns: (transfer full): what a library holds, a line an article; that which Newsroom would open now
 * if @library is NULL */
static char *
list (const char *library)
{
  const char *arguments[] = { g_getenv ("NEWSROOM_CLI"), "list", library != NULL ? "--library" : NULL, library, NULL };
  char       *output = NULL;

  g_assert_true (spawn (arguments, &output));

  return output;
}

/* The usual library, closed, with one article, and a folder to move it to. */
static void
begin (Fixture *fixture)
{
  g_autofree char *place = g_path_get_dirname (fixture->library);

  clear_folder (folder);
  g_assert_cmpint (g_mkdir (fixture->safe, 0700), ==, 0);
  if (fixture->first != NULL)
    {
      g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
      g_assert_true (g_file_set_contents (fixture->library, fixture->first, (gssize)fixture->length, NULL));
      return;
    }

  g_assert_true (save_elsewhere ("Harbour opens"));
  g_assert_true (g_file_get_contents (fixture->library, &fixture->first, &fixture->length, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->safe = g_build_filename (folder, "safe", NULL);
  fixture->target = g_build_filename (fixture->safe, "Newsroom", "library.db", NULL);
  fixture->library = g_build_filename (folder, "data", "newsroom", "library.db", NULL);
  fixture->backup = g_build_filename (fixture->safe, "backup.db", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  fault_disk_end ();
  clear_folder (folder);
  g_free (fixture->library);
  g_free (fixture->safe);
  g_free (fixture->target);
  g_free (fixture->first);
  g_free (fixture->backup);
}

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
assert_usual (const char *path)
{
  g_autofree char *usual = newsroom_library_path_dup_usual ();

  g_assert_cmpstr (usual, ==, path);
}

/* What a move says is so, and nothing is lost. */
static void
assert_place (Fixture    *fixture,
              gboolean    is_moved,
              const char *saved)
{
  g_autofree char *listed = list (NULL);

  assert_usual (is_moved ? fixture->target : fixture->library);
  g_assert_nonnull (strstr (listed, "Harbour opens"));
  if (saved != NULL)
    g_assert_nonnull (strstr (listed, saved));
}

static void
save_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->is_visited = TRUE;
  fixture->is_saved = save_elsewhere ("Mayor resigns");
}

/* Another process saves at each moment of a move: what was acknowledged is in the library that is
 * opened from then on. */
static void
test_saves (Fixture      *fixture,
            gconstpointer data)
{
  guint n_saved = 0;
  guint n_refused = 0;

  for (guint i = 1; i < MAX_CALLS; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_moved;

      begin (fixture);
      fixture->is_visited = FALSE;
      fixture->is_saved = FALSE;
      fault_disk_begin (folder);
      fault_disk_set_visit (MOMENTS, i, save_cb, fixture);
      is_moved = move (fixture->library, fixture->safe, &error);
      fault_disk_end ();
      assert_place (fixture, is_moved, fixture->is_saved ? "Mayor resigns" : NULL);
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
  Fixture         *fixture = user_data;
  const char      *arguments[] = { program, "move", fixture->library, fixture->safe, NULL };
  g_autofree char *output = NULL;

  fixture->is_visited = TRUE;
  fixture->is_moved = spawn (arguments, &output);
}

static void
close_library (NewsroomStore *store)
{
  g_autoptr (GAsyncResult) closed = NULL;
  GAsyncResult *result = NULL;

  newsroom_store_close_async (store, NULL, desk_result_cb, &result);
  closed = desk_await (&result);
  newsroom_store_close_finish (store, closed, NULL);
}

/* Returns: whether the store said that it is saved; not if @is_killed, when this process ends then */
static gboolean
save_here (const char *library,
           gboolean    is_killed)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (NewsroomStore) store = NULL;
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  newsroom_open_library_async (library, FALSE, NULL, desk_result_cb, &result);
  opened = desk_await (&result);
  store = newsroom_open_library_finish (opened, &error);
  if (store == NULL)
    {
      g_test_message ("%s", error->message);
      return FALSE;
    }

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Mayor resigns");
  newsroom_store_save_article_async (store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL, desk_result_cb, &result);
  done = desk_await (&result);
  saved = newsroom_store_save_article_finish (store, done, NULL);
  if (!is_killed)
    close_library (store);
  else if (saved != NULL)
    _exit (0);

  return saved != NULL;
}

/* Another process moves the library at each moment while it is opened, saved to and closed. */
static void
test_moves (Fixture      *fixture,
            gconstpointer data)
{
  guint n_moved = 0;
  guint n_refused = 0;

  for (guint i = 1; i < MAX_CALLS; i++)
    {
      gboolean is_saved;

      begin (fixture);
      fixture->is_visited = FALSE;
      fixture->is_moved = FALSE;
      fault_disk_begin (folder);
      fault_disk_set_visit (MOMENTS, i, move_cb, fixture);
      is_saved = save_here (fixture->library, FALSE);
      fault_disk_end ();
      g_test_message ("moment %u: %s, %s", i, fixture->is_moved ? "moved" : "refused", is_saved ? "saved" : "not saved");
      assert_place (fixture, fixture->is_moved, is_saved ? "Mayor resigns" : NULL);
      if (!fixture->is_visited)
        break;
      n_moved += fixture->is_moved;
      n_refused += !fixture->is_moved;
    }
  g_test_message ("%u moved, %u refused", n_moved, n_refused);
  g_assert_cmpuint (n_moved, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

/* The library has another article than its backup: their pages do not fit each other. */
static void
begin_with_backup (Fixture *fixture)
{
  const char      *arguments[] = { g_getenv ("NEWSROOM_CLI"), "backup", fixture->backup, NULL };
  g_autofree char *output = NULL;

  begin (fixture);
  g_assert_true (spawn (arguments, &output));
  g_assert_true (save_elsewhere ("Council votes"));
  fixture->is_visited = FALSE;
  fixture->is_saved = FALSE;
  fixture->is_restored = FALSE;
}

/* Nothing in the library that Newsroom would open now is damaged, or of the other one. */
static void
assert_sound (gboolean is_restored)
{
  const char      *arguments[] = { g_getenv ("NEWSROOM_CLI"), "check", NULL };
  g_autofree char *output = NULL;
  g_autofree char *listed = list (NULL);

  g_assert_true (spawn (arguments, &output));
  g_assert_true ((strstr (listed, "Council votes") != NULL) == !is_restored);
}

static void
restore_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->is_visited = TRUE;
  fixture->is_restored = restore_elsewhere (fixture);
}

/* Another process puts a backup in the place of the library at each moment while it is opened and saved
 * to. What is acknowledged is in the library that is there then: nothing is written to that of before,
 * nor a log of that left beside the new one. */
static void
test_restored_while_opened (Fixture      *fixture,
                            gconstpointer data)
{
  guint n_restored = 0;
  guint n_refused = 0;

  for (guint i = 1; i < MAX_CALLS && n_refused < REFUSED_OFTEN; i++)
    {
      gboolean is_saved;

      begin_with_backup (fixture);
      fault_disk_begin (folder);
      fault_disk_set_visit (MOMENTS, i, restore_cb, fixture);
      is_saved = save_here (fixture->library, FALSE);
      fault_disk_end ();
      g_test_message ("moment %u: %s, %s", i, fixture->is_restored ? "restored" : "refused", is_saved ? "saved" : "not saved");
      assert_place (fixture, FALSE, is_saved ? "Mayor resigns" : NULL);
      assert_sound (fixture->is_restored);
      g_assert_true (fixture->is_visited);
      n_restored += fixture->is_restored;
      n_refused = fixture->is_restored ? 0 : n_refused + 1;
    }
  g_assert_cmpuint (n_restored, >, 3);
}

static void
restore_and_save_cb (gpointer user_data)
{
  Fixture         *fixture = user_data;
  const char      *arguments[] = { program, "save", fixture->library, NULL };
  g_autofree char *output = NULL;

  fixture->is_visited = TRUE;
  fixture->is_restored = restore_elsewhere (fixture);
  fixture->is_saved = fixture->is_restored && spawn (arguments, &output);
}

/* The same while it is restored here: what a third one has saved, which was killed then, is in the library
 * or in the one that was kept. */
static void
test_restored_while_restored (Fixture      *fixture,
                              gconstpointer data)
{
  guint n_saved = 0;
  guint n_refused = 0;

  for (guint i = 1; i < MAX_CALLS && n_refused < REFUSED_OFTEN; i++)
    {
      g_autoptr (GAsyncResult) restored = NULL;
      g_autofree char *kept = NULL;
      g_autofree char *listed = NULL;
      g_autofree char *listed_kept = NULL;
      GAsyncResult    *result = NULL;
      gboolean         is_done;

      begin_with_backup (fixture);
      fault_disk_begin (folder);
      fault_disk_set_visit (MOMENTS, i, restore_and_save_cb, fixture);
      newsroom_library_restore_async (fixture->backup, fixture->library, FALSE, NULL, desk_result_cb, &result);
      restored = desk_await (&result);
      is_done = newsroom_library_restore_finish (restored, &kept, NULL, NULL);
      fault_disk_end ();
      g_test_message ("moment %u: %s, %s", i, is_done ? "restored" : "refused", fixture->is_saved ? "saved" : "not saved");
      if (!fixture->is_visited)
        break;

      listed = list (NULL);
      listed_kept = kept != NULL ? list (kept) : g_strdup ("");
      g_assert_nonnull (strstr (listed, "Harbour opens"));
      if (fixture->is_saved)
        g_assert_true (strstr (listed, "Mayor resigns") != NULL || strstr (listed_kept, "Mayor resigns") != NULL);
      assert_sound (fixture->is_restored || is_done);
      n_saved += fixture->is_saved;
      n_refused = fixture->is_restored ? 0 : n_refused + 1;
    }
  g_assert_cmpuint (n_saved, >, 3);
}

/* Each call fails, once or from then on. */
static void
test_errors (Fixture      *fixture,
             gconstpointer data)
{
  static const int errors[] = { ENOSPC, EIO };

  for (guint kind = 0; kind < 4; kind++)
    {
      guint n_struck = 1;

      for (guint i = 1; n_struck > 0 && i < MAX_CALLS; i++)
        {
          g_autoptr (GError) error = NULL;
          gboolean is_moved;

          begin (fixture);
          fault_disk_begin (folder);
          fault_disk_set_fault (HARM, i, errors[kind / 2], kind % 2 == 1);
          is_moved = move (fixture->library, fixture->safe, &error);
          n_struck = fault_disk_clear_fault ();
          fault_disk_end ();
          g_test_message ("call %u: %s", i, is_moved ? "moved" : error->message);
          assert_place (fixture, is_moved, NULL);
        }
      g_assert_cmpuint (n_struck, ==, 0);
    }
}

/* The note about the new place cannot be written: the library stays, and the next try succeeds. */
static void
test_note (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *config = g_build_filename (folder, "config", NULL);
  guint            n_tried = 0;

  for (guint n_struck = 1, i = 1; n_struck > 0 && i < MAX_CALLS; i++, n_tried++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_moved;

      begin (fixture);
      g_assert_cmpint (g_mkdir (config, 0700), ==, 0);
      fault_disk_begin (config);
      fault_disk_set_fault (HARM, i, ENOSPC, FALSE);
      is_moved = move (fixture->library, fixture->safe, &error);
      n_struck = fault_disk_clear_fault ();
      fault_disk_end ();
      assert_place (fixture, is_moved, NULL);
      if (n_struck == 0)
        break;
      g_assert_false (is_moved);
      g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
      g_assert_true (g_str_has_prefix (error->message, "The library stays where it is, because its new place could not be noted in “"));
      g_assert_nonnull (strstr (error->message, "no space left on the disk"));
      g_assert_true (save_elsewhere ("Mayor resigns"));
      g_assert_true (move (fixture->library, fixture->safe, NULL));
      assert_place (fixture, TRUE, "Mayor resigns");
    }
  g_assert_cmpuint (n_tried, >, 3);
}

/* Each call at the new place fails once: the next try succeeds. */
static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  guint n_failed = 0;

  for (guint n_struck = 1, i = 1; n_struck > 0 && i < MAX_CALLS; i++)
    {
      g_autoptr (GError) error = NULL;

      begin (fixture);
      fault_disk_begin (fixture->safe);
      fault_disk_set_fault (HARM, i, EIO, FALSE);
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
          assert_place (fixture, TRUE, NULL);
        }
    }
  g_assert_cmpuint (n_failed, >, 3);
}

/* Returns: (transfer full): the library that Newsroom would open after the power came back */
static char *
find_in_image (Fixture    *fixture,
               const char *image)
{
  g_autofree char *note = g_build_filename (image, "config", "newsroom", "library", NULL);
  g_autofree char *path = NULL;

  if (!g_file_get_contents (note, &path, NULL, NULL))
    return g_build_filename (image, "data", "newsroom", "library.db", NULL);

  g_assert_cmpstr (g_strchomp (path), ==, fixture->target);

  return g_build_filename (image, path + strlen (folder), NULL);
}

static void
test_power (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *image = g_dir_make_tmp ("newsroom-move-XXXXXX", NULL);
  GRand           *rand = g_rand_new_with_seed (SEED);
  const char      *factor = g_getenv ("NEWSROOM_FAULT_TRIALS");
  const guint      n_images = (guint)MAX (1, N_IMAGES * (factor != NULL ? g_ascii_strtod (factor, NULL) : 1));
  guint            last;
  g_autoptr (GError) error = NULL;

  begin (fixture);
  fault_disk_begin (folder);
  g_assert_true (move (fixture->library, fixture->safe, NULL));
  last = fault_disk_get_position ();
  fault_disk_end ();
  fault_disk_rewind ();
  for (guint i = 1; i <= last; i++)
    for (guint number = 0; number < n_images; number++)
      {
        g_autofree char       *library = NULL;
        NewsroomLibraryFigures figures;

        clear_folder (image);
        fault_disk_write_image (i, rand, image);
        library = find_in_image (fixture, image);
        g_test_message ("call %u, image %u: %s", i, number, library);
        newsroom_library_copy_verify (library, &figures, NULL, &error);
        g_assert_no_error (error);
        g_assert_cmpint (figures.n_articles, ==, 1);
      }
  g_rand_free (rand);
  clear_folder (image);
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
  g_autofree char *data = NULL;
  g_autofree char *config = NULL;
  int              status;

  if (argc == 4 && g_str_equal (argv[1], "move"))
    return run_move (argv);
  if (argc == 3 && g_str_equal (argv[1], "save"))
    return save_here (argv[2], TRUE) ? 0 : 1;

  g_test_init (&argc, &argv, NULL);
  program = g_canonicalize_filename (argv[0], NULL);
  folder = g_dir_make_tmp ("newsroom-move-XXXXXX", NULL);
  data = g_build_filename (folder, "data", NULL);
  config = g_build_filename (folder, "config", NULL);
  g_unsetenv ("NEWSROOM_LIBRARY");
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);

  g_test_add ("/faults/move/saves", Fixture, NULL, set_up, test_saves, tear_down);
  g_test_add ("/faults/move/moves", Fixture, NULL, set_up, test_moves, tear_down);
  g_test_add ("/faults/move/restored-while-opened", Fixture, NULL, set_up, test_restored_while_opened, tear_down);
  g_test_add ("/faults/move/restored-while-restored", Fixture, NULL, set_up, test_restored_while_restored, tear_down);
  g_test_add ("/faults/move/errors", Fixture, NULL, set_up, test_errors, tear_down);
  g_test_add ("/faults/move/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/faults/move/note", Fixture, NULL, set_up, test_note, tear_down);
  g_test_add ("/faults/move/power", Fixture, NULL, set_up, test_power, tear_down);
  status = g_test_run ();
  g_rmdir (folder);

  return status;
}
