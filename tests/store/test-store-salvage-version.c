/* test-store-salvage-version.c — a version number that may be wrong, where the disk fails while it is looked into
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-salvage-version-private.h"

#include <errno.h>
#include <string.h>

#include "store-helper.h"
#include "system-helper.h"

/* The log that is not there is asked for so often. */
#define N_OPENED_FOR_LOG 3

/* A page is asked for so often; before the second page of the copy so many reads succeed. */
#define N_TRIES 3
#define N_READ 3

/* A closed library of which a bit of the version number is wrong, about to be repaired */
typedef struct
{
  Library             library;
  NewsroomLibrarySwap swap;
} Flipped;

static void
flipped_set_up (Flipped      *flipped,
                gconstpointer data)
{
  g_autoptr (NewsroomArticle) full = NULL;
  g_autoptr (GError) error = NULL;

  library_set_up (&flipped->library, data);
  full = fill_library (&flipped->library);
  library_close (&flipped->library);
  g_free (run_sql (flipped->library.path, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 7"));
  flipped->swap = (NewsroomLibrarySwap)NEWSROOM_LIBRARY_SWAP_INIT;
  g_assert_true (newsroom_library_swap_prepare (&flipped->swap, flipped->library.path, "damaged", g_strdup ("Could not repair"), &error));
  newsroom_library_swap_mark (&flipped->swap);
  g_assert_true (newsroom_library_swap_lock (&flipped->swap, &error));
  g_assert_no_error (error);
}

static void
flipped_tear_down (Flipped      *flipped,
                   gconstpointer data)
{
  system_end ();
  newsroom_library_swap_clear (&flipped->swap);
  library_tear_down (&flipped->library, data);
}

/* What was copied to be looked into is gone whatever came of it. */
static gboolean
check (Flipped      *flipped,
       GCancellable *cancellable,
       GError      **error)
{
  const gboolean is_ours = newsroom_salvage_version_check (&flipped->swap, cancellable, error);

  system_end ();
  g_assert_false (g_file_test (flipped->swap.temporary, G_FILE_TEST_EXISTS));

  return is_ours;
}

/* A disk that is full makes no newer version: who is told of one looks for what does not exist. */
static void
test_refused (Flipped      *flipped,
              gconstpointer data)
{
  static const struct
  {
    const char *call;
    guint       n_skipped;
    int         number;
    int         code;
  } faults[] = {
    { "open", N_OPENED_FOR_LOG, ENOSPC, NEWSROOM_STORE_ERROR_FULL },
    { "open", N_OPENED_FOR_LOG, EACCES, NEWSROOM_STORE_ERROR_IO },
    { "pwrite", 0, ENOSPC, NEWSROOM_STORE_ERROR_FULL },
    { "pwrite", 2, EIO, NEWSROOM_STORE_ERROR_IO },
    { "pwrite", 1, 0, NEWSROOM_STORE_ERROR_FULL },
    { "close", 0, EDQUOT, NEWSROOM_STORE_ERROR_FULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s %u %d", faults[i].call, faults[i].n_skipped, faults[i].number);
      system_fail (faults[i].call, faults[i].n_skipped, 1, faults[i].number);
      g_assert_false (check (flipped, NULL, &error));
      g_assert_error (error, NEWSROOM_STORE_ERROR, faults[i].code);
      g_assert_true (g_str_has_prefix (error->message, "Could not repair: "));
      g_clear_error (&error);

      g_assert_true (check (flipped, NULL, &error));
      g_assert_no_error (error);
    }
}

/* The first of two failures is told. */
static void
test_refused_twice (Flipped      *flipped,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  system_fail ("pwrite", 0, 1, ENOSPC);
  system_fail ("close", 0, 1, EIO);
  g_assert_false (check (flipped, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_FULL);
}

/* A page that the disk does not give does not hide what the tables are. */
static void
test_page_unread (Flipped      *flipped,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  system_fail ("pread", N_READ, N_TRIES, EIO);
  g_assert_true (check (flipped, NULL, &error));
  g_assert_no_error (error);
}

static void
test_cancelled (Flipped      *flipped,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (check (flipped, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, function) g_test_add (path, Flipped, NULL, flipped_set_up, function, flipped_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/salvage-version/refused", test_refused);
  ADD ("/store/salvage-version/refused-twice", test_refused_twice);
  ADD ("/store/salvage-version/page-unread", test_page_unread);
  ADD ("/store/salvage-version/cancelled", test_cancelled);

  return g_test_run ();
}
