/* test-store-copy-file.c — a call to the system fails while a copy of the library becomes a file for good
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-copy-file-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "store-helper.h"
#include "system-helper.h"

/* A library that was copied, and the name that the copy is to have */
typedef struct
{
  Library library;
  char   *temporary;
  char   *path;
} Copy;

/* One call that fails, and what comes of it */
typedef struct
{
  const char *call;
  int         number;
  int         code;
  const char *reason; /* a part of the message, or NULL: nothing failed */
} Fault;

static void
copy_set_up (Copy         *copy,
             gconstpointer data)
{
  library_set_up (&copy->library, data);
  library_close (&copy->library);
  copy->path = g_build_filename (copy->library.folder, "copy.db", NULL);
  copy->temporary = newsroom_copy_file_make_temporary (copy->path);
  copy_file (copy->library.path, copy->temporary);
}

static void
copy_tear_down (Copy         *copy,
                gconstpointer data)
{
  system_end ();
  newsroom_copy_file_discard (copy->temporary);
  newsroom_copy_file_discard (copy->path);
  library_reopen (&copy->library);
  library_tear_down (&copy->library, data);
  g_free (copy->temporary);
  g_free (copy->path);
}

static void
assert_outcome (const Fault *fault,
                gboolean     done,
                GError      *error)
{
  g_assert_true (done == (fault->reason == NULL));
  if (fault->reason == NULL)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, NEWSROOM_STORE_ERROR, fault->code);
  g_assert_nonnull (strstr (error->message, "copy.db"));
  g_assert_nonnull (strstr (error->message, fault->reason));
}

/* It is not said to be on the disk, nor to be one file, unless it is; and the next try works. */
static void
test_settle (Copy         *copy,
             gconstpointer data)
{
  static const Fault faults[] = {
    { "open", EMFILE, NEWSROOM_STORE_ERROR_IO, "Too many open files" },
    { "fsync", EIO, NEWSROOM_STORE_ERROR_IO, "Input/output error" },
    { "fsync", ENOSPC, NEWSROOM_STORE_ERROR_FULL, "space" },
    { "sqlite3_open_v2", SQLITE_FULL, NEWSROOM_STORE_ERROR_FULL, "space" },
    { "exec", SQLITE_OK, NEWSROOM_STORE_ERROR_IO, "SQLite refused to make it one file" },
    { "exec", SQLITE_CORRUPT, NEWSROOM_STORE_ERROR_DAMAGED, "it is damaged" },
    { "exec", SQLITE_FULL, NEWSROOM_STORE_ERROR_FULL, "space" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      NewsroomLibraryFigures figures;
      g_autoptr (GError) error = NULL;
      gboolean done;

      system_fail (faults[i].call, 0, 1, faults[i].number);
      done = newsroom_copy_file_settle (copy->temporary, copy->path, &error);
      assert_outcome (&faults[i], done, error);
      system_end ();
      g_clear_error (&error);
      g_assert_true (newsroom_copy_file_settle (copy->temporary, copy->path, &error));
      g_assert_no_error (error);
      g_assert_true (newsroom_library_copy_verify (copy->temporary, &figures, NULL, &error));
      g_assert_no_error (error);
    }
}

static void
test_sync_folder (Copy         *copy,
                  gconstpointer data)
{
  static const struct
  {
    const char *call;
    int         number;
    int         answer;
  } faults[] = {
    { "open", EACCES, EACCES },
    { "fsync", EIO, EIO },
    { "fsync", EINVAL, 0 }, /* such a file system has nothing to sync there */
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      system_fail (faults[i].call, 0, 1, faults[i].number);
      g_assert_cmpint (newsroom_copy_file_sync_folder (copy->path), ==, faults[i].answer);
      system_end ();
      g_assert_cmpint (newsroom_copy_file_sync_folder (copy->path), ==, 0);
    }
}

/* A copy has one of its two names at each moment. */
static void
test_name (Copy         *copy,
           gconstpointer data)
{
  static const Fault faults[] = {
    { "renameat2", EEXIST, NEWSROOM_STORE_ERROR_IO, "there is a file of that name already" },
    { "renameat2", EINVAL, 0, NULL }, /* it is linked then, as on NFS */
    { "renameat2", ENOSYS, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      system_fail (faults[i].call, 0, 1, faults[i].number);
      done = newsroom_copy_file_name (copy->temporary, copy->path, &error);
      assert_outcome (&faults[i], done, error);
      system_end ();
      g_assert_true (g_file_test (copy->path, G_FILE_TEST_EXISTS) == done);
      g_assert_true (g_file_test (copy->temporary, G_FILE_TEST_EXISTS) == !done);
      if (done)
        g_assert_no_errno (g_rename (copy->path, copy->temporary));
    }
}

static void
test_name_twice (Copy         *copy,
                 gconstpointer data)
{
  static const Fault fault = { "link", EMLINK, NEWSROOM_STORE_ERROR_IO, "Too many links" };
  g_autoptr (GError) error = NULL;
  gboolean done;

  system_fail ("renameat2", 0, 1, EINVAL);
  system_fail ("link", 0, 1, fault.number);
  done = newsroom_copy_file_name (copy->temporary, copy->path, &error);
  assert_outcome (&fault, done, error);
  system_end ();
  g_assert_false (g_file_test (copy->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (copy->temporary, G_FILE_TEST_EXISTS));
  g_assert_true (newsroom_copy_file_name (copy->temporary, copy->path, NULL));
  g_assert_true (g_file_test (copy->path, G_FILE_TEST_EXISTS));
}

/* It has its name, and nobody knows for how long. */
static void
test_name_not_durable (Copy         *copy,
                       gconstpointer data)
{
  static const Fault fault = { "fsync", EDQUOT, NEWSROOM_STORE_ERROR_FULL, "space" };
  g_autoptr (GError) error = NULL;
  gboolean done;

  system_fail (fault.call, 0, 1, fault.number);
  done = newsroom_copy_file_name (copy->temporary, copy->path, &error);
  assert_outcome (&fault, done, error);
  g_assert_true (g_file_test (copy->path, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/copy-file/settle", Copy, NULL, copy_set_up, test_settle, copy_tear_down);
  g_test_add ("/store/copy-file/sync-folder", Copy, NULL, copy_set_up, test_sync_folder, copy_tear_down);
  g_test_add ("/store/copy-file/name", Copy, NULL, copy_set_up, test_name, copy_tear_down);
  g_test_add ("/store/copy-file/name-twice", Copy, NULL, copy_set_up, test_name_twice, copy_tear_down);
  g_test_add ("/store/copy-file/name-not-durable", Copy, NULL, copy_set_up, test_name_not_durable, copy_tear_down);

  return g_test_run ();
}
