/* newsroom-store-revisions.c — the history of an article: listed, read, restored, named
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-store.h"

#include <glib/gi18n-lib.h>

#include "newsroom-article-table-private.h"
#include "newsroom-revision-table-private.h"
#include "newsroom-store-private.h"
#include "newsroom-thinning-private.h"

typedef struct
{
  gint64 article_id;
  gint64 sequence;
  char  *name;
} RevisionData;

static void
revision_data_free (RevisionData *data)
{
  g_free (data->name);
  g_free (data);
}

static void
push (NewsroomStore      *self,
      gpointer            tag,
      RevisionData       *data,
      NewsroomStoreWork   work,
      GDestroyNotify      free_result,
      GCancellable       *cancellable,
      GAsyncReadyCallback callback,
      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_memdup2 (data, sizeof *data), (GDestroyNotify)revision_data_free);
  newsroom_store_push (self, task, work, free_result);
}

static gpointer
work_query (NewsroomConnection *connection,
            gpointer            user_data,
            GError            **error)
{
  const RevisionData *data = user_data;

  newsroom_connection_set_action (connection, _ ("Could not read the history of the article"));

  return newsroom_revision_table_list (connection, data->article_id, error);
}

/**
 * newsroom_store_query_revisions_async:
 * @self: a library
 * @article_id: an article
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Lists the revisions of an article.
 */
void
newsroom_store_query_revisions_async (NewsroomStore      *self,
                                      gint64              article_id,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  RevisionData data = { article_id, 0, NULL };

  g_return_if_fail (NEWSROOM_IS_STORE (self));

  push (self, newsroom_store_query_revisions_async, &data, work_query, g_object_unref, cancellable, callback, user_data);
}

/**
 * newsroom_store_query_revisions_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the #NewsroomRevision, the newest first; none if there is no
 *   such article
 */
GListModel *
newsroom_store_query_revisions_finish (NewsroomStore *self,
                                       GAsyncResult  *result,
                                       GError       **error)
{
  g_return_val_if_fail (NEWSROOM_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
work_load (NewsroomConnection *connection,
           gpointer            user_data,
           GError            **error)
{
  const RevisionData *data = user_data;

  newsroom_connection_set_action (connection, _ ("Could not load the version"));

  return newsroom_revision_table_load (connection, data->article_id, data->sequence, error);
}

/**
 * newsroom_store_load_revision_async:
 * @self: a library
 * @article_id: an article
 * @sequence: the number of one of its revisions
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Loads the article as it was then.
 */
void
newsroom_store_load_revision_async (NewsroomStore      *self,
                                    gint64              article_id,
                                    gint64              sequence,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  RevisionData data = { article_id, sequence, NULL };

  g_return_if_fail (NEWSROOM_IS_STORE (self));

  push (self, newsroom_store_load_revision_async, &data, work_load, g_object_unref, cancellable, callback, user_data);
}

/**
 * newsroom_store_load_revision_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the article, to be looked at and not to be saved: its
 *   authors have name and uuid, and at a publication the profile that they had. %NULL with
 *   %NEWSROOM_STORE_ERROR_NOT_FOUND or, if the disk has changed it, %NEWSROOM_STORE_ERROR_DAMAGED
 */
NewsroomArticle *
newsroom_store_load_revision_finish (NewsroomStore *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (NEWSROOM_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* When it is to run and how long it is to be has been agreed since, and an embargo is a promise. */
static void
keep_plans (NewsroomArticle *then,
            NewsroomArticle *now)
{
  static const NewsroomTime  times[] = { NEWSROOM_TIME_PUBLISHED, NEWSROOM_TIME_DEADLINE, NEWSROOM_TIME_EMBARGO };
  static const NewsroomField fields[] = { NEWSROOM_FIELD_EMBARGO_REASON, NEWSROOM_FIELD_EMBARGO_ZONE };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    newsroom_article_set_time (then, times[i], newsroom_article_get_time (now, times[i]));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    newsroom_article_set_text (then, fields[i], newsroom_article_get_text (now, fields[i]));
  newsroom_article_set_priority (then, newsroom_article_get_priority (now));
  newsroom_article_set_target_length (then, newsroom_article_get_target_length (now));
}

static gboolean
restore (NewsroomConnection *connection,
         gpointer            user_data,
         GError            **error)
{
  const RevisionData *data = user_data;
  g_autoptr (NewsroomArticle) now = NULL;
  g_autoptr (NewsroomArticle) then = NULL;
  g_auto (NewsroomTextSums) sums = { 0 };

  then = newsroom_revision_table_load (connection, data->article_id, data->sequence, error);
  now = then != NULL ? newsroom_article_table_load_as_is (connection, data->article_id, error) : NULL;
  if (now == NULL)
    return FALSE;

  newsroom_article_set_uuid (then, newsroom_article_get_uuid (now));
  newsroom_article_set_sequence (then, newsroom_article_get_sequence (now));
  keep_plans (then, now);
  newsroom_text_sums_init (&sums, then);

  return newsroom_article_table_save (connection, then, NEWSROOM_CAUSE_RESTORE, &sums, error);
}

static gpointer
work_restore (NewsroomConnection *connection,
              gpointer            user_data,
              GError            **error)
{
  newsroom_connection_set_action (connection, _ ("Could not restore the version"));

  return GINT_TO_POINTER (newsroom_connection_transact (connection, restore, user_data, error));
}

/**
 * newsroom_store_restore_revision_async:
 * @self: a library
 * @article_id: an article
 * @sequence: the number of one of its revisions
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Gives the article the texts and credits of a revision, also where the disk has changed what it
 * had. That is a new revision; those before stay. So do state, publication, deadline, embargo,
 * priority and target length. Authors keep the profiles of today.
 */
void
newsroom_store_restore_revision_async (NewsroomStore      *self,
                                       gint64              article_id,
                                       gint64              sequence,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  RevisionData data = { article_id, sequence, NULL };

  g_return_if_fail (NEWSROOM_IS_STORE (self));

  push (self, newsroom_store_restore_revision_async, &data, work_restore, NULL, cancellable, callback, user_data);
}

static gboolean
set_name (NewsroomConnection *connection,
          gpointer            user_data,
          GError            **error)
{
  const RevisionData *data = user_data;

  return newsroom_revision_table_set_name (connection, data->article_id, data->sequence, data->name, error);
}

static gpointer
work_set_name (NewsroomConnection *connection,
               gpointer            user_data,
               GError            **error)
{
  newsroom_connection_set_action (connection, _ ("Could not name the version"));

  return GINT_TO_POINTER (newsroom_connection_transact (connection, set_name, user_data, error));
}

/**
 * newsroom_store_name_revision_async:
 * @self: a library
 * @article_id: an article
 * @sequence: the number of one of its revisions
 * @name: what the editor calls it, "" for nothing
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Makes a checkpoint of a revision that was only saved by itself. Its text stays as it is.
 */
void
newsroom_store_name_revision_async (NewsroomStore      *self,
                                    gint64              article_id,
                                    gint64              sequence,
                                    const char         *name,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  RevisionData data = { article_id, sequence, g_strdup (name) };

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail (name != NULL);

  push (self, newsroom_store_name_revision_async, &data, work_set_name, NULL, cancellable, callback, user_data);
}

/**
 * newsroom_store_change_revision_finish:
 * @self: a library
 * @result: the result of a restoring or naming
 * @error: return location for an error
 *
 * Returns: whether it was done; else with an error as
 *   newsroom_store_load_revision_finish() and newsroom_store_save_article_finish() give them
 */
gboolean
newsroom_store_change_revision_finish (NewsroomStore *self,
                                       GAsyncResult  *result,
                                       GError       **error)
{
  return newsroom_store_finish_boolean (self, result, error);
}

typedef struct
{
  gint64 after;
  gint64 id; /* the next article, once it is known */
  gint64 now;
} ThinData;

static gboolean
thin (NewsroomConnection *connection,
      gpointer            user_data,
      GError            **error)
{
  const ThinData *data = user_data;

  return newsroom_thinning_run (connection, data->id, data->now, error);
}

static gpointer
work_thin (NewsroomConnection *connection,
           gpointer            user_data,
           GError            **error)
{
  ThinData *data = user_data;
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  newsroom_connection_set_action (connection, _ ("Could not take old versions away"));
  /* A clock that has jumped ahead makes nothing old: a day after the last change is the latest that
   * it is taken for. */
  statement = newsroom_connection_prepare (connection,
                                           "SELECT ifnull ((SELECT min (id) FROM article WHERE id > ?), 0), ifnull (max (changed), 0) FROM article",
                                           error);
  if (statement == NULL)
    return NULL;
  newsroom_statement_bind_int (statement, data->after);
  if (!newsroom_statement_step (statement, &has_row, error))
    return NULL;
  data->id = newsroom_statement_get_int (statement, 0);
  data->now = MIN (data->now, newsroom_statement_get_int (statement, 1) + G_TIME_SPAN_DAY);
  g_clear_pointer (&statement, newsroom_statement_release);
  if (data->id != 0 && !newsroom_connection_transact (connection, thin, data, error))
    return NULL;

  return g_memdup2 (&data->id, sizeof data->id);
}

/**
 * newsroom_store_thin_async:
 * @self: a library
 * @after_id: an article, or 0
 * @now: the present, in microseconds since 1970
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Takes old revisions of the next article away: every autosave of 24 hours stays, one in 10 minutes
 * for 7 days, one a day for ever; and for ever every checkpoint, import, change of state, publication
 * and restoring, and what was there before more than half of the words went. One article at a time, so that saves come between.
 */
void
newsroom_store_thin_async (NewsroomStore      *self,
                           gint64              after_id,
                           gint64              now,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  ThinData data = { after_id, 0, now };

  g_return_if_fail (NEWSROOM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_thin_async);
  g_task_set_task_data (task, g_memdup2 (&data, sizeof data), g_free);
  newsroom_store_push (self, task, work_thin, g_free);
}

/**
 * newsroom_store_thin_finish:
 * @self: a library
 * @result: the result
 * @id: (out): the article that was looked at, also where it could not be thinned; 0 if there is no
 *   further one, or the library could not be read
 * @error: return location for an error
 *
 * Returns: whether it was done; an article with a version that the disk has changed stays as it is
 */
gboolean
newsroom_store_thin_finish (NewsroomStore *self,
                            GAsyncResult  *result,
                            gint64        *id,
                            GError       **error)
{
  const ThinData  *data;
  g_autofree char *done = NULL;

  g_return_val_if_fail (NEWSROOM_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  done = g_task_propagate_pointer (G_TASK (result), error);
  data = g_task_get_task_data (G_TASK (result));
  *id = data->id;

  return done != NULL;
}
