/* test-store-salvage-log.c — the log of a damaged library is neither lost nor believed too much
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "salvage-helper.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define EXIT_KILLED 77

/* What becomes of the step that puts a library in its place. */
typedef enum
{
  STEP_WORKS,
  STEP_FAILS,
  STEP_KILLS,
} Step;

static Step        exchange_step;
static const char *program;

int
rename (const char *from,
        const char *to)
{
  if (exchange_step != STEP_WORKS && g_str_has_suffix (to, "library.db"))
    {
      if (exchange_step == STEP_KILLS)
        _exit (EXIT_KILLED);
      errno = EIO;
      return -1;
    }

  return (int)syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

/* As if the process were killed: what was saved last is only in the log. */
static void
keep_log (Fixture *fixture,
          gboolean with_header)
{
  static const char *const suffixes[] = { "", "-wal" };
  char                    *contents[2];
  gsize                    lengths[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_strconcat (fixture->library.path, suffixes[i], NULL);

      g_assert_true (g_file_get_contents (path, &contents[i], &lengths[i], NULL));
    }
  library_close (&fixture->library);
  if (!with_header)
    memset (contents[0], 0, MIN (lengths[0], PAGE_SIZE));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_strconcat (fixture->library.path, suffixes[i], NULL);

      g_assert_true (g_file_set_contents (path, contents[i], (gssize)lengths[i], NULL));
      g_free (contents[i]);
    }
}

static void
test_log (Fixture      *fixture,
          gconstpointer data)
{
  gint64 id = add (fixture, "One", "In the log");

  keep_log (fixture, data == NULL);
  salvage (fixture, FALSE);
  assert_body (fixture, id, "In the log");
}

/* The new library cannot take the place: the damaged one keeps its log. */
static void
test_log_stays (Fixture      *fixture,
                gconstpointer data)
{
  gint64           id = add (fixture, "One", "In the log");
  g_autofree char *log = g_strconcat (fixture->library.path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  keep_log (fixture, TRUE);
  exchange_step = STEP_FAILS;
  g_assert_false (try_salvage (fixture, FALSE, NULL, &error));
  exchange_step = STEP_WORKS;
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (fixture), ==, 2);

  salvage (fixture, FALSE);
  assert_body (fixture, id, "In the log");
}

/* A repair is killed between the two: the library has no log. */
static void
kill_salvage (Fixture *fixture)
{
  g_autofree char *log = g_strconcat (fixture->library.path, "-wal", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--kill", fixture->library.path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, EXIT_KILLED);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

/* The same when the process was killed between the two. */
static void
test_log_comes_back (Fixture      *fixture,
                     gconstpointer data)
{
  gint64 id = add (fixture, "One", "In the log");

  keep_log (fixture, TRUE);
  kill_salvage (fixture);
  salvage (fixture, FALSE);
  assert_body (fixture, id, "In the log");

  /* The library with its log is kept once, by the second repair; what the first one built is gone. */
  library_close (&fixture->library);
  g_assert_cmpuint (count_files (fixture), ==, 3);
}

/* Who opens the library after that, or puts a backup in its place, loses nothing either. */
static void
test_log_comes_back_opened (Fixture      *fixture,
                            gconstpointer data)
{
  gint64 id = add (fixture, "One", "In the log");

  keep_log (fixture, TRUE);
  kill_salvage (fixture);
  library_reopen (&fixture->library);
  assert_body (fixture, id, "In the log");
  change (fixture, id, "Later");

  /* Nor does it come back a second time. */
  library_reopen (&fixture->library);
  assert_body (fixture, id, "Later");
}

static void
test_log_comes_back_restored (Fixture      *fixture,
                              gconstpointer data)
{
  gint64           id;
  g_autofree char *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  back_up_now (fixture);
  id = add (fixture, "One", "In the log");
  keep_log (fixture, TRUE);
  kill_salvage (fixture);
  newsroom_library_restore_async (fixture->backup, fixture->library.path, FALSE, NULL, keep_result_cb, &result);
  g_assert_true (newsroom_library_restore_finish (wait_for (&result), &kept, NULL, &error));
  g_assert_no_error (error);

  g_free (fixture->library.path);
  fixture->library.path = g_steal_pointer (&kept);
  library_reopen (&fixture->library);
  assert_body (fixture, id, "In the log");
}

static guint32
find_root (Fixture    *fixture,
           const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
  g_autofree char *root = run_sql (fixture->library.path, sql);

  return (guint32)g_ascii_strtoull (root, NULL, 10);
}

/* Takes away what a frame of the log holds of a page: the first that does, or each. */
static void
tear_frames (Fixture *fixture,
             guint32  page,
             gboolean each)
{
  g_autofree char *path = g_strconcat (fixture->library.path, "-wal", NULL);
  g_autofree char *contents = NULL;
  gsize            length = 0;
  guint            n_torn = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (gsize offset = 32; offset + 24 + PAGE_SIZE <= length && (each || n_torn == 0); offset += 24 + PAGE_SIZE)
    {
      guint32 number;

      memcpy (&number, contents + offset, sizeof number);
      if (GUINT32_FROM_BE (number) != page)
        continue;
      memset (contents + offset + 24, 0, PAGE_SIZE);
      n_torn++;
    }
  g_assert_cmpuint (n_torn, >, 0);
  g_assert_true (g_file_set_contents (path, contents, (gssize)length, NULL));
}

/* The power went before all of a save was in the log: what is in the file is not hidden by it. */
static void
test_log_torn (Fixture      *fixture,
               gconstpointer data)
{
  gint64  one = add (fixture, "One", "Before");
  gint64  two = add (fixture, "Two", "Whole");
  guint32 article;
  guint32 revision;

  library_close (&fixture->library);
  article = find_root (fixture, "article");
  revision = find_root (fixture, "revision");
  library_reopen (&fixture->library);
  change (fixture, one, "After");
  keep_log (fixture, TRUE);
  tear_frames (fixture, article, TRUE);
  tear_frames (fixture, revision, TRUE);

  salvage (fixture, FALSE);
  g_assert_cmpuint (newsroom_salvage_count (fixture->salvage, NEWSROOM_FATE_LOST), ==, 0);
  assert_body (fixture, one, "Before");
  assert_body (fixture, two, "Whole");
}

/* What the log says is gone does not come back out of the file. */
static void
test_log_deleted (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GArray) spiked = g_array_new (FALSE, FALSE, sizeof (NewsroomSpiked));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *changed = NULL;
  NewsroomSpiked   article = { add (fixture, "One", "Deleted"), 0 };
  guint            n_deleted = 0;

  add (fixture, "Two", "Stays");
  g_assert_true (set_state (fixture->library.store, article.id, NEWSROOM_STATE_SPIKED, &error));
  library_close (&fixture->library);
  changed = run_sql (fixture->library.path, "SELECT changed FROM article WHERE headline = 'One'");
  article.changed = g_ascii_strtoll (changed, NULL, 10);
  g_array_append_val (spiked, article);
  library_reopen (&fixture->library);
  newsroom_store_delete_spiked_async (fixture->library.store, spiked, NULL, keep_result_cb, &result);
  g_assert_true (newsroom_store_delete_spiked_finish (fixture->library.store, wait_for (&result), &n_deleted, &error));
  g_assert_cmpuint (n_deleted, ==, 1);
  g_clear_object (&result);
  keep_log (fixture, TRUE);
  salvage (fixture, FALSE);
  g_assert_null (find (fixture, article.id));
}

/* A log is begun anew from its beginning: what lies behind its end is what it held before, and comes back
 * no more than what was deleted since. */
static void
test_log_of_before (Fixture      *fixture,
                    gconstpointer data)
{
  sqlite3 *db = NULL;
  gint64   id = add (fixture, "One", "Deleted");

  add (fixture, "Two", "Stays");
  library_close (&fixture->library);
  g_assert_cmpint (sqlite3_open_v2 (fixture->library.path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA wal_autocheckpoint = 0", NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < 40; i++)
    g_assert_cmpint (sqlite3_exec (db, "UPDATE article SET word_count = word_count + 1", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA wal_checkpoint (PASSIVE)", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "BEGIN; DELETE FROM article_text; DELETE FROM unindexed; DELETE FROM state_log; DELETE FROM revision WHERE article = 1;"
                                 "DELETE FROM article WHERE id = 1; COMMIT",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  salvage (fixture, FALSE);
  g_assert_null (find (fixture, id));
  assert_body (fixture, id + 1, "Stays");
}

/* A frame is damaged, and much was saved after it: that is there. */
static void
test_log_damaged (Fixture      *fixture,
                  gconstpointer data)
{
  gint64  one = add (fixture, "One", "Before");
  gint64  two = add (fixture, "Two", "Before, too");
  guint32 page;

  library_close (&fixture->library);
  page = find_root (fixture, data != NULL ? "article" : "revision");
  library_reopen (&fixture->library);
  change (fixture, one, "After");
  change (fixture, two, "After it");
  keep_log (fixture, TRUE);
  tear_frames (fixture, page, FALSE);

  salvage (fixture, FALSE);
  assert_body (fixture, one, "After");
  assert_body (fixture, two, "After it");
}

/* In a process of its own. */
static int
salvage_and_die (const char *path)
{
  Fixture fixture = { .library = { .path = (char *)path } };

  exchange_step = STEP_KILLS;

  return try_salvage (&fixture, FALSE, NULL, NULL) ? 0 : 1;
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--kill"))
    return salvage_and_die (argv[2]);

  g_test_init (&argc, &argv, NULL);
  ADD ("/store/salvage/log", NULL, test_log);
  ADD ("/store/salvage/log-without-header", GINT_TO_POINTER (TRUE), test_log);
  ADD ("/store/salvage/log-stays", NULL, test_log_stays);
  ADD ("/store/salvage/log-comes-back", NULL, test_log_comes_back);
  ADD ("/store/salvage/log-comes-back-opened", NULL, test_log_comes_back_opened);
  ADD ("/store/salvage/log-comes-back-restored", NULL, test_log_comes_back_restored);
  ADD ("/store/salvage/log-torn", NULL, test_log_torn);
  ADD ("/store/salvage/log-deleted", NULL, test_log_deleted);
  ADD ("/store/salvage/log-of-before", NULL, test_log_of_before);
  ADD ("/store/salvage/log-damaged", NULL, test_log_damaged);
  ADD ("/store/salvage/log-damaged-row", GINT_TO_POINTER (TRUE), test_log_damaged);

  return g_test_run ();
}
