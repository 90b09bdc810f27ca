/* test-store-faults.c — writes that fail: nothing is told that is not so, and saving goes on
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-helper.h"

#include <errno.h>
#include <sqlite3.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Set before an operation and read after it, while the worker thread rests. */
static int countdown;
static int sync_countdown;
static int fault;

/* SQLite calls this one for its syncs. */
int
fdatasync (int fd)
{
  if (sync_countdown > 0 && --sync_countdown == 0)
    {
      errno = EIO;
      return -1;
    }

  return (int)syscall (SYS_fdatasync, fd);
}

static ssize_t
failing_pwrite (int         fd,
                const void *data,
                size_t      size,
                off_t       offset)
{
  if (countdown > 0 && --countdown == 0)
    {
      errno = fault;
      return -1;
    }

  return pwrite (fd, data, size, offset);
}

static void
install_fault (void)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  /* It has one of the two names, by how SQLite was built. */
  if (vfs->xSetSystemCall (vfs, "pwrite64", (sqlite3_syscall_ptr)failing_pwrite) != SQLITE_OK)
    g_assert_not_reached ();
  vfs->xSetSystemCall (vfs, "pwrite", (sqlite3_syscall_ptr)failing_pwrite);
}

static gboolean
save_number (Library          *library,
             NewsroomArticle **article,
             guint             number,
             GError          **error)
{
  g_autofree char *body = g_strdup_printf ("Number %u.", number);
  NewsroomArticle *saved;

  newsroom_article_set_text (*article, NEWSROOM_FIELD_BODY, body);
  saved = save_article (library->store, *article, NEWSROOM_CAUSE_AUTOSAVE, error);
  if (saved == NULL)
    return FALSE;
  g_object_unref (*article);
  *article = saved;

  return TRUE;
}

/* Each write of a save fails in turn; then the same article is saved again. */
static void
sweep (Library *library,
       int      error_number,
       int      code)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", "Number 0.");
  guint n_failures = 0;
  guint number = 0;

  g_assert_true (save_number (library, &article, ++number, NULL));
  fault = error_number;
  for (int n = 1; n <= 12; n++)
    {
      g_autoptr (NewsroomArticle) loaded = NULL;
      g_autoptr (GError) error = NULL;
      gboolean saved;

      countdown = n;
      saved = save_number (library, &article, ++number, &error);
      g_assert_true (saved || error->code == code);
      n_failures += saved ? 0 : 1;

      /* What follows the save may take what is left of the fault. */
      g_object_unref (search (library->store, "number"));
      countdown = 0;
      g_clear_error (&error);
      if (!saved)
        g_assert_true (save_number (library, &article, number + 1, &error));
      g_assert_no_error (error);

      loaded = load_article (library->store, newsroom_article_get_id (article), &error);
      g_assert_no_error (error);
      g_assert_true (newsroom_article_equal (loaded, article));
    }
  g_assert_cmpuint (n_failures, >, 0);

  library_reopen (library);
  g_object_unref (search (library->store, "number"));
}

static void
test_disk_full (Library      *library,
                gconstpointer data)
{
  sweep (library, ENOSPC, NEWSROOM_STORE_ERROR_FULL);
}

static void
test_disk_fails (Library      *library,
                 gconstpointer data)
{
  sweep (library, EIO, NEWSROOM_STORE_ERROR_IO);
}

/* The sync fails, but what was to be synced was written: it may turn up later, and what the
 * editor typed meanwhile must not be taken for another's text. */
static void
test_sync_fails (Library      *library,
                 gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", "Number 0.");
  guint number = 0;

  g_assert_true (save_number (library, &article, ++number, NULL));
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (NewsroomArticle) loaded = NULL;
      g_autoptr (GError) error = NULL;

      g_object_unref (search (library->store, "number"));
      sync_countdown = 1;
      g_assert_false (save_number (library, &article, ++number, &error));
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
      g_clear_error (&error);
      g_assert_cmpint (sync_countdown, ==, 0);

      g_assert_true (save_number (library, &article, ++number, &error));
      g_assert_no_error (error);
      loaded = load_article (library->store, newsroom_article_get_id (article), &error);
      g_assert_no_error (error);
      g_assert_true (newsroom_article_equal (loaded, article));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  install_fault ();
  g_test_add ("/store/faults/disk-full", Library, NULL, library_set_up, test_disk_full, library_tear_down);
  g_test_add ("/store/faults/disk-fails", Library, NULL, library_set_up, test_disk_fails, library_tear_down);
  g_test_add ("/store/faults/sync-fails", Library, NULL, library_set_up, test_sync_fails, library_tear_down);

  return g_test_run ();
}
