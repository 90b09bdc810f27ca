/* test-store-work-faults.c — what the worker does for somebody, while what it needs for that fails
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is interposed by --wrap fails while it is armed, which it is only while the worker waits. */
#include "newsroom-article-table-private.h"
#include "newsroom-copy-file-private.h"
#include "newsroom-search-expression-private.h"
#include "newsroom-search-index-private.h"
#include "newsroom-search-scan-private.h"
#include "newsroom-store-error-private.h"

#include <sqlite3.h>
#include <string.h>

#include "connection-helper.h"

/* In µs */
#define MOMENT 1000

/* What fails while it is set */
static struct
{
  const char *sql;           /* what SQLite is to prepare with these words, */
  int         rc;            /* what it answers, */
  guint       n;             /* and how often */
  gboolean    is_unindexed;  /* the search index cannot be brought up to date, */
  gboolean    is_unrepaired; /* or not be made anew */
  gboolean    is_unnamed;    /* a copy cannot be given its name */
  gboolean    is_unloaded;   /* an article cannot be loaded */
  gboolean    is_uncertain;  /* what is committed is said not to be */
  int         n_behind;      /* so many times it is not done yet, but the last time it fails */
  gint64     *figure;        /* of the copy, which is then one more */
} faults;

static NewsroomLibraryFigures figures;

/* Whether the worker waits no longer than a moment for an operation before it does other things */
static gint is_hurried;

/* Whether the worker waits for as long as nobody asks for anything, without a time at which it wakes */
static gint is_asleep;

int              __real_sqlite3_prepare_v3 (sqlite3 *db, const char *sql, int n_bytes, unsigned int flags, sqlite3_stmt **stmt, const char **tail);
int              __wrap_sqlite3_prepare_v3 (sqlite3 *db, const char *sql, int n_bytes, unsigned int flags, sqlite3_stmt **stmt, const char **tail);
gpointer         __real_g_async_queue_timeout_pop (GAsyncQueue *queue, guint64 timeout);
gpointer         __wrap_g_async_queue_timeout_pop (GAsyncQueue *queue, guint64 timeout);
NewsroomArticle *__real_newsroom_article_table_load_as_is (NewsroomConnection *connection, gint64 id, GError **error);
NewsroomArticle *__wrap_newsroom_article_table_load_as_is (NewsroomConnection *connection, gint64 id, GError **error);
int              __real_sqlite3_exec (sqlite3 *db, const char *sql, int (*callback) (void *, int, char **, char **), void *data, char **message);
int              __wrap_sqlite3_exec (sqlite3 *db, const char *sql, int (*callback) (void *, int, char **, char **), void *data, char **message);
gpointer         __real_g_async_queue_pop (GAsyncQueue *queue);
gpointer         __wrap_g_async_queue_pop (GAsyncQueue *queue);
gboolean         __real_newsroom_search_index_tidy (NewsroomConnection *connection, gboolean *is_to_be_checked, gboolean *is_done, GError **error);
gboolean         __wrap_newsroom_search_index_tidy (NewsroomConnection *connection, gboolean *is_to_be_checked, gboolean *is_done, GError **error);
gboolean         __real_newsroom_search_index_rebuild (NewsroomConnection *connection, gboolean *is_done, GError **error);
gboolean         __wrap_newsroom_search_index_rebuild (NewsroomConnection *connection, gboolean *is_done, GError **error);
gboolean         __real_newsroom_copy_file_name (const char *temporary, const char *path, GError **error);
gboolean         __wrap_newsroom_copy_file_name (const char *temporary, const char *path, GError **error);
gboolean         __real_newsroom_library_copy_verify_as (const char *path, const char *name, NewsroomLibraryFigures *found, GPtrArray *damages, GCancellable *cancellable, GError **error);
gboolean         __wrap_newsroom_library_copy_verify_as (const char *path, const char *name, NewsroomLibraryFigures *found, GPtrArray *damages, GCancellable *cancellable, GError **error);

int
__wrap_sqlite3_prepare_v3 (sqlite3       *db,
                           const char    *sql,
                           int            n_bytes,
                           unsigned int   flags,
                           sqlite3_stmt **stmt,
                           const char   **tail)
{
  if (faults.n > 0 && strstr (sql, faults.sql) != NULL)
    {
      faults.n--;
      return faults.rc;
    }

  return __real_sqlite3_prepare_v3 (db, sql, n_bytes, flags, stmt, tail);
}

gpointer
__wrap_g_async_queue_timeout_pop (GAsyncQueue *queue,
                                  guint64      timeout)
{
  return __real_g_async_queue_timeout_pop (queue, g_atomic_int_get (&is_hurried) ? MIN (timeout, MOMENT) : timeout);
}

NewsroomArticle *
__wrap_newsroom_article_table_load_as_is (NewsroomConnection *connection,
                                          gint64              id,
                                          GError            **error)
{
  if (!faults.is_unloaded)
    return __real_newsroom_article_table_load_as_is (connection, id, error);
  newsroom_connection_check (connection, SQLITE_NOMEM, error);

  return NULL;
}

int
__wrap_sqlite3_exec (sqlite3    *db,
                     const char *sql,
                     int (*callback) (void *, int, char **, char **),
                     void  *data,
                     char **message)
{
  int rc = __real_sqlite3_exec (db, sql, callback, data, message);

  return faults.is_uncertain && g_str_equal (sql, "COMMIT") ? SQLITE_IOERR_FSYNC : rc;
}

gpointer
__wrap_g_async_queue_pop (GAsyncQueue *queue)
{
  g_atomic_int_set (&is_asleep, TRUE);

  return __real_g_async_queue_pop (queue);
}

gboolean
__wrap_newsroom_search_index_tidy (NewsroomConnection *connection,
                                   gboolean           *is_to_be_checked,
                                   gboolean           *is_done,
                                   GError            **error)
{
  if (faults.is_unindexed)
    return newsroom_connection_check (connection, SQLITE_NOMEM, error);
  if (g_atomic_int_get (&faults.n_behind) > 0)
    {
      *is_done = FALSE;
      return !g_atomic_int_dec_and_test (&faults.n_behind) || newsroom_connection_check (connection, SQLITE_NOMEM, error);
    }

  return __real_newsroom_search_index_tidy (connection, is_to_be_checked, is_done, error);
}

gboolean
__wrap_newsroom_search_index_rebuild (NewsroomConnection *connection,
                                      gboolean           *is_done,
                                      GError            **error)
{
  if (faults.is_unrepaired)
    return newsroom_connection_check (connection, SQLITE_NOMEM, error);

  return __real_newsroom_search_index_rebuild (connection, is_done, error);
}

gboolean
__wrap_newsroom_copy_file_name (const char *temporary,
                                const char *path,
                                GError    **error)
{
  if (!faults.is_unnamed)
    return __real_newsroom_copy_file_name (temporary, path, error);
  g_set_error_literal (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO, "no name");

  return FALSE;
}

gboolean
__wrap_newsroom_library_copy_verify_as (const char             *path,
                                        const char             *name,
                                        NewsroomLibraryFigures *found,
                                        GPtrArray              *damages,
                                        GCancellable           *cancellable,
                                        GError                **error)
{
  gboolean done = __real_newsroom_library_copy_verify_as (path, name, &figures, damages, cancellable, error);

  if (done && faults.figure != NULL)
    (*faults.figure)++;
  *found = figures;

  return done;
}

static void
disarm (void)
{
  memset (&faults, 0, sizeof faults);
}

static void
refuse_sql (const char *sql,
            int         rc,
            guint       n)
{
  faults.sql = sql;
  faults.rc = rc;
  faults.n = n;
}

/* A copy that has one article, version, file or author more or less, or is of another time or version,
 * is no backup of this library, and does not stay. */
static void
test_figures (Library      *library,
              gconstpointer data)
{
  gint64 *const all[] = { &figures.version, &figures.n_articles, &figures.n_revisions, &figures.n_originals, &figures.n_authors, &figures.changed };
  g_autoptr (NewsroomArticle) article = fill_library (library);
  g_autofree char *path = g_build_filename (library->folder, "backup.db", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      faults.figure = all[i];
      g_assert_false (back_up (library->store, path, NULL, &error));
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, "does not hold what the library holds"));
      g_clear_error (&error);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  disarm ();
  g_assert_true (back_up (library->store, path, NULL, &error));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What is whole of a damaged library is no backup either, if it cannot be given a name. */
static void
test_partial (Library      *library,
              gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = fill_library (library);
  g_autofree char *path = g_build_filename (library->folder, "backup.db", NULL);
  g_autofree char *partial = g_build_filename (library->folder, "partial.db", NULL);

  library_close (library);
  g_free (run_sql (library->path, "UPDATE article SET body = 'Worms' WHERE id = 1"));
  library_reopen (library);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      const gboolean is_named = i > 0;
      const int      code = is_named ? NEWSROOM_STORE_ERROR_DAMAGED : NEWSROOM_STORE_ERROR_IO;

      faults.is_unnamed = !is_named;
      newsroom_store_backup_partly_async (library->store, path, partial, NULL, keep_result_cb, &result);
      g_assert_false (newsroom_store_backup_finish (library->store, wait_for (&result), NULL, &error));
      g_assert_error (error, NEWSROOM_STORE_ERROR, code);
      g_assert_cmpint (newsroom_store_backup_is_partial (result), ==, is_named);
      g_assert_cmpint (g_file_test (partial, G_FILE_TEST_EXISTS), ==, is_named);
    }
}

static gboolean
index_all (Library *library,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_index_async (library->store, NULL, keep_result_cb, &result);

  return newsroom_store_index_finish (library->store, wait_for (&result), error);
}

/* Who asks for the search index is told whether it is there. */
static void
test_index (Library      *library,
            gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = NULL;
  g_autofree char *left = NULL;
  g_autoptr (GError) error = NULL;

  faults.is_unindexed = TRUE;
  article = fill_library (library);
  g_assert_false (index_all (library, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_clear_error (&error);
  library_close (library);
  left = run_sql (library->path, "SELECT count (*) FROM unindexed");
  g_assert_cmpstr (left, ==, "2\n");
  disarm ();

  library_reopen (library);
  g_assert_true (index_all (library, &error));
  g_assert_no_error (error);
  library_close (library);
  g_free (left);
  left = run_sql (library->path, "SELECT count (*) FROM unindexed");
  g_assert_cmpstr (left, ==, "0\n");
}

/* Who only reads a library finds what the search index does not know yet, be it that all is looked at. */
static void
test_scan (Library      *library,
           gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = fill_library (library);
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autofree char *expression = newsroom_search_expression_new ("viaduct");

  g_assert_true (index_all (library, NULL));
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "A viaduct.");
  faults.is_unindexed = TRUE;
  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_assert_nonnull (saved);
  library_close (library);
  disarm ();
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (NewsroomConnection) connection = open_connection (library);
      g_autoptr (GHashTable) ranks = NULL;
      g_autoptr (GError) error = NULL;

      refuse_sql ("IN (SELECT article FROM unindexed)", SQLITE_NOMEM, i);
      ranks = newsroom_search_scan_match (connection, "viaduct", expression, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (faults.n, ==, 0);
      g_assert_cmpuint (g_hash_table_size (ranks), ==, 1);
    }
}

/* What was left of it fails later, while nobody asks for anything: nothing comes of that, and it is done
 * with the next operation. */
static void
test_behind (Library      *library,
             gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_full_article ();
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autofree char *left = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (index_all (library, &error));
  g_atomic_int_set (&faults.n_behind, 3);
  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  poll_until (g_atomic_int_get (&faults.n_behind) == 0);
  g_assert_true (index_all (library, &error));
  g_assert_no_error (error);
  library_close (library);
  left = run_sql (library->path, "SELECT count (*) FROM unindexed");
  g_assert_cmpstr (left, ==, "0\n");
}

/* Without a library there is nothing for which the worker would wake. */
static void
test_closed (Library      *library,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_atomic_int_set (&is_asleep, FALSE);
  g_assert_true (close_store (library->store, &error));
  poll_until (g_atomic_int_get (&is_asleep));
  g_assert_false (index_all (library, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "closed"));
}

static guint
count_articles (Library *library)
{
  const NewsroomArticleQuery everything = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GListModel) list = query (library->store, &everything, NULL);

  return g_list_model_get_n_items (list);
}

static gboolean
empty_spike (Library *library,
             gint64   changed,
             GError **error)
{
  const NewsroomSpiked article = { 1, changed };
  g_autoptr (GArray) spiked = g_array_new (FALSE, FALSE, sizeof (NewsroomSpiked));
  g_autoptr (GAsyncResult) result = NULL;
  guint n_deleted = 0;

  g_array_append_val (spiked, article);
  newsroom_store_delete_spiked_async (library->store, spiked, NULL, keep_result_cb, &result);
  if (!newsroom_store_delete_spiked_finish (library->store, wait_for (&result), &n_deleted, error))
    return FALSE;
  g_assert_cmpuint (n_deleted, ==, 1);

  return TRUE;
}

/* A search index that is damaged is made anew; if that, or the second try, fails, all is still there. */
static void
test_spike (Library      *library,
            gconstpointer data)
{
  const char *deletion = "SELECT 'delete', article, headline";
  g_autoptr (NewsroomArticle) article = make_article ("Spiked", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autoptr (NewsroomArticle) kept = NULL;
  g_autofree char *changed = NULL;
  gint64           time;
  g_autoptr (GError) error = NULL;

  g_assert_true (set_state (library->store, 1, NEWSROOM_STATE_SPIKED, &error));
  library_close (library);
  changed = run_sql (library->path, "SELECT changed FROM article");
  time = g_ascii_strtoll (changed, NULL, 10);
  library_reopen (library);

  refuse_sql (deletion, SQLITE_NOMEM, 1);
  g_assert_false (empty_spike (library, time, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_clear_error (&error);
  refuse_sql (deletion, SQLITE_CORRUPT_VTAB, 1);
  faults.is_unrepaired = TRUE;
  g_assert_false (empty_spike (library, time, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  faults.is_unrepaired = FALSE;
  refuse_sql (deletion, SQLITE_CORRUPT_VTAB, 2);
  g_assert_false (empty_spike (library, time, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  kept = load_article (library->store, 1, &error);
  g_assert_no_error (error);

  /* The index has prepared the same meanwhile. */
  library_close (library);
  library_reopen (library);
  refuse_sql (deletion, SQLITE_CORRUPT_VTAB, 1);
  g_assert_true (empty_spike (library, time, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (faults.n, ==, 0);
  g_assert_null (load_article (library->store, 1, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
}

static NewsroomWhole *
load_whole (Library *library,
            gint64   id,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_load_whole_async (library->store, id, NULL, keep_result_cb, &result);

  return newsroom_store_load_whole_finish (library->store, wait_for (&result), error);
}

/* A file that cannot be read now is not taken for one that is damaged, which would be left out. */
static void
test_originals (Library      *library,
                gconstpointer data)
{
  const char *reading = "SELECT file_name, path, content_type";
  g_autoptr (NewsroomArticle) article = fill_library (library);
  g_autoptr (NewsroomWhole) damaged = NULL;
  g_autoptr (NewsroomWhole) whole = NULL;
  g_autoptr (GError) error = NULL;

  refuse_sql (reading, SQLITE_NOMEM, 1);
  g_assert_null (load_whole (library, 2, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_clear_error (&error);
  refuse_sql (reading, SQLITE_CORRUPT, 1);
  damaged = load_whole (library, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (damaged->n_damaged, ==, 1);
  g_assert_cmpuint (damaged->originals->len, ==, 0);
  whole = load_whole (library, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (whole->n_damaged, ==, 0);
  g_assert_cmpuint (whole->originals->len, ==, 1);
}

/* An article from another library is taken over wholly or not at all. */
static void
test_adopt (Library      *library,
            gconstpointer data)
{
  static const char *const steps[] = { "SELECT sha256, id FROM article WHERE uuid", "UPDATE article SET (changed, spiked_from)" };

  for (guint i = 0; i <= G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GPtrArray) wholes = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_whole_free);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GArray) adopted = NULL;
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (wholes, newsroom_whole_new (make_article ("From elsewhere", "Words.")));
      if (i < G_N_ELEMENTS (steps))
        refuse_sql (steps[i], SQLITE_NOMEM, 1);
      newsroom_store_adopt_async (library->store, wholes, NULL, keep_result_cb, &result);
      adopted = newsroom_store_adopt_finish (library->store, wait_for (&result), &error);
      g_assert_cmpuint (faults.n, ==, 0);
      if (i < G_N_ELEMENTS (steps))
        g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
      else
        g_assert_no_error (error);
      g_assert_cmpuint (count_articles (library), ==, i < G_N_ELEMENTS (steps) ? 0 : 1);
    }
}

static gint64
get_log_size (Library *library)
{
  g_autofree char *log = g_strconcat (library->path, "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (log);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? (gint64)g_file_info_get_size (info) : -1;
}

/* While nobody asks for anything the log is brought into the file, which is checked then; after that
 * there is nothing for which the worker would wake. */
static void
test_rest (Library      *library,
           gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("At rest", "Words.");
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (NewsroomArticle) loaded = NULL;
  g_autoptr (GError) error = NULL;

  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_log_size (library), >, 0);
  g_atomic_int_set (&is_asleep, FALSE);
  g_atomic_int_set (&is_hurried, TRUE);
  loaded = load_article (library->store, 1, &error);
  g_assert_no_error (error);
  poll_until (get_log_size (library) == 0);
  poll_until (g_atomic_int_get (&is_asleep));
  g_atomic_int_set (&is_hurried, FALSE);
}

static gboolean
import_file (Library *library,
             GError **error)
{
  g_autoptr (NewsroomArticle) article = make_article ("From a file", "Words.");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("as filed", 8);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomOriginal) original = newsroom_original_new ("story.txt", "/tmp/story.txt", "text/plain", bytes, report);

  return import (library->store, article, original, error);
}

/* An import of which nobody knows if it was done is looked for before it is done again. If that fails,
 * nothing is added; there is one article in the end. */
static void
test_import_uncertain (Library      *library,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  faults.is_uncertain = TRUE;
  g_assert_false (import_file (library, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_clear_error (&error);
  disarm ();
  faults.is_unloaded = TRUE;
  g_assert_false (import_file (library, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_clear_error (&error);
  disarm ();
  g_assert_cmpuint (count_articles (library), ==, 1);
  g_assert_true (import_file (library, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_articles (library), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/work-faults/figures", Library, NULL, library_set_up, test_figures, library_tear_down);
  g_test_add ("/store/work-faults/partial", Library, NULL, library_set_up, test_partial, library_tear_down);
  g_test_add ("/store/work-faults/index", Library, NULL, library_set_up, test_index, library_tear_down);
  g_test_add ("/store/work-faults/scan", Library, NULL, library_set_up, test_scan, library_tear_down);
  g_test_add ("/store/work-faults/behind", Library, NULL, library_set_up, test_behind, library_tear_down);
  g_test_add ("/store/work-faults/closed", Library, NULL, library_set_up, test_closed, library_tear_down);
  g_test_add ("/store/work-faults/rest", Library, NULL, library_set_up, test_rest, library_tear_down);
  g_test_add ("/store/work-faults/import-uncertain", Library, NULL, library_set_up, test_import_uncertain, library_tear_down);
  g_test_add ("/store/work-faults/spike", Library, NULL, library_set_up, test_spike, library_tear_down);
  g_test_add ("/store/work-faults/originals", Library, NULL, library_set_up, test_originals, library_tear_down);
  g_test_add ("/store/work-faults/adopt", Library, NULL, library_set_up, test_adopt, library_tear_down);

  return g_test_run ();
}
