/* newsroom-empty-spike.c — the spike emptied, after a last backup
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-empty-spike.h"

#include "newsroom-backup.h"

typedef struct
{
  NewsroomStore *store; /* owned */
  GArray        *ids;   /* owned, of gint64 */
  guint          n_deleted;
} EmptyData;

static void
empty_data_free (EmptyData *data)
{
  g_object_unref (data->store);
  g_array_unref (data->ids);
  g_free (data);
}

static void
deleted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  EmptyData *data = g_task_get_task_data (task);
  GError    *error = NULL;

  if (newsroom_store_delete_spiked_finish (data->store, result, &data->n_deleted, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  EmptyData *data = g_task_get_task_data (task);
  GError    *error = NULL;
  g_autoptr (NewsroomBackup) backup = newsroom_backup_make_finish (result, NULL, &error);

  if (backup == NULL)
    g_task_return_error (task, error);
  else
    newsroom_store_delete_spiked_async (data->store, data->ids, g_task_get_cancellable (task), deleted_cb, g_object_ref (task));
}

/**
 * newsroom_empty_spike_async:
 * @store: a library
 * @ids: (element-type gint64): the articles on the spike that are to go; copied at once
 * @cancellable: (nullable): to give up; nothing is deleted then
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Makes a verified backup of the library, and then deletes the articles for good. Where there can be
 * no backup nothing is deleted.
 */
void
newsroom_empty_spike_async (NewsroomStore      *store,
                            GArray             *ids,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autofree char *folder = NULL;
  GTask           *task;
  EmptyData       *data;

  g_return_if_fail (NEWSROOM_IS_STORE (store));
  g_return_if_fail (ids != NULL);

  data = g_new0 (EmptyData, 1);
  data->store = g_object_ref (store);
  data->ids = g_array_copy (ids);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_empty_spike_async);
  g_task_set_task_data (task, data, (GDestroyNotify)empty_data_free);

  folder = newsroom_backup_dup_folder (newsroom_store_get_path (store));
  newsroom_backup_make_async (store, folder, NULL, g_get_real_time (), cancellable, backed_up_cb, task);
}

/**
 * newsroom_empty_spike_finish:
 * @result: the result
 * @n_deleted: (out): how many were deleted
 * @error: return location for an error
 *
 * Returns: whether it was done; else with an error of newsroom_backup_make_finish() or
 *   newsroom_store_delete_spiked_finish()
 */
gboolean
newsroom_empty_spike_finish (GAsyncResult *result,
                             guint        *n_deleted,
                             GError      **error)
{
  const EmptyData *data;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  data = g_task_get_task_data (G_TASK (result));
  *n_deleted = data->n_deleted;

  return TRUE;
}
