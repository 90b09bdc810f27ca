/* test-store-swap-refused.c — the system refuses while an exchange that was killed is undone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-swap-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "newsroom-store.h"
#include "system-helper.h"

/* A library that an exchange gave another name, with its log; nobody here looks into them */
typedef struct
{
  char *folder;
  char *path;
  char *log;
  char *kept;
  char *kept_log;
} Left;

typedef struct
{
  const char *call;
  guint       n_skipped;
} Fault;

static void
left_set_up (Left         *left,
             gconstpointer is_log_gone)
{
  left->folder = g_dir_make_tmp ("newsroom-left-XXXXXX", NULL);
  left->path = g_build_filename (left->folder, "library.db", NULL);
  left->log = g_strconcat (left->path, "-wal", NULL);
  left->kept = g_build_filename (left->folder, "library-kept.db", NULL);
  left->kept_log = g_strconcat (left->kept, "-wal", NULL);
  g_assert_true (g_file_set_contents (left->path, "a library", -1, NULL));
  g_assert_true (g_file_set_contents (left->log, "its log", -1, NULL));
  g_assert_no_errno (link (left->path, left->kept));
  g_assert_no_errno (link (left->log, left->kept_log));
  if (GPOINTER_TO_INT (is_log_gone))
    g_assert_no_errno (g_unlink (left->log));
}

static void
left_tear_down (Left         *left,
                gconstpointer is_log_gone)
{
  system_end ();
  g_unlink (left->kept_log);
  g_unlink (left->kept);
  g_unlink (left->log);
  g_assert_no_errno (g_unlink (left->path));
  g_assert_no_errno (g_rmdir (left->folder));
  g_free (left->folder);
  g_free (left->path);
  g_free (left->log);
  g_free (left->kept);
  g_free (left->kept_log);
}

static void
assert_log (const char *path)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "its log");
}

static void
assert_recovered (Left *left)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (newsroom_library_swap_recover_log (left->path, &error));
  g_assert_no_error (error);
  assert_log (left->log);
  g_assert_false (g_file_test (left->kept, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (left->kept_log, G_FILE_TEST_EXISTS));
}

/* Each time the library is not opened, its log has a name, and the next try gives it back. */
static void
refuse (Left        *left,
        const Fault *faults,
        guint        n_faults)
{
  for (guint i = 0; i < n_faults; i++)
    {
      NewsroomLibrarySwap swap = NEWSROOM_LIBRARY_SWAP_INIT;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s %u", faults[i].call, faults[i].n_skipped);
      system_fail (faults[i].call, faults[i].n_skipped, 1, EIO);
      g_assert_false (newsroom_library_swap_recover_log (left->path, &error));
      system_end ();
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
      g_assert_true (g_str_has_prefix (error->message, "Could not open the library “"));
      g_clear_error (&error);
      assert_log (g_file_test (left->log, G_FILE_TEST_EXISTS) ? left->log : left->kept_log);

      /* Who is about to exchange the library does not either. */
      g_assert_true (newsroom_library_swap_prepare (&swap, left->path, "kept", g_strdup ("Could not exchange"), NULL));
      system_fail ("fstat", 0, 1, EIO);
      g_assert_false (newsroom_library_swap_settle (&swap, &error));
      system_end ();
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
      newsroom_library_swap_clear (&swap);
      assert_log (g_file_test (left->log, G_FILE_TEST_EXISTS) ? left->log : left->kept_log);
    }
  assert_recovered (left);
}

static void
test_log_gone (Left         *left,
               gconstpointer data)
{
  /* Of the looks at the folder the first is for the other name, the second for those that go. */
  static const Fault faults[] = { { "fstat", 0 }, { "fstat", 1 }, { "opendir", 0 }, { "link", 0 } };

  refuse (left, faults, G_N_ELEMENTS (faults));
}

static void
test_log_given_back (Left         *left,
                     gconstpointer data)
{
  static const Fault faults[] = { { "fsync", 0 } };

  refuse (left, faults, G_N_ELEMENTS (faults));
}

static void
test_log_there (Left         *left,
                gconstpointer data)
{
  /* The first look asks whether there is another name, the second which. */
  static const Fault faults[] = { { "opendir", 1 }, { "unlink", 0 } };

  refuse (left, faults, G_N_ELEMENTS (faults));
}

/* A folder that cannot be read may have another name in it, and one that can be read then has. */
static void
test_folder_unread (Left         *left,
                    gconstpointer data)
{
  system_fail ("opendir", 0, 1, EIO);
  assert_recovered (left);
}

/* The log has lost its second name, the library has not: that name is nobody's, and stays. */
static void
test_name_stays (Left         *left,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  system_fail ("unlink", 1, 1, EIO);
  g_assert_false (newsroom_library_swap_recover_log (left->path, &error));
  system_end ();
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  assert_log (left->log);
  g_assert_true (g_file_test (left->kept, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (left->kept_log, G_FILE_TEST_EXISTS));
  g_assert_true (newsroom_library_swap_recover_log (left->path, NULL));
  assert_log (left->log);
}

/* Who is about to exchange or repair the library by the name that was kept for it is told the other, and
 * neither goes; nor does a name that only begins as the library's does. */
static void
test_by_kept_name (Left         *left,
                   gconstpointer data)
{
  const char *const names[] = { "librarykept.db", "library-kept", "library.db-kept.db", "other-kept.db", "kept.db" };

  for (guint i = 0; i <= G_N_ELEMENTS (names); i++)
    {
      NewsroomLibrarySwap swap = NEWSROOM_LIBRARY_SWAP_INIT;
      g_autoptr (GError) error = NULL;
      g_autofree char *other = g_build_filename (left->folder, i > 0 ? names[i - 1] : "library-kept.db", NULL);
      g_autofree char *other_log = g_strconcat (other, "-wal", NULL);
      const gboolean   is_kept = i == 0;

      g_assert_true (g_str_equal (other, left->kept) || link (left->path, other) == 0);
      g_assert_true (g_str_equal (other, left->kept) || link (left->log, other_log) == 0);
      g_assert_true (newsroom_library_swap_prepare (&swap, other, "kept", g_strdup ("Could not exchange"), NULL));
      g_assert_true (newsroom_library_swap_lock (&swap, NULL));
      g_assert_true (newsroom_library_swap_recover (&swap, &error) == !is_kept);
      g_assert_true (!is_kept || g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO));
      newsroom_library_swap_clear (&swap);
      g_assert_true (g_file_test (left->path, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
      assert_log (other_log);
      if (is_kept)
        {
          assert_recovered (left);
          continue;
        }
      g_assert_false (g_file_test (left->log, G_FILE_TEST_EXISTS));
      g_assert_no_errno (g_rename (other_log, left->log));
      g_assert_no_errno (g_unlink (other));
    }
}

/* So is who has a library whose name has no ending. */
static void
test_bare_name (Left         *left,
                gconstpointer data)
{
  NewsroomLibrarySwap swap = NEWSROOM_LIBRARY_SWAP_INIT;
  g_autofree char    *bare = g_build_filename (left->folder, "library", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_rename (left->path, bare));
  g_assert_true (newsroom_library_swap_prepare (&swap, left->kept, "kept", g_strdup ("Could not exchange"), NULL));
  g_assert_true (newsroom_library_swap_lock (&swap, NULL));
  g_assert_false (newsroom_library_swap_recover (&swap, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  newsroom_library_swap_clear (&swap);
  g_assert_true (g_file_test (bare, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (left->kept, G_FILE_TEST_EXISTS));
  assert_log (left->kept_log);
  g_assert_no_errno (g_rename (bare, left->path));
}

/* A name that nobody has kept, as it has no ending, loses the log alone. */
static void
test_name_without_ending (Left         *left,
                          gconstpointer data)
{
  g_autofree char *mine = g_build_filename (left->folder, "library-mine", NULL);
  g_autofree char *mine_log = g_strconcat (mine, "-wal", NULL);

  g_assert_no_errno (link (left->path, mine));
  g_assert_no_errno (link (left->log, mine_log));
  assert_recovered (left);
  g_assert_false (g_file_test (mine_log, G_FILE_TEST_EXISTS));
  g_assert_no_errno (g_unlink (mine));
}

/* Another file beside which the log of the library has a name is no library of ours. */
static void
test_other_file (Left         *left,
                 gconstpointer data)
{
  g_autofree char *third = g_strconcat (left->path, ".third", NULL);

  g_assert_no_errno (g_rename (left->kept, third));
  g_assert_true (g_file_set_contents (left->kept, "another library", -1, NULL));
  g_assert_true (newsroom_library_swap_recover_log (left->path, NULL));
  assert_log (left->log);
  assert_log (left->kept_log);
  g_assert_true (g_file_test (left->kept, G_FILE_TEST_EXISTS));
  g_assert_no_errno (g_unlink (third));
}

/* When the log is said to have got its name, before or after the library, which is at 10.5 s */
static struct timespec named;

static void
set_times (const char  *path,
           struct stat *info)
{
  const struct timespec library = { 10, 500 };

  info->st_ctim = g_str_has_suffix (path, "-wal") ? named : library;
}

/* A log that is older than the last name of the library was left by somebody else. */
static void
test_times (Left         *left,
            gconstpointer data)
{
  static const struct
  {
    struct timespec named;
    gboolean        is_own;
  } times[] = {
    { { 9, 999 }, FALSE },
    { { 10, 499 }, FALSE },
    { { 10, 500 }, TRUE },
    { { 11, 0 }, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      named = times[i].named;
      system_set_look (set_times);
      g_assert_true (newsroom_library_swap_recover_log (left->path, NULL));
      system_end ();
      g_assert_true (g_file_test (left->log, G_FILE_TEST_EXISTS) == times[i].is_own);
      g_assert_true (g_file_test (left->kept_log, G_FILE_TEST_EXISTS) == !times[i].is_own);
      if (!times[i].is_own)
        continue;
      assert_log (left->log);
      g_assert_false (g_file_test (left->kept, G_FILE_TEST_EXISTS));
      g_assert_no_errno (link (left->path, left->kept));
      g_assert_no_errno (g_rename (left->log, left->kept_log));
    }
}

/* What has come back meanwhile is not replaced, and no failure. */
static void
test_log_came_back (Left         *left,
                    gconstpointer data)
{
  NewsroomLibrarySwap swap = NEWSROOM_LIBRARY_SWAP_INIT;

  swap.resolved = g_strdup (left->path);
  g_assert_cmpint (newsroom_library_swap_link_back (&swap, left->kept), ==, 0);
  g_assert_cmpint (newsroom_library_swap_link_back (&swap, left->kept), ==, 0);
  assert_log (left->log);
  /* Without the lock nothing is done: there was no library. */
  g_assert_true (newsroom_library_swap_recover (&swap, NULL));
  g_assert_true (g_file_test (left->kept, G_FILE_TEST_EXISTS));
  newsroom_library_swap_clear (&swap);
}

int
main (int    argc,
      char **argv)
{
  static gconstpointer gone = GINT_TO_POINTER (TRUE);

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/swap-refused/log-gone", Left, gone, left_set_up, test_log_gone, left_tear_down);
  g_test_add ("/store/swap-refused/log-given-back", Left, gone, left_set_up, test_log_given_back, left_tear_down);
  g_test_add ("/store/swap-refused/log-there", Left, NULL, left_set_up, test_log_there, left_tear_down);
  g_test_add ("/store/swap-refused/folder-unread", Left, NULL, left_set_up, test_folder_unread, left_tear_down);
  g_test_add ("/store/swap-refused/name-stays", Left, NULL, left_set_up, test_name_stays, left_tear_down);
  g_test_add ("/store/swap-refused/other-file", Left, NULL, left_set_up, test_other_file, left_tear_down);
  g_test_add ("/store/swap-refused/by-kept-name", Left, NULL, left_set_up, test_by_kept_name, left_tear_down);
  g_test_add ("/store/swap-refused/bare-name", Left, NULL, left_set_up, test_bare_name, left_tear_down);
  g_test_add ("/store/swap-refused/name-without-ending", Left, NULL, left_set_up, test_name_without_ending, left_tear_down);
  g_test_add ("/store/swap-refused/times", Left, gone, left_set_up, test_times, left_tear_down);
  g_test_add ("/store/swap-refused/log-came-back", Left, gone, left_set_up, test_log_came_back, left_tear_down);

  return g_test_run ();
}
