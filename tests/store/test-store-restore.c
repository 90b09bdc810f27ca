/* test-store-restore.c — a backup takes the library's place, and nothing is lost on the way
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-helper.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "newsroom-library-copy.h"
#include "newsroom-library-hold.h"

#define EXIT_KILLED 77

static const char *program;

/* In a process of its own: the call at which the power fails, or 0. Names are given and taken
 * by these calls alone. */
static int countdown;
/* As on a file system where a file has one name only. */
static gboolean has_no_links;
/* The library keeps its name, whatever is beside it. */
static gboolean has_no_renames;

static void
tick (void)
{
  if (countdown > 0 && --countdown == 0)
    _exit (EXIT_KILLED);
}

int
fsync (int fd)
{
  tick ();

  return (int)syscall (SYS_fsync, fd);
}

int
rename (const char *from,
        const char *to)
{
  tick ();
  if (has_no_renames && g_str_has_suffix (from, "library.db"))
    {
      errno = EIO;
      return -1;
    }

  return (int)syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
renameat2 (int          from_folder,
           const char  *from,
           int          to_folder,
           const char  *to,
           unsigned int flags)
{
  tick ();

  return (int)syscall (SYS_renameat2, from_folder, from, to_folder, to, flags);
}

int
link (const char *from,
      const char *to)
{
  tick ();
  if (has_no_links)
    {
      errno = EPERM;
      return -1;
    }

  return (int)syscall (SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
unlink (const char *path)
{
  tick ();

  return (int)syscall (SYS_unlinkat, AT_FDCWD, path, 0);
}

typedef struct
{
  Library library;
  char   *backup;
} Fixture;

static guint
count_articles (const char *path)
{
  g_autofree char *answer = run_sql (path, "SELECT count (*) FROM article; PRAGMA journal_mode = DELETE");

  return (guint)g_ascii_strtoull (answer, NULL, 10);
}

static void
add_article (Library    *library,
             const char *headline)
{
  g_autoptr (NewsroomArticle) article = make_article (headline, "Words.");
  g_autoptr (GError) error = NULL;

  g_object_unref (save_article (library->store, article, NEWSROOM_CAUSE_CHECKPOINT, &error));
  g_assert_no_error (error);
}

/* A backup with one article, and then a library with two. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  library_set_up (&fixture->library, data);
  fixture->backup = g_build_filename (fixture->library.folder, "backup.db", NULL);
  add_article (&fixture->library, "One");
  newsroom_store_backup_async (fixture->library.store, fixture->backup, NULL, keep_result_cb, &result);
  g_assert_true (newsroom_store_backup_finish (fixture->library.store, wait_for (&result), NULL, &error));
  g_assert_no_error (error);
  add_article (&fixture->library, "Two");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  library_tear_down (&fixture->library, data);
  g_free (fixture->backup);
}

static gboolean
restore (Fixture *fixture,
         char   **kept,
         GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  NewsroomLibraryFigures figures = { 0 };
  gboolean               done;

  newsroom_library_restore_async (fixture->backup, fixture->library.path, FALSE, NULL, keep_result_cb, &result);
  done = newsroom_library_restore_finish (wait_for (&result), kept, &figures, error);
  g_assert_cmpint (figures.n_articles, ==, done ? 1 : 0);

  return done;
}

static guint
count_files (Fixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->library.path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
test_replaced (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  library_close (&fixture->library);
  has_no_links = data != NULL;
  g_assert_true (restore (fixture, &kept, &error));
  g_assert_no_error (error);
  has_no_links = FALSE;
  g_assert_nonnull (strstr (kept, "/library-before-restore-2"));
  g_assert_cmpuint (count_files (fixture), ==, 2);
  g_assert_cmpuint (count_articles (kept), ==, 2);
  g_assert_no_errno (g_stat (fixture->library.path, &info));
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (info.st_nlink, ==, 1);
  g_assert_no_errno (g_stat (kept, &info));
  g_assert_cmpuint (info.st_nlink, ==, 1);

  library_reopen (&fixture->library);
  add_article (&fixture->library, "Three");
  library_close (&fixture->library);
  g_assert_cmpuint (count_articles (fixture->library.path), ==, 2);

  /* What was kept is as good as a backup, and nothing that was kept is replaced. */
  g_assert_true (restore (fixture, &again, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (kept, !=, again);
  g_assert_cmpuint (count_files (fixture), ==, 3);
  g_assert_cmpuint (count_articles (fixture->backup), ==, 1);
}

static void
test_nothing_there (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  library_close (&fixture->library);
  g_assert_no_errno (g_unlink (fixture->library.path));
  g_assert_true (restore (fixture, &kept, &error));
  g_assert_no_error (error);
  g_assert_null (kept);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_cmpuint (count_articles (fixture->library.path), ==, 1);
}

static void
test_in_use (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (restore (fixture, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IN_USE);
  add_article (&fixture->library, "Three");
  library_close (&fixture->library);
  g_assert_cmpuint (count_articles (fixture->library.path), ==, 3);
}

/* Another process has it open, whose locks are seen by the file alone. */
static void
test_in_use_elsewhere (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--restore", fixture->backup, fixture->library.path, "0", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 10 + NEWSROOM_STORE_ERROR_IN_USE);
  add_article (&fixture->library, "Three");
}

static void
test_damaged_backup (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  library_close (&fixture->library);
  g_free (run_sql (fixture->backup, "UPDATE article SET body = 'rotten'"));
  g_assert_false (restore (fixture, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "“One”"));
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_cmpuint (count_articles (fixture->library.path), ==, 2);
  g_clear_error (&error);

  g_free (fixture->backup);
  fixture->backup = g_strdup (fixture->library.path);
  g_assert_false (restore (fixture, NULL, &error));
  g_assert_nonnull (strstr (error->message, "the library itself"));
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* Copies the library with its log as they are while it is open, as after a crash. */
static void
take_crashed (Fixture *fixture)
{
  static const char *const suffixes[] = { "", "-wal" };
  char                    *contents[2] = { NULL, NULL };
  gsize                    lengths[2] = { 0, 0 };

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_strconcat (fixture->library.path, suffixes[i], NULL);

      /* Nobody writes now; the library is opened anew before it is used again. */
      g_assert_true (g_file_get_contents (path, &contents[i], &lengths[i], NULL));
      g_assert_cmpuint (lengths[i], >, 0);
    }
  close_store (fixture->library.store, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture->library.store));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_strconcat (fixture->library.path, suffixes[i], NULL);

      g_assert_true (g_file_set_contents (path, contents[i], (gssize)lengths[i], NULL));
      g_free (contents[i]);
    }
}

/* The log of the old library must not become that of the new one. */
static void
test_crashed_library (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  take_crashed (fixture);
  g_assert_true (restore (fixture, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_articles (kept), ==, 2);
  library_reopen (&fixture->library);
  library_close (&fixture->library);
  g_assert_cmpuint (count_articles (fixture->library.path), ==, 1);
}

/* One that SQLite cannot read is kept as it is, log and all. */
static void
test_damaged_library (Fixture      *fixture,
                      gconstpointer data)
{
  const gboolean   is_empty = data != NULL;
  g_autofree char *kept = NULL;
  g_autofree char *kept_log = NULL;
  g_autofree char *log = g_strconcat (fixture->library.path, "-wal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            before_length = 0;
  gsize            after_length = 0;
  g_autoptr (GError) error = NULL;

  take_crashed (fixture);
  g_assert_true (g_file_get_contents (log, &before, &before_length, NULL));
  if (is_empty)
    g_assert_true (g_file_set_contents (fixture->library.path, "", 0, NULL));
  else
    g_assert_true (g_file_set_contents (fixture->library.path, "no library any more, and more than a hundred bytes long: ...........................................", -1, NULL));

  g_assert_true (restore (fixture, &kept, &error));
  g_assert_no_error (error);
  kept_log = g_strconcat (kept, "-wal", NULL);
  g_assert_true (g_file_get_contents (kept_log, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  library_reopen (&fixture->library);
  library_close (&fixture->library);
  g_assert_cmpuint (count_articles (fixture->library.path), ==, 1);
}

/* Looks for the library with two articles under any name but the path. */
static gboolean
is_kept (Fixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->library.path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, "library-before-restore-") && g_str_has_suffix (name, ".db") && count_articles (path) == 2)
        return TRUE;
    }

  return FALSE;
}

/* There is a log and no library any more, where a file can have one name only: the log is kept, and the new
 * library does not take it for its own. */
static void
test_lone_log (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->library.path, "-wal", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *kept_log = NULL;
  g_autoptr (GError) error = NULL;

  take_crashed (fixture);
  g_assert_no_errno (g_unlink (fixture->library.path));
  has_no_links = data != NULL;
  g_assert_true (restore (fixture, &kept, &error));
  g_assert_no_error (error);
  has_no_links = FALSE;
  g_assert_nonnull (kept);
  kept_log = g_strconcat (kept, "-wal", NULL);
  g_assert_true (g_file_test (kept_log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_articles (fixture->library.path), ==, 1);
}

/* A library may have any name. */
static void
test_other_name (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->library.path);
  char            *path = g_build_filename (folder, "Stories", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  library_close (&fixture->library);
  g_assert_no_errno (g_rename (fixture->library.path, path));
  g_free (fixture->library.path);
  fixture->library.path = path;
  g_assert_true (restore (fixture, &kept, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (kept, "/Stories-before-restore-2"));
  g_assert_true (g_str_has_suffix (kept, ".db"));
  g_assert_cmpuint (count_articles (kept), ==, 2);
}

/* What is moved is held, and then it has another name, with its log; or it stays where it was. */
static void
test_put_aside (Fixture      *fixture,
                gconstpointer data)
{
  NewsroomLibraryHold *hold;
  g_autofree char     *log = g_strconcat (fixture->library.path, "-journal", NULL);
  g_autofree char     *aside = NULL;
  g_autofree char     *aside_log = NULL;
  g_autoptr (GError) error = NULL;

  library_close (&fixture->library);
  hold = newsroom_library_hold_new (fixture->library.path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (log, "of nothing", -1, NULL));
  has_no_renames = data != NULL;
  aside = newsroom_library_hold_put_aside (hold);
  has_no_renames = FALSE;
  newsroom_library_hold_free (hold);

  aside_log = g_strconcat (aside, "-journal", NULL);
  g_assert_cmpint (strstr (aside, "/library-moved-2") != NULL, ==, data == NULL);
  g_assert_cmpint (g_str_equal (aside, fixture->library.path), ==, data != NULL);
  g_assert_true (g_file_test (aside_log, G_FILE_TEST_EXISTS));
  g_assert_no_errno (g_unlink (aside_log));
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_cmpuint (count_articles (aside), ==, 2);
}

/* The power fails at each call that gives or takes a name, or makes it durable. */
static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  guint n_old = 0;
  guint n_new = 0;
  int   status = EXIT_KILLED;

  library_close (&fixture->library);
  for (guint n = 1; status == EXIT_KILLED; n++)
    {
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *number = g_strdup_printf ("%u", n);
      guint            n_articles;

      process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, data != NULL ? "--restore-without-links" : "--restore", fixture->backup, fixture->library.path, number, NULL);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_wait (process, NULL, &error));
      status = g_subprocess_get_exit_status (process);
      g_assert_true (status == EXIT_KILLED || status == 0);

      library_reopen (&fixture->library);
      library_close (&fixture->library);
      n_articles = count_articles (fixture->library.path);
      g_assert_true (n_articles == 2 || (n_articles == 1 && is_kept (fixture)));
      n_old += n_articles == 2;
      n_new += n_articles == 1;

      /* The next one begins with two again. */
      if (n_articles == 1)
        {
          library_reopen (&fixture->library);
          add_article (&fixture->library, "Two");
          library_close (&fixture->library);
        }
    }
  g_assert_cmpuint (n_old, >=, 3);
  g_assert_cmpuint (n_new, >=, 2);
}

/* What a process of its own does. */
static int
restore_as_told (char **argv)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  has_no_links = g_str_equal (argv[1], "--restore-without-links");
  countdown = (int)g_ascii_strtoll (argv[4], NULL, 10);
  newsroom_library_restore_async (argv[2], argv[3], FALSE, NULL, keep_result_cb, &result);
  if (newsroom_library_restore_finish (wait_for (&result), NULL, NULL, &error))
    return 0;

  return 10 + error->code;
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  program = argv[0];
  if (argc == 5 && g_str_has_prefix (argv[1], "--restore"))
    return restore_as_told (argv);

  g_test_init (&argc, &argv, NULL);
  ADD ("/store/restore/replaced", NULL, test_replaced);
  ADD ("/store/restore/replaced-without-links", GINT_TO_POINTER (TRUE), test_replaced);
  ADD ("/store/restore/nothing-there", NULL, test_nothing_there);
  ADD ("/store/restore/in-use", NULL, test_in_use);
  ADD ("/store/restore/in-use-elsewhere", NULL, test_in_use_elsewhere);
  ADD ("/store/restore/damaged-backup", NULL, test_damaged_backup);
  ADD ("/store/restore/crashed-library", NULL, test_crashed_library);
  ADD ("/store/restore/damaged-library", NULL, test_damaged_library);
  ADD ("/store/restore/empty-library", GINT_TO_POINTER (TRUE), test_damaged_library);
  ADD ("/store/restore/lone-log", NULL, test_lone_log);
  ADD ("/store/restore/lone-log-without-links", GINT_TO_POINTER (TRUE), test_lone_log);
  ADD ("/store/restore/other-name", NULL, test_other_name);
  ADD ("/store/restore/put-aside", NULL, test_put_aside);
  ADD ("/store/restore/not-put-aside", GINT_TO_POINTER (TRUE), test_put_aside);
  ADD ("/store/restore/killed", NULL, test_killed);
  ADD ("/store/restore/killed-without-links", GINT_TO_POINTER (TRUE), test_killed);

  return g_test_run ();
}
