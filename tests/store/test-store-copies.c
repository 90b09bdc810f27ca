/* test-store-copies.c — a copy of the library that is not begun, not ended, or not put in its place
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-copy-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "newsroom-copy-file-private.h"
#include "store-helper.h"
#include "system-helper.h"

/* A library that is closed, a backup of it, and a name for what is made */
typedef struct
{
  Library                library;
  char                  *backup;
  char                  *path;
  NewsroomLibraryFigures figures; /* of both */
} Copies;

static void
copies_set_up (Copies       *copies,
               gconstpointer data)
{
  library_set_up (&copies->library, data);
  g_object_unref (fill_library (&copies->library));
  copies->backup = g_build_filename (copies->library.folder, "backup.db", NULL);
  copies->path = g_build_filename (copies->library.folder, "copy.db", NULL);
  g_assert_true (back_up (copies->library.store, copies->backup, &copies->figures, NULL));
  library_close (&copies->library);
}

static void
copies_tear_down (Copies       *copies,
                  gconstpointer data)
{
  system_end ();
  newsroom_copy_file_discard (copies->path);
  g_assert_no_errno (g_unlink (copies->backup));
  library_reopen (&copies->library);
  library_tear_down (&copies->library, data);
  g_free (copies->backup);
  g_free (copies->path);
}

static NewsroomConnection *
open_backup (Copies *copies)
{
  g_autoptr (GError) error = NULL;
  NewsroomConnection *connection = newsroom_connection_open_copy (copies->backup, copies->backup, &error);

  g_assert_no_error (error);

  return connection;
}

static void
assert_copy (Copies *copies)
{
  NewsroomLibraryFigures figures;
  g_autoptr (GError) error = NULL;

  g_assert_true (newsroom_library_copy_verify (copies->path, &figures, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (&figures, sizeof figures, &copies->figures, sizeof figures);
}

/* What SQLite refuses to begin leaves no file, and is begun the next time. */
static void
test_not_begun (Copies       *copies,
                gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = open_backup (copies);
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;

  system_fail ("backup_init", 0, 1, 0);
  g_assert_false (newsroom_copy_begin (connection, copies->path, &error));
  system_end ();
  /* That is what any other failure than of the disk is taken for. */
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_assert_false (g_file_test (copies->path, G_FILE_TEST_EXISTS));

  g_assert_true (newsroom_copy_begin (connection, copies->path, NULL));
  while (!is_done)
    g_assert_true (newsroom_copy_continue (connection, copies->path, &is_done, NULL));
  g_assert_true (newsroom_copy_file_settle (copies->path, copies->path, NULL));
  assert_copy (copies);
}

/* A copy that is no longer the one that was begun is not gone on with, and the other is left alone. */
static void
test_another (Copies       *copies,
              gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = open_backup (copies);
  g_autofree char *other = g_strconcat (copies->path, "-other", NULL);
  g_autoptr (GError) error = NULL;
  gboolean is_done = TRUE;

  g_assert_false (newsroom_copy_continue (connection, copies->path, &is_done, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_false (is_done);
  g_clear_error (&error);

  g_assert_true (newsroom_copy_begin (connection, copies->path, NULL));
  g_assert_false (newsroom_copy_continue (connection, other, &is_done, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (newsroom_copy_begin (connection, other, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IN_USE);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));

  while (!is_done)
    g_assert_true (newsroom_copy_continue (connection, copies->path, &is_done, NULL));
  g_assert_true (newsroom_copy_file_settle (copies->path, copies->path, NULL));
  assert_copy (copies);
}

static gboolean
write_copy (Copies                       *copies,
            const NewsroomLibraryFigures *figures,
            GPtrArray                    *damages,
            GCancellable                 *cancellable,
            GError                      **error)
{
  return newsroom_library_copy_write (copies->backup, copies->path, copies->path, figures, damages, cancellable, error);
}

/* Nothing is taken for a copy that was not made to its end, or does not hold what was copied. */
static void
test_not_written (Copies       *copies,
                  gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) damages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  NewsroomLibraryFigures other = copies->figures;

  g_assert_false (newsroom_library_copy_write (copies->library.folder, copies->path, copies->path, &other, NULL, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (copies->path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (copies->path, "another", -1, NULL));
  g_assert_false (write_copy (copies, &copies->figures, NULL, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_clear_error (&error);
  newsroom_copy_file_discard (copies->path);

  system_fail ("backup_step", 0, 1, SQLITE_FULL);
  g_assert_false (write_copy (copies, &copies->figures, NULL, NULL, &error));
  system_end ();
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_FULL);
  g_assert_false (g_file_test (copies->path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (write_copy (copies, &copies->figures, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (copies->path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  other.n_articles++;
  g_assert_false (write_copy (copies, &other, NULL, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  newsroom_copy_file_discard (copies->path);

  /* It has a damage less than what was copied. */
  g_ptr_array_add (damages, g_strdup ("article 1 is not what was saved"));
  g_assert_false (write_copy (copies, &copies->figures, damages, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  newsroom_copy_file_discard (copies->path);

  g_assert_true (write_copy (copies, &copies->figures, NULL, NULL, NULL));
  assert_copy (copies);
}

/* The folder of the other copy is not there. */
static void
test_not_duplicated (Copies       *copies,
                     gconstpointer data)
{
  g_autofree char       *path = g_build_filename (copies->library.folder, "missing", "copy.db", NULL);
  g_autofree char       *missing = g_strconcat (copies->backup, "-missing", NULL);
  NewsroomLibraryFigures figures;
  g_autoptr (GError) error = NULL;

  g_assert_false (newsroom_library_copy_duplicate (copies->backup, path, &figures, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "the folder is not there"));
  g_clear_error (&error);
  g_assert_false (newsroom_library_copy_duplicate (missing, copies->path, &figures, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (copies->path, G_FILE_TEST_EXISTS));

  g_assert_true (newsroom_library_copy_duplicate (copies->backup, copies->path, &figures, NULL, NULL));
  assert_copy (copies);
}

/* What has a log beside it is no copy: it may be whole only with that. */
static void
test_with_log (Copies       *copies,
               gconstpointer data)
{
  static const char *const suffixes[] = { "-wal", "-journal" };
  NewsroomLibraryFigures   figures;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *log = g_strconcat (copies->backup, suffixes[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (log, "a log", -1, NULL));
      g_assert_false (newsroom_library_copy_verify (copies->backup, &figures, NULL, &error));
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IN_USE);
      /* One that is empty holds nothing. */
      g_assert_true (g_file_set_contents (log, "", 0, NULL));
      g_assert_true (newsroom_library_copy_verify (copies->backup, &figures, NULL, NULL));
      g_assert_no_errno (g_unlink (log));
    }
}

/* A library of an older version has a copy beside it, whatever its name ends in. */
static void
test_upgraded (Copies       *copies,
               gconstpointer data)
{
  g_autofree char *sql_path = g_test_build_filename (G_TEST_DIST, "store", "data", "v1.sql", NULL);
  g_autofree char *path = g_build_filename (copies->library.folder, "Stories", NULL);
  g_autofree char *kept = g_strconcat (path, "-of-version-1.db", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (NewsroomStore) store = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomLibraryFigures figures;

  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  g_free (run_sql (path, sql));
  store = open_store (path, &error);
  g_assert_no_error (error);
  g_assert_true (close_store (store, NULL));
  g_assert_true (newsroom_library_copy_inspect (kept, &figures, &error));
  g_assert_no_error (error);
  g_assert_cmpint (figures.version, ==, 1);
  g_assert_no_errno (g_unlink (kept));
  g_assert_no_errno (g_unlink (path));
}

static gboolean
restore (Copies  *copies,
         GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_library_restore_async (copies->backup, copies->library.path, FALSE, NULL, keep_result_cb, &result);

  return newsroom_library_restore_finish (wait_for (&result), NULL, NULL, error);
}

/* How many files there are that hold something: SQLite may have made a log. */
static guint
count_files (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n_files = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      GStatBuf         info;

      g_assert_no_errno (g_stat (file, &info));
      n_files += info.st_size > 0;
    }

  return n_files;
}

/* Where a step of a restore fails the library is where it was, and nothing of another beside it. */
static void
test_not_restored (Copies       *copies,
                   gconstpointer data)
{
  static const struct
  {
    const char *call;
    guint       n_skipped;
    int         number;
    int         code;
  } faults[] = {
    { "realpath", 1, EIO, NEWSROOM_STORE_ERROR_IO },
    { "realpath", 2, EIO, NEWSROOM_STORE_ERROR_IO },
    { "access", 1, EROFS, NEWSROOM_STORE_ERROR_READ_ONLY },
    { "fcntl", 0, EIO, NEWSROOM_STORE_ERROR_IO },
    { "fcntl", 1, EIO, NEWSROOM_STORE_ERROR_IO },
    { "link", 0, EIO, NEWSROOM_STORE_ERROR_IO },
    { "rename", 0, EIO, NEWSROOM_STORE_ERROR_IO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s %u", faults[i].call, faults[i].n_skipped);
      system_fail (faults[i].call, faults[i].n_skipped, 1, faults[i].number);
      g_assert_false (restore (copies, &error));
      system_end ();
      g_assert_error (error, NEWSROOM_STORE_ERROR, faults[i].code);
      g_assert_cmpuint (count_files (copies->library.path), ==, 1);
    }
  library_reopen (&copies->library);
  g_object_unref (load_article (copies->library.store, 1, NULL));
  library_close (&copies->library);
  g_assert_true (restore (copies, NULL));
  g_assert_cmpuint (count_files (copies->library.path), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/copies/not-begun", Copies, NULL, copies_set_up, test_not_begun, copies_tear_down);
  g_test_add ("/store/copies/another", Copies, NULL, copies_set_up, test_another, copies_tear_down);
  g_test_add ("/store/copies/not-written", Copies, NULL, copies_set_up, test_not_written, copies_tear_down);
  g_test_add ("/store/copies/not-duplicated", Copies, NULL, copies_set_up, test_not_duplicated, copies_tear_down);
  g_test_add ("/store/copies/with-log", Copies, NULL, copies_set_up, test_with_log, copies_tear_down);
  g_test_add ("/store/copies/upgraded", Copies, NULL, copies_set_up, test_upgraded, copies_tear_down);
  g_test_add ("/store/copies/not-restored", Copies, NULL, copies_set_up, test_not_restored, copies_tear_down);

  return g_test_run ();
}
