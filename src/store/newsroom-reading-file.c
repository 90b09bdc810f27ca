/* newsroom-reading-file.c — a library opened so that not one byte of it can be changed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-reading-file-private.h"

#include <string.h>

#define VFS_NAME "newsroom-reading"

/* SQLite reads a log only where it may write a file beside it, or where it has the library for
 * itself, and then it writes into the log or the file sooner or later. So it gets its files
 * through this: what they hold is read, and every other wish is refused.
 *
 * A log that is missing is an empty one, and none is made. */
typedef struct
{
  sqlite3_file  base;
  sqlite3_file *file; /* of the system's own; lies behind this; NULL for a log that is missing */
  gboolean      is_lockable;
} ReadingFile;

static int
file_close (sqlite3_file *base)
{
  ReadingFile *self = (ReadingFile *)base;

  return self->file != NULL ? self->file->pMethods->xClose (self->file) : SQLITE_OK;
}

static int
file_read (sqlite3_file *base,
           void         *bytes,
           int           size,
           sqlite3_int64 offset)
{
  ReadingFile *self = (ReadingFile *)base;

  if (self->file != NULL)
    return self->file->pMethods->xRead (self->file, bytes, size, offset);

  memset (bytes, 0, (size_t)size);

  return SQLITE_IOERR_SHORT_READ;
}

static int
file_write (sqlite3_file *base,
            const void   *bytes,
            int           size,
            sqlite3_int64 offset)
{
  return SQLITE_READONLY;
}

static int
file_truncate (sqlite3_file *base,
               sqlite3_int64 size)
{
  return SQLITE_READONLY;
}

static int
file_sync (sqlite3_file *base,
           int           flags)
{
  return SQLITE_OK;
}

static int
file_get_size (sqlite3_file  *base,
               sqlite3_int64 *size)
{
  ReadingFile *self = (ReadingFile *)base;

  if (self->file != NULL)
    return self->file->pMethods->xFileSize (self->file, size);
  *size = 0;

  return SQLITE_OK;
}

/* Who opens the library to write asks for it alone, and so to share it keeps him out, too. */
static int
file_lock (sqlite3_file *base,
           int           level)
{
  ReadingFile *self = (ReadingFile *)base;

  return self->file->pMethods->xLock (self->file, self->is_lockable ? level : MIN (level, SQLITE_LOCK_SHARED));
}

static int
file_unlock (sqlite3_file *base,
             int           level)
{
  ReadingFile *self = (ReadingFile *)base;

  return self->file->pMethods->xUnlock (self->file, level);
}

static int
file_check_lock (sqlite3_file *base,
                 int          *is_reserved)
{
  ReadingFile *self = (ReadingFile *)base;

  return self->file->pMethods->xCheckReservedLock (self->file, is_reserved);
}

static int
file_control (sqlite3_file *base,
              int           operation,
              void         *argument)
{
  ReadingFile *self = (ReadingFile *)base;

  return self->file != NULL ? self->file->pMethods->xFileControl (self->file, operation, argument) : SQLITE_NOTFOUND;
}

static int
file_get_sector_size (sqlite3_file *base)
{
  ReadingFile *self = (ReadingFile *)base;

  return self->file != NULL ? self->file->pMethods->xSectorSize (self->file) : 0;
}

static int
file_get_characteristics (sqlite3_file *base)
{
  ReadingFile *self = (ReadingFile *)base;

  return self->file != NULL ? self->file->pMethods->xDeviceCharacteristics (self->file) : 0;
}

/* Version 1 shares no memory with other processes, for which there would have to be a file. */
static const sqlite3_io_methods file_methods = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_get_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_get_sector_size,
  .xDeviceCharacteristics = file_get_characteristics,
};

static gboolean
is_missing (sqlite3_vfs *system,
            const char  *path)
{
  int is_there = 1;

  return system->xAccess (system, path, SQLITE_ACCESS_EXISTS, &is_there) == SQLITE_OK && is_there == 0;
}

static int
vfs_open (sqlite3_vfs  *vfs,
          const char   *path,
          sqlite3_file *base,
          int           flags,
          int          *opened_flags)
{
  sqlite3_vfs *system = sqlite3_vfs_find ("unix");
  ReadingFile *self = (ReadingFile *)base;
  const int    reading = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  int          opened = reading;
  int          rc;

  memset (self, 0, sizeof *self);
  if (opened_flags != NULL)
    *opened_flags = reading;

  if ((flags & SQLITE_OPEN_WAL) != 0 && is_missing (system, path))
    {
      base->pMethods = &file_methods;
      return SQLITE_OK;
    }

  /* Of a file that may only be read nobody can have more than a share. The system's own falls back
   * to that where the permission is missing. */
  if ((flags & SQLITE_OPEN_MAIN_DB) != 0)
    opened = (reading & ~SQLITE_OPEN_READONLY) | SQLITE_OPEN_READWRITE;
  self->file = (sqlite3_file *)(self + 1);
  rc = system->xOpen (system, path, self->file, opened, &opened);
  if (rc == SQLITE_OK)
    {
      self->is_lockable = (opened & SQLITE_OPEN_READWRITE) != 0;
      base->pMethods = &file_methods;
    }

  return rc;
}

static int
vfs_delete (sqlite3_vfs *vfs,
            const char  *path,
            int          to_sync)
{
  return SQLITE_READONLY;
}

/* SQLite knows the files of this room from now on. Returns: its result code */
static gpointer
register_vfs (gpointer data)
{
  static sqlite3_vfs reading_vfs;

  reading_vfs = *sqlite3_vfs_find ("unix");
  reading_vfs.pNext = NULL;
  reading_vfs.zName = VFS_NAME;
  reading_vfs.szOsFile += (int)sizeof (ReadingFile);
  reading_vfs.xOpen = vfs_open;
  reading_vfs.xDelete = vfs_delete;

  return GINT_TO_POINTER (sqlite3_vfs_register (&reading_vfs, 0));
}

/**
 * newsroom_reading_file_open:
 * @path: a library that is there, absolute and without symbolic links
 * @db: (out): SQLite's handle, also after a failure
 *
 * Opens a library with its log. Whatever is asked of the handle, neither of the two is changed, and
 * no file is made or deleted: SQLITE_READONLY is the answer. Wants "locking_mode = EXCLUSIVE" before
 * the first read, which takes the lock: of a file that may be written the whole of it, else a share,
 * which keeps everybody from writing, too.
 *
 * Returns: a result code of SQLite
 */
int
newsroom_reading_file_open (const char *path,
                            sqlite3   **db)
{
  static GOnce once = G_ONCE_INIT;
  const int    flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
  int          rc;

  *db = NULL;
  rc = GPOINTER_TO_INT (g_once (&once, register_vfs, NULL));
  if (rc != SQLITE_OK)
    return rc;

  return sqlite3_open_v2 (path, db, flags, VFS_NAME);
}
