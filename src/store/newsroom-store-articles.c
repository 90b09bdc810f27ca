/* newsroom-store-articles.c — articles: saved, loaded, moved from state to state, listed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-store.h"

#include <glib/gi18n-lib.h>

#include "newsroom-article-query-private.h"
#include "newsroom-article-table-private.h"
#include "newsroom-credit-table-private.h"
#include "newsroom-search-index-private.h"
#include "newsroom-store-private.h"
#include "newsroom-undo-table-private.h"

typedef struct
{
  NewsroomArticle *article;
  GPtrArray       *undo; /* of NewsroomEditChanges, or NULL */
  NewsroomCause    cause;
  NewsroomTextSums sums;
  gboolean         is_undo_at_fault;
} SaveData;

typedef struct
{
  gint64        id;
  gboolean      is_restore;
  NewsroomState state;
  char         *note;
} StepData;

static void
save_data_free (SaveData *data)
{
  g_clear_object (&data->article);
  g_clear_pointer (&data->undo, g_ptr_array_unref);
  newsroom_text_sums_clear (&data->sums);
  g_free (data);
}

static void
step_data_free (StepData *data)
{
  g_free (data->note);
  g_free (data);
}

static gboolean
save_article (NewsroomConnection *connection,
              gpointer            user_data,
              GError            **error)
{
  SaveData *data = user_data;

  if (!newsroom_article_table_save (connection, data->article, data->cause, &data->sums, error))
    return FALSE;

  data->is_undo_at_fault = data->undo != NULL && !newsroom_undo_table_save (connection, data->article, data->undo, error);

  return !data->is_undo_at_fault;
}

static void
set_undo_kept (SaveData *data)
{
  for (guint i = 0; i < data->undo->len; i++)
    newsroom_edit_changes_set_kept (data->undo->pdata[i]);
}

/* What can be undone goes with the text, but stands in its way never: what of both has no room, or
 * where the one fails, the text is saved alone. */
static gboolean
save_draft (NewsroomConnection *connection,
            SaveData           *data,
            GError            **error)
{
  g_autoptr (NewsroomArticle) unsaved = newsroom_article_copy (data->article);
  g_autoptr (GError) failure = NULL;

  if (newsroom_connection_transact (connection, save_article, data, &failure))
    {
      set_undo_kept (data);
      return TRUE;
    }

  if (!data->is_undo_at_fault && !g_error_matches (failure, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_FULL))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  g_debug ("%s", failure->message);
  g_set_object (&data->article, unsaved);
  g_clear_pointer (&data->undo, g_ptr_array_unref);

  return newsroom_connection_transact (connection, save_article, data, error);
}

static gpointer
work_save (NewsroomConnection *connection,
           gpointer            user_data,
           GError            **error)
{
  SaveData *data = user_data;

  newsroom_connection_set_action (connection,
                                  _ ("Could not save “%s”"),
                                  newsroom_article_get_text (data->article, NEWSROOM_FIELD_HEADLINE));
  newsroom_text_sums_init (&data->sums, data->article);

  if (data->undo != NULL ? !save_draft (connection, data, error) : !newsroom_connection_transact (connection, save_article, data, error))
    return NULL;

  return g_steal_pointer (&data->article);
}

/**
 * newsroom_store_save_article_async:
 * @self: a library
 * @article: (transfer none): an article, copied at once; with id 0 it is added
 * @cause: why
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Saves an article with its credits and adds a revision; if nothing has changed, nothing is
 * written and that is a success. State and creation time of an article that is in the library
 * stay as they are there. The time of update becomes now, unless @cause is
 * %NEWSROOM_CAUSE_IMPORT and the article brings one.
 *
 * Authors with an id are left as they are; save them with newsroom_store_save_author_async().
 * One without is found by uuid or added. With %NEWSROOM_CAUSE_IMPORT an author of the same
 * name is the same person if neither affiliation, e-mail nor web site speak against it: what
 * is empty in the profile is filled, nothing in it is replaced.
 */
void
newsroom_store_save_article_async (NewsroomStore      *self,
                                   NewsroomArticle    *article,
                                   NewsroomCause       cause,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  newsroom_store_save_draft_async (self, article, cause, NULL, cancellable, callback, user_data);
}

/**
 * newsroom_store_save_draft_async:
 * @self: a library
 * @article: (transfer none): an article, copied at once; with id 0 it is added
 * @cause: why
 * @undo: (nullable) (element-type NewsroomEditChanges): what became of the histories of its texts, each
 *   with the text that @article has; not to be changed from here on
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Saves an article as newsroom_store_save_article_async() does, and with it, wholly or not at all, what
 * can be undone in it; also where the article has not changed. Where @undo cannot be kept the article is
 * saved without it: newsroom_edit_changes_set_kept() says which it was. Ends with
 * newsroom_store_save_article_finish().
 */
void
newsroom_store_save_draft_async (NewsroomStore      *self,
                                 NewsroomArticle    *article,
                                 NewsroomCause       cause,
                                 GPtrArray          *undo,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  SaveData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail (NEWSROOM_IS_ARTICLE (article));

  data = g_new0 (SaveData, 1);
  data->article = newsroom_article_copy (article);
  data->undo = undo != NULL ? g_ptr_array_ref (undo) : NULL;
  data->cause = cause;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_save_draft_async);
  g_task_set_task_data (task, data, (GDestroyNotify)save_data_free);
  newsroom_store_push (self, task, work_save, g_object_unref);
}

/**
 * newsroom_store_save_article_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the article as the library has it now: with its id,
 *   sequence number, state and times, and the authors as they are there, of whom those that
 *   were sent with a portrait come back without it; %NULL with
 *   %NEWSROOM_STORE_ERROR_CONFLICT if the library has a text that the article does not know,
 *   %NEWSROOM_STORE_ERROR_NOT_FOUND, %NEWSROOM_STORE_ERROR_MOVED, %NEWSROOM_STORE_ERROR_FULL,
 *   %NEWSROOM_STORE_ERROR_DAMAGED or %NEWSROOM_STORE_ERROR_IO
 */
NewsroomArticle *
newsroom_store_save_article_finish (NewsroomStore *self,
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
  const gint64 *id = user_data;
  g_autoptr (NewsroomArticle) article = NULL;

  newsroom_connection_set_action (connection, _ ("Could not load the article"));
  article = newsroom_article_table_load (connection, *id, error);
  if (article == NULL || !newsroom_credit_table_load_portraits (connection, article, error))
    return NULL;

  return g_steal_pointer (&article);
}

/**
 * newsroom_store_load_article_async:
 * @self: a library
 * @id: the article's row
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Loads an article with its credits and their authors, portraits included.
 */
void
newsroom_store_load_article_async (NewsroomStore      *self,
                                   gint64              id,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NEWSROOM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_load_article_async);
  g_task_set_task_data (task, g_memdup2 (&id, sizeof id), g_free);
  newsroom_store_push (self, task, work_load, g_object_unref);
}

/**
 * newsroom_store_load_article_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the article; %NULL with %NEWSROOM_STORE_ERROR_NOT_FOUND
 *   or, if the disk has changed its text, %NEWSROOM_STORE_ERROR_DAMAGED
 */
NewsroomArticle *
newsroom_store_load_article_finish (NewsroomStore *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (NEWSROOM_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
take_step (NewsroomConnection *connection,
           gpointer            user_data,
           GError            **error)
{
  StepData *data = user_data;

  if (data->is_restore)
    return newsroom_article_table_restore_from_spike (connection, data->id, error);

  return newsroom_article_table_set_state (connection, data->id, data->state, data->note, error);
}

static gpointer
work_step (NewsroomConnection *connection,
           gpointer            user_data,
           GError            **error)
{
  newsroom_connection_set_action (connection, _ ("Could not change the state of the article"));

  return GINT_TO_POINTER (newsroom_connection_transact (connection, take_step, user_data, error));
}

/**
 * newsroom_store_set_state_async:
 * @self: a library
 * @id: an article
 * @state: its next state
 * @note: (nullable): why, for the log
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Takes an article to another state, logs the step and adds a revision; one that is published
 * holds the authors' profiles as they are now. Only a step that
 * newsroom_state_can_become() allows is taken, and from the spike only that back to where the
 * article was. A draft of the article that was loaded before can still be saved: the step
 * changes no text.
 */
void
newsroom_store_set_state_async (NewsroomStore      *self,
                                gint64              id,
                                NewsroomState       state,
                                const char         *note,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  StepData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail ((guint)state < NEWSROOM_N_STATES);

  data = g_new0 (StepData, 1);
  data->id = id;
  data->state = state;
  data->note = g_strdup (note);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_set_state_async);
  g_task_set_task_data (task, data, (GDestroyNotify)step_data_free);
  newsroom_store_push (self, task, work_step, NULL);
}

/**
 * newsroom_store_restore_from_spike_async:
 * @self: a library
 * @id: an article on the spike
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Gives a spiked article the state back that it had before. Ends with
 * newsroom_store_set_state_finish().
 */
void
newsroom_store_restore_from_spike_async (NewsroomStore      *self,
                                         gint64              id,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  StepData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (self));

  data = g_new0 (StepData, 1);
  data->id = id;
  data->is_restore = TRUE;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_restore_from_spike_async);
  g_task_set_task_data (task, data, (GDestroyNotify)step_data_free);
  newsroom_store_push (self, task, work_step, NULL);
}

/**
 * newsroom_store_set_state_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether the article has its new state; else %NEWSROOM_STORE_ERROR_STATE if there is
 *   no such step, %NEWSROOM_STORE_ERROR_NOT_FOUND, or an error of a save
 */
gboolean
newsroom_store_set_state_finish (NewsroomStore *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return newsroom_store_finish_boolean (self, result, error);
}

static gpointer
work_query (NewsroomConnection *connection,
            gpointer            user_data,
            GError            **error)
{
  newsroom_connection_set_action (connection, _ ("Could not list the articles"));

  return newsroom_article_query_run (user_data, connection, error);
}

/**
 * newsroom_store_query_articles_async:
 * @self: a library
 * @query: (transfer none): what is wanted, copied at once
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Lists articles. With a text and %NEWSROOM_SORT_CHANGED what fits best comes first. A text
 * without letter or digit is no text.
 */
void
newsroom_store_query_articles_async (NewsroomStore              *self,
                                     const NewsroomArticleQuery *query,
                                     GCancellable               *cancellable,
                                     GAsyncReadyCallback         callback,
                                     gpointer                    user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail (query != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_query_articles_async);
  g_task_set_task_data (task, newsroom_article_query_copy (query), (GDestroyNotify)newsroom_article_query_free);
  newsroom_store_push (self, task, work_query, g_object_unref);
}

/**
 * newsroom_store_query_articles_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): #NewsroomArticleRows; ask again after
 *   #NewsroomStore::changed
 */
GListModel *
newsroom_store_query_articles_finish (NewsroomStore *self,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  g_return_val_if_fail (NEWSROOM_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
work_index (NewsroomConnection *connection,
            gpointer            user_data,
            GError            **error)
{
  gboolean is_to_be_checked = TRUE;
  gboolean is_done = FALSE;

  while (!is_done)
    if (!newsroom_search_index_tidy (connection, &is_to_be_checked, &is_done, error))
      return NULL;

  return GINT_TO_POINTER (TRUE);
}

/**
 * newsroom_store_index_async:
 * @self: a library
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Has the search index know every article, for who searches once: whoever stays is told by
 * #NewsroomStore::changed when it does. Takes a while where the index was damaged, and no other
 * operation is done meanwhile. Where the library can only be read it does nothing: a search reads the
 * articles then.
 */
void
newsroom_store_index_async (NewsroomStore      *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NEWSROOM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_index_async);
  newsroom_store_push (self, task, work_index, NULL);
}

/**
 * newsroom_store_index_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether a search finds all; else an error of a save
 */
gboolean
newsroom_store_index_finish (NewsroomStore *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return newsroom_store_finish_boolean (self, result, error);
}
