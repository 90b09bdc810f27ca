/* fault-work.c — what an editor does to a library, and what must be in it afterwards
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-work.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* All that an editor would miss, without times, random numbers, and the search index, which may
 * be behind. The sums are checked by the store itself. */
static const char *const digested[] = {
  "SELECT id, sequence, spiked_from, word_count, state, priority, headline, standfirst, byline, keywords, body FROM article ORDER BY id",
  "SELECT id, name, sort_name, role, affiliation, email, biography FROM author ORDER BY id",
  "SELECT author, media_type, bytes FROM portrait ORDER BY author",
  "SELECT article, position, author, role, wording FROM credit ORDER BY article, position",
  "SELECT article, sequence, cause, name, base, headline, standfirst, body FROM revision ORDER BY article, sequence",
  "SELECT article, sequence, from_state, to_state, note FROM state_log ORDER BY id",
  "SELECT article, file_name, content_type, bytes FROM original ORDER BY id",
};

Work *
work_new (const char *folder)
{
  Work *work = g_new0 (Work, 1);

  work->folder = g_strdup (folder);
  work->path = g_build_filename (folder, "data", "newsroom", "library.db", NULL);
  work->articles = g_ptr_array_new_with_free_func (g_object_unref);
  work->told = g_string_new (NULL);

  return work;
}

void
work_free (Work *work)
{
  work_close (work, NULL);
  g_ptr_array_unref (work->articles);
  g_string_free (work->told, TRUE);
  g_clear_object (&work->unsaved);
  g_free (work->folder);
  g_free (work->path);
  g_free (work);
}

gboolean
work_open (Work    *work,
           GError **error)
{
  work->store = open_store (work->path, error);

  return work->store != NULL;
}

gboolean
work_close (Work    *work,
            GError **error)
{
  gboolean done;

  if (work->store == NULL)
    return TRUE;

  done = close_store (work->store, error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&work->store);

  return done;
}

gboolean
work_reopen (Work    *work,
             GError **error)
{
  return work_close (work, error) && work_open (work, error);
}

/* Texts of some sentences, or of some pages of the file; no two are the same. */
static char *
make_body (Work *work,
           guint n_sentences)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < n_sentences; i++)
    g_string_append_printf (body, "Sentence %u of text %u says something else. ", i, work->n_done);

  return g_string_free (g_steal_pointer (&body), FALSE);
}

/* Keeps the article as the library has it; of those with the same id the last. */
static gboolean
keep (Work            *work,
      NewsroomArticle *saved)
{
  if (saved == NULL)
    return FALSE;

  work->n_done++;
  for (guint i = 0; i < work->articles->len; i++)
    if (newsroom_article_get_id (g_ptr_array_index (work->articles, i)) == newsroom_article_get_id (saved))
      {
        g_object_unref (g_ptr_array_index (work->articles, i));
        g_ptr_array_index (work->articles, i) = saved;
        return TRUE;
      }
  g_ptr_array_add (work->articles, saved);

  return TRUE;
}

gboolean
work_add (Work    *work,
          GError **error)
{
  g_autofree char *body = make_body (work, 30);
  g_autofree char *headline = g_strdup_printf ("Article %u", work->n_done);

  /* What was not saved is saved again, and may have been saved all the same. */
  if (work->unsaved == NULL)
    work->unsaved = make_article (headline, body);
  newsroom_article_set_text (work->unsaved, NEWSROOM_FIELD_BODY, body);
  if (!keep (work, save_article (work->store, work->unsaved, NEWSROOM_CAUSE_CHECKPOINT, error)))
    return FALSE;
  g_clear_object (&work->unsaved);

  return TRUE;
}

/* The articles take turns. Returns: (transfer full): a copy */
static NewsroomArticle *
take_article (Work *work)
{
  return newsroom_article_copy (g_ptr_array_index (work->articles, work->n_done % work->articles->len));
}

static gboolean
save_body (Work    *work,
           guint    n_sentences,
           GError **error)
{
  g_autofree char *body = make_body (work, n_sentences);
  g_autoptr (NewsroomArticle) article = take_article (work);

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);

  return keep (work, save_article (work->store, article, NEWSROOM_CAUSE_AUTOSAVE, error));
}

gboolean
work_save (Work    *work,
           GError **error)
{
  return save_body (work, 40, error);
}

gboolean
work_save_long (Work    *work,
                GError **error)
{
  return save_body (work, 900, error);
}

gboolean
work_import (Work    *work,
             GError **error)
{
  g_autofree char *body = make_body (work, 60);
  g_autoptr (NewsroomArticle) article = make_full_article ();
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (NewsroomOriginal) original = newsroom_original_new ("story.txt", "/tmp/story.txt", "text/plain", bytes, report);

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
  if (!import (work->store, article, original, error))
    return FALSE;
  work->n_done++;

  return TRUE;
}

gboolean
work_step (Work    *work,
           GError **error)
{
  g_autoptr (NewsroomArticle) article = take_article (work);
  gint64 id = newsroom_article_get_id (article);
  g_autoptr (NewsroomArticle) loaded = load_article (work->store, id, error);

  if (loaded == NULL)
    return FALSE;

  return set_state (work->store, id, newsroom_article_get_state (loaded) == NEWSROOM_STATE_DRAFT ? NEWSROOM_STATE_EDITING : NEWSROOM_STATE_DRAFT, error) &&
         keep (work, load_article (work->store, id, error));
}

gboolean
work_restore (Work    *work,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id = newsroom_article_get_id (g_ptr_array_index (work->articles, work->n_done % work->articles->len));

  newsroom_store_restore_revision_async (work->store, id, 1, NULL, keep_result_cb, &result);

  return newsroom_store_change_revision_finish (work->store, wait_for (&result), error) && keep (work, load_article (work->store, id, error));
}

/* The versions of the next article, in one transaction */
gboolean
work_thin (Work    *work,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id = 0;

  newsroom_store_thin_async (work->store, work->thinned, g_get_real_time () + 2 * G_TIME_SPAN_DAY, NULL, keep_result_cb, &result);

  if (!newsroom_store_thin_finish (work->store, wait_for (&result), &id, error))
    return FALSE;
  work->thinned = id;

  return TRUE;
}

gboolean
work_author (Work    *work,
             GError **error)
{
  g_autofree char *name = g_strdup_printf ("Author %u", work->n_done);
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (name);
  g_autoptr (NewsroomAuthor) saved = save_author (work->store, author, NULL, error);

  if (saved == NULL)
    return FALSE;
  work->n_done++;

  return TRUE;
}

static gint64
get_last_id (Work *work)
{
  return newsroom_article_get_id (g_ptr_array_index (work->articles, work->articles->len - 1));
}

/* A state that the article of the editor, which is saved next, knows nothing of */
gboolean
work_step_beside (Work    *work,
                  GError **error)
{
  g_autoptr (NewsroomArticle) article = take_article (work);

  return set_state (work->store, newsroom_article_get_id (article), NEWSROOM_STATE_EDITING, error);
}

static gboolean
rename_author (Work       *work,
               const char *name,
               const char *new_name,
               GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) authors = NULL;
  g_autoptr (NewsroomAuthor) author = NULL;
  g_autoptr (NewsroomAuthor) known = NULL;
  g_autoptr (NewsroomAuthor) saved = NULL;

  newsroom_store_find_authors_async (work->store, name, NULL, keep_result_cb, &result);
  authors = newsroom_store_query_authors_finish (work->store, wait_for (&result), error);
  if (authors == NULL)
    return FALSE;

  author = g_list_model_get_item (authors, 0);
  g_assert_nonnull (author);
  known = newsroom_author_copy (author);
  newsroom_author_set_text (author, NEWSROOM_AUTHOR_NAME, new_name);
  saved = save_author (work->store, author, known, error);

  return saved != NULL;
}

/* Gives an author of an imported article another name. */
gboolean
work_rename (Work    *work,
             GError **error)
{
  return rename_author (work, "Bo Sample", "Bo Renamed", error);
}

/* And one that the byline of an article of work_prepare_full() follows */
gboolean
work_rename_credited (Work    *work,
                      GError **error)
{
  return rename_author (work, "Ed Fifth", "Ed Renamed", error);
}

gboolean
work_spike (Work    *work,
            GError **error)
{
  return set_state (work->store, get_last_id (work), NEWSROOM_STATE_SPIKED, error);
}

/* Deletes for good what was spiked. */
gboolean
work_delete (Work    *work,
             GError **error)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (NewsroomSpiked));
  g_autoptr (GAsyncResult) result = NULL;
  NewsroomArticleQuery query_spiked = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GListModel) rows = NULL;
  guint n_deleted = 0;

  query_spiked.states = 1u << NEWSROOM_STATE_SPIKED;
  rows = query (work->store, &query_spiked, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (NewsroomArticleSummary) row = g_list_model_get_item (rows, i);
      NewsroomSpiked spiked = { newsroom_article_summary_get_id (row), newsroom_article_summary_get_changed (row) };

      g_array_append_val (wanted, spiked);
    }
  newsroom_store_delete_spiked_async (work->store, wanted, NULL, keep_result_cb, &result);
  if (!newsroom_store_delete_spiked_finish (work->store, wait_for (&result), &n_deleted, error))
    return FALSE;
  g_ptr_array_set_size (work->articles, (gint)work->articles->len - 1);

  return TRUE;
}

gboolean
work_back_up (Work    *work,
              GError **error)
{
  g_autofree char       *name = g_strdup_printf ("backup-%u.db", work->n_done);
  g_autofree char       *path = g_build_filename (work->folder, "data", "backups", name, NULL);
  NewsroomLibraryFigures figures;

  /* A name is tried once: one whose folder could not be synced may be there. */
  work->n_done++;

  return back_up (work->store, path, &figures, error);
}

/* Puts the backup that work_prepare() made in the place of the library. */
gboolean
work_put_back (Work    *work,
               GError **error)
{
  g_autofree char *backup = g_build_filename (work->folder, "data", "backups", "first.db", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  NewsroomLibraryFigures figures;

  if (!work_close (work, error))
    return FALSE;
  newsroom_library_restore_async (backup, work->path, FALSE, NULL, keep_result_cb, &result);

  return newsroom_library_restore_finish (wait_for (&result), &kept, &figures, error);
}

/* A library with articles, versions and a backup, closed. */
void
work_prepare (Work *work)
{
  g_autofree char *backups = g_build_filename (work->folder, "data", "backups", NULL);
  g_autofree char *first = g_build_filename (backups, "first.db", NULL);
  g_autoptr (GError) error = NULL;
  NewsroomLibraryFigures figures;

  g_mkdir_with_parents (backups, 0700);
  work_open (work, &error);
  for (guint i = 0; error == NULL && i < 5; i++)
    work_add (work, &error);
  for (guint i = 0; error == NULL && i < 5; i++)
    work_save (work, &error);
  g_assert_no_error (error);
  back_up (work->store, first, &figures, &error);
  g_assert_no_error (error);
  work_save (work, &error);
  work_close (work, &error);
  g_assert_no_error (error);
}

/* A library as the first version of Newsroom made it. */
void
work_prepare_first_version (Work *work)
{
  g_autofree char *sql_path = g_test_build_filename (G_TEST_DIST, "store", "data", "v1.sql", NULL);
  g_autofree char *folder = g_path_get_dirname (work->path);
  g_autofree char *sql = NULL;

  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  g_mkdir_with_parents (folder, 0700);
  g_free (run_sql (work->path, sql));
}

static void
digest_rows (sqlite3_stmt *stmt,
             GChecksum    *sum)
{
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      {
        const guchar *data = sqlite3_column_blob (stmt, i);
        const gint32  size = sqlite3_column_type (stmt, i) != SQLITE_NULL ? sqlite3_column_bytes (stmt, i) : -1;

        g_checksum_update (sum, (const guchar *)&size, sizeof size);
        if (size > 0)
          g_checksum_update (sum, data, size);
      }
}

/* Every page, index and reference */
static int
check_integrity (sqlite3 *db)
{
  sqlite3_stmt *stmt = NULL;
  int           rc = sqlite3_prepare_v2 (db, "SELECT integrity_check FROM pragma_integrity_check UNION ALL SELECT 'stray' FROM pragma_foreign_key_check", -1, &stmt, NULL);

  while (rc == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW)
    if (g_strcmp0 ((const char *)sqlite3_column_text (stmt, 0), "ok") != 0)
      rc = SQLITE_CORRUPT;
  sqlite3_finalize (stmt);

  return rc;
}

/**
 * work_digest:
 * @path: a library that nobody has open
 * @error: return location for an error
 *
 * Looks at it with SQLite alone.
 *
 * Returns: (transfer full) (nullable): a sum of all that an editor would miss, if it is whole
 */
char *
work_digest (const char *path,
             GError    **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3 *db = NULL;
  int      rc = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL);

  if (rc == SQLITE_OK)
    rc = check_integrity (db);
  for (guint i = 0; rc == SQLITE_OK && i < G_N_ELEMENTS (digested); i++)
    {
      sqlite3_stmt *stmt = NULL;

      rc = sqlite3_prepare_v2 (db, digested[i], -1, &stmt, NULL);
      if (rc == SQLITE_OK)
        {
          digest_rows (stmt, sum);
          rc = sqlite3_finalize (stmt);
        }
    }
  if (rc != SQLITE_OK)
    g_set_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED, "SQLite: %s", sqlite3_errmsg (db));
  sqlite3_close (db);

  return rc == SQLITE_OK ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

/* Each file that has the name of a backup must be a whole one. */
static gboolean
check_copies (const char *folder,
              gboolean    all,
              GError    **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char       *path = g_build_filename (folder, name, NULL);
      NewsroomLibraryFigures figures;

      if (!g_str_has_suffix (name, ".db") || (!all && strstr (name, "-of-version-") == NULL))
        continue;
      if (!newsroom_library_copy_verify (path, &figures, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_by_store (Work    *work,
                GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) damages = NULL;
  NewsroomLibraryFigures figures;

  newsroom_store_check_async (work->store, NULL, keep_result_cb, &result);
  damages = newsroom_store_check_finish (work->store, wait_for (&result), &figures, error);
  if (damages == NULL)
    return FALSE;
  if (damages[0] == NULL)
    return TRUE;

  g_set_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED, "not as it was saved: %s", damages[0]);

  return FALSE;
}

/**
 * work_check:
 * @folder: what work_new() was given, after something happened to it
 * @by_store: whether the store is to check every page and sum, which it does not do at a start
 * @error: return location for an error
 *
 * Opens the library as Newsroom does after its next start, closes it, looks at every page with
 * SQLite, and verifies each file with the name of a backup.
 *
 * Returns: (transfer full) (nullable): what work_digest() says of it, or %NULL if it is not whole
 */
char *
work_check (const char *folder,
            gboolean    by_store,
            GError    **error)
{
  g_autoptr (Work) work = work_new (folder);
  g_autofree char *library = g_path_get_dirname (work->path);
  g_autofree char *backups = g_build_filename (folder, "data", "backups", NULL);

  if (!work_open (work, error) || (by_store && !check_by_store (work, error)) || !work_close (work, error) ||
      !check_copies (library, FALSE, error) || !check_copies (backups, TRUE, error))
    return NULL;

  return work_digest (work->path, error);
}

/**
 * work_clear_folder:
 * @folder: a folder
 *
 * Deletes all that is in it.
 */
void
work_clear_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        work_clear_folder (path);
      g_remove (path);
    }
}

/* @to is made if it is not there. */
void
work_copy_folder (const char *from,
                  const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_mkdir (to, 0700);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (from, name, NULL);
      g_autofree char *copy = g_build_filename (to, name, NULL);
      g_autofree char *contents = NULL;
      gsize            size;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        work_copy_folder (path, copy);
      else if (g_file_get_contents (path, &contents, &size, NULL))
        g_assert_true (g_file_set_contents_full (copy, contents, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

/**
 * work_get_trials:
 * @quick: how many, in the suite that everybody runs
 *
 * Returns: how many times @quick: NEWSROOM_FAULT_TRIALS multiplies it for the long runs
 */
guint
work_get_trials (guint quick)
{
  const char *factor = g_getenv ("NEWSROOM_FAULT_TRIALS");
  double      wanted = factor != NULL ? g_ascii_strtod (factor, NULL) * quick : quick;

  return (guint)MAX (1, wanted);
}
