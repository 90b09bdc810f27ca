/* test-sqlite-calls.c — calls to SQLite that the quick run of test-sqlite-errors.c may leave out
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each fails once, in the operation that makes it: the operation says so and leaves the library as it
 * was, or is done all the same where that is said below; tried again it is done. */
#include "fault-sqlite.h"
#include "fault-trial.h"

#include <sqlite3.h>
#include <string.h>

#include "newsroom-search-index-private.h"

typedef struct
{
  const char   *name;
  const char   *sql;     /* (nullable): what is done to the closed library before */
  WorkOperation prepare; /* (nullable): and to the open one */
  WorkOperation operation;
  const char   *call; /* how the call begins, */
  guint         nth;  /* which of those, from 1, */
  int           code; /* and how it fails */
  int           error_code;
  gboolean      is_done;
} Case;

#define NEWER "PRAGMA journal_mode = DELETE; PRAGMA user_version = 99;"
#define NO_INDEX "DELETE FROM article_fts_docsize WHERE id > 3;"

#define IO NEWSROOM_STORE_ERROR_IO
#define DAMAGED NEWSROOM_STORE_ERROR_DAMAGED

/* In a connection of the test's own. An index that is damaged is made anew. */
static gboolean
update_index (Work    *work,
              GError **error)
{
  g_autoptr (NewsroomConnection) connection = newsroom_connection_open (work->path, error);
  gboolean is_done = FALSE;
  gboolean done;

  if (connection == NULL)
    return FALSE;
  done = newsroom_search_index_update (connection, &is_done, error);
  g_assert_true (done == is_done);
  g_assert_true (!done || newsroom_search_index_is_whole (connection));

  return newsroom_connection_close (connection, done ? error : NULL) && done;
}

/* Of the author whom work_adopt_author() has brought */
static gboolean
remove_portrait (Work    *work,
                 GError **error)
{
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) authors = NULL;
  g_autoptr (NewsroomAuthor) listed = NULL;
  g_autoptr (NewsroomAuthor) author = NULL;
  g_autoptr (NewsroomAuthor) known = NULL;
  g_autoptr (NewsroomAuthor) saved = NULL;

  newsroom_store_find_authors_async (work->store, "Di Fourth", NULL, keep_result_cb, &found);
  authors = newsroom_store_query_authors_finish (work->store, wait_for (&found), error);
  g_assert_cmpuint (g_list_model_get_n_items (authors), ==, 1);
  listed = g_list_model_get_item (authors, 0);
  newsroom_store_load_author_async (work->store, newsroom_author_get_id (listed), NULL, keep_result_cb, &loaded);
  author = newsroom_store_load_author_finish (work->store, wait_for (&loaded), error);
  g_assert_nonnull (author);
  known = newsroom_author_copy (author);
  newsroom_author_set_portrait (author, NULL, NULL);
  newsroom_store_save_author_async (work->store, author, known, NULL, keep_result_cb, &result);
  saved = newsroom_store_save_author_finish (work->store, wait_for (&result), error);

  return saved != NULL;
}

static const Case cases[] = {
  { "list", NULL, work_reopen, work_list, "prepare: SELECT id, changed, state", 1, SQLITE_NOMEM, IO, FALSE },
  { "list-damaged", NULL, NULL, work_list, "step: SELECT id, changed, state", 1, SQLITE_CORRUPT, DAMAGED, FALSE },
  { "save", NULL, NULL, work_save, "prepare: SELECT sequence, state, created", 1, SQLITE_NOMEM, IO, FALSE },
  { "save-after-step", NULL, work_step_beside, work_save, "prepare: SELECT count (*) = (SELECT sequence", 1, SQLITE_NOMEM, IO, FALSE },
  { "log-of-step", NULL, NULL, work_step, "prepare: INSERT INTO state_log", 1, SQLITE_NOMEM, IO, FALSE },
  { "byline", NULL, NULL, work_rename_credited, "prepare: UPDATE article SET shown_byline", 1, SQLITE_NOMEM, IO, FALSE },
  { "credit", NULL, NULL, work_save_full, "prepare: INSERT INTO credit", 1, SQLITE_NOMEM, IO, FALSE },
  { "credit-last", NULL, NULL, work_save_full, "step: INSERT INTO credit", 3, SQLITE_NOMEM, IO, FALSE },
  { "portrait-first", NULL, NULL, work_save_full, "prepare: SELECT media_type", 1, SQLITE_NOMEM, IO, FALSE },
  { "portrait-saved", NULL, NULL, work_adopt_author, "prepare: INSERT INTO portrait", 1, SQLITE_NOMEM, IO, FALSE },
  { "portrait", NULL, NULL, work_save_full, "step: SELECT media_type", 3, SQLITE_NOMEM, IO, FALSE },
  { "portrait-gone", NULL, work_adopt_author, remove_portrait, "step: DELETE FROM portrait", 1, SQLITE_NOMEM, IO, FALSE },
  { "files", NULL, NULL, work_adopt_files, "prepare: SELECT id FROM original WHERE sha256", 1, SQLITE_NOMEM, IO, FALSE },
  { "files-again", NULL, NULL, work_adopt_files, "step: SELECT id FROM original WHERE sha256", 3, SQLITE_NOMEM, IO, FALSE },
  { "files-first", NULL, NULL, work_adopt_files, "prepare: SELECT min (id)", 1, SQLITE_NOMEM, IO, FALSE },
  { "files-move", NULL, NULL, work_adopt_files, "prepare: UPDATE original SET id", 1, SQLITE_NOMEM, IO, FALSE },
  { "files-move-rest", NULL, NULL, work_adopt_files, "step: UPDATE original SET id", 2, SQLITE_NOMEM, IO, FALSE },
  { "whole", NULL, NULL, work_load_whole, "step: SELECT spiked_from", 1, SQLITE_NOMEM, IO, FALSE },
  { "scan", NEWER NO_INDEX, work_reopen, work_count_found, "prepare: SELECT id, headline, standfirst", 1, SQLITE_NOMEM, IO, FALSE },
  { "scan-damaged", NEWER NO_INDEX, NULL, work_count_found, "step: SELECT id, headline, standfirst", 2, SQLITE_CORRUPT, DAMAGED, FALSE },
  { "undo", NULL, NULL, work_save_draft, "prepare: INSERT INTO undo (", 1, SQLITE_NOMEM, 0, TRUE },
  { "undo-steps", NULL, NULL, work_save_draft, "prepare: DELETE FROM undo_step", 1, SQLITE_NOMEM, 0, TRUE },
  { "undo-step", NULL, NULL, work_save_draft, "prepare: INSERT INTO undo_step", 1, SQLITE_NOMEM, 0, TRUE },
  { "thin-rewrite", NULL, work_write_first, work_thin, "prepare: UPDATE revision SET base", 1, SQLITE_NOMEM, IO, FALSE },
  { "thin-body", NULL, work_write_first, work_thin, "step: SELECT ifnull (base, 0), body", 1, SQLITE_NOMEM, IO, FALSE },
  { "thin-before", NULL, work_write_first, work_thin, "step: SELECT ifnull (base, 0), body", 5, SQLITE_NOMEM, IO, FALSE },
  { "thin-again", NULL, work_write_first, work_thin, "step: SELECT ifnull (base, 0), body", 6, SQLITE_NOMEM, IO, FALSE },
  { "index", NULL, NULL, update_index, "prepare: SELECT id, headline, standfirst", 1, SQLITE_NOMEM, IO, FALSE },
  { "index-damaged", NULL, NULL, update_index, "step: SELECT id, headline, standfirst", 1, SQLITE_CORRUPT, 0, TRUE },
  { "idle", NULL, NULL, work_check_idly, "prepare: VALUES (1), (2)", 1, SQLITE_NOMEM, 0, TRUE },
  { "idle-guard", NULL, NULL, work_check_idly, "step: VALUES (1), (2)", 1, SQLITE_NOMEM, 0, TRUE },
  { "salvage-tables", NULL, NULL, work_salvage_alone, "prepare: SELECT name, type, \"notnull\"", 1, SQLITE_NOMEM, IO, FALSE },
  { "salvage-columns", NULL, NULL, work_salvage_alone, "step: SELECT name, type, \"notnull\"", 2, SQLITE_NOMEM, IO, FALSE },
  { "salvage-older", NULL, NULL, work_salvage_alone, "prepare: DELETE FROM article WHERE id = ? AND sequence", 1, SQLITE_NOMEM, IO, FALSE },
  { "salvage-row", NULL, NULL, work_salvage_alone, "prepare: INSERT OR IGNORE INTO", 1, SQLITE_NOMEM, IO, FALSE },
  { "salvage-row-full", NULL, NULL, work_salvage_alone, "step: INSERT OR IGNORE INTO", 2, SQLITE_FULL, NEWSROOM_STORE_ERROR_FULL, FALSE },
};

/* It opens the library itself, or nobody may have it open. */
static gboolean
wants_closed (WorkOperation operation)
{
  return operation == work_check_idly || operation == update_index || operation == work_salvage_alone;
}

/* Returns: (transfer full): the library as it is before the operation, with nothing left to be done in it
 * behind the back */
static Work *
begin (Trials     *trials,
       const Case *wanted)
{
  g_autoptr (Work) work = trials_begin (trials);
  g_autoptr (GError) error = NULL;

  if (!wants_closed (wanted->operation))
    {
      g_assert_true (work_open (work, &error));
      if (wanted->prepare != NULL)
        g_assert_true (wanted->prepare (work, &error));
      /* What was prepared once is not prepared again. */
      if (wanted->prepare != work_reopen)
        g_object_unref (search (work->store, "sentence"));
    }

  return g_steal_pointer (&work);
}

/* Returns: (transfer full): what the library holds, looked at in a copy by SQLite alone */
static char *
look (Trials *trials)
{
  g_autoptr (Work) image = work_new (trials->image);
  g_autoptr (GError) error = NULL;
  char *digest;

  work_clear_folder (trials->image);
  work_copy_folder (trials->folder, trials->image);
  digest = work_digest (image->path, &error);
  g_assert_no_error (error);

  return digest;
}

/* Does it without a fault. Returns: which of its calls is the one that is to fail */
static guint
learn (Trials     *trials,
       const Case *wanted)
{
  g_autoptr (Work) work = begin (trials, wanted);
  g_autoptr (GError) error = NULL;

  trials->before = look (trials);
  fault_sqlite_arm (FAULT_PHASE_WORK, 0, NULL);
  wanted->operation (work, &error);
  g_free (fault_sqlite_disarm ());
  g_assert_no_error (error);
  trials->told = g_strdup (work->told->str);
  trials->after = look (trials);

  return fault_sqlite_find_call (wanted->call, wanted->nth);
}

static void
test_call (Trials       *trials,
           gconstpointer data)
{
  const Case       *wanted = data;
  const FaultManner manner = { wanted->code, FALSE };
  g_autofree char  *call = NULL;
  g_autofree char  *now = NULL;
  g_autofree char  *last = NULL;
  g_autoptr (Work) work = NULL;
  g_autoptr (GError) error = NULL;
  guint    number;
  gboolean done;

  g_random_set_seed (1);
  trials->start = work_new (trials->folder);
  work_prepare (trials->start);
  work_prepare_full (trials->start);
  if (wanted->sql != NULL)
    g_free (run_sql (trials->start->path, wanted->sql));
  work_copy_folder (trials->folder, trials->kept);
  number = learn (trials, wanted);

  work = begin (trials, wanted);
  fault_sqlite_arm (FAULT_PHASE_WORK, number, &manner);
  done = wanted->operation (work, &error);
  call = fault_sqlite_disarm ();
  g_assert_true (call != NULL && g_str_has_prefix (call, wanted->call));
  g_assert_cmpint (done, ==, wanted->is_done);
  if (!done)
    g_assert_error (error, NEWSROOM_STORE_ERROR, wanted->error_code);
  g_assert_true (done == (error == NULL));
  g_clear_error (&error);
  now = look (trials);
  g_assert_cmpstr (now, ==, done ? trials->after : trials->before);

  if (!done)
    {
      g_string_set_size (work->told, 0);
      wanted->operation (work, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpstr (work->told->str, ==, trials->told);
  last = look (trials);
  g_assert_cmpstr (last, ==, trials->after);
}

/* A version that was rolled back is none: whoever saves over it is told that the library has another, and
 * what was saved before is there. */
static void
test_rolled_back (Trials       *trials,
                  gconstpointer data)
{
  const FaultManner full = { SQLITE_FULL, FALSE };
  g_autoptr (Work) work = work_new (trials->folder);
  g_autoptr (NewsroomArticle) article = make_article ("News", "First words.");
  g_autoptr (NewsroomArticle) first = NULL;
  g_autoptr (NewsroomArticle) ahead = NULL;
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *call = NULL;

  g_assert_true (work_open (work, &error));
  first = save_article (work->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  ahead = newsroom_article_copy (first);
  newsroom_article_set_text (ahead, NEWSROOM_FIELD_BODY, "Second words.");
  fault_sqlite_arm_call (FAULT_PHASE_WORK, "exec: COMMIT", &full);
  g_assert_null (save_article (work->store, ahead, NEWSROOM_CAUSE_AUTOSAVE, &error));
  call = fault_sqlite_disarm ();
  g_assert_nonnull (call);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_FULL);
  g_clear_error (&error);

  newsroom_article_set_sequence (ahead, 2);
  g_assert_null (save_article (work->store, ahead, NEWSROOM_CAUSE_AUTOSAVE, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  newsroom_article_set_text (first, NEWSROOM_FIELD_BODY, "Third words.");
  saved = save_article (work->store, first, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newsroom_article_get_sequence (saved), ==, 2);
}

/* An index of which nobody could look whether it is whole does not count as whole. */
static void
test_whole_index (Trials       *trials,
                  gconstpointer data)
{
  static const char *const calls[] = {
    "step: SELECT (SELECT count (*) FROM article)",
    "step: SELECT article, substr (headline",
    "step: SELECT 1 FROM article_fts WHERE article_fts MATCH",
  };
  const FaultManner memory = { SQLITE_NOMEM, FALSE };
  g_autoptr (Work) work = work_new (trials->folder);
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  work_prepare (work);
  work_prepare_full (work);
  connection = newsroom_connection_open (work->path, &error);
  g_assert_no_error (error);
  newsroom_connection_set_action (connection, "Could not look");
  g_assert_true (newsroom_search_index_is_whole (connection));
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *call = NULL;

      fault_sqlite_arm_call (FAULT_PHASE_WORK, calls[i], &memory);
      g_assert_false (newsroom_search_index_is_whole (connection));
      call = fault_sqlite_disarm ();
      g_assert_nonnull (call);
    }
  g_assert_true (newsroom_search_index_is_whole (connection));
  g_assert_true (newsroom_connection_close (connection, &error));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/sqlite-calls/%s", cases[i].name);

      g_test_add (path, Trials, &cases[i], trials_set_up, test_call, trials_tear_down);
    }
  g_test_add ("/faults/sqlite-calls/rolled-back", Trials, NULL, trials_set_up, test_rolled_back, trials_tear_down);
  g_test_add ("/faults/sqlite-calls/whole-index", Trials, NULL, trials_set_up, test_whole_index, trials_tear_down);

  return g_test_run ();
}
