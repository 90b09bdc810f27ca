/* test-store-folder-sync.c — the log's entry in its folder is on the disk before anything is said to be saved
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "store-helper.h"

/* What the sync of a folder answers; 0 if it is done */
static int folder_error;

static int
sync_file (int  fd,
           long call)
{
  struct stat info;

  if (folder_error != 0 && fstat (fd, &info) == 0 && S_ISDIR (info.st_mode))
    {
      errno = folder_error;
      return -1;
    }

  return (int)syscall (call, fd);
}

int
fsync (int fd)
{
  return sync_file (fd, SYS_fsync);
}

int
fdatasync (int fd)
{
  return sync_file (fd, SYS_fdatasync);
}

/* SQLite says nothing of it. Without its entry all that is in the log would be gone with the power. */
static void
test_failed (Library      *library,
             gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (NewsroomArticle) unsaved = NULL;
  g_autoptr (GError) error = NULL;

  library_reopen (library);
  folder_error = EIO;
  unsaved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_null (unsaved);
  g_clear_error (&error);
  unsaved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_null (unsaved);
  g_clear_error (&error);

  folder_error = 0;
  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (saved);

  /* Once it is there, it is. */
  folder_error = EIO;
  newsroom_article_set_text (saved, NEWSROOM_FIELD_BODY, "More words.");
  unsaved = save_article (library->store, saved, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (unsaved);
  folder_error = 0;
}

/* A file system that has nothing to sync there says so, see fsync(2): on that a library is made, saved
 * to, and saved to again after a process that was killed. */
static void
test_unknown (Library      *library,
              gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("newsroom-sync-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *left = g_build_filename (folder, "left.db", NULL);
  g_autofree char *left_log = g_strconcat (left, "-wal", NULL);
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (NewsroomArticle) again = NULL;
  g_autoptr (NewsroomStore) store = NULL;
  g_autoptr (NewsroomStore) next = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *log_bytes = NULL;
  gsize            size = 0;
  gsize            log_size = 0;

  folder_error = EINVAL;
  store = open_store (path, &error);
  g_assert_no_error (error);
  saved = save_article (store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (saved);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_true (g_file_get_contents (log, &log_bytes, &log_size, NULL));
  g_assert_true (close_store (store, NULL));

  g_assert_true (g_file_set_contents (left, bytes, (gssize)size, NULL));
  g_assert_true (g_file_set_contents (left_log, log_bytes, (gssize)log_size, NULL));
  next = open_store (left, &error);
  g_assert_no_error (error);
  newsroom_article_set_text (saved, NEWSROOM_FIELD_BODY, "More words.");
  again = save_article (next, saved, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (again);
  g_assert_true (close_store (next, NULL));
  folder_error = 0;

  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_unlink (left));
  g_assert_no_errno (g_rmdir (folder));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/folder-sync/failed", Library, NULL, library_set_up, test_failed, library_tear_down);
  g_test_add ("/store/folder-sync/unknown", Library, NULL, library_set_up, test_unknown, library_tear_down);

  return g_test_run ();
}
