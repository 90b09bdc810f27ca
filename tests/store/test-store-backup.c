/* test-store-backup.c — backups: made beside the writing, read back, and only then there
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-helper.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef enum
{
  HARM_NONE,
  HARM_FLIPPED_BIT,
  HARM_ZEROED_PAGE,
  HARM_CUT,
} Harm;

/* Set before an operation and read after it. */
static int  write_countdown;
static int  read_countdown;
static int  fsync_countdown;
static int  fault;
static Harm harm;

static void
flip_bit_after_word (int fd)
{
  gchar       *bytes;
  gchar       *place;
  GMappedFile *file = g_mapped_file_new_from_fd (fd, TRUE, NULL);
  gsize        length = g_mapped_file_get_length (file);

  bytes = g_mapped_file_get_contents (file);
  place = memmem (bytes, length, WORD, strlen (WORD));
  g_assert_nonnull (place);
  while (place != NULL)
    {
      g_assert_cmpint (pwrite (fd, "Z", 1, place - bytes), ==, 1);
      place = memmem (place, length - (gsize)(place - bytes), WORD, strlen (WORD));
    }
  g_mapped_file_unref (file);
}

/* What a disk may do between the writing and the reading back. */
static void
do_harm (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  int              writable = open (link, O_RDWR | O_CLOEXEC);
  char             zeros[4096] = { 0 };
  struct stat      info;

  g_assert_cmpint (writable, >=, 0);
  g_assert_cmpint (fstat (writable, &info), ==, 0);
  if (harm == HARM_FLIPPED_BIT)
    flip_bit_after_word (writable);
  else if (harm == HARM_ZEROED_PAGE)
    g_assert_cmpint (pwrite (writable, zeros, sizeof zeros, 4096), ==, sizeof zeros);
  else if (harm == HARM_CUT)
    g_assert_cmpint (ftruncate (writable, info.st_size - 4096), ==, 0);
  close (writable);
  harm = HARM_NONE;
}

/* SQLite calls fdatasync() for its own syncs. */
int
fsync (int fd)
{
  if (fsync_countdown > 0 && --fsync_countdown == 0)
    {
      errno = EIO;
      return -1;
    }
  if (harm != HARM_NONE)
    do_harm (fd);

  return (int)syscall (SYS_fsync, fd);
}

static ssize_t
failing_pwrite (int         fd,
                const void *data,
                size_t      size,
                off_t       offset)
{
  if (write_countdown > 0 && --write_countdown == 0)
    {
      errno = fault;
      return -1;
    }

  return pwrite (fd, data, size, offset);
}

static ssize_t
failing_pread (int    fd,
               void  *data,
               size_t size,
               off_t  offset)
{
  if (read_countdown > 0 && --read_countdown == 0)
    {
      errno = EIO;
      return -1;
    }

  return pread (fd, data, size, offset);
}

static void
install_faults (void)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  /* Each has one of two names, by how SQLite was built. */
  if (vfs->xSetSystemCall (vfs, "pwrite64", (sqlite3_syscall_ptr)failing_pwrite) != SQLITE_OK ||
      vfs->xSetSystemCall (vfs, "pread64", (sqlite3_syscall_ptr)failing_pread) != SQLITE_OK)
    g_assert_not_reached ();
  vfs->xSetSystemCall (vfs, "pwrite", (sqlite3_syscall_ptr)failing_pwrite);
  vfs->xSetSystemCall (vfs, "pread", (sqlite3_syscall_ptr)failing_pread);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static char *
make_folder (Library *library)
{
  char *folder = g_build_filename (library->folder, "backups", NULL);

  g_assert_no_errno (g_mkdir (folder, 0700));

  return folder;
}

static void
test_whole (Library      *library,
            gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = fill_library (library);
  g_autoptr (NewsroomArticle) copied = NULL;
  g_autoptr (NewsroomArticle) kept = NULL;
  g_autoptr (NewsroomStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char       *folder = make_folder (library);
  g_autofree char       *path = g_build_filename (folder, "copy.db", NULL);
  g_autofree char       *contents = NULL;
  NewsroomLibraryFigures figures = { 0 };
  NewsroomLibraryFigures seen = { 0 };
  struct stat            info;

  g_assert_true (back_up (library->store, path, &figures, &error));
  g_assert_no_error (error);
  g_assert_cmpint (figures.n_articles, ==, 2);
  g_assert_cmpint (figures.n_revisions, ==, 3);

  /* One file, for the user alone, without a log. */
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpint (contents[18], ==, 1);
  g_assert_cmpint (contents[19], ==, 1);

  g_assert_true (newsroom_library_copy_verify (path, &seen, NULL, &error));
  g_assert_cmpmem (&figures, sizeof figures, &seen, sizeof seen);
  memset (&seen, 0, sizeof seen);
  g_assert_true (newsroom_library_copy_inspect (path, &seen, &error));
  g_assert_cmpmem (&figures, sizeof figures, &seen, sizeof seen);
  g_assert_cmpuint (count_files (folder), ==, 1);

  kept = load_article (library->store, newsroom_article_get_id (article), &error);
  store = open_store (path, &error);
  g_assert_no_error (error);
  copied = load_article (store, newsroom_article_get_id (article), &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_article_equal (copied, kept));
  g_assert_true (close_store (store, &error));
}

/* Saves are done between the slices, and what they saved is in the copy. */
static void
test_beside_saves (Library      *library,
                   gconstpointer data)
{
  g_autoptr (NewsroomArticle) first = make_article ("News", "Number 0.");
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomArticle) copied = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NewsroomStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (library->folder, "copy.db", NULL);
  g_autofree char *text = g_strnfill (4 * 1024 * 1024, 'x');
  g_autofree char *number = NULL;
  guint            n_saved = 0;

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (NewsroomArticle) large = make_article ("Large", text);

      g_object_unref (save_article (library->store, large, NEWSROOM_CAUSE_AUTOSAVE, &error));
      g_assert_no_error (error);
    }
  article = save_article (library->store, first, NEWSROOM_CAUSE_AUTOSAVE, &error);

  newsroom_store_backup_async (library->store, path, NULL, keep_result_cb, &result);
  while (result == NULL && n_saved < 5)
    {
      g_autofree char *body = g_strdup_printf ("Number %u.", ++n_saved);
      g_autoptr (NewsroomArticle) before = g_steal_pointer (&article);

      newsroom_article_set_text (before, NEWSROOM_FIELD_BODY, body);
      article = save_article (library->store, before, NEWSROOM_CAUSE_AUTOSAVE, &error);
      g_assert_no_error (error);
    }
  /* Not one of them waited for the whole backup. */
  g_assert_null (result);
  g_assert_true (newsroom_store_backup_finish (library->store, wait_for (&result), NULL, &error));
  g_assert_no_error (error);

  store = open_store (path, &error);
  g_assert_no_error (error);
  copied = load_article (store, newsroom_article_get_id (article), &error);
  g_assert_no_error (error);
  number = g_strdup (newsroom_article_get_text (copied, NEWSROOM_FIELD_BODY));
  g_assert_true (g_str_has_prefix (number, "Number "));
  g_assert_cmpint (newsroom_article_get_sequence (copied), >, 1);
  g_assert_true (close_store (store, &error));
}

static void
assert_nothing_left (Library    *library,
                     const char *folder)
{
  g_autoptr (NewsroomArticle) article = make_article ("Still saved", "Words.");
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_files (folder), ==, 0);
  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
}

/* Each call fails in turn, until the backup needs no more of them. */
static void
sweep (Library *library,
       int     *countdown,
       int      error_number,
       int      code,
       int      at_least)
{
  g_autofree char *folder = make_folder (library);
  g_autofree char *path = g_build_filename (folder, "copy.db", NULL);
  int              n = 0;
  gboolean         done = FALSE;

  g_object_unref (fill_library (library));
  fault = error_number;
  while (!done)
    {
      g_autoptr (GError) error = NULL;

      *countdown = ++n;
      done = back_up (library->store, path, NULL, &error) && *countdown > 0;
      if (*countdown == 0 && error == NULL)
        {
          /* It failed where it did no harm. */
          g_assert_no_errno (g_unlink (path));
          continue;
        }
      *countdown = 0;
      if (!done)
        {
          /* What cannot be read back may count as damaged. */
          g_assert_true (error->domain == NEWSROOM_STORE_ERROR);
          g_assert_true (error->code == code || (countdown == &read_countdown && error->code == NEWSROOM_STORE_ERROR_DAMAGED));
          assert_nothing_left (library, folder);
        }
    }
  g_assert_cmpint (n, >, at_least);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_disk_full (Library      *library,
                gconstpointer data)
{
  sweep (library, &write_countdown, ENOSPC, NEWSROOM_STORE_ERROR_FULL, 20);
}

static void
test_disk_fails (Library      *library,
                 gconstpointer data)
{
  sweep (library, &write_countdown, EIO, NEWSROOM_STORE_ERROR_IO, 20);
}

static void
test_reading_fails (Library      *library,
                    gconstpointer data)
{
  sweep (library, &read_countdown, EIO, NEWSROOM_STORE_ERROR_IO, 20);
}

/* Of the file; when that of the folder fails the backup has its name already. */
static void
test_sync_fails (Library      *library,
                 gconstpointer data)
{
  g_autofree char *folder = make_folder (library);
  g_autofree char *path = g_build_filename (folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;

  fsync_countdown = 1;
  g_assert_false (back_up (library->store, path, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  assert_nothing_left (library, folder);
  g_clear_error (&error);

  fsync_countdown = 2;
  g_assert_false (back_up (library->store, path, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_cmpint (fsync_countdown, ==, 0);
}

/* What the disk did to the copy before it was read back. */
static void
test_harm (Library      *library,
           gconstpointer data)
{
  g_autofree char *folder = make_folder (library);
  g_autofree char *path = g_build_filename (folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;

  g_object_unref (fill_library (library));
  harm = (Harm)GPOINTER_TO_INT (data);
  g_assert_false (back_up (library->store, path, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "copy.db"));
  g_assert_null (strstr (error->message, NEWSROOM_LIBRARY_COPY_PREFIX));
  g_assert_cmpint (harm, ==, HARM_NONE);
  assert_nothing_left (library, folder);
}

static void
test_refused (Library      *library,
              gconstpointer data)
{
  g_autofree char *folder = make_folder (library);
  g_autofree char *path = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "unmounted", "copy.db", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (back_up (library->store, nowhere, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "the folder is not there"));
  g_clear_error (&error);
  assert_nothing_left (library, folder);

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (back_up (library->store, path, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_two_at_once (Library      *library,
                  gconstpointer data)
{
  g_autofree char *folder = make_folder (library);
  g_autofree char *path = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *other = g_build_filename (folder, "other.db", NULL);
  g_autofree char *text = g_strnfill (16 * 1024 * 1024, 'x');
  g_autoptr (NewsroomArticle) large = make_article ("Large", text);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (save_article (library->store, large, NEWSROOM_CAUSE_AUTOSAVE, &error));
  newsroom_store_backup_async (library->store, path, NULL, keep_result_cb, &result);
  g_assert_false (back_up (library->store, other, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_true (newsroom_store_backup_finish (library->store, wait_for (&result), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_given_up (Library      *library,
               gconstpointer data)
{
  g_autofree char *folder = make_folder (library);
  g_autofree char *path = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *text = g_strnfill (16 * 1024 * 1024, 'x');
  g_autoptr (NewsroomArticle) large = make_article ("Large", text);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (save_article (library->store, large, NEWSROOM_CAUSE_AUTOSAVE, &error));
  newsroom_store_backup_async (library->store, path, cancellable, keep_result_cb, &result);
  poll_until (count_files (folder) > 0);
  g_cancellable_cancel (cancellable);
  g_assert_false (newsroom_store_backup_finish (library->store, wait_for (&result), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_nothing_left (library, folder);

  /* The library may be closed in the middle. */
  g_clear_object (&result);
  newsroom_store_backup_async (library->store, path, NULL, keep_result_cb, &result);
  poll_until (count_files (folder) > 0);
  g_assert_true (close_store (library->store, &error));
  g_assert_false (newsroom_store_backup_finish (library->store, wait_for (&result), NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_clear_object (&result);
  library_close (library);
}

#define ADD(path, data, function) g_test_add (path, Library, data, library_set_up, function, library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  install_faults ();
  ADD ("/store/backup/whole", NULL, test_whole);
  ADD ("/store/backup/beside-saves", NULL, test_beside_saves);
  ADD ("/store/backup/disk-full", NULL, test_disk_full);
  ADD ("/store/backup/disk-fails", NULL, test_disk_fails);
  ADD ("/store/backup/reading-fails", NULL, test_reading_fails);
  ADD ("/store/backup/sync-fails", NULL, test_sync_fails);
  ADD ("/store/backup/flipped-bit", GINT_TO_POINTER (HARM_FLIPPED_BIT), test_harm);
  ADD ("/store/backup/zeroed-page", GINT_TO_POINTER (HARM_ZEROED_PAGE), test_harm);
  ADD ("/store/backup/cut", GINT_TO_POINTER (HARM_CUT), test_harm);
  ADD ("/store/backup/refused", NULL, test_refused);
  ADD ("/store/backup/two-at-once", NULL, test_two_at_once);
  ADD ("/store/backup/given-up", NULL, test_given_up);

  return g_test_run ();
}
