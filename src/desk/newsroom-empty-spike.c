/* newsroom-empty-spike.c — the spike emptied, after a last backup
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-empty-spike.h"

#include <glib/gstdio.h>
#include <string.h>

#include "newsroom-backup.h"

typedef struct
{
  NewsroomStore *store;    /* owned */
  GArray        *articles; /* owned, of NewsroomSpiked */
  guint          n_deleted;
} EmptyData;

static void
empty_data_free (EmptyData *data)
{
  g_object_unref (data->store);
  g_array_unref (data->articles);
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
  EmptyData             *data = g_task_get_task_data (task);
  GError                *error = NULL;
  NewsroomLibraryFigures figures;

  if (!newsroom_store_backup_finish (data->store, result, &figures, &error))
    g_task_return_error (task, error);
  else
    newsroom_store_delete_spiked_async (data->store, data->articles, g_task_get_cancellable (task), deleted_cb, g_object_ref (task));
}

/* A name that no rotation knows: it stays until somebody deletes it. */
static char *
dup_backup_path (NewsroomStore *store)
{
  const char      *library = newsroom_store_get_path (store);
  g_autofree char *folder = newsroom_backup_dup_folder (library);
  g_autofree char *base = g_path_get_basename (library);
  g_autofree char *stem = g_strndup (base, strlen (base) - (g_str_has_suffix (base, ".db") ? 3 : 0));
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *name = g_strdup_printf ("%s-before-emptying-%s.db", stem, time);

  return g_build_filename (folder, name, NULL);
}

/* The folder may not be there yet; on a thread, as disks may be slow. */
static void
make_folder_thread (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  g_autofree char *folder = g_path_get_dirname (task_data);

  /* Whether it is there now is seen when the backup is made. */
  g_mkdir_with_parents (folder, 0700);
  g_task_return_boolean (task, TRUE);
}

static void
folder_made_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  EmptyData  *data = g_task_get_task_data (task);
  const char *path = g_task_get_task_data (G_TASK (result));

  newsroom_store_backup_async (data->store, path, g_task_get_cancellable (task), backed_up_cb, g_object_ref (task));
}

/**
 * newsroom_empty_spike_async:
 * @store: a library
 * @articles: (element-type NewsroomSpiked): the articles on the spike that are to go; copied at once
 * @cancellable: (nullable): to give up; nothing is deleted then
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Makes a verified backup of the library that no rotation deletes, and then deletes the articles for
 * good. Where there can be no backup nothing is deleted.
 */
void
newsroom_empty_spike_async (NewsroomStore      *store,
                            GArray             *articles,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) step = NULL;
  g_autoptr (GError) error = NULL;
  GTask     *task;
  EmptyData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (store));
  g_return_if_fail (articles != NULL);

  data = g_new0 (EmptyData, 1);
  data->store = g_object_ref (store);
  data->articles = g_array_copy (articles);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_empty_spike_async);
  g_task_set_task_data (task, data, (GDestroyNotify)empty_data_free);
  if (!newsroom_store_check_writable (store, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  step = g_task_new (NULL, NULL, folder_made_cb, task);
  g_task_set_source_tag (step, newsroom_empty_spike_async);
  g_task_set_task_data (step, dup_backup_path (store), g_free);
  g_task_run_in_thread (step, make_folder_thread);
}

/**
 * newsroom_empty_spike_finish:
 * @result: the result
 * @n_deleted: (out): how many were deleted
 * @error: return location for an error
 *
 * Returns: whether it was done; else with an error of newsroom_store_backup_finish() or
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
