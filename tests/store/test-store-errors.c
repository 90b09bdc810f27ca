/* test-store-errors.c — what is said of what SQLite and the system answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-read-only.h"
#include "newsroom-store-error-private.h"
#include "newsroom-store.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

static void
test_codes (void)
{
  static const struct
  {
    int rc;
    int number;
    int code;
  } cases[] = {
    { SQLITE_BUSY, 0, NEWSROOM_STORE_ERROR_IN_USE },
    { SQLITE_BUSY_SNAPSHOT, 0, NEWSROOM_STORE_ERROR_IN_USE },
    { SQLITE_LOCKED, 0, NEWSROOM_STORE_ERROR_IN_USE },
    { SQLITE_FULL, 0, NEWSROOM_STORE_ERROR_FULL },
    { SQLITE_ERROR, 0, NEWSROOM_STORE_ERROR_DAMAGED },
    { SQLITE_CORRUPT, 0, NEWSROOM_STORE_ERROR_DAMAGED },
    { SQLITE_CORRUPT_VTAB, 0, NEWSROOM_STORE_ERROR_DAMAGED },
    { SQLITE_NOTADB, 0, NEWSROOM_STORE_ERROR_DAMAGED },
    { SQLITE_FORMAT, 0, NEWSROOM_STORE_ERROR_DAMAGED },
    { SQLITE_READONLY, 0, NEWSROOM_STORE_ERROR_IO },
    { SQLITE_READONLY_DBMOVED, 0, NEWSROOM_STORE_ERROR_MOVED },
    { SQLITE_IOERR_WRITE, EIO, NEWSROOM_STORE_ERROR_IO },
    { SQLITE_IOERR_WRITE, EDQUOT, NEWSROOM_STORE_ERROR_FULL },
    { SQLITE_IOERR_WRITE, EFBIG, NEWSROOM_STORE_ERROR_FULL },
    { SQLITE_IOERR_WRITE, ENOSPC, NEWSROOM_STORE_ERROR_FULL },
    { SQLITE_CANTOPEN, ENOSPC, NEWSROOM_STORE_ERROR_IO },
    { SQLITE_NOMEM, 0, NEWSROOM_STORE_ERROR_IO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (newsroom_store_error_from_sqlite (cases[i].rc, cases[i].number), ==, cases[i].code);
}

static void
test_reasons (void)
{
  static const struct
  {
    int         code;
    int         rc;
    const char *words;
  } cases[] = {
    { NEWSROOM_STORE_ERROR_IN_USE, SQLITE_BUSY, "another Newsroom has the library open" },
    { NEWSROOM_STORE_ERROR_FULL, SQLITE_FULL, "no space is left" },
    { NEWSROOM_STORE_ERROR_DAMAGED, SQLITE_CORRUPT, "the library is damaged" },
    { NEWSROOM_STORE_ERROR_MOVED, SQLITE_READONLY_DBMOVED, "deleted, replaced or cut" },
    { NEWSROOM_STORE_ERROR_IO, SQLITE_READONLY_ROLLBACK, "a write was cut off" },
    { NEWSROOM_STORE_ERROR_IO, SQLITE_CANTOPEN_ISDIR, "a file is not there or cannot be made" },
    { NEWSROOM_STORE_ERROR_IO, SQLITE_READONLY_DIRECTORY, "the disk is read-only" },
    { NEWSROOM_STORE_ERROR_IO, SQLITE_IOERR_FSYNC, "the disk does not read or write" },
    { NEWSROOM_STORE_ERROR_IO, SQLITE_NOMEM, "what it says (error 7)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reason = newsroom_store_error_dup_reason (cases[i].code, "what it says", cases[i].rc);

      g_assert_nonnull (strstr (reason, cases[i].words));
    }
}

static void
test_folders (void)
{
  static const struct
  {
    int         number;
    int         code;
    const char *words;
  } cases[] = {
    { ENOSPC, NEWSROOM_STORE_ERROR_FULL, "no space is left" },
    { EDQUOT, NEWSROOM_STORE_ERROR_FULL, "no space is left" },
    { EFBIG, NEWSROOM_STORE_ERROR_FULL, "no space is left" },
    { ENOENT, NEWSROOM_STORE_ERROR_IO, "the folder is not there" },
    { ENOTDIR, NEWSROOM_STORE_ERROR_IO, "is a file" },
    { EACCES, NEWSROOM_STORE_ERROR_IO, "do not have the permission" },
    { EPERM, NEWSROOM_STORE_ERROR_IO, "do not have the permission" },
    { EROFS, NEWSROOM_STORE_ERROR_IO, "the disk is read-only" },
    { EEXIST, NEWSROOM_STORE_ERROR_IO, "there is a file of that name" },
  };
  g_autofree char *other = NULL;
  int              code = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reason = newsroom_store_error_dup_errno_reason (cases[i].number, &code);

      g_assert_cmpint (code, ==, cases[i].code);
      g_assert_nonnull (strstr (reason, cases[i].words));
    }

  other = newsroom_store_error_dup_errno_reason (EIO, &code);
  g_assert_cmpint (code, ==, NEWSROOM_STORE_ERROR_IO);
  g_assert_cmpstr (other, ==, g_strerror (EIO));
}

static void
test_read_only (void)
{
  g_assert_nonnull (strstr (newsroom_read_only_get_reason (NEWSROOM_READ_ONLY_PERMISSION), "permission"));
  g_assert_nonnull (strstr (newsroom_read_only_get_reason (NEWSROOM_READ_ONLY_DISK), "read-only"));
  g_assert_nonnull (strstr (newsroom_read_only_get_reason (NEWSROOM_READ_ONLY_NEWER), "newer version"));
  g_assert_nonnull (strstr (newsroom_read_only_get_note (NEWSROOM_READ_ONLY_PERMISSION), "permission"));
  g_assert_nonnull (strstr (newsroom_read_only_get_note (NEWSROOM_READ_ONLY_DISK), "read-only disk"));
  g_assert_nonnull (strstr (newsroom_read_only_get_note (NEWSROOM_READ_ONLY_NEWER), "newer version"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/errors/codes", test_codes);
  g_test_add_func ("/store/errors/reasons", test_reasons);
  g_test_add_func ("/store/errors/folders", test_folders);
  g_test_add_func ("/store/errors/read-only", test_read_only);

  return g_test_run ();
}
