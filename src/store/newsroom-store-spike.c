/* newsroom-store-spike.c — articles on the spike, deleted for good
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-store.h"

#include <glib/gi18n-lib.h>

#include "newsroom-search-index-private.h"
#include "newsroom-store-private.h"

typedef struct
{
  GArray *articles; /* owned, of NewsroomSpiked */
  guint   n_deleted;
} DeleteData;

static void
delete_data_free (DeleteData *data)
{
  g_array_unref (data->articles);
  g_free (data);
}

/* All that refers to an article goes before it. The index takes out what was put in. */
static const char *const delete_steps[] = {
  "INSERT INTO article_fts (article_fts, rowid, headline, standfirst, byline, body)"
  " SELECT 'delete', article, headline, standfirst, byline, body FROM article_text WHERE article = ?",
  "DELETE FROM article_text WHERE article = ?",
  "DELETE FROM unindexed WHERE article = ?",
  "DELETE FROM undo_step WHERE article = ?",
  "DELETE FROM undo WHERE article = ?",
  "DELETE FROM credit WHERE article = ?",
  "DELETE FROM state_log WHERE article = ?",
  "DELETE FROM original WHERE article = ?",
  "DELETE FROM revision WHERE article = ?",
  "DELETE FROM article WHERE id = ?",
};

/* One that was taken from the spike or written in meanwhile stays. */
static gboolean
is_spiked (NewsroomConnection   *connection,
           const NewsroomSpiked *article,
           gboolean             *spiked,
           GError              **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection, "SELECT 1 FROM article WHERE id = ? AND changed = ? AND state = 'spiked'", error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, article->id);
  newsroom_statement_bind_int (statement, article->changed);

  return newsroom_statement_step (statement, spiked, error);
}

static gboolean
delete_all (NewsroomConnection *connection,
            gpointer            user_data,
            GError            **error)
{
  DeleteData *data = user_data;

  data->n_deleted = 0;
  for (guint i = 0; i < data->articles->len; i++)
    {
      const NewsroomSpiked *article = &g_array_index (data->articles, NewsroomSpiked, i);
      gint64                id = article->id;
      gboolean              spiked = FALSE;

      if (!is_spiked (connection, article, &spiked, error))
        return FALSE;
      if (!spiked)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (delete_steps); j++)
        if (!newsroom_connection_run_for (connection, delete_steps[j], id, error))
          return FALSE;
      newsroom_connection_note_changed (connection, id);
      data->n_deleted++;
    }

  return TRUE;
}

/* A damaged index stands in no way: it is made anew, and then there is nothing to take out of it. */
static gpointer
work_delete (NewsroomConnection *connection,
             gpointer            user_data,
             GError            **error)
{
  DeleteData *data = user_data;
  g_autoptr (GError) failure = NULL;
  gboolean is_done;

  newsroom_connection_set_action (connection, _ ("Could not empty the spike"));
  if (newsroom_connection_transact (connection, delete_all, data, &failure))
    return GINT_TO_POINTER (TRUE);

  if (g_error_matches (failure, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED) &&
      newsroom_search_index_rebuild (connection, &is_done, NULL))
    {
      newsroom_connection_set_action (connection, _ ("Could not empty the spike"));
      return GINT_TO_POINTER (newsroom_connection_transact (connection, delete_all, data, error));
    }

  g_propagate_error (error, g_steal_pointer (&failure));

  return NULL;
}

/**
 * newsroom_store_delete_spiked_async:
 * @self: a library
 * @articles: (element-type NewsroomSpiked): articles; copied at once
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Deletes articles that are on the spike and have not changed, with all their versions and the files that they came from:
 * all of them or, if anything fails, none. Authors stay.
 */
void
newsroom_store_delete_spiked_async (NewsroomStore      *self,
                                    GArray             *articles,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  DeleteData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail (articles != NULL);

  data = g_new0 (DeleteData, 1);
  data->articles = g_array_copy (articles);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_delete_spiked_async);
  g_task_set_task_data (task, data, (GDestroyNotify)delete_data_free);
  newsroom_store_push (self, task, work_delete, NULL);
}

/**
 * newsroom_store_delete_spiked_finish:
 * @self: a library
 * @result: the result
 * @n_deleted: (out): how many were deleted
 * @error: return location for an error
 *
 * Returns: whether it was done
 */
gboolean
newsroom_store_delete_spiked_finish (NewsroomStore *self,
                                     GAsyncResult  *result,
                                     guint         *n_deleted,
                                     GError       **error)
{
  const DeleteData *data;

  if (!newsroom_store_finish_boolean (self, result, error))
    return FALSE;

  data = g_task_get_task_data (G_TASK (result));
  *n_deleted = data->n_deleted;

  return TRUE;
}
