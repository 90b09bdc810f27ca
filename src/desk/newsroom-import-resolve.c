/* newsroom-import-resolve.c — a file that has changed: in place of its article, or beside it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-files.h"

#include "newsroom-import-result-private.h"

/*
 * Resolution:
 * @result: the file
 * @article: what was read from it, as it goes into the library
 */
typedef struct
{
  NewsroomImportResult *result;
  NewsroomArticle      *article;
} Resolution;

/* What a reporter's file says of a story; the rest is the desk's. */
static const NewsroomField filed_fields[] = {
  NEWSROOM_FIELD_HEADLINE,
  NEWSROOM_FIELD_STANDFIRST,
  NEWSROOM_FIELD_BYLINE,
  NEWSROOM_FIELD_DATELINE,
  NEWSROOM_FIELD_BODY,
  NEWSROOM_FIELD_EXTRA,
};

static void
resolution_free (Resolution *resolution)
{
  g_object_unref (resolution->result);
  g_object_unref (resolution->article);
  g_free (resolution);
}

static gboolean
is_filed (NewsroomField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (filed_fields); i++)
    if (filed_fields[i] == field)
      return TRUE;

  return FALSE;
}

/* Gives @article the place of @draft in the library, and what the desk has noted there and
 * the file does not say. */
static void
take_place (NewsroomArticle *article,
            NewsroomArticle *draft)
{
  newsroom_article_set_id (article, newsroom_article_get_id (draft));
  newsroom_article_set_uuid (article, newsroom_article_get_uuid (draft));
  newsroom_article_set_sequence (article, newsroom_article_get_sequence (draft));
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    {
      NewsroomField field = (NewsroomField)i;

      if (!is_filed (field) && *newsroom_article_get_text (article, field) == '\0')
        newsroom_article_set_text (article, field, newsroom_article_get_text (draft, field));
    }
  for (guint i = 0; i < NEWSROOM_N_TIMES; i++)
    {
      NewsroomTime which = (NewsroomTime)i;

      if (which != NEWSROOM_TIME_UPDATED && newsroom_article_get_time (article, which) == 0)
        newsroom_article_set_time (article, which, newsroom_article_get_time (draft, which));
    }
  if (newsroom_article_get_keywords (article)[0] == NULL)
    newsroom_article_set_keywords (article, newsroom_article_get_keywords (draft));
  if (newsroom_article_get_priority (article) == NEWSROOM_PRIORITY_DEFAULT)
    newsroom_article_set_priority (article, newsroom_article_get_priority (draft));
  if (newsroom_article_get_target_length (article) == 0)
    newsroom_article_set_target_length (article, newsroom_article_get_target_length (draft));
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Resolution *resolution = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!newsroom_store_import_finish (NEWSROOM_STORE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  newsroom_import_result_settle (resolution->result,
                                 NEWSROOM_IMPORT_ADDED,
                                 newsroom_article_get_id (resolution->article));
  newsroom_import_result_clear_contents (resolution->result);
  g_task_return_boolean (task, TRUE);
}

static void
import (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  Resolution    *resolution = g_task_get_task_data (task);
  NewsroomStore *store = g_task_get_source_object (task);
  GCancellable  *cancellable = g_task_get_cancellable (task);
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (GPtrArray) originals = g_ptr_array_new ();

  g_ptr_array_add (articles, resolution->article);
  g_ptr_array_add (originals, newsroom_import_result_get_original (resolution->result));
  newsroom_store_import_async (store, articles, originals, cancellable, imported_cb, g_steal_pointer (&task));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Resolution *resolution = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomArticle) draft = newsroom_store_load_article_finish (NEWSROOM_STORE (source), result, &error);

  if (draft == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  take_place (resolution->article, draft);
  import (g_steal_pointer (&task));
}

/**
 * newsroom_import_resolve_async:
 * @store: the library
 * @result: a result with the status %NEWSROOM_IMPORT_CHANGED
 * @replace: whether the file takes the place of its article; else it becomes another one
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure
 *
 * Brings a file that has changed into the library. An article that is replaced stays as a
 * revision, with the file that it came from; its state, and what the desk has noted about it
 * and the file does not say, as its deadline, go over to the new version. Save a draft of it
 * before, and load it again after. When it is done the result is one of an added article.
 */
void
newsroom_import_resolve_async (NewsroomStore        *store,
                               NewsroomImportResult *result,
                               gboolean              replace,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  Resolution *resolution;

  g_return_if_fail (NEWSROOM_IS_STORE (store));
  g_return_if_fail (NEWSROOM_IS_IMPORT_RESULT (result));
  g_return_if_fail (newsroom_import_result_get_status (result) == NEWSROOM_IMPORT_CHANGED);

  resolution = g_new0 (Resolution, 1);
  resolution->result = g_object_ref (result);
  resolution->article = newsroom_article_copy (newsroom_import_result_get_article (result));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_import_resolve_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, resolution, (GDestroyNotify)resolution_free);
  if (replace)
    newsroom_store_load_article_async (store,
                                       newsroom_import_result_get_article_id (result),
                                       cancellable,
                                       loaded_cb,
                                       g_steal_pointer (&task));
  else
    import (g_steal_pointer (&task));
}

/**
 * newsroom_import_resolve_finish:
 * @store: the library
 * @result: what the callback was given
 * @error: (out) (optional): a #NewsroomStoreError
 *
 * Returns: whether the library has the file; if not, it can be tried again
 */
gboolean
newsroom_import_resolve_finish (NewsroomStore *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
