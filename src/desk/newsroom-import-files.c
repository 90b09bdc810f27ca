/* newsroom-import-files.c — files from the file manager into the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-files.h"

#include "newsroom-import-batch-private.h"
#include "newsroom-import-result-private.h"

/*
 * Import:
 *
 * While the library takes one batch of files, a thread reads the next one.
 *
 * @store: the library
 * @files: (element-type GFile): all of them
 * @format: (nullable): the name of an import format
 * @results: (element-type NewsroomImportResult): of the files that are done, in order
 * @n_read: how many files are read
 * @reading: whether a batch is being read
 * @ready: (nullable): the batch that was read, for which the library is not free yet
 * @batch: (nullable): the batch in the library's hands
 * @added: (nullable): those of the batch that the library is adding
 * @n_asked: how many answers of the library about this batch are to come
 * @error: (nullable): why the library takes no more
 */
typedef struct
{
  NewsroomStore         *store;
  GPtrArray             *files;
  char                  *format;
  NewsroomImportProgress progress;
  gpointer               progress_data;

  GPtrArray *results;
  guint      n_read;
  gboolean   reading;
  GPtrArray *ready;
  GPtrArray *batch;
  GPtrArray *added;
  guint      n_asked;
  GError    *error;
} Import;

/*
 * Question:
 * @task: the import
 * @result: the file that the library is asked about
 */
typedef struct
{
  GTask                *task;
  NewsroomImportResult *result;
} Question;

static void go_on (GTask *task);

static void
import_free (Import *import)
{
  g_object_unref (import->store);
  g_ptr_array_unref (import->files);
  g_free (import->format);
  g_ptr_array_unref (import->results);
  g_clear_pointer (&import->ready, g_ptr_array_unref);
  g_clear_pointer (&import->batch, g_ptr_array_unref);
  g_clear_pointer (&import->added, g_ptr_array_unref);
  g_clear_error (&import->error);
  g_free (import);
}

static void
question_free (Question *question)
{
  g_object_unref (question->task);
  g_object_unref (question->result);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static gboolean
is_settled (NewsroomImportResult *result)
{
  return newsroom_import_result_get_status (result) != NEWSROOM_IMPORT_FAILED ||
         newsroom_import_result_get_error (result) != NULL;
}

/* The files of the batch that are to be added: read, unknown to the library, and each once. */
static GPtrArray *
choose_new (GPtrArray *batch)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < batch->len; i++)
    {
      NewsroomImportResult *result = batch->pdata[i];
      NewsroomOriginal     *original = newsroom_import_result_get_original (result);

      if (!is_settled (result) && g_hash_table_add (seen, (gpointer)newsroom_original_get_sha256 (original)))
        g_ptr_array_add (chosen, g_object_ref (result));
    }

  return chosen;
}

/* Files of the batch with the same bytes as one that was just added. */
static void
settle_twins (GPtrArray *batch)
{
  g_autoptr (GHashTable) added = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < batch->len; i++)
    {
      NewsroomImportResult *result = batch->pdata[i];
      NewsroomOriginal     *original = newsroom_import_result_get_original (result);
      NewsroomImportResult *twin;

      if (original == NULL)
        continue;
      if (newsroom_import_result_get_status (result) == NEWSROOM_IMPORT_ADDED)
        g_hash_table_insert (added, (gpointer)newsroom_original_get_sha256 (original), result);
      if (is_settled (result))
        continue;
      twin = g_hash_table_lookup (added, newsroom_original_get_sha256 (original));
      if (twin != NULL)
        newsroom_import_result_settle (result, NEWSROOM_IMPORT_KNOWN, newsroom_import_result_get_article_id (twin));
    }
}

static void
finish_batch (GTask *task)
{
  Import *import = g_task_get_task_data (task);
  g_autoptr (GPtrArray) batch = g_steal_pointer (&import->batch);

  settle_twins (batch);
  for (guint i = 0; i < batch->len; i++)
    {
      NewsroomImportResult *result = batch->pdata[i];

      if (!is_settled (result))
        newsroom_import_result_fail (result, import->error);
      if (newsroom_import_result_get_status (result) != NEWSROOM_IMPORT_CHANGED)
        newsroom_import_result_clear_contents (result);
      g_ptr_array_add (import->results, g_object_ref (result));
    }

  if (import->progress != NULL)
    import->progress (import->results->len, import->files->len, import->progress_data);
  go_on (task);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *import = g_task_get_task_data (task);
  g_autoptr (GPtrArray) added = g_steal_pointer (&import->added);

  if (newsroom_store_import_finish (import->store, result, &import->error))
    for (guint i = 0; i < added->len; i++)
      {
        NewsroomArticle *article = newsroom_import_result_get_article (added->pdata[i]);

        newsroom_import_result_settle (added->pdata[i], NEWSROOM_IMPORT_ADDED, newsroom_article_get_id (article));
      }

  finish_batch (task);
}

static void
add_new (GTask *task)
{
  Import *import = g_task_get_task_data (task);
  g_autoptr (GPtrArray) chosen = import->error == NULL ? choose_new (import->batch) : NULL;
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) originals = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_original_unref);

  if (chosen == NULL || chosen->len == 0)
    {
      finish_batch (task);
      return;
    }

  for (guint i = 0; i < chosen->len; i++)
    {
      g_ptr_array_add (articles, g_object_ref (newsroom_import_result_get_article (chosen->pdata[i])));
      g_ptr_array_add (originals, newsroom_original_ref (newsroom_import_result_get_original (chosen->pdata[i])));
    }
  import->added = g_steal_pointer (&chosen);
  newsroom_store_import_async (import->store,
                               articles,
                               originals,
                               g_task_get_cancellable (task),
                               imported_cb,
                               g_object_ref (task));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  Import           *import = g_task_get_task_data (question->task);
  NewsroomKnownFile known;
  gint64            id = 0;
  g_autoptr (GError) error = NULL;

  known = newsroom_store_find_file_finish (import->store, result, &id, &error);
  if (error != NULL)
    {
      if (import->error == NULL)
        import->error = g_steal_pointer (&error);
    }
  else if (known == NEWSROOM_KNOWN_FILE_SAME)
    newsroom_import_result_settle (question->result, NEWSROOM_IMPORT_KNOWN, id);
  else if (known == NEWSROOM_KNOWN_FILE_CHANGED)
    newsroom_import_result_settle (question->result, NEWSROOM_IMPORT_CHANGED, id);

  import->n_asked--;
  if (import->n_asked == 0)
    add_new (question->task);
}

static void
ask (GTask *task)
{
  Import *import = g_task_get_task_data (task);

  import->n_asked = 1;
  for (guint i = 0; i < import->batch->len; i++)
    {
      NewsroomImportResult *result = import->batch->pdata[i];
      NewsroomOriginal     *original = newsroom_import_result_get_original (result);
      Question             *question;

      if (is_settled (result))
        continue;
      question = g_new0 (Question, 1);
      question->task = g_object_ref (task);
      question->result = g_object_ref (result);
      import->n_asked++;
      newsroom_store_find_file_async (import->store,
                                      newsroom_original_get_sha256 (original),
                                      newsroom_original_get_path (original),
                                      g_task_get_cancellable (task),
                                      found_cb,
                                      question);
    }

  import->n_asked--;
  if (import->n_asked == 0)
    add_new (task);
}

static void
batch_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *import = g_task_get_task_data (task);

  import->reading = FALSE;
  import->ready = newsroom_import_batch_read_finish (result);
  import->n_read += import->ready->len;
  go_on (task);
}

/* Nothing more goes into the library: the files that are left fail for the same reason. */
static void
fail_rest (Import *import)
{
  g_clear_pointer (&import->ready, g_ptr_array_unref);
  for (guint i = import->results->len; i < import->files->len; i++)
    {
      NewsroomImportResult *result = newsroom_import_result_new (import->files->pdata[i]);

      newsroom_import_result_fail (result, import->error);
      g_ptr_array_add (import->results, result);
    }
  import->n_read = import->files->len;
}

/* Does whatever can be done next. */
static void
go_on (GTask *task)
{
  Import       *import = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  gboolean      take_ready;

  if (import->error == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &import->error);
  if (import->error != NULL && !import->reading && import->batch == NULL)
    fail_rest (import);

  take_ready = import->batch == NULL && import->ready != NULL;
  if (take_ready)
    import->batch = g_steal_pointer (&import->ready);

  if (import->error == NULL && !import->reading && import->ready == NULL && import->n_read < import->files->len)
    {
      import->reading = TRUE;
      newsroom_import_batch_read_async (import->files,
                                        import->n_read,
                                        import->format,
                                        cancellable,
                                        batch_read_cb,
                                        g_object_ref (task));
    }

  if (take_ready)
    ask (task);
  else if (import->results->len == import->files->len)
    g_task_return_pointer (task, g_ptr_array_ref (import->results), (GDestroyNotify)g_ptr_array_unref);
}

/**
 * newsroom_import_files_async:
 * @store: the library
 * @files: (element-type GFile): what is to be read
 * @format: (nullable): the name of an import format, or %NULL to find it for each file
 * @progress: (nullable): told how far it is
 * @progress_data: closure of @progress
 * @cancellable: (nullable): to stop; what is in the library by then stays there
 * @callback: called when it is done
 * @user_data: closure
 *
 * Reads files and adds those that the library does not know as new articles, in
 * transactions of a few hundred. A file that is twice in @files is added once.
 */
void
newsroom_import_files_async (NewsroomStore         *store,
                             GPtrArray             *files,
                             const char            *format,
                             NewsroomImportProgress progress,
                             gpointer               progress_data,
                             GCancellable          *cancellable,
                             GAsyncReadyCallback    callback,
                             gpointer               user_data)
{
  g_autoptr (GTask) task = NULL;
  Import *import;

  g_return_if_fail (NEWSROOM_IS_STORE (store));
  g_return_if_fail (files != NULL);

  import = g_new0 (Import, 1);
  import->store = g_object_ref (store);
  import->files = g_ptr_array_new_full (files->len, g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (import->files, g_object_ref (files->pdata[i]));
  import->format = g_strdup (format);
  import->progress = progress;
  import->progress_data = progress_data;
  import->results = g_ptr_array_new_full (files->len, g_object_unref);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_import_files_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, import, (GDestroyNotify)import_free);
  go_on (task);
}

/**
 * newsroom_import_files_finish:
 * @store: the library
 * @result: what the callback was given
 * @error: (out) (optional): not used: each file has its own
 *
 * Returns: (transfer full) (element-type NewsroomImportResult): what became of each file, in
 *   the order of the files. Those that were not reached when it was cancelled have failed
 *   with %G_IO_ERROR_CANCELLED.
 */
GPtrArray *
newsroom_import_files_finish (NewsroomStore *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
