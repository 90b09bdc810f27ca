/* test-store-reading-file.c — the files of a library that is only read, asked as SQLite asks them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-reading-file-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store-helper.h"
#include "system-helper.h"

#define REGISTERED "/store/reading-file/registered/subprocess"

static const int log_flags = SQLITE_OPEN_WAL | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

static sqlite3_vfs *
find_vfs (Library *library)
{
  sqlite3     *db = NULL;
  sqlite3_vfs *vfs;

  g_assert_cmpint (newsroom_reading_file_open (library->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  vfs = sqlite3_vfs_find ("newsroom-reading");
  g_assert_nonnull (vfs);

  return vfs;
}

static void
assert_empty_log (sqlite3_file *file)
{
  char          bytes[4] = "old";
  sqlite3_int64 size = -1;
  int           argument = 7;

  g_assert_cmpint (file->pMethods->xRead (file, bytes, sizeof bytes, 0), ==, SQLITE_IOERR_SHORT_READ);
  g_assert_cmpmem (bytes, sizeof bytes, "\0\0\0\0", 4);
  g_assert_cmpint (file->pMethods->xFileSize (file, &size), ==, SQLITE_OK);
  g_assert_cmpint (size, ==, 0);
  g_assert_cmpint (file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &argument), ==, SQLITE_NOTFOUND);
  g_assert_cmpint (argument, ==, 7);
  g_assert_cmpint (file->pMethods->xSectorSize (file), ==, 0);
  g_assert_cmpint (file->pMethods->xDeviceCharacteristics (file), ==, 0);
  g_assert_cmpint (file->pMethods->xWrite (file, "new", 3, 0), ==, SQLITE_READONLY);
  g_assert_cmpint (file->pMethods->xTruncate (file, 0), ==, SQLITE_READONLY);
  g_assert_cmpint (file->pMethods->xSync (file, SQLITE_SYNC_FULL), ==, SQLITE_OK);
}

/* A log that is missing is an empty one, and none is made. */
static void
test_missing_log (Library      *library,
                  gconstpointer data)
{
  g_autofree char         *log = g_strconcat (library->folder, "/missing.db-wal", NULL);
  sqlite3_vfs             *vfs = find_vfs (library);
  g_autofree sqlite3_file *file = g_malloc0 ((gsize)vfs->szOsFile);
  int                      opened = 0;

  g_assert_cmpint (vfs->xOpen (vfs, log, file, log_flags, &opened), ==, SQLITE_OK);
  g_assert_cmpint (opened & SQLITE_OPEN_READONLY, !=, 0);
  g_assert_cmpint (opened & (SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE), ==, 0);
  assert_empty_log (file);
  g_assert_cmpint (file->pMethods->xClose (file), ==, SQLITE_OK);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static int
fail_access (sqlite3_vfs *vfs,
             const char  *path,
             int          flags,
             int         *is_there)
{
  *is_there = 0;

  return SQLITE_IOERR_ACCESS;
}

/* A log of which nobody knows whether it is there is none that is empty: what was saved last may be in it. */
static void
test_unknown_log (Library      *library,
                  gconstpointer data)
{
  g_autofree char         *path = g_strconcat (library->folder, "/missing.db", NULL);
  g_autofree char         *log = g_strconcat (path, "-wal", NULL);
  sqlite3_vfs             *vfs = find_vfs (library);
  sqlite3_vfs             *system = sqlite3_vfs_find ("unix");
  g_autofree sqlite3_file *file = g_malloc0 ((gsize)vfs->szOsFile);
  int (*access) (sqlite3_vfs *, const char *, int, int *) = system->xAccess;
  int rc;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  system->xAccess = fail_access;
  rc = vfs->xOpen (vfs, log, file, log_flags, NULL);
  system->xAccess = access;
  g_assert_cmpint (rc, ==, SQLITE_CANTOPEN);
  g_assert_null (file->pMethods);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_no_errno (g_unlink (path));
}

/* A log that is there is read as it is, and no wish to change it granted. */
static void
test_log (Library      *library,
          gconstpointer data)
{
  g_autofree char         *path = g_strconcat (library->folder, "/left.db", NULL);
  g_autofree char         *log = g_strconcat (path, "-wal", NULL);
  sqlite3_vfs             *vfs = find_vfs (library);
  g_autofree sqlite3_file *file = g_malloc0 ((gsize)vfs->szOsFile);
  g_autofree char         *text = NULL;
  char                     bytes[3];
  sqlite3_int64            size = 0;
  int                      argument = 7;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_true (g_file_set_contents (log, "log", 3, NULL));
  g_assert_cmpint (vfs->xOpen (vfs, log, file, log_flags, NULL), ==, SQLITE_OK);
  g_assert_cmpint (file->pMethods->xRead (file, bytes, sizeof bytes, 0), ==, SQLITE_OK);
  g_assert_cmpmem (bytes, sizeof bytes, "log", 3);
  g_assert_cmpint (file->pMethods->xFileSize (file, &size), ==, SQLITE_OK);
  g_assert_cmpint (size, ==, 3);
  g_assert_cmpint (file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &argument), ==, SQLITE_OK);
  g_assert_cmpint (argument, ==, 0);
  g_assert_cmpint (file->pMethods->xSectorSize (file), >, 0);
  g_assert_cmpint (file->pMethods->xDeviceCharacteristics (file) & SQLITE_IOCAP_POWERSAFE_OVERWRITE, !=, 0);
  g_assert_cmpint (file->pMethods->xWrite (file, "new", 3, 0), ==, SQLITE_READONLY);
  g_assert_cmpint (file->pMethods->xTruncate (file, 0), ==, SQLITE_READONLY);
  g_assert_cmpint (file->pMethods->xSync (file, SQLITE_SYNC_FULL), ==, SQLITE_OK);
  g_assert_cmpint (vfs->xDelete (vfs, log, 0), ==, SQLITE_READONLY);
  g_assert_cmpint (file->pMethods->xClose (file), ==, SQLITE_OK);
  g_assert_true (g_file_get_contents (log, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "log");
  g_assert_no_errno (g_unlink (log));
  g_assert_no_errno (g_unlink (path));
}

/* Without its files no library is opened by those of the system, which could be written. */
static void
refuse_vfs (void)
{
  sqlite3 *db = NULL;

  system_fail ("sqlite3_vfs_register", 0, 1, SQLITE_NOMEM);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (newsroom_reading_file_open ("/library.db", &db), ==, SQLITE_NOMEM);
  g_assert_null (db);
  system_end ();
}

/* SQLite is told once in a process. */
static void
test_registered (void)
{
  g_test_trap_subprocess (REGISTERED, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/reading-file/missing-log", Library, NULL, library_set_up, test_missing_log, library_tear_down);
  g_test_add ("/store/reading-file/unknown-log", Library, NULL, library_set_up, test_unknown_log, library_tear_down);
  g_test_add ("/store/reading-file/log", Library, NULL, library_set_up, test_log, library_tear_down);
  g_test_add_func ("/store/reading-file/registered", test_registered);
  g_test_add_func (REGISTERED, refuse_vfs);

  return g_test_run ();
}
