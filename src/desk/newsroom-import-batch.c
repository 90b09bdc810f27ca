/* newsroom-import-batch.c — a few files at a time, read ahead of the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-batch-private.h"

#include "newsroom-file-private.h"
#include "newsroom-import-result-private.h"
#include "newsroom-import.h"

/* A batch is one transaction of the library, and waits in memory. It ends when it has so many
 * files, or so many bytes of them. */
#define MAX_FILES 200
#define MAX_BYTES ((gsize)16 * 1024 * 1024)

typedef struct
{
  GPtrArray *files;
  guint      first;
  char      *format;
} Batch;

static void
batch_free (Batch *batch)
{
  g_ptr_array_unref (batch->files);
  g_free (batch->format);
  g_free (batch);
}

/* Reads a file into an article. Returns its size. */
static gsize
read_file (NewsroomImportResult *result,
           const char           *format,
           GCancellable         *cancellable)
{
  GFile *file = newsroom_import_result_get_file (result);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autofree char *basename = g_file_get_basename (file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *name = NULL;
  const char      *content_type = NULL;
  g_autoptr (GError) error = NULL;

  bytes = newsroom_file_read (file, cancellable, &error);
  if (bytes != NULL)
    {
      name = newsroom_file_make_printable (basename);
      article = newsroom_import (g_bytes_ref (bytes), name, format, report, &content_type, &error);
    }
  if (article == NULL)
    {
      newsroom_import_result_fail (result, error);
      return 0;
    }

  newsroom_import_result_take_contents (result,
                                        g_steal_pointer (&article),
                                        newsroom_original_new (name, uri, content_type, bytes, report));

  return g_bytes_get_size (bytes);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Batch *batch = task_data;
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  gsize n_bytes = 0;

  for (guint i = batch->first; i < batch->files->len && results->len < MAX_FILES && n_bytes < MAX_BYTES; i++)
    {
      NewsroomImportResult *result = newsroom_import_result_new (batch->files->pdata[i]);

      n_bytes += read_file (result, batch->format, cancellable);
      g_ptr_array_add (results, result);
    }

  g_task_return_pointer (task, g_steal_pointer (&results), (GDestroyNotify)g_ptr_array_unref);
}

/**
 * newsroom_import_batch_read_async:
 * @files: (element-type GFile): all files of an import, not to be changed meanwhile
 * @first: the first of the batch
 * @format: (nullable): the name of an import format
 * @cancellable: (nullable): the files that are left fail with %G_IO_ERROR_CANCELLED then
 * @callback: called when it is done
 * @user_data: closure
 *
 * Reads and parses the next files in a thread.
 */
void
newsroom_import_batch_read_async (GPtrArray          *files,
                                  guint               first,
                                  const char         *format,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Batch *batch = g_new0 (Batch, 1);

  batch->files = g_ptr_array_ref (files);
  batch->first = first;
  batch->format = g_strdup (format);
  g_task_set_source_tag (task, newsroom_import_batch_read_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, batch, (GDestroyNotify)batch_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * newsroom_import_batch_read_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full) (element-type NewsroomImportResult): one or more results, those
 *   of the files from the first on; each has failed, or has contents and is not settled
 */
GPtrArray *
newsroom_import_batch_read_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
