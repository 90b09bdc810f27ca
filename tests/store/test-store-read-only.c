/* test-store-read-only.c — libraries that can only be read: by whom, and that not one byte changes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "read-only-helper.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

/* What a next version might do to the tables. */
#define RAISE                                                                                    \
  "ALTER TABLE article ADD COLUMN desk TEXT NOT NULL DEFAULT '';"                                \
  "ALTER TABLE revision ADD COLUMN desk TEXT NOT NULL DEFAULT '';"                               \
  "ALTER TABLE author ADD COLUMN pronouns TEXT;"                                                 \
  "CREATE TABLE assignment (id INTEGER PRIMARY KEY, article INTEGER REFERENCES article) STRICT;" \
  "CREATE INDEX assigned ON assignment (article);"                                               \
  "UPDATE article SET desk = 'Foreign', sha256 = 'of more than before';"                         \
  "UPDATE revision SET desk = 'Foreign', sha256 = 'of more than before';"                        \
  "PRAGMA user_version = 6;"

static const char *program;

/* Where the version is raised when the library is found. */
typedef enum
{
  RAISED_IN_FILE, /* and there is no log */
  RAISED_IN_LOG,  /* alone: the file says that it is of this version */
  RAISED_IN_BOTH,
} Raised;

static void
execute (sqlite3    *db,
         const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

/* Leaves a log beside the file if it is told to, as after a crash. */
static void
raise_version (const char *path,
               Raised      raised)
{
  sqlite3 *db = NULL;

  if (raised != RAISED_IN_LOG)
    g_free (run_sql (path, RAISE));
  if (raised == RAISED_IN_FILE)
    return;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL), ==, SQLITE_OK);
  execute (db, "PRAGMA locking_mode = EXCLUSIVE");
  execute (db, raised == RAISED_IN_LOG ? RAISE : "UPDATE article SET desk = 'Home'");
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
assert_in_use (const char *path)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--open", path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 10 + NEWSROOM_STORE_ERROR_IN_USE);
}

static void
test_newer (Library      *library,
            gconstpointer data)
{
  g_autoptr (NewsroomArticle) saved = fill_library (library);
  g_autoptr (NewsroomArticle) expected = load_article (library->store, newsroom_article_get_id (saved), NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GListModel) indexed = search (library->store, WORD);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (indexed), ==, 1);
  library_close (library);
  raise_version (library->path, (Raised)GPOINTER_TO_INT (data));
  before = dup_state (library);

  library_reopen (library);
  g_assert_cmpint (newsroom_store_get_read_only (library->store), ==, NEWSROOM_READ_ONLY_NEWER);
  g_assert_false (newsroom_store_check_writable (library->store, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, newsroom_read_only_get_reason (NEWSROOM_READ_ONLY_NEWER)));
  assert_readable (library->store, expected);
  assert_not_writable (library, expected);
  assert_readable (library->store, expected);
  assert_in_use (library->path);
  library_close (library);

  after = dup_state (library);
  g_assert_cmpstr (after, ==, before);
}

/* What would be needed is not there: it is refused as a whole. */
static void
test_too_new (Library      *library,
              gconstpointer data)
{
  g_autoptr (NewsroomArticle) saved = fill_library (library);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (NewsroomStore) store = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  g_free (run_sql (library->path, data));
  g_free (run_sql (library->path, "PRAGMA user_version = 6"));
  before = dup_state (library);

  store = open_store (library->path, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NEWER);
  g_assert_null (store);
  after = dup_state (library);
  g_assert_cmpstr (after, ==, before);
}

/* A write was cut off in it: to read it that would have to be undone, which is a write. */
static void
test_newer_half_written (Library      *library,
                         gconstpointer data)
{
  g_autofree char *journal = g_strconcat (library->path, "-journal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *half = NULL;
  g_autofree char *undo = NULL;
  g_autoptr (NewsroomStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gsize    half_size = 0;
  gsize    undo_size = 0;
  sqlite3 *db = NULL;

  g_object_unref (fill_library (library));
  library_close (library);
  g_free (run_sql (library->path, "PRAGMA user_version = 6; PRAGMA journal_mode = DELETE"));
  g_assert_cmpint (sqlite3_open_v2 (library->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  execute (db, "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; UPDATE article SET body = hex (zeroblob (200000)); UPDATE author SET biography = hex (zeroblob (200000))");
  g_assert_true (g_file_get_contents (library->path, &half, &half_size, NULL));
  g_assert_true (g_file_get_contents (journal, &undo, &undo_size, NULL));
  execute (db, "ROLLBACK");
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  g_assert_true (g_file_set_contents (library->path, half, (gssize)half_size, NULL));
  g_assert_true (g_file_set_contents (journal, undo, (gssize)undo_size, NULL));
  before = dup_state (library);

  store = open_store (library->path, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "cut off"));
  after = dup_state (library);
  g_assert_cmpstr (after, ==, before);
}

static guint
count_found (NewsroomStore *store,
             const char    *text)
{
  g_autoptr (GListModel) found = search (store, text);

  return g_list_model_get_n_items (found);
}

/* Without an index that can be used the articles are read, and what is found is the same. */
static void
test_no_index (Library      *library,
               gconstpointer data)
{
  static const char *const queries[] = { WORD, "xyzzy wor", "\"word of the body\"", "word filé", "headline é", "rd", "nothing at all", "xyzzy headl" };
  guint                    expected[G_N_ELEMENTS (queries)];
  g_autofree char         *before = NULL;
  g_autofree char         *after = NULL;

  g_object_unref (fill_library (library));
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    expected[i] = count_found (library->store, queries[i]);
  g_assert_cmpuint (expected[0] + expected[3] + expected[4], ==, 3);
  library_close (library);
  g_free (run_sql (library->path, data));
  g_free (run_sql (library->path, "PRAGMA user_version = 6"));
  before = dup_state (library);

  library_reopen (library);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    g_assert_cmpuint (count_found (library->store, queries[i]), ==, expected[i]);
  library_close (library);
  after = dup_state (library);
  g_assert_cmpstr (after, ==, before);
}

/* A mistake in the rows is found by the check also where it cannot know the sums. */
static void
test_newer_torn (Library      *library,
                 gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  NewsroomLibraryFigures figures;
  g_auto (GStrv) damages = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (fill_library (library));
  library_close (library);
  g_free (run_sql (library->path, "DELETE FROM author; PRAGMA user_version = 6"));
  library_reopen (library);
  newsroom_store_check_async (library->store, NULL, keep_result_cb, &result);
  damages = newsroom_store_check_finish (library->store, wait_for (&result), &figures, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
}

/* What this version would do to repair it would make it one of this version. */
static void
test_newer_damaged (Library      *library,
                    gconstpointer data)
{
  g_autoptr (NewsroomStore) store = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *root = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_object_unref (fill_library (library));
  library_close (library);
  g_free (run_sql (library->path, RAISE));
  root = run_sql (library->path, "SELECT rootpage FROM sqlite_schema WHERE name = 'article_listed'");
  g_assert_true (g_file_get_contents (library->path, &contents, &length, NULL));
  memset (contents + (g_ascii_strtoull (root, NULL, 10) - 1) * 4096, 0xff, 4096);
  g_assert_true (g_file_set_contents (library->path, contents, (gssize)length, NULL));

  store = open_store (library->path, &error);
  g_assert_null (store);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, "Repair it with that version"));
}

typedef struct
{
  mode_t   file;
  mode_t   folder;
  gboolean has_log;
} Modes;

static const Modes file_modes = { 0444, 0777, FALSE };
static const Modes file_with_log_modes = { 0444, 0777, TRUE };
static const Modes folder_modes = { 0666, 0555, TRUE };

/* As somebody to whom the permissions apply */
static void
become (uid_t user)
{
  if (getuid () == user || (user != 0 && geteuid () != 0))
    return;
  g_assert_no_errno (setresuid (user, user, 0));
}

static void
set_modes (Library     *library,
           const Modes *modes)
{
  g_autofree char *folder = g_path_get_dirname (library->path);
  g_autofree char *data = g_path_get_dirname (folder);
  g_autofree char *log = g_strconcat (library->path, "-wal", NULL);

  g_assert_no_errno (g_chmod (library->folder, 0777));
  g_assert_no_errno (g_chmod (data, 0777));
  g_assert_no_errno (g_chmod (library->path, modes->file));
  if (modes->has_log)
    g_assert_no_errno (g_chmod (log, modes->file));
  g_assert_no_errno (g_chmod (folder, modes->folder));
}

static void
test_permission (Library      *library,
                 gconstpointer data)
{
  const Modes *modes = data;
  const uid_t  user = getuid ();
  g_autoptr (NewsroomArticle) saved = fill_library (library);
  g_autoptr (NewsroomArticle) expected = load_article (library->store, newsroom_article_get_id (saved), NULL);
  g_autoptr (GListModel) indexed = search (library->store, WORD);
  g_autofree char *folder = g_path_get_dirname (library->path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  sqlite3         *db = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (indexed), ==, 1);
  library_close (library);
  if (modes->has_log)
    {
      g_assert_cmpint (sqlite3_open_v2 (library->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL), ==, SQLITE_OK);
      execute (db, "PRAGMA locking_mode = EXCLUSIVE; UPDATE revision SET name = 'First' WHERE id = 1");
      g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
    }
  set_modes (library, modes);
  before = dup_state (library);

  become (NOBODY);
  library_reopen (library);
  g_assert_cmpint (newsroom_store_get_read_only (library->store), ==, NEWSROOM_READ_ONLY_PERMISSION);
  assert_readable (library->store, expected);
  assert_not_writable (library, expected);
  become (user);
  /* Nobody writes it while it is read. */
  assert_in_use (library->path);
  become (NOBODY);
  library_close (library);
  become (user);

  after = dup_state (library);
  g_assert_cmpstr (after, ==, before);
  g_assert_no_errno (g_chmod (folder, 0700));
}

static void
assert_body (NewsroomStore *store,
             gint64         id,
             const char    *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomArticle) article = load_article (store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), ==, body);
}

/* The permission goes while the library is open, and comes back: nothing that was saved is lost, and
 * in between all of it can be read. */
static void
test_permission_goes (Library      *library,
                      gconstpointer data)
{
  const uid_t      user = getuid ();
  g_autofree char *folder = g_path_get_dirname (library->path);
  g_autofree char *parent = g_path_get_dirname (folder);
  const char      *places[] = { library->folder, parent, folder, library->path };
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (NewsroomArticle) again = NULL;
  g_autoptr (NewsroomArticle) last = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  for (guint i = 0; user == 0 && i < G_N_ELEMENTS (places); i++)
    g_assert_no_errno (chown (places[i], NOBODY, NOBODY));
  become (NOBODY);
  library_reopen (library);
  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);

  g_assert_no_errno (g_chmod (library->path, 0400));
  g_assert_no_errno (g_chmod (folder, 0500));
  newsroom_article_set_text (saved, NEWSROOM_FIELD_BODY, "More words.");
  again = save_article (library->store, saved, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  library_reopen (library);
  g_assert_cmpint (newsroom_store_get_read_only (library->store), ==, NEWSROOM_READ_ONLY_PERMISSION);
  assert_body (library->store, newsroom_article_get_id (again), "More words.");

  library_close (library);
  g_assert_no_errno (g_chmod (library->path, 0600));
  g_assert_no_errno (g_chmod (folder, 0700));
  library_reopen (library);
  g_assert_cmpint (newsroom_store_get_read_only (library->store), ==, NEWSROOM_READ_ONLY_NOT);
  assert_body (library->store, newsroom_article_get_id (again), "More words.");
  newsroom_article_set_text (again, NEWSROOM_FIELD_BODY, "The last words.");
  last = save_article (library->store, again, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  library_reopen (library);
  assert_body (library->store, newsroom_article_get_id (last), "The last words.");
  library_close (library);
  become (user);
}

/* An older one would have to be written first. */
static void
test_older (Library      *library,
            gconstpointer data)
{
  const uid_t      user = getuid ();
  g_autofree char *folder = g_path_get_dirname (library->path);
  g_autofree char *sql_path = g_test_build_filename (G_TEST_DIST, "store", "data", "v2.sql", NULL);
  g_autofree char *sql = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (NewsroomStore) store = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  g_assert_no_errno (g_remove (library->path));
  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  g_free (run_sql (library->path, sql));
  set_modes (library, &file_modes);
  before = dup_state (library);

  become (NOBODY);
  store = open_store (library->path, &error);
  become (user);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "older version"));
  after = dup_state (library);
  g_assert_cmpstr (after, ==, before);
  g_assert_no_errno (g_chmod (folder, 0700));
}

/* Of the threads that begin after this the folder is on a disk of its own, which is read-only. */
static gboolean
mount_read_only (const char *folder)
{
  return unshare (CLONE_NEWNS) == 0 &&
         mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount (folder, folder, NULL, MS_BIND, NULL) == 0 &&
         mount ("none", folder, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL) == 0;
}

static void
test_disk (Library      *library,
           gconstpointer data)
{
  g_autoptr (NewsroomArticle) saved = fill_library (library);
  g_autoptr (NewsroomArticle) expected = load_article (library->store, newsroom_article_get_id (saved), NULL);
  g_autoptr (GListModel) indexed = search (library->store, WORD);
  g_autofree char *folder = g_path_get_dirname (library->path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (indexed), ==, 1);
  library_close (library);
  before = dup_state (library);
  if (!mount_read_only (folder))
    return g_test_skip ("only root can mount a disk");

  library_reopen (library);
  g_assert_cmpint (newsroom_store_get_read_only (library->store), ==, NEWSROOM_READ_ONLY_DISK);
  assert_readable (library->store, expected);
  assert_not_writable (library, expected);
  library_close (library);
  g_assert_no_errno (umount (folder));
  after = dup_state (library);
  g_assert_cmpstr (after, ==, before);
}

static int
open_as_second_process (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomStore) store = open_store (path, &error);

  if (store == NULL)
    return 10 + error->code;

  return close_store (store, NULL) ? 0 : 1;
}

int
main (int    argc,
      char **argv)
{
  static const char *const index_harms[] = {
    "DROP TABLE article_fts; DROP TABLE article_text",
    "DELETE FROM article_fts_data",
    "INSERT INTO article_fts (article_fts) VALUES ('delete-all')",
    "INSERT INTO unindexed SELECT id FROM article; DELETE FROM article_text",
    "DROP TABLE article_fts; CREATE VIRTUAL TABLE article_fts USING fts5 (body, headline)",
  };

  if (argc == 3 && g_str_equal (argv[1], "--open"))
    return open_as_second_process (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/read-only/newer", Library, GINT_TO_POINTER (RAISED_IN_FILE), library_set_up, test_newer, library_tear_down);
  g_test_add ("/store/read-only/newer-in-log", Library, GINT_TO_POINTER (RAISED_IN_LOG), library_set_up, test_newer, library_tear_down);
  g_test_add ("/store/read-only/newer-with-log", Library, GINT_TO_POINTER (RAISED_IN_BOTH), library_set_up, test_newer, library_tear_down);
  g_test_add ("/store/read-only/column-missing", Library, "ALTER TABLE author RENAME COLUMN tagline TO motto", library_set_up, test_too_new, library_tear_down);
  g_test_add ("/store/read-only/table-missing", Library, "ALTER TABLE state_log RENAME TO log", library_set_up, test_too_new, library_tear_down);
  g_test_add ("/store/read-only/index-missing", Library, "DROP INDEX article_listed", library_set_up, test_too_new, library_tear_down);
  g_test_add ("/store/read-only/state-unknown", Library, "UPDATE article SET state = 'embargoed'", library_set_up, test_too_new, library_tear_down);
  g_test_add ("/store/read-only/view", Library, "ALTER TABLE original RENAME TO kept; CREATE VIEW original AS SELECT * FROM kept", library_set_up, test_too_new, library_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (index_harms); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store/read-only/no-index/%u", i);

      g_test_add (name, Library, index_harms[i], library_set_up, test_no_index, library_tear_down);
    }
  g_test_add ("/store/read-only/half-written", Library, NULL, library_set_up, test_newer_half_written, library_tear_down);
  g_test_add ("/store/read-only/torn", Library, NULL, library_set_up, test_newer_torn, library_tear_down);
  g_test_add ("/store/read-only/newer-damaged", Library, NULL, library_set_up, test_newer_damaged, library_tear_down);
  g_test_add ("/store/read-only/file", Library, &file_modes, library_set_up, test_permission, library_tear_down);
  g_test_add ("/store/read-only/file-with-log", Library, &file_with_log_modes, library_set_up, test_permission, library_tear_down);
  g_test_add ("/store/read-only/folder", Library, &folder_modes, library_set_up, test_permission, library_tear_down);
  g_test_add ("/store/read-only/permission-goes", Library, NULL, library_set_up, test_permission_goes, library_tear_down);
  g_test_add ("/store/read-only/older", Library, NULL, library_set_up, test_older, library_tear_down);
  g_test_add ("/store/read-only/disk", Library, NULL, library_set_up, test_disk, library_tear_down);

  return g_test_run ();
}
