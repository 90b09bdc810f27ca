/* test-store-open.c — what is opened, what is refused, and what happens to the file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-copy.h"
#include "store-helper.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "newsroom-connection-private.h"
#include "newsroom-schema-private.h"

static const char *program;

static guint
get_mode (const char *path)
{
  GStatBuf info;

  g_assert_no_errno (g_stat (path, &info));

  return info.st_mode & 0777;
}

static void
test_permissions (Library      *library,
                  gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (library->path);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *log = g_strconcat (library->path, "-wal", NULL);
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);

  g_assert_nonnull (saved);
  g_assert_cmpuint (get_mode (parent), ==, 0700);
  g_assert_cmpuint (get_mode (folder), ==, 0700);
  g_assert_cmpuint (get_mode (library->path), ==, 0600);
  g_assert_cmpuint (get_mode (log), ==, 0600);

  /* Closed, the file alone is the library. */
  library_close (library);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
test_in_use (Library      *library,
             gconstpointer data)
{
  g_autoptr (NewsroomStore) second = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  /* Nothing was written yet, and still the lock is held. */
  library_reopen (library);
  second = open_store (library->path, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IN_USE);
  g_clear_error (&error);

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--open", library->path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 10 + NEWSROOM_STORE_ERROR_IN_USE);

  library_close (library);
  g_clear_object (&process);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--open", library->path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

static void
assert_refused_untouched (const char *path,
                          int         code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  gsize            before_length = 0;
  gsize            after_length = 0;

  g_assert_true (g_file_get_contents (path, &before, &before_length, NULL));
  store = open_store (path, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, code);
  g_assert_null (store);
  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
test_refused (Library      *library,
              gconstpointer data)
{
  g_autofree char *garbage = g_build_filename (library->folder, "garbage.db", NULL);
  g_autofree char *foreign = g_build_filename (library->folder, "foreign.db", NULL);
  g_autofree char *answer = NULL;
  g_autofree char *text = g_strnfill (8192, 'x');

  library_close (library);

  g_assert_true (g_file_set_contents (garbage, text, -1, NULL));
  assert_refused_untouched (garbage, NEWSROOM_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (garbage, "short", -1, NULL));
  assert_refused_untouched (garbage, NEWSROOM_STORE_ERROR_DAMAGED);

  g_free (run_sql (foreign, "CREATE TABLE song (name TEXT); PRAGMA user_version = 1"));
  assert_refused_untouched (foreign, NEWSROOM_STORE_ERROR_DAMAGED);
}

/* A library as a released version wrote it. */
typedef struct
{
  int         version;
  const char *sql;
  const char *copy;
  const char *body;
  int         sequence;
  const char *note_counts; /* of each article, as they are now */
} OldVersion;

static const OldVersion first_version = { 1, "v1.sql", "old-of-version-1.db", "The body — “é”", 2, "0\n" };
static const OldVersion second_version = { 2, "v2.sql", "old-of-version-2.db", "The whole body — “é”, corrected.", 4, "0\n" };
static const OldVersion third_version = { 3, "v3.sql", "old-of-version-3.db", "The whole body — “é”, corrected.", 4, "0\n3\n" };
static const OldVersion fourth_version = { 4, "v4.sql", "old-of-version-4.db", "The whole body — “é”, corrected.", 4, "0\n3\n" };

/* All that a library is made of */
static const char objects[] = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'article_fts_*' ORDER BY type, name";

/* It is opened, and is afterwards as a new library would be. */
static void
test_old_version (Library      *library,
                  gconstpointer data)
{
  const OldVersion      *old = data;
  g_autofree char       *path = g_build_filename (library->folder, "old.db", NULL);
  g_autofree char       *sql_path = g_test_build_filename (G_TEST_DIST, "store", "data", old->sql, NULL);
  g_autofree char       *sql = NULL;
  g_autofree char       *fresh = NULL;
  g_autofree char       *migrated = NULL;
  g_autofree char       *note_counts = NULL;
  g_autofree char       *copy = g_build_filename (library->folder, old->copy, NULL);
  NewsroomLibraryFigures figures;
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomCredit) credit = NULL;
  g_autoptr (NewsroomOriginal) original = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  fresh = run_sql (library->path, objects);
  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  g_free (run_sql (path, sql));

  library->store = open_store (path, &error);
  g_assert_no_error (error);
  article = load_article (library->store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), ==, old->body);
  g_assert_cmpint (newsroom_article_get_state (article), ==, NEWSROOM_STATE_PUBLISHED);
  g_assert_cmpint (newsroom_article_get_sequence (article), ==, old->sequence);
  g_assert_cmpuint (g_list_model_get_n_items (newsroom_article_get_credits (article)), ==, 3);
  credit = g_list_model_get_item (newsroom_article_get_credits (article), 0);
  g_assert_nonnull (newsroom_author_get_portrait (newsroom_credit_get_author (credit), NULL));
  found = search (library->store, "headl");
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, strlen (old->note_counts) / 2);

  /* The sentences of a report are all that it had. */
  newsroom_store_load_original_async (library->store, 1, NULL, keep_result_cb, &result);
  original = newsroom_store_load_original_finish (library->store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (newsroom_report_get_notes (newsroom_original_get_report (original))[0], ==, "A note.");
  g_assert_null (newsroom_report_get_characters (newsroom_original_get_report (original)));
  g_clear_object (&result); /* it holds the store */

  library_close (library);
  migrated = run_sql (path, objects);
  g_assert_cmpstr (migrated, ==, fresh);
  note_counts = run_sql (path, "SELECT note_count FROM article ORDER BY id");
  g_assert_cmpstr (note_counts, ==, old->note_counts);

  /* As it was before it is kept beside it, every letter of it. */
  newsroom_library_copy_verify (copy, &figures, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (figures.version, ==, old->version);
  g_assert_cmpint (figures.n_articles, ==, strlen (old->note_counts) / 2);

  newsroom_library_copy_verify (path, &figures, NULL, &error);
  g_assert_no_error (error);
}

/* The disk has changed a letter: of the article alone, then of its revision too. */
static void
test_bit_rot (Library      *library,
              gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autoptr (NewsroomArticle) loaded = NULL;
  g_autoptr (NewsroomArticle) refused = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  g_free (run_sql (library->path, "UPDATE article SET body = 'Wordz.'"));
  library_reopen (library);
  loaded = load_article (library->store, newsroom_article_get_id (saved), &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_article_equal (loaded, saved));

  library_close (library);
  g_free (run_sql (library->path, "UPDATE revision SET body = 'Wordy.'"));
  library_reopen (library);
  refused = load_article (library->store, newsroom_article_get_id (saved), &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
}

static void
test_foreign_tables (Library      *library,
                     gconstpointer data)
{
  g_autoptr (NewsroomStore) store = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  g_free (run_sql (library->path, "CREATE TRIGGER t AFTER INSERT ON author BEGIN DELETE FROM credit; END"));
  store = open_store (library->path, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
}

static void
test_link_and_folder (Library      *library,
                      gconstpointer data)
{
  g_autofree char *link = g_build_filename (library->folder, "link.db", NULL);
  g_autofree char *link_folder = g_build_filename (library->folder, "linked", NULL);
  g_autofree char *folder = g_path_get_dirname (library->path);
  g_autofree char *through = g_build_filename (link_folder, "library.db", NULL);
  g_autoptr (NewsroomStore) store = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  g_assert_no_errno (symlink (library->path, link));
  store = open_store (link, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_clear_error (&error);
  store = open_store (library->folder, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_clear_error (&error);

  /* A home that lies elsewhere is common. */
  g_assert_no_errno (symlink (folder, link_folder));
  store = open_store (through, &error);
  g_assert_no_error (error);
  g_assert_true (close_store (store, &error));
}

static void
test_lone_log (Library      *library,
               gconstpointer data)
{
  g_autofree char *log = g_strconcat (library->path, "-wal", NULL);
  g_autoptr (NewsroomStore) store = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  g_assert_no_errno (g_remove (library->path));
  g_assert_true (g_file_set_contents (log, "the last articles", -1, NULL));
  store = open_store (library->path, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (library->path, G_FILE_TEST_EXISTS));
}

typedef enum
{
  FILE_REMOVED,
  FILE_REPLACED,
  FILE_OVERWRITTEN,
  FILE_CUT,
  LOG_REMOVED,
  FOLDER_RENAMED,
} Mishap;

static void
cause_mishap (Library *library,
              Mishap   mishap)
{
  g_autofree char *folder = g_path_get_dirname (library->path);
  g_autofree char *elsewhere = g_build_filename (library->folder, "elsewhere", NULL);
  g_autofree char *log = g_strconcat (library->path, "-wal", NULL);
  g_autofree char *bytes = NULL;
  gsize            length = 0;
  FILE            *file;
  GStatBuf         status;
  struct timespec  times[2] = { 0 };

  switch (mishap)
    {
    case FILE_REMOVED:
      g_assert_no_errno (g_remove (library->path));
      break;
    case FILE_REPLACED:
      g_assert_true (g_file_set_contents (elsewhere, "another", -1, NULL));
      g_assert_no_errno (g_rename (elsewhere, library->path));
      break;
    case FILE_OVERWRITTEN:
      /* As by cp: the same inode, and here even the same bytes. The time stamps of the kernel
       * are as coarse as its tick, so this one is set. */
      g_assert_no_errno (g_stat (library->path, &status));
      g_assert_true (g_file_get_contents (library->path, &bytes, &length, NULL));
      file = g_fopen (library->path, "r+b");
      g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
      g_assert_cmpint (fclose (file), ==, 0);
      times[0] = status.st_atim;
      times[1] = status.st_mtim;
      times[1].tv_sec++;
      g_assert_no_errno (utimensat (AT_FDCWD, library->path, times, 0));
      break;
    case FILE_CUT:
      g_assert_no_errno (truncate (library->path, 0));
      break;
    case LOG_REMOVED:
      g_assert_no_errno (g_remove (log));
      break;
    case FOLDER_RENAMED:
      g_assert_no_errno (g_rename (folder, elsewhere));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
test_mishap (Library      *library,
             gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GError) error = NULL;

  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  /* The library writes the index when it has nothing else to do, and so before it searches. */
  found = search (library->store, "words");
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
  cause_mishap (library, (Mishap)GPOINTER_TO_INT (data));

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (NewsroomArticle) lost = NULL;

      newsroom_article_set_text (saved, NEWSROOM_FIELD_BODY, "More words.");
      lost = save_article (library->store, saved, NEWSROOM_CAUSE_AUTOSAVE, &error);
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_MOVED);
      g_assert_null (lost);
      g_clear_error (&error);
    }
}

/* The power went while the log was brought into the file: the file has lost its beginning, and
 * the log has it. Without the log it is no library. */
static void
test_beginning_in_log (Library      *library,
                       gconstpointer data)
{
  g_autofree char *body = g_strnfill (50000, 'x');
  g_autoptr (NewsroomArticle) article = make_article ("News", body);
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autofree char *log_path = g_strconcat (library->path, "-wal", NULL);
  g_autofree char *torn_path = g_build_filename (library->folder, "torn.db", NULL);
  g_autofree char *torn_log_path = g_strconcat (torn_path, "-wal", NULL);
  g_autofree char *file = NULL;
  g_autofree char *log = NULL;
  gsize            file_size;
  gsize            log_size;
  g_autoptr (NewsroomStore) refused = NULL;
  g_autoptr (NewsroomStore) torn = NULL;
  g_autoptr (NewsroomArticle) loaded = NULL;
  g_autoptr (GError) error = NULL;

  /* The file first: what comes into the log meanwhile is only more of it. */
  g_assert_true (g_file_get_contents (library->path, &file, &file_size, NULL));
  g_assert_true (g_file_get_contents (log_path, &log, &log_size, NULL));
  memset (file, 0, 512);
  g_assert_true (g_file_set_contents (torn_path, file, (gssize)file_size, NULL));
  refused = open_store (torn_path, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (torn_log_path, log, (gssize)log_size, NULL));
  torn = open_store (torn_path, &error);
  g_assert_no_error (error);
  loaded = load_article (torn, newsroom_article_get_id (saved), &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_article_equal (loaded, saved));
  g_assert_true (close_store (torn, &error));
}

static void
test_closed (Library      *library,
             gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (close_store (library->store, NULL));
  article = load_article (library->store, 1, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_true (close_store (library->store, NULL));
}

static void
test_settings (Library      *library,
               gconstpointer data)
{
  static const struct
  {
    const char *sql;
    gint64      value;
  } settings[] = {
    { "PRAGMA synchronous", 2 },
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA cell_size_check", 1 },
    { "PRAGMA mmap_size", 0 },
    { "PRAGMA secure_delete", 1 },
    { "PRAGMA temp_store", 2 },
    { "PRAGMA trusted_schema", 0 },
    { "PRAGMA application_id", 0x4e57524d },
    { "PRAGMA user_version", NEWSROOM_SCHEMA_VERSION },
    { "SELECT (SELECT locking_mode FROM pragma_locking_mode) = 'exclusive'", 1 },
    { "SELECT (SELECT journal_mode FROM pragma_journal_mode) = 'wal'", 1 },
  };
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  connection = newsroom_connection_open (library->path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      gint64 value = -1;

      newsroom_connection_read_int (connection, settings[i].sql, &value, &error);
      g_assert_no_error (error);
      g_assert_cmpint (value, ==, settings[i].value);
    }
  g_assert_true (newsroom_connection_close (connection, &error));
}

/* No room is left: here as if the disk had only so many pages. */
static gboolean
limit_pages (NewsroomConnection *connection,
             gpointer            data,
             GError            **error)
{
  return newsroom_connection_execute (connection, "UPDATE article SET body = hex (zeroblob (4000000))", error);
}

static void
test_full (Library      *library,
           gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (saved);
  library_close (library);
  connection = newsroom_connection_open (library->path, &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_connection_execute (connection, "PRAGMA max_page_count = 100", &error));
  g_assert_false (newsroom_connection_transact (connection, limit_pages, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_true (newsroom_connection_close (connection, &error));
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
  static const char *const mishaps[] = { "removed", "replaced", "overwritten", "cut", "log-removed", "folder-renamed" };

  if (argc == 3 && g_str_equal (argv[1], "--open"))
    return open_as_second_process (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/open/permissions", Library, NULL, library_set_up, test_permissions, library_tear_down);
  g_test_add ("/store/open/in-use", Library, NULL, library_set_up, test_in_use, library_tear_down);
  g_test_add ("/store/open/refused", Library, NULL, library_set_up, test_refused, library_tear_down);
  g_test_add ("/store/open/first-version", Library, &first_version, library_set_up, test_old_version, library_tear_down);
  g_test_add ("/store/open/third-version", Library, &third_version, library_set_up, test_old_version, library_tear_down);
  g_test_add ("/store/open/fourth-version", Library, &fourth_version, library_set_up, test_old_version, library_tear_down);
  g_test_add ("/store/open/second-version", Library, &second_version, library_set_up, test_old_version, library_tear_down);
  g_test_add ("/store/open/bit-rot", Library, NULL, library_set_up, test_bit_rot, library_tear_down);
  g_test_add ("/store/open/foreign-tables", Library, NULL, library_set_up, test_foreign_tables, library_tear_down);
  g_test_add ("/store/open/link-and-folder", Library, NULL, library_set_up, test_link_and_folder, library_tear_down);
  g_test_add ("/store/open/lone-log", Library, NULL, library_set_up, test_lone_log, library_tear_down);
  g_test_add ("/store/open/beginning-in-log", Library, NULL, library_set_up, test_beginning_in_log, library_tear_down);
  g_test_add ("/store/open/closed", Library, NULL, library_set_up, test_closed, library_tear_down);
  g_test_add ("/store/open/settings", Library, NULL, library_set_up, test_settings, library_tear_down);
  g_test_add ("/store/open/full", Library, NULL, library_set_up, test_full, library_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (mishaps); i++)
    {
      g_autofree char *name = g_strconcat ("/store/open/mishap/", mishaps[i], NULL);

      g_test_add (name, Library, GINT_TO_POINTER (i), library_set_up, test_mishap, library_tear_down);
    }

  return g_test_run ();
}
