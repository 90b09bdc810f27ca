/* test-store-guard.c — nobody else gets the library, whatever this process does with its file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-swap-private.h"
#include "store-helper.h"

/* What a child process does with a library, and what it answers */
#define OPEN "--open"
#define HOLD "--hold"
#define SETTLE "--settle"
#define DONE 0
#define REFUSED 10

static const char *program;

static int
ask_child (const char *task,
           const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, task, path, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_true (g_subprocess_get_if_exited (process));

  return g_subprocess_get_exit_status (process);
}

static void
assert_in_use (Library *library)
{
  g_assert_cmpint (ask_child (OPEN, library->path), ==, REFUSED + NEWSROOM_STORE_ERROR_IN_USE);
  g_assert_cmpint (ask_child (HOLD, library->path), ==, REFUSED + NEWSROOM_STORE_ERROR_IN_USE);
  g_assert_cmpint (ask_child (SETTLE, library->path), ==, REFUSED + NEWSROOM_STORE_ERROR_IN_USE);
}

/* As an import of it does. To close the file drops the locks of SQLite. */
static void
read_file (Library *library)
{
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (library->path, &bytes, NULL, NULL));
}

/* As a file chooser does where it shows the folder of the library. */
static void
look_at_type (Library *library)
{
  g_autoptr (GFile) file = g_file_new_for_path (library->path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  g_assert_nonnull (info);
}

/* As a restore over the library that is open is refused. */
static void
open_again (Library *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomStore) second = open_store (library->path, &error);

  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IN_USE);
}

static void
test_locks_dropped (Library      *library,
                    gconstpointer data)
{
  void (*drop) (Library *) = (void (*) (Library *))data;
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (NewsroomArticle) again = NULL;
  g_autoptr (GError) error = NULL;

  drop (library);
  assert_in_use (library);

  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  drop (library);
  assert_in_use (library);
  newsroom_article_set_text (saved, NEWSROOM_FIELD_BODY, "More words.");
  again = save_article (library->store, saved, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);

  library_close (library);
  g_assert_cmpint (ask_child (HOLD, library->path), ==, DONE);
  g_assert_cmpint (ask_child (SETTLE, library->path), ==, DONE);
  g_assert_cmpint (ask_child (OPEN, library->path), ==, DONE);
}

static int
answer (const GError *error)
{
  return error != NULL ? REFUSED + error->code : DONE;
}

static int
open_library (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomStore) store = open_store (path, &error);

  if (store != NULL)
    close_store (store, &error);

  return answer (error);
}

static int
exchange (const char *path,
          gboolean (*step) (NewsroomLibrarySwap *, GError **))
{
  NewsroomLibrarySwap swap = NEWSROOM_LIBRARY_SWAP_INIT;
  g_autoptr (GError) error = NULL;

  if (newsroom_library_swap_prepare (&swap, path, "kept", g_strdup ("Exchange"), &error))
    step (&swap, &error);
  newsroom_library_swap_clear (&swap);

  return answer (error);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], OPEN))
    return open_library (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], HOLD))
    return exchange (argv[2], newsroom_library_swap_lock);
  if (argc == 3 && g_str_equal (argv[1], SETTLE))
    return exchange (argv[2], newsroom_library_swap_settle);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/guard/read", Library, read_file, library_set_up, test_locks_dropped, library_tear_down);
  g_test_add ("/store/guard/type", Library, look_at_type, library_set_up, test_locks_dropped, library_tear_down);
  g_test_add ("/store/guard/opened-again", Library, open_again, library_set_up, test_locks_dropped, library_tear_down);

  return g_test_run ();
}
