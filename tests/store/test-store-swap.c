/* test-store-swap.c — the system refuses while a library takes the place of another
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-swap-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "store-helper.h"
#include "system-helper.h"

#define OLD "the old library"
#define OLD_LOG "its log"
#define NEW "the new library"

#define NO_ERROR (-1)

/* A library with a log, and another that is to take its place. Nobody here looks into them. */
typedef struct
{
  char               *folder;
  char               *path;
  char               *log;
  NewsroomLibrarySwap swap;
} Fixture;

/* Calls that fail, each but once */
typedef struct
{
  const char *call;
  guint       n_skipped;
  int         number;
} Fault;

static void
write_file (const char *path,
            const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* NULL stands for a file that is not there. */
static void
assert_file (const char *path,
             const char *suffix,
             const char *expected)
{
  g_autofree char *full = g_strconcat (path, suffix, NULL);
  g_autofree char *text = NULL;

  g_file_get_contents (full, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  const NewsroomLibrarySwap swap = NEWSROOM_LIBRARY_SWAP_INIT;

  fixture->folder = g_dir_make_tmp ("newsroom-swap-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->log = g_strconcat (fixture->path, "-wal", NULL);
  fixture->swap = swap;
  write_file (fixture->path, OLD);
  write_file (fixture->log, OLD_LOG);
  g_assert_true (newsroom_library_swap_prepare (&fixture->swap, fixture->path, "kept", g_strdup ("Could not exchange"), NULL));
  write_file (fixture->swap.temporary, NEW);
}

static void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  system_end ();
  newsroom_library_swap_clear (&fixture->swap);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->log);
}

static void
assert_unchanged (Fixture *fixture)
{
  g_assert_false (fixture->swap.is_placed);
  assert_file (fixture->path, "", OLD);
  assert_file (fixture->path, "-wal", OLD_LOG);
  assert_file (fixture->swap.temporary, "", NEW);
  assert_file (fixture->swap.aside, "", NULL);
  assert_file (fixture->swap.aside, "-wal", NULL);
}

static void
assert_exchanged (Fixture *fixture)
{
  g_assert_true (fixture->swap.is_placed);
  assert_file (fixture->path, "", NEW);
  assert_file (fixture->path, "-wal", NULL);
  assert_file (fixture->swap.temporary, "", NULL);
  assert_file (fixture->swap.aside, "", OLD);
  assert_file (fixture->swap.aside, "-wal", OLD_LOG);
}

static void
fail_calls (const Fault *faults,
            guint        n_faults)
{
  for (guint i = 0; i < n_faults && faults[i].call != NULL; i++)
    system_fail (faults[i].call, faults[i].n_skipped, 1, faults[i].number);
}

/* Where a step fails, all is as it was, and the next try exchanges the two. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    Fault faults[2];
    int   code;
  } cases[] = {
    { { { "link", 0, EIO } }, NEWSROOM_STORE_ERROR_IO },
    { { { "link", 1, ENOSPC } }, NEWSROOM_STORE_ERROR_FULL },
    { { { "fsync", 0, EIO } }, NEWSROOM_STORE_ERROR_IO },
    { { { "unlink", 0, EIO } }, NEWSROOM_STORE_ERROR_IO },
    { { { "rename", 0, EIO } }, NEWSROOM_STORE_ERROR_IO },
    /* A file can have one name only. */
    { { { "link", 0, EPERM }, { "rename", 0, EIO } }, NEWSROOM_STORE_ERROR_IO },
    { { { "link", 1, EPERM }, { "rename", 2, EIO } }, NEWSROOM_STORE_ERROR_IO },
    { { { "link", 0, EOPNOTSUPP }, { "renameat2", 0, EINVAL } }, NEWSROOM_STORE_ERROR_IO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      fail_calls (cases[i].faults, G_N_ELEMENTS (cases[i].faults));
      g_assert_false (newsroom_library_swap_run (&fixture->swap, &error));
      system_end ();
      g_assert_error (error, NEWSROOM_STORE_ERROR, cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "Could not exchange: "));
      assert_unchanged (fixture);
    }
  g_assert_true (newsroom_library_swap_run (&fixture->swap, NULL));
  assert_exchanged (fixture);
}

/* The library is in its place once the exchange is done, also if nobody knows for how long. */
static void
test_not_durable (Fixture      *fixture,
                  gconstpointer data)
{
  const Fault *faults = data;
  g_autoptr (GError) error = NULL;

  fail_calls (faults, 2);
  g_assert_false (newsroom_library_swap_run (&fixture->swap, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_true (g_str_has_prefix (error->message, "Could not exchange: "));
  assert_exchanged (fixture);
}

/* What the library had beside it cannot be given back to it: it is still beside the kept name. */
static void
test_not_given_back (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  system_fail ("rename", 0, 1, EIO);
  system_fail ("link", 2, 1, EIO);
  g_assert_false (newsroom_library_swap_run (&fixture->swap, &error));
  system_end ();
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  assert_file (fixture->path, "", OLD);
  assert_file (fixture->path, "-wal", NULL);
  assert_file (fixture->swap.aside, "", OLD);
  assert_file (fixture->swap.aside, "-wal", OLD_LOG);

  g_assert_true (newsroom_library_swap_recover_log (fixture->path, NULL));
  assert_unchanged (fixture);
}

/* Each answer by which a file system says that a file can have one name only */
static void
test_one_name (Fixture      *fixture,
               gconstpointer data)
{
  system_fail ("link", 0, 1, GPOINTER_TO_INT (data));
  g_assert_true (newsroom_library_swap_run (&fixture->swap, NULL));
  assert_exchanged (fixture);
}

/* A log without its library is kept too. */
static void
test_only_log (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_assert_no_errno (g_unlink (fixture->path));
  system_fail ("link", 0, 1, EPERM);
  system_fail ("rename", 2, 1, EIO);
  g_assert_false (newsroom_library_swap_run (&fixture->swap, &error));
  system_end ();
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  assert_file (fixture->path, "", NULL);
  assert_file (fixture->path, "-wal", OLD_LOG);
  assert_file (fixture->swap.temporary, "", NEW);

  system_fail ("link", 0, 1, EPERM);
  g_assert_true (newsroom_library_swap_run (&fixture->swap, NULL));
  assert_file (fixture->path, "", NEW);
  assert_file (fixture->path, "-wal", NULL);
  assert_file (fixture->swap.aside, "", NULL);
  assert_file (fixture->swap.aside, "-wal", OLD_LOG);
  kept = newsroom_library_swap_dup_kept (&fixture->swap);
  g_assert_cmpstr (kept, ==, fixture->swap.aside);
}

/* No name is chosen under which something lies, be it a log or the report of a repair. */
static void
test_names_taken (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const taken[] = { "library-kept.db", "library-kept-2.db-wal", "library-kept-3.txt" };
  NewsroomLibrarySwap      swap = NEWSROOM_LIBRARY_SWAP_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, taken[i], NULL);

      write_file (path, "");
    }
  g_assert_true (newsroom_library_swap_prepare (&swap, fixture->path, "kept", g_strdup ("Could not exchange"), NULL));
  g_assert_true (g_str_has_suffix (swap.aside, "/library-kept-4.db"));
  newsroom_library_swap_clear (&swap);
}

static void
test_unwritable (Fixture      *fixture,
                 gconstpointer data)
{
  static const int numbers[] = { EACCES, EROFS };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GError) error = NULL;

      system_fail ("access", 0, 1, numbers[i]);
      g_assert_false (newsroom_library_swap_check_writable (&fixture->swap, &error));
      system_end ();
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_READ_ONLY);
    }
  g_assert_true (newsroom_library_swap_check_writable (&fixture->swap, NULL));
}

/* What was left by one that was killed goes with the next, if not with this one; nothing else goes. */
static void
test_discarded (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *left = NULL;

  newsroom_library_swap_mark (&fixture->swap);
  left = g_strdup (fixture->swap.temporary);
  write_file (left, "left");
  system_fail ("opendir", 0, 1, EIO);
  newsroom_library_swap_discard_marked (&fixture->swap);
  system_end ();
  assert_file (left, "", "left");
  newsroom_library_swap_discard_marked (&fixture->swap);
  assert_file (left, "", NULL);
  assert_file (fixture->path, "", OLD);
  assert_file (fixture->path, "-wal", OLD_LOG);
}

static void
replace (const char  *path,
         struct stat *info)
{
  info->st_ino++;
}

static void
move_disk (const char  *path,
           struct stat *info)
{
  info->st_dev++;
}

/* Another may have the library, or has put one in its place. */
static void
test_not_locked (Fixture      *fixture,
                 gconstpointer data)
{
  static const struct
  {
    Fault      fault;
    int        code;
    SystemLook look;
  } cases[] = {
    { { "open", 0, EACCES }, NEWSROOM_STORE_ERROR_IO },
    { { "fcntl", 0, EAGAIN }, NEWSROOM_STORE_ERROR_IN_USE },
    { { "fcntl", 0, EACCES }, NEWSROOM_STORE_ERROR_IN_USE },
    { { "fcntl", 0, EIO }, NEWSROOM_STORE_ERROR_IO },
    { { "fstat", 0, EIO }, NEWSROOM_STORE_ERROR_IO },
    { { "lstat", 1, ENOENT }, NEWSROOM_STORE_ERROR_IN_USE },
    { { NULL }, NEWSROOM_STORE_ERROR_IN_USE, replace },
    { { NULL }, NEWSROOM_STORE_ERROR_IN_USE, move_disk },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      fail_calls (&cases[i].fault, 1);
      system_set_look (cases[i].look);
      g_assert_false (newsroom_library_swap_lock (&fixture->swap, &error));
      system_end ();
      g_assert_error (error, NEWSROOM_STORE_ERROR, cases[i].code);
      newsroom_library_swap_release (&fixture->swap);
    }
  g_assert_true (newsroom_library_swap_lock (&fixture->swap, NULL));
  g_assert_cmpint (fixture->swap.lock, >=, 0);
}

/* A library that is put aside has not what lies there already, and comes back if it cannot go whole. */
static void
test_put_aside (Fixture      *fixture,
                gconstpointer data)
{
  write_file (fixture->swap.aside, "another");
  g_assert_false (newsroom_library_swap_put_aside (&fixture->swap));
  assert_file (fixture->swap.aside, "", "another");
  g_assert_no_errno (g_unlink (fixture->swap.aside));
  for (guint i = 0; i < 3; i += 2)
    {
      system_fail ("rename", i, 1, EIO);
      g_assert_false (newsroom_library_swap_put_aside (&fixture->swap));
      system_end ();
      assert_unchanged (fixture);
    }

  g_assert_true (newsroom_library_swap_put_aside (&fixture->swap));
  assert_file (fixture->path, "", NULL);
  assert_file (fixture->path, "-wal", NULL);
  assert_file (fixture->swap.aside, "", OLD);
  assert_file (fixture->swap.aside, "-wal", OLD_LOG);
}

/* Nobody takes a library for settled that another has, or that could not be looked at; one that SQLite
 * cannot open stays as it is, with its log. */
static void
test_settled (Library      *library,
              gconstpointer data)
{
  static const struct
  {
    Fault fault;
    int   code; /* or NO_ERROR */
  } cases[] = {
    { { "sqlite3_open_v2", 0, SQLITE_CANTOPEN }, NO_ERROR },
    { { "exec", 0, SQLITE_NOTADB }, NO_ERROR },
    { { "exec", 0, SQLITE_BUSY }, NEWSROOM_STORE_ERROR_IN_USE },
    { { "fcntl", 0, EAGAIN }, NEWSROOM_STORE_ERROR_IN_USE },
    { { "fcntl", 0, EIO }, NEWSROOM_STORE_ERROR_IO },
    { { "open", 0, EMFILE }, NEWSROOM_STORE_ERROR_IO },
  };
  NewsroomLibrarySwap swap = NEWSROOM_LIBRARY_SWAP_INIT;
  g_autofree char    *left = g_build_filename (library->folder, "left.db", NULL);
  g_autofree char    *left_log = g_strconcat (left, "-wal", NULL);
  g_autofree char    *log = g_strconcat (library->path, "-wal", NULL);
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);

  g_assert_nonnull (saved);
  copy_file (library->path, left);
  copy_file (log, left_log);
  /* Its thread, which goes on with the index, would take the faults. */
  close_store (library->store, NULL);
  g_clear_object (&library->store);
  g_assert_true (newsroom_library_swap_prepare (&swap, left, "kept", g_strdup ("Could not exchange"), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      system_fail (cases[i].fault.call, cases[i].fault.n_skipped, 1, cases[i].fault.number);
      done = newsroom_library_swap_settle (&swap, &error);
      system_end ();
      g_assert_true (done == (cases[i].code == NO_ERROR));
      if (!done)
        g_assert_error (error, NEWSROOM_STORE_ERROR, cases[i].code);
      g_assert_true (g_file_test (left_log, G_FILE_TEST_EXISTS));
    }

  g_assert_true (newsroom_library_swap_settle (&swap, NULL));
  g_assert_false (g_file_test (left_log, G_FILE_TEST_EXISTS));
  newsroom_library_swap_clear (&swap);
  g_assert_no_errno (g_unlink (left));
}

int
main (int    argc,
      char **argv)
{
  static const Fault last_sync[2] = { { "fsync", 1, EIO } };
  static const Fault only_sync[2] = { { "link", 0, EPERM }, { "fsync", 0, EIO } };

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/swap/refused", Fixture, NULL, fixture_set_up, test_refused, fixture_tear_down);
  g_test_add ("/store/swap/not-durable", Fixture, last_sync, fixture_set_up, test_not_durable, fixture_tear_down);
  g_test_add ("/store/swap/not-durable-one-name", Fixture, only_sync, fixture_set_up, test_not_durable, fixture_tear_down);
  g_test_add ("/store/swap/not-given-back", Fixture, NULL, fixture_set_up, test_not_given_back, fixture_tear_down);
  g_test_add ("/store/swap/one-name-eperm", Fixture, GINT_TO_POINTER (EPERM), fixture_set_up, test_one_name, fixture_tear_down);
  g_test_add ("/store/swap/one-name-eopnotsupp", Fixture, GINT_TO_POINTER (EOPNOTSUPP), fixture_set_up, test_one_name, fixture_tear_down);
  g_test_add ("/store/swap/one-name-enosys", Fixture, GINT_TO_POINTER (ENOSYS), fixture_set_up, test_one_name, fixture_tear_down);
  g_test_add ("/store/swap/only-log", Fixture, NULL, fixture_set_up, test_only_log, fixture_tear_down);
  g_test_add ("/store/swap/names-taken", Fixture, NULL, fixture_set_up, test_names_taken, fixture_tear_down);
  g_test_add ("/store/swap/unwritable", Fixture, NULL, fixture_set_up, test_unwritable, fixture_tear_down);
  g_test_add ("/store/swap/discarded", Fixture, NULL, fixture_set_up, test_discarded, fixture_tear_down);
  g_test_add ("/store/swap/not-locked", Fixture, NULL, fixture_set_up, test_not_locked, fixture_tear_down);
  g_test_add ("/store/swap/put-aside", Fixture, NULL, fixture_set_up, test_put_aside, fixture_tear_down);
  g_test_add ("/store/swap/settled", Library, NULL, library_set_up, test_settled, library_tear_down);

  return g_test_run ();
}
