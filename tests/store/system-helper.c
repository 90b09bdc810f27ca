/* system-helper.c — chosen calls of the store to the system fail
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names are those that the store's objects have of the GNU C library, and the linker gives them to
 * the functions here. For tests in which one thread alone calls the store. */
#include "system-helper.h"

#include <errno.h>
#include <gio/gio.h>
#include <sqlite3.h>
#include <stdarg.h>

#define MOST_PLANS 4

#define WRAP(type, name, ...)       \
  type __real_##name (__VA_ARGS__); \
  type __wrap_##name (__VA_ARGS__); \
  type __wrap_##name (__VA_ARGS__)

typedef struct
{
  const char *call;
  guint       n_skipped; /* still to succeed */
  guint       n_failed;  /* still to fail then */
  int         number;
  gboolean    is_late; /* it is done, and said to have failed */
} Plan;

static Plan       plans[MOST_PLANS];
static guint      n_plans;
static SystemLook look_at;

/**
 * system_fail:
 * @call: the name of a call
 * @n_skipped: how many of them are to succeed first
 * @n_failed: how many fail then
 * @number: the errno, or the answer of SQLite
 *
 * Until system_end(), which wants all of them to have been made.
 */
void
system_fail (const char *call,
             guint       n_skipped,
             guint       n_failed,
             int         number)
{
  g_assert_cmpuint (n_plans, <, MOST_PLANS);
  plans[n_plans++] = (Plan){ call, n_skipped, n_failed, number, FALSE };
}

/**
 * system_fail_late:
 * @call: the name of a call
 * @number: the errno
 *
 * The next one does what it should, or another did it first, and says that it failed.
 */
void
system_fail_late (const char *call,
                  int         number)
{
  system_fail (call, 0, 1, number);
  plans[n_plans - 1].is_late = TRUE;
}

void
system_set_look (SystemLook look)
{
  look_at = look;
}

void
system_end (void)
{
  for (guint i = 0; i < n_plans; i++)
    if (plans[i].n_failed > 0)
      g_error ("%s was to fail %u times more", plans[i].call, plans[i].n_failed);
  n_plans = 0;
  look_at = NULL;
}

/* Returns: the plan by which this call fails, or NULL */
static const Plan *
take (const char *call)
{
  for (guint i = 0; i < n_plans; i++)
    {
      Plan *plan = &plans[i];

      if (!g_str_equal (plan->call, call) || plan->n_failed == 0)
        continue;
      if (plan->n_skipped > 0)
        {
          plan->n_skipped--;
          return NULL;
        }
      plan->n_failed--;
      return plan;
    }

  return NULL;
}

/* @made is the call, and @failed what it answers where it fails. */
#define CALL(name, made, failed)  \
  const Plan *plan = take (name); \
                                  \
  if (plan == NULL)               \
    return (made);                \
  if (plan->is_late)              \
    (void)(made);                 \
  errno = plan->number;           \
                                  \
  return (failed)

/* As WRAP() declares it */
int __real_open64 (const char *path, int flags, ...);

static int
open_file (const char *path,
           int         flags,
           mode_t      mode)
{
  CALL ("open", __real_open64 (path, flags, mode), -1);
}

WRAP (int, open64, const char *path, int flags, ...)
{
  mode_t  mode;
  va_list args;

  va_start (args, flags);
  mode = va_arg (args, mode_t);
  va_end (args);

  return open_file (path, flags, mode);
}

static int
look (const char  *path,
      int          answer,
      struct stat *info)
{
  if (answer == 0 && look_at != NULL)
    look_at (path, info);

  return answer;
}

WRAP (int, lstat64, const char *path, struct stat *info)
{
  CALL ("lstat", look (path, __real_lstat64 (path, info), info), -1);
}

WRAP (int, fstat64, int fd, struct stat *info)
{
  CALL ("fstat", __real_fstat64 (fd, info), -1);
}

WRAP (ssize_t, pread64, int fd, void *data, size_t size, gint64 offset)
{
  CALL ("pread", __real_pread64 (fd, data, size, offset), -1);
}

/* Without an errno half of it is written, and that is no failure. */
WRAP (ssize_t, pwrite64, int fd, const void *data, size_t size, gint64 offset)
{
  CALL ("pwrite", __real_pwrite64 (fd, data, size, offset), plan->number != 0 ? -1 : __real_pwrite64 (fd, data, size / 2, offset));
}

WRAP (ssize_t, read, int fd, void *data, size_t size)
{
  CALL ("read", __real_read (fd, data, size), -1);
}

/* Without an errno nothing is written, and that is no failure. */
WRAP (ssize_t, write, int fd, const void *data, size_t size)
{
  CALL ("write", __real_write (fd, data, size), plan->number != 0 ? -1 : 0);
}

WRAP (int, close, int fd)
{
  CALL ("close", __real_close (fd), -1);
}

WRAP (int, fcntl64, int fd, int command, void *argument)
{
  CALL ("fcntl", __real_fcntl64 (fd, command, argument), -1);
}

WRAP (int, fsync, int fd)
{
  CALL ("fsync", __real_fsync (fd), -1);
}

WRAP (int, mkdir, const char *path, mode_t mode)
{
  CALL ("mkdir", __real_mkdir (path, mode), -1);
}

WRAP (int, link, const char *from, const char *to)
{
  CALL ("link", __real_link (from, to), -1);
}

WRAP (int, rename, const char *from, const char *to)
{
  CALL ("rename", __real_rename (from, to), -1);
}

WRAP (int, renameat2, int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  CALL ("renameat2", __real_renameat2 (from_folder, from, to_folder, to, flags), -1);
}

WRAP (int, access, const char *path, int mode)
{
  CALL ("access", __real_access (path, mode), -1);
}

WRAP (char *, realpath, const char *path, char *resolved)
{
  const Plan *plan = take ("realpath");

  if (plan == NULL)
    return __real_realpath (path, resolved);
  g_assert_null (resolved);
  if (plan->is_late)
    g_free (__real_realpath (path, NULL));
  errno = plan->number;

  return NULL;
}

WRAP (int, g_unlink, const char *path)
{
  CALL ("unlink", __real_g_unlink (path), -1);
}

WRAP (GDir *, g_dir_open, const char *path, guint flags, GError **error)
{
  CALL ("opendir", __real_g_dir_open (path, flags, error), NULL);
}

/* The answer of a wish that SQLite does not grant is never seen. */
WRAP (int, sqlite3_exec, sqlite3 *db, const char *sql, int (*row_cb) (void *, int, char **, char **), void *data, char **message)
{
  CALL ("exec", __real_sqlite3_exec (db, sql, row_cb, data, message), plan->number);
}

WRAP (int, sqlite3_open_v2, const char *path, sqlite3 **db, int flags, const char *vfs)
{
  CALL ("sqlite3_open_v2", __real_sqlite3_open_v2 (path, db, flags, vfs), plan->number);
}

WRAP (int, sqlite3_step, sqlite3_stmt *stmt)
{
  CALL ("step", __real_sqlite3_step (stmt), plan->number);
}

/* From a database that is not there, so that SQLite has an error to tell of */
WRAP (sqlite3_backup *, sqlite3_backup_init, sqlite3 *to, const char *to_name, sqlite3 *from, const char *from_name)
{
  CALL ("backup_init", __real_sqlite3_backup_init (to, to_name, from, from_name), __real_sqlite3_backup_init (to, to_name, from, "none"));
}

WRAP (int, sqlite3_backup_step, sqlite3_backup *backup, int n_pages)
{
  CALL ("backup_step", __real_sqlite3_backup_step (backup, n_pages), plan->number);
}

WRAP (int, sqlite3_vfs_register, sqlite3_vfs *vfs, int is_default)
{
  CALL ("sqlite3_vfs_register", __real_sqlite3_vfs_register (vfs, is_default), plan->number);
}
