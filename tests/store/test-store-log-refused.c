/* test-store-log-refused.c — the system refuses while the log of a library is written anew
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-log-renewal-private.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "system-helper.h"

#define LOG_SIZE 200000

typedef struct
{
  char *folder;
  char *path;
  char *bytes;
  ino_t inode;
} Log;

static ino_t
get_inode (const char *path)
{
  GStatBuf info;

  g_assert_no_errno (g_stat (path, &info));

  return info.st_ino;
}

static void
log_set_up (Log          *log,
            gconstpointer data)
{
  log->folder = g_dir_make_tmp ("newsroom-log-XXXXXX", NULL);
  log->path = g_build_filename (log->folder, "library.db-wal", NULL);
  log->bytes = g_strnfill (LOG_SIZE, 'x');
  g_assert_true (g_file_set_contents (log->path, log->bytes, -1, NULL));
  log->inode = get_inode (log->path);
}

/* Nothing is left but the log. */
static void
log_tear_down (Log          *log,
               gconstpointer data)
{
  system_end ();
  g_assert_no_errno (g_unlink (log->path));
  g_assert_no_errno (g_rmdir (log->folder));
  g_free (log->folder);
  g_free (log->path);
  g_free (log->bytes);
}

static void
assert_whole (Log *log)
{
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (log->path, &bytes, NULL, NULL));
  g_assert_true (g_str_equal (bytes, log->bytes));
}

/* The log is as it was, says why, and is written anew the next time. */
static void
test_refused (Log          *log,
              gconstpointer data)
{
  static const struct
  {
    const char *call;
    guint       n_skipped;
    int         number;
    int         answer;
  } faults[] = {
    { "open", 0, EACCES, EACCES },
    { "open", 1, EMFILE, EMFILE },
    { "write", 1, ENOSPC, ENOSPC },
    { "write", 1, 0, EIO }, /* not one byte was written, and no reason told */
    { "read", 1, EIO, EIO },
    { "fsync", 0, EIO, EIO },
    { "rename", 0, EROFS, EROFS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      system_fail (faults[i].call, faults[i].n_skipped, 1, faults[i].number);
      g_assert_cmpint (newsroom_log_renewal_run (log->path), ==, faults[i].answer);
      system_end ();
      assert_whole (log);
      g_assert_cmpuint (get_inode (log->path), ==, log->inode);
    }
  g_assert_cmpint (newsroom_log_renewal_run (log->path), ==, 0);
  assert_whole (log);
  g_assert_cmpuint (get_inode (log->path), !=, log->inode);
}

/* Some file systems say only at the closing that they could not write. */
static void
test_closed (Log          *log,
             gconstpointer data)
{
  system_fail_late ("close", ENOSPC);
  g_assert_cmpint (newsroom_log_renewal_run (log->path), ==, ENOSPC);
  system_end ();
  assert_whole (log);
  g_assert_cmpuint (get_inode (log->path), ==, log->inode);

  /* What failed first is told. */
  system_fail ("fsync", 0, 1, EIO);
  system_fail_late ("close", ENOSPC);
  g_assert_cmpint (newsroom_log_renewal_run (log->path), ==, EIO);
  assert_whole (log);
}

/* A signal is no failure, and takes nothing from the log. */
static void
test_interrupted (Log          *log,
                  gconstpointer data)
{
  system_fail ("read", 1, 1, EINTR);
  system_fail ("write", 1, 1, EINTR);
  g_assert_cmpint (newsroom_log_renewal_run (log->path), ==, 0);
  assert_whole (log);
  g_assert_cmpuint (get_inode (log->path), !=, log->inode);
}

/* Its name may not be on the disk. */
static void
test_not_durable (Log          *log,
                  gconstpointer data)
{
  system_fail ("fsync", 1, 1, EIO);
  g_assert_cmpint (newsroom_log_renewal_run (log->path), ==, EIO);
  assert_whole (log);
}

static void
test_missing (Log          *log,
              gconstpointer data)
{
  g_autofree char *path = g_strconcat (log->path, "-missing", NULL);

  g_assert_cmpint (newsroom_log_renewal_run (path), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/log-refused/refused", Log, NULL, log_set_up, test_refused, log_tear_down);
  g_test_add ("/store/log-refused/closed", Log, NULL, log_set_up, test_closed, log_tear_down);
  g_test_add ("/store/log-refused/interrupted", Log, NULL, log_set_up, test_interrupted, log_tear_down);
  g_test_add ("/store/log-refused/not-durable", Log, NULL, log_set_up, test_not_durable, log_tear_down);
  g_test_add ("/store/log-refused/missing", Log, NULL, log_set_up, test_missing, log_tear_down);

  return g_test_run ();
}
