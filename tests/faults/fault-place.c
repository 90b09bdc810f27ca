/* fault-place.c — the usual library on a watched disk, and what other processes do to it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-place.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "desk-helper.h"
#include "newsroom-library-path.h"
#include "newsroom-open-library.h"

char *place_program;
char *place_folder;

/* Where the user's folders are from now on. */
void
place_init (const char *program)
{
  g_autofree char *data = NULL;
  g_autofree char *config = NULL;

  place_program = g_canonicalize_filename (program, NULL);
  place_folder = g_dir_make_tmp ("newsroom-place-XXXXXX", NULL);
  data = g_build_filename (place_folder, "data", NULL);
  config = g_build_filename (place_folder, "config", NULL);
  g_unsetenv ("NEWSROOM_LIBRARY");
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
}

void
place_clear_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      if (g_file_test (below, G_FILE_TEST_IS_DIR))
        place_clear_folder (below);
      g_assert_cmpint (g_remove (below), ==, 0);
    }
}

/* Another process. Returns: whether it ended well; @output is what it printed */
gboolean
place_spawn (const char *const *arguments,
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

gboolean
place_save_elsewhere (const char *headline)
{
  const char      *arguments[] = { g_getenv ("NEWSROOM_CLI"), "new", "--headline", headline, NULL };
  g_autofree char *output = NULL;

  return place_spawn (arguments, &output);
}

/* Returns: (transfer full): what a library holds, a line an article; that which Newsroom would open now
 * if @library is NULL */
char *
place_list (const char *library)
{
  const char *arguments[] = { g_getenv ("NEWSROOM_CLI"), "list", library != NULL ? "--library" : NULL, library, NULL };
  char       *output = NULL;

  g_assert_true (place_spawn (arguments, &output));

  return output;
}

/* The usual library, closed, with one article, and a folder to move it to. */
void
place_begin (Place *fixture)
{
  g_autofree char *place = g_path_get_dirname (fixture->library);

  place_clear_folder (place_folder);
  g_assert_cmpint (g_mkdir (fixture->safe, 0700), ==, 0);
  if (fixture->first != NULL)
    {
      g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
      g_assert_true (g_file_set_contents (fixture->library, fixture->first, (gssize)fixture->length, NULL));
      return;
    }

  g_assert_true (place_save_elsewhere ("Harbour opens"));
  g_assert_true (g_file_get_contents (fixture->library, &fixture->first, &fixture->length, NULL));
}

void
place_set_up (Place        *fixture,
              gconstpointer data)
{
  fixture->safe = g_build_filename (place_folder, "safe", NULL);
  fixture->target = g_build_filename (fixture->safe, "Newsroom", "library.db", NULL);
  fixture->library = g_build_filename (place_folder, "data", "newsroom", "library.db", NULL);
  fixture->backup = g_build_filename (fixture->safe, "backup.db", NULL);
}

void
place_tear_down (Place        *fixture,
                 gconstpointer data)
{
  fault_disk_end ();
  place_clear_folder (place_folder);
  g_free (fixture->library);
  g_free (fixture->safe);
  g_free (fixture->target);
  g_free (fixture->first);
  g_free (fixture->backup);
}

void
place_assert_usual (const char *path)
{
  g_autofree char *usual = newsroom_library_path_dup_usual ();

  g_assert_cmpstr (usual, ==, path);
}

/* What a move says is so, and nothing is lost. */
void
place_assert (Place      *fixture,
              gboolean    is_moved,
              const char *saved)
{
  g_autofree char *listed = place_list (NULL);

  place_assert_usual (is_moved ? fixture->target : fixture->library);
  g_assert_nonnull (strstr (listed, "Harbour opens"));
  if (saved != NULL)
    g_assert_nonnull (strstr (listed, saved));
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
gboolean
place_save_here (const char *library,
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
