/* newsroom-import-files.c — files from the file manager into the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-files.h"

#include "newsroom-import-queue-private.h"
#include "newsroom-import-result-private.h"

/*
 * Import:
 *
 * While the library takes one batch of articles, threads read the next ones.
 *
 * @store: the library
 * @queue: (nullable): the files, and what is read of them; %NULL when all is done
 * @results: (element-type NewsroomImportResult): of what is done, in order
 * @batch: (nullable): what the library is taking
 * @error: (nullable): why the library takes no more
 */
typedef struct
{
  NewsroomStore         *store;
  NewsroomImportQueue   *queue;
  NewsroomImportProgress progress;
  gpointer               progress_data;

  GPtrArray *results;
  GPtrArray *batch;
  GError    *error;
} Import;

static void go_on (GTask *task);

static void
import_free (Import *import)
{
  g_object_unref (import->store);
  g_clear_pointer (&import->queue, newsroom_import_queue_free);
  g_ptr_array_unref (import->results);
  g_clear_pointer (&import->batch, g_ptr_array_unref);
  g_clear_error (&import->error);
  g_free (import);
}

static gboolean
is_settled (NewsroomImportResult *result)
{
  return newsroom_import_result_get_status (result) != NEWSROOM_IMPORT_FAILED ||
         newsroom_import_result_get_error (result) != NULL;
}

static void
settle (NewsroomImportResult *result,
        const NewsroomFiling *filing)
{
  switch (filing->known)
    {
    case NEWSROOM_KNOWN_FILE_SAME:
      newsroom_import_result_settle (result, NEWSROOM_IMPORT_KNOWN, filing->article_id);
      break;
    case NEWSROOM_KNOWN_FILE_CHANGED:
      newsroom_import_result_settle (result, NEWSROOM_IMPORT_CHANGED, filing->article_id);
      break;
    case NEWSROOM_KNOWN_FILE_NO:
    default:
      newsroom_import_result_settle (result, NEWSROOM_IMPORT_ADDED, filing->article_id);
    }
}

/* @is_filed: whether the library has taken what could be read */
static void
finish_batch (Import  *import,
              gboolean is_filed)
{
  g_autoptr (GPtrArray) batch = g_steal_pointer (&import->batch);
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_filing_free);

  for (guint i = 0; i < batch->len; i++)
    {
      NewsroomImportResult *result = batch->pdata[i];

      if (!is_settled (result) && is_filed)
        settle (result, newsroom_import_result_get_filing (result));
      else if (!is_settled (result))
        newsroom_import_result_fail (result, import->error);
      if (newsroom_import_result_get_filing (result) != NULL && newsroom_import_result_get_status (result) != NEWSROOM_IMPORT_CHANGED)
        g_ptr_array_add (done, newsroom_import_result_steal_contents (result));
      g_ptr_array_add (import->results, g_object_ref (result));
    }

  newsroom_import_queue_throw_away (import->queue, g_steal_pointer (&done));

  if (import->progress != NULL)
    import->progress (import->results->len, MAX (newsroom_import_queue_count (import->queue), import->results->len), import->progress_data);
}

static void
filed_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Import        *import = g_task_get_task_data (task);
  const gboolean is_filed = newsroom_store_file_finish (import->store, result, &import->error);

  finish_batch (import, is_filed);
  go_on (task);
}

/* The filings are borrowed: the results have them until the library answers. */
static GPtrArray *
list_filings (GPtrArray *batch)
{
  GPtrArray *filings = g_ptr_array_new ();

  for (guint i = 0; i < batch->len; i++)
    if (!is_settled (batch->pdata[i]))
      g_ptr_array_add (filings, newsroom_import_result_get_filing (batch->pdata[i]));

  return filings;
}

/* Nothing more goes into the library: what is left fails for the same reason. */
static void
stop_on_error (Import       *import,
               GCancellable *cancellable)
{
  if (import->error == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &import->error);
  if (import->error != NULL)
    newsroom_import_queue_give_up (import->queue, import->error);
}

/* Gives the library the next batch, if there is one. */
static void
go_on (GTask *task)
{
  Import *import = g_task_get_task_data (task);

  while (import->batch == NULL && (import->batch = newsroom_import_queue_take (import->queue)) != NULL)
    {
      g_autoptr (GPtrArray) filings = list_filings (import->batch);

      stop_on_error (import, g_task_get_cancellable (task));
      if (import->error == NULL && filings->len > 0)
        {
          newsroom_store_file_async (import->store, filings, g_task_get_cancellable (task), filed_cb, g_object_ref (task));
          return;
        }
      finish_batch (import, FALSE);
    }

  if (import->batch != NULL || !newsroom_import_queue_is_empty (import->queue))
    return;
  g_clear_pointer (&import->queue, newsroom_import_queue_free);
  g_task_return_pointer (task, g_ptr_array_ref (import->results), (GDestroyNotify)g_ptr_array_unref);
}

static gboolean
ready_cb (gpointer user_data)
{
  GTask  *task = user_data;
  Import *import = g_task_get_task_data (task);

  if (import->queue != NULL)
    go_on (task);

  return G_SOURCE_REMOVE;
}

/**
 * newsroom_import_files_async:
 * @store: the library
 * @files: (element-type GFile): what is to be read
 * @format: (nullable): the name of an import format, or %NULL to find it for each file
 * @keeps_changes: as newsroom_import_reader_set_keeps_changes()
 * @progress: (nullable): told how far it is
 * @progress_data: closure of @progress
 * @cancellable: (nullable): to stop; what is in the library by then stays there
 * @callback: called when it is done
 * @user_data: closure
 *
 * Reads files in threads and adds those that the library does not know as new articles, in
 * transactions of a hundred, in the order of @files. A file that is twice in @files is added once. Each article of a
 * file that holds several is added by itself.
 */
void
newsroom_import_files_async (NewsroomStore         *store,
                             GPtrArray             *files,
                             const char            *format,
                             gboolean               keeps_changes,
                             NewsroomImportProgress progress,
                             gpointer               progress_data,
                             GCancellable          *cancellable,
                             GAsyncReadyCallback    callback,
                             gpointer               user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GPtrArray) copy = NULL;
  Import *import;

  g_return_if_fail (NEWSROOM_IS_STORE (store));
  g_return_if_fail (files != NULL);

  import = g_new0 (Import, 1);
  import->store = g_object_ref (store);
  copy = g_ptr_array_new_full (files->len, g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (copy, g_object_ref (files->pdata[i]));
  import->progress = progress;
  import->progress_data = progress_data;
  import->results = g_ptr_array_new_full (files->len, g_object_unref);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_import_files_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, import, (GDestroyNotify)import_free);
  import->queue = newsroom_import_queue_new (copy, format, keeps_changes, cancellable, ready_cb, G_OBJECT (task));
  go_on (task);
}

/**
 * newsroom_import_files_finish:
 * @store: the library
 * @result: what the callback was given
 * @error: (out) (optional): not used: each file has its own
 *
 * Returns: (transfer full) (element-type NewsroomImportResult): what became of each file, in
 *   the order of the files, and of each part of one that holds several articles. Those that were
 *   not reached when it was cancelled have failed with %G_IO_ERROR_CANCELLED; of a file whose
 *   parts were not all reached one result has.
 */
GPtrArray *
newsroom_import_files_finish (NewsroomStore *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
