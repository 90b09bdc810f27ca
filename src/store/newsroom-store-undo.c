/* newsroom-store-undo.c — the edit histories of an article, loaded
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-store.h"

#include <glib/gi18n-lib.h>

#include "newsroom-store-private.h"
#include "newsroom-undo-table-private.h"

typedef struct
{
  gint64     article_id;
  GPtrArray *pasts;
} UndoData;

static void
undo_data_free (UndoData *data)
{
  g_clear_pointer (&data->pasts, g_ptr_array_unref);
  g_free (data);
}

static gpointer
work_load_undo (NewsroomConnection *connection,
                gpointer            user_data,
                GError            **error)
{
  UndoData *data = user_data;

  newsroom_connection_set_action (connection, _ ("Could not load what can be undone in the article"));
  for (guint i = 0; newsroom_connection_get_read_only (connection) == NEWSROOM_READ_ONLY_NOT && i < data->pasts->len; i++)
    if (!newsroom_undo_table_load (connection, data->article_id, data->pasts->pdata[i], error))
      return NULL;

  return g_steal_pointer (&data->pasts);
}

static void
prove_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GPtrArray *pasts = task_data;

  for (guint i = 0; i < pasts->len; i++)
    newsroom_edit_past_end (pasts->pdata[i]);
  g_task_return_pointer (task, g_ptr_array_ref (pasts), (GDestroyNotify)g_ptr_array_unref);
}

static void
proved_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, g_task_propagate_pointer (G_TASK (result), NULL), (GDestroyNotify)g_ptr_array_unref);
}

/* Elsewhere than where the library is read: it may take longer than a save may wait. That thread has
 * nothing of the library, of which it might else be the last to let go. */
static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) proof = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *pasts = g_task_propagate_pointer (G_TASK (result), &error);

  if (pasts == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  proof = g_task_new (NULL, NULL, proved_cb, g_steal_pointer (&task));
  g_task_set_source_tag (proof, loaded_cb);
  g_task_set_task_data (proof, pasts, (GDestroyNotify)g_ptr_array_unref);
  g_task_run_in_thread (proof, prove_thread);
}

/**
 * newsroom_store_load_undo_async:
 * @self: a library
 * @article_id: an article
 * @pasts: (transfer full) (element-type NewsroomEditPast): texts of it as they are now, by the names
 *   of their fields; with a free function
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Loads what newsroom_store_save_draft_async() kept, where it leads to these texts. Where it does not,
 * as after another text came into the library by another way, there is nothing to be undone; nor where
 * the library is only read.
 */
void
newsroom_store_load_undo_async (NewsroomStore      *self,
                                gint64              article_id,
                                GPtrArray          *pasts,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  GTask    *whole;
  UndoData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail (pasts != NULL);

  data = g_new0 (UndoData, 1);
  data->article_id = article_id;
  data->pasts = pasts;

  whole = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (whole, newsroom_store_load_undo_async);
  task = g_task_new (self, cancellable, loaded_cb, whole);
  g_task_set_source_tag (task, newsroom_store_load_undo_async);
  g_task_set_task_data (task, data, (GDestroyNotify)undo_data_free);
  newsroom_store_push (self, task, work_load_undo, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * newsroom_store_load_undo_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type NewsroomEditPast): the texts with their histories,
 *   proved, for newsroom_edit_history_adopt(); %NULL if the library could not be read
 */
GPtrArray *
newsroom_store_load_undo_finish (NewsroomStore *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (NEWSROOM_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
