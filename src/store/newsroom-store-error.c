/* newsroom-store-error.c — from what SQLite says to what the caller can do
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-store-error-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "newsroom-store.h"

/**
 * newsroom_store_error_from_sqlite:
 * @rc: a result code of SQLite that is not SQLITE_OK
 * @error_number: the errno of the system call that failed, or 0
 *
 * Returns: the #NewsroomStoreError
 */
int
newsroom_store_error_from_sqlite (int rc,
                                  int error_number)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return NEWSROOM_STORE_ERROR_IN_USE;
    case SQLITE_FULL:
      return NEWSROOM_STORE_ERROR_FULL;
    /* The SQL is always the same: if it is wrong now, a table is not what it was. */
    case SQLITE_ERROR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return NEWSROOM_STORE_ERROR_DAMAGED;
    case SQLITE_READONLY:
      return rc == SQLITE_READONLY_DBMOVED ? NEWSROOM_STORE_ERROR_MOVED : NEWSROOM_STORE_ERROR_IO;
    case SQLITE_IOERR:
      /* SQLite knows ENOSPC alone as a full disk. */
      return error_number == EDQUOT || error_number == EFBIG || error_number == ENOSPC ? NEWSROOM_STORE_ERROR_FULL : NEWSROOM_STORE_ERROR_IO;
    default:
      return NEWSROOM_STORE_ERROR_IO;
    }
}

/**
 * newsroom_store_error_dup_reason:
 * @code: a #NewsroomStoreError
 * @message: SQLite's own words
 * @rc: its result code
 *
 * Returns: (transfer full): why, translated, and what to do
 */
char *
newsroom_store_error_dup_reason (int         code,
                                 const char *message,
                                 int         rc)
{
  switch (code)
    {
    case NEWSROOM_STORE_ERROR_IN_USE:
      return g_strdup (_ ("another Newsroom has the library open, perhaps that of another user who only reads it. Close it first."));
    case NEWSROOM_STORE_ERROR_FULL:
      return g_strdup (_ ("no space is left on the disk. Delete something, then try again."));
    case NEWSROOM_STORE_ERROR_DAMAGED:
      return g_strdup (_ ("the library is damaged, or is no library. Repair it, or restore a backup."));
    case NEWSROOM_STORE_ERROR_MOVED:
      return g_strdup (_ ("the library was deleted, replaced or cut while it was open. Copy your text, then start Newsroom again."));
    default:
      if (rc == SQLITE_READONLY_ROLLBACK)
        return g_strdup (_ ("a write was cut off, and must be undone before it can be read. Open it where it can be written, with the version that wrote it."));
      if ((rc & 0xff) == SQLITE_CANTOPEN)
        return g_strdup (_ ("a file is not there or cannot be made, you do not have the permission, or too many files are open. Choose another place, or close something."));
      if ((rc & 0xff) == SQLITE_READONLY)
        return g_strdup (_ ("the file, its folder or the disk is read-only. Get the permission to write there, or choose another place."));
      if ((rc & 0xff) == SQLITE_IOERR)
        return g_strdup (_ ("the disk does not read or write as it should. Look whether it is connected and has space, then try again."));
      /* Translators: the words of SQLite, in English, and the number of the error. */
      return g_strdup_printf (_ ("%s (error %d)"), message, rc);
    }
}

/**
 * newsroom_store_error_dup_errno_reason:
 * @number: an errno
 * @code: (out): the #NewsroomStoreError
 *
 * Returns: (transfer full): why a file could not be written in a folder, translated, and what
 *   to do
 */
char *
newsroom_store_error_dup_errno_reason (int  number,
                                       int *code)
{
  *code = number == ENOSPC || number == EDQUOT || number == EFBIG ? NEWSROOM_STORE_ERROR_FULL : NEWSROOM_STORE_ERROR_IO;

  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return newsroom_store_error_dup_reason (*code, "", 0);
    case ENOENT:
      return g_strdup (_ ("the folder is not there. Connect its disk, or choose another folder."));
    case ENOTDIR:
      return g_strdup (_ ("one of the folders in its path is a file. Choose another folder."));
    case EACCES:
    case EPERM:
      return g_strdup (_ ("you do not have the permission. Choose another folder."));
    case EROFS:
      return g_strdup (_ ("the disk is read-only. Choose another folder."));
    case EEXIST:
      return g_strdup (_ ("there is a file of that name already. Choose another name."));
    default:
      return g_strdup (g_strerror (number));
    }
}
