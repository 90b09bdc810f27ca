/* test-store-library-file.c — the file of the library, its log and its guard where the system refuses
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "newsroom-library-guard-private.h"
#include "store-helper.h"
#include "system-helper.h"

/* Of a log: see the file format of SQLite */
#define LOG_HEADER_SIZE 32
#define LOG_PAGE_SIZE 512
#define LOG_FRAME_SIZE (24 + LOG_PAGE_SIZE)
#define WANTED 16

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
place_set_up (Place        *place,
              gconstpointer data)
{
  place->folder = g_dir_make_tmp ("newsroom-file-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "library.db", NULL);
  g_assert_true (g_file_set_contents (place->path, "a library", -1, NULL));
}

static void
place_tear_down (Place        *place,
                 gconstpointer data)
{
  g_autofree char *log = g_strconcat (place->path, "-wal", NULL);

  system_end ();
  g_unlink (log);
  g_assert_no_errno (g_unlink (place->path));
  g_assert_no_errno (g_rmdir (place->folder));
  g_free (place->folder);
  g_free (place->path);
}

/* What the system says becomes what an editor can do about it. */
static void
test_reasons (Place        *place,
              gconstpointer data)
{
  static const struct
  {
    int         number;
    int         code;
    const char *reason;
  } faults[] = {
    { EACCES, NEWSROOM_STORE_ERROR_READ_ONLY, "you do not have the permission" },
    { EPERM, NEWSROOM_STORE_ERROR_READ_ONLY, "you do not have the permission" },
    { EROFS, NEWSROOM_STORE_ERROR_READ_ONLY, "the disk is read-only" },
    { ENOTDIR, NEWSROOM_STORE_ERROR_IO, "is a file. Choose another file" },
    { ENOSPC, NEWSROOM_STORE_ERROR_FULL, "No space left" },
    { EDQUOT, NEWSROOM_STORE_ERROR_FULL, "quota" },
    { EIO, NEWSROOM_STORE_ERROR_IO, "Input/output error" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;

      system_fail (i % 2 == 0 ? "fsync" : "open", 0, 1, faults[i].number);
      g_assert_false (newsroom_library_file_sync_folder (place->path, &error));
      system_end ();
      g_assert_error (error, NEWSROOM_STORE_ERROR, faults[i].code);
      g_assert_nonnull (strstr (error->message, faults[i].reason));
      g_assert_nonnull (strstr (error->message, place->folder));
    }
  system_fail ("fsync", 0, 1, EINVAL);
  g_assert_true (newsroom_library_file_sync_folder (place->path, NULL));
}

/* A folder that another made meanwhile is as good; one whose entry is not on the disk is none. */
static void
test_folders (Place        *place,
              gconstpointer data)
{
  static const struct
  {
    const char *call;
    int         number;
    int         code; /* or 0: it is there all the same */
  } faults[] = {
    { "mkdir", EEXIST, 0 },
    { "mkdir", ENOSPC, NEWSROOM_STORE_ERROR_FULL },
    { "fsync", EIO, NEWSROOM_STORE_ERROR_IO },
    { "open", EMFILE, NEWSROOM_STORE_ERROR_IO },
    { "realpath", EIO, NEWSROOM_STORE_ERROR_IO },
    { "lstat", EIO, NEWSROOM_STORE_ERROR_IO },
  };
  g_autofree char *folder = g_build_filename (place->folder, "new", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *resolved = NULL;
      g_autofree char *again = NULL;

      system_fail_late (faults[i].call, faults[i].number);
      resolved = newsroom_library_file_resolve (path, NULL, &error);
      system_end ();
      if (faults[i].code == 0)
        g_assert_cmpstr (resolved, ==, path);
      else
        g_assert_error (error, NEWSROOM_STORE_ERROR, faults[i].code);
      again = newsroom_library_file_resolve (path, NULL, NULL);
      g_assert_cmpstr (again, ==, path);
      g_assert_no_errno (g_rmdir (folder));
    }
}

static void
lose_name (const char  *path,
           struct stat *info)
{
  info->st_nlink = 0;
}

/* What is there is not taken for gone because of one look that failed. */
static void
test_looks (Place        *place,
            gconstpointer data)
{
  g_autofree char *below = g_build_filename (place->path, "below", NULL);

  system_fail ("lstat", 0, 2, EIO);
  g_assert_true (newsroom_file_mark_read (place->path).exists);
  system_end ();
  system_fail ("lstat", 0, 3, EIO);
  g_assert_false (newsroom_file_mark_read (place->path).exists);
  system_end ();
  g_assert_false (newsroom_file_mark_read (below).exists);

  /* It was deleted while it was looked at. */
  system_set_look (lose_name);
  g_assert_false (newsroom_file_mark_read (place->path).exists);
}

static void
test_same_file (Place        *place,
                gconstpointer data)
{
  const NewsroomFileMark mark = newsroom_file_mark_read (place->path);
  NewsroomFileMark       others[] = { mark, mark, mark };

  g_assert_true (newsroom_file_mark_same_file (&mark, &others[0]));
  others[0].exists = FALSE;
  others[1].device++;
  others[2].inode++;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (newsroom_file_mark_same_file (&mark, &others[i]));
}

/* A log of two frames: the first page, and another with which it is committed */
static void
write_log (Place   *place,
           gboolean is_committed,
           gssize   size)
{
  g_autofree char   *log = g_strconcat (place->path, "-wal", NULL);
  g_autofree guint8 *bytes = g_malloc0 (LOG_HEADER_SIZE + 2 * LOG_FRAME_SIZE);
  guint8            *first = bytes + LOG_HEADER_SIZE;
  guint8            *second = first + LOG_FRAME_SIZE;

  bytes[10] = LOG_PAGE_SIZE >> 8;
  memcpy (bytes + 16, "saltsalt", 8);
  memcpy (first + 8, "saltsalt", 8);
  memcpy (second + 8, "saltsalt", 8);
  first[3] = 1;
  second[3] = 2;
  second[7] = is_committed ? 2 : 0;
  memcpy (first + 24, "The first page..", WANTED);
  g_assert_true (g_file_set_contents (log, (const char *)bytes, size, NULL));
}

static void
test_start_from_log (Place        *place,
                     gconstpointer data)
{
  const gssize whole = LOG_HEADER_SIZE + 2 * LOG_FRAME_SIZE;
  guint8       start[WANTED];

  g_assert_false (newsroom_library_file_read_start_from_log (place->path, start, sizeof start));
  write_log (place, TRUE, LOG_HEADER_SIZE - 1);
  g_assert_false (newsroom_library_file_read_start_from_log (place->path, start, sizeof start));
  write_log (place, FALSE, whole);
  g_assert_false (newsroom_library_file_read_start_from_log (place->path, start, sizeof start));

  write_log (place, TRUE, whole);
  g_assert_true (newsroom_library_file_read_start_from_log (place->path, start, sizeof start));
  g_assert_cmpmem (start, sizeof start, "The first page..", WANTED);
  /* What cannot be read once can be read the next time. */
  memset (start, 0, sizeof start);
  system_fail ("pread", 0, 2, EIO);
  g_assert_true (newsroom_library_file_read_start_from_log (place->path, start, sizeof start));
  g_assert_cmpmem (start, sizeof start, "The first page..", WANTED);
  system_end ();
  /* The header, two frames and the end are read before the page. */
  system_fail ("pread", 4, 3, EIO);
  g_assert_false (newsroom_library_file_read_start_from_log (place->path, start, sizeof start));
}

/* Where it may not be written, the library is guarded as one that is read; other failures are said. */
static void
test_guard_opened (Place        *place,
                   gconstpointer data)
{
  static const int forbidden[] = { EACCES, EPERM, EROFS };
  int              guard = -1;

  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      system_fail ("open", 0, 1, forbidden[i]);
      g_assert_true (newsroom_library_guard_take (&guard, place->path));
      system_end ();
      g_assert_cmpint (guard, >=, 0);
      g_assert_cmpint (fcntl (guard, F_GETFL) & O_ACCMODE, ==, O_RDONLY);
      newsroom_library_guard_release (&guard);
    }

  system_fail ("open", 0, 1, EMFILE);
  g_assert_false (newsroom_library_guard_take (&guard, place->path));
  g_assert_cmpint (errno, ==, EMFILE);
  g_assert_cmpint (guard, ==, -1);
}

/* A file system without such a lock is no reason to open no library; one that is taken is. */
static void
test_guard_locked (Place        *place,
                   gconstpointer data)
{
  static const struct
  {
    int number;
    int answer; /* 0: it is as if it were taken */
  } locks[] = {
    { EINVAL, 0 },
    { ENOLCK, 0 },
    { ENOSYS, 0 },
    { EOPNOTSUPP, 0 },
    { EACCES, EAGAIN },
    { EAGAIN, EAGAIN },
    { EIO, EIO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (locks); i++)
    {
      int guard = -1;

      system_fail ("fcntl", 0, 1, locks[i].number);
      g_assert_true (newsroom_library_guard_take (&guard, place->path) == (locks[i].answer == 0));
      if (locks[i].answer != 0)
        g_assert_cmpint (errno, ==, locks[i].answer);
      system_end ();
      newsroom_library_guard_release (&guard);
      g_assert_cmpint (guard, ==, -1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/library-file/reasons", Place, NULL, place_set_up, test_reasons, place_tear_down);
  g_test_add ("/store/library-file/folders", Place, NULL, place_set_up, test_folders, place_tear_down);
  g_test_add ("/store/library-file/looks", Place, NULL, place_set_up, test_looks, place_tear_down);
  g_test_add ("/store/library-file/same-file", Place, NULL, place_set_up, test_same_file, place_tear_down);
  g_test_add ("/store/library-file/start-from-log", Place, NULL, place_set_up, test_start_from_log, place_tear_down);
  g_test_add ("/store/library-file/guard-opened", Place, NULL, place_set_up, test_guard_opened, place_tear_down);
  g_test_add ("/store/library-file/guard-locked", Place, NULL, place_set_up, test_guard_locked, place_tear_down);

  return g_test_run ();
}
