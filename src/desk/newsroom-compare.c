/* newsroom-compare.c — two revisions of an article, compared
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-compare.h"

typedef struct
{
  /* Owned */
  NewsroomStore   *store;
  NewsroomArticle *before;
  NewsroomArticle *after;

  gint64 article_id;
  gint64 after_sequence;
} CompareData;

static void
compare_data_free (CompareData *data)
{
  g_clear_object (&data->store);
  g_clear_object (&data->before);
  g_clear_object (&data->after);
  g_free (data);
}

/* The articles are nobody else's. */
static void
compare_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  CompareData *data = task_data;

  g_task_return_pointer (task, newsroom_comparison_new (data->before, data->after), (GDestroyNotify)g_ptr_array_unref);
}

static void
after_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CompareData *data = g_task_get_task_data (task);
  GError      *error = NULL;

  data->after = newsroom_store_load_revision_finish (data->store, result, &error);
  if (data->after == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, compare_thread);
}

static void
before_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CompareData *data = g_task_get_task_data (task);
  GError      *error = NULL;

  data->before = newsroom_store_load_revision_finish (data->store, result, &error);
  if (data->before == NULL)
    g_task_return_error (task, error);
  else
    newsroom_store_load_revision_async (data->store,
                                        data->article_id,
                                        data->after_sequence,
                                        g_task_get_cancellable (task),
                                        after_loaded_cb,
                                        g_object_ref (task));
}

/**
 * newsroom_compare_async:
 * @store: the library
 * @article_id: an article
 * @before: the number of one of its revisions
 * @after: the number of another one, or the same
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Loads two revisions and finds what differs between them, word by word, on a thread of its own.
 */
void
newsroom_compare_async (NewsroomStore      *store,
                        gint64              article_id,
                        gint64              before,
                        gint64              after,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  GTask       *task;
  CompareData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (store));

  data = g_new0 (CompareData, 1);
  data->store = g_object_ref (store);
  data->article_id = article_id;
  data->after_sequence = after;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_compare_async);
  g_task_set_task_data (task, data, (GDestroyNotify)compare_data_free);
  newsroom_store_load_revision_async (store, article_id, before, cancellable, before_loaded_cb, task);
}

/**
 * newsroom_compare_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type NewsroomFieldComparison): as
 *   newsroom_comparison_new() gives it; %NULL with an error of
 *   newsroom_store_load_revision_finish(), or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
newsroom_compare_finish (GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
