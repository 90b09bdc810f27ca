/* newsroom-store-files.c — articles that come from files, and the files themselves
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-store.h"

#include <glib/gi18n-lib.h>

#include "newsroom-article-table-private.h"
#include "newsroom-original-table-private.h"
#include "newsroom-store-private.h"

typedef struct
{
  char             *sha256;
  char             *path;
  NewsroomKnownFile known;
  gint64            id;
} FindData;

typedef struct
{
  GPtrArray *articles;  /* copies, for the worker thread */
  GPtrArray *originals; /* immutable; an element may be NULL */
  GArray    *sums;      /* NewsroomTextSums */
  GPtrArray *callers;   /* the caller's own articles, untouched until the end */
} ImportData;

typedef struct
{
  gint64   article_id;
  guint    index;
  gboolean has_any;
} OriginalData;

static void
find_data_free (FindData *data)
{
  g_free (data->sha256);
  g_free (data->path);
  g_free (data);
}

static void
import_data_free (ImportData *data)
{
  g_clear_pointer (&data->articles, g_ptr_array_unref);
  g_clear_pointer (&data->originals, g_ptr_array_unref);
  g_clear_pointer (&data->sums, g_array_unref);
  g_clear_pointer (&data->callers, g_ptr_array_unref);
  g_free (data);
}

static void
original_clear (gpointer original)
{
  if (original != NULL)
    newsroom_original_unref (original);
}

static gpointer
work_find (NewsroomConnection *connection,
           gpointer            user_data,
           GError            **error)
{
  FindData *data = user_data;

  newsroom_connection_set_action (connection, _ ("Could not look for the file in the library"));

  return GINT_TO_POINTER (newsroom_original_table_find (connection, data->sha256, data->path, &data->known, &data->id, error));
}

/**
 * newsroom_store_find_file_async:
 * @self: a library
 * @sha256: the SHA-256 of the file's bytes, 64 hexadecimal digits
 * @path: (nullable): where it lies, as newsroom_original_get_path() has it
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Asks whether the library knows a file, be its article on the spike or not.
 */
void
newsroom_store_find_file_async (NewsroomStore      *self,
                                const char         *sha256,
                                const char         *path,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  FindData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail (sha256 != NULL);

  data = g_new0 (FindData, 1);
  data->sha256 = g_strdup (sha256);
  data->path = g_strdup (path);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_find_file_async);
  g_task_set_task_data (task, data, (GDestroyNotify)find_data_free);
  newsroom_store_push (self, task, work_find, NULL);
}

/**
 * newsroom_store_find_file_finish:
 * @self: a library
 * @result: the result
 * @id: (out) (optional): the newest article that came from it, or 0
 * @error: return location for an error
 *
 * Returns: whether the library knows the file; %NEWSROOM_KNOWN_FILE_NO also with an error
 */
NewsroomKnownFile
newsroom_store_find_file_finish (NewsroomStore *self,
                                 GAsyncResult  *result,
                                 gint64        *id,
                                 GError       **error)
{
  FindData *data;

  if (id != NULL)
    *id = 0;
  if (!newsroom_store_finish_boolean (self, result, error))
    return NEWSROOM_KNOWN_FILE_NO;

  data = g_task_get_task_data (G_TASK (result));
  if (id != NULL)
    *id = data->id;

  return data->known;
}

/* A sync that failed does not undo the import of a file that was said to have failed. Who imports it again
 * has no other article than that: @is_there says so, and @article gets the uuid by which it is found. */
static gboolean
find_uncertain (NewsroomConnection *connection,
                NewsroomArticle    *article,
                NewsroomOriginal   *original,
                gboolean           *is_there,
                GError            **error)
{
  NewsroomKnownFile known = NEWSROOM_KNOWN_FILE_NO;
  gint64            id = 0;
  g_autoptr (NewsroomArticle) stored = NULL;

  *is_there = FALSE;
  if (newsroom_article_get_id (article) != 0 || original == NULL)
    return TRUE;
  if (!newsroom_original_table_find (connection, newsroom_original_get_sha256 (original), NULL, &known, &id, error))
    return FALSE;
  if (known != NEWSROOM_KNOWN_FILE_SAME || !newsroom_connection_is_uncertain (connection, id, NEWSROOM_FIRST_SEQUENCE))
    return TRUE;

  stored = newsroom_article_table_load_as_is (connection, id, error);
  if (stored == NULL)
    return FALSE;
  newsroom_article_set_uuid (article, newsroom_article_get_uuid (stored));
  *is_there = TRUE;

  return TRUE;
}

/**
 * newsroom_store_import_one:
 * @connection: a connection in a transaction
 * @article: an article, which gets its id, uuid and sequence number
 * @original: (nullable): the file that it came from
 * @sums: of its texts
 * @error: return location for an error
 *
 * Returns: whether it was done
 */
gboolean
newsroom_store_import_one (NewsroomConnection     *connection,
                           NewsroomArticle        *article,
                           NewsroomOriginal       *original,
                           const NewsroomTextSums *sums,
                           GError                **error)
{
  gboolean is_there = FALSE;

  if (!find_uncertain (connection, article, original, &is_there, error) ||
      !newsroom_article_table_save (connection, article, NEWSROOM_CAUSE_IMPORT, sums, error))
    return FALSE;

  return original == NULL || is_there ||
         newsroom_original_table_add (connection, newsroom_article_get_id (article), original, error);
}

static gboolean
import_articles (NewsroomConnection *connection,
                 gpointer            user_data,
                 GError            **error)
{
  ImportData *data = user_data;

  for (guint i = 0; i < data->articles->len; i++)
    if (!newsroom_store_import_one (connection,
                                    data->articles->pdata[i],
                                    data->originals->pdata[i],
                                    &g_array_index (data->sums, NewsroomTextSums, i),
                                    error))
      return FALSE;

  return TRUE;
}

static gpointer
work_import (NewsroomConnection *connection,
             gpointer            user_data,
             GError            **error)
{
  ImportData *data = user_data;

  newsroom_connection_set_action (connection, _ ("Could not import the articles"));
  for (guint i = 0; i < data->articles->len; i++)
    {
      NewsroomTextSums sums;

      newsroom_text_sums_init (&sums, data->articles->pdata[i]);
      g_array_append_val (data->sums, sums);
    }

  return GINT_TO_POINTER (newsroom_connection_transact (connection, import_articles, data, error));
}

/**
 * newsroom_store_import_async:
 * @self: a library
 * @articles: (element-type NewsroomArticle): articles, copied at once; one with id 0 is added,
 *   even if there is one like it
 * @originals: (nullable) (element-type NewsroomOriginal): for each article the file that it
 *   came from, or %NULL
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Adds articles with the files that they came from: all of them or none. To replace a draft
 * by a newer version of its file, give the new article the id and the sequence number of the
 * draft: the draft stays as a revision and its file stays too.
 */
void
newsroom_store_import_async (NewsroomStore      *self,
                             GPtrArray          *articles,
                             GPtrArray          *originals,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  ImportData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail (articles != NULL);
  g_return_if_fail (originals == NULL || originals->len == articles->len);

  data = g_new0 (ImportData, 1);
  data->articles = g_ptr_array_new_with_free_func (g_object_unref);
  data->callers = g_ptr_array_new_with_free_func (g_object_unref);
  data->originals = g_ptr_array_new_with_free_func (original_clear);
  data->sums = g_array_new (FALSE, FALSE, sizeof (NewsroomTextSums));
  g_array_set_clear_func (data->sums, (GDestroyNotify)newsroom_text_sums_clear);
  for (guint i = 0; i < articles->len; i++)
    {
      NewsroomArticle  *article = g_ptr_array_index (articles, i);
      NewsroomOriginal *original = originals != NULL ? g_ptr_array_index (originals, i) : NULL;

      g_ptr_array_add (data->callers, g_object_ref (article));
      g_ptr_array_add (data->articles, newsroom_article_copy (article));
      g_ptr_array_add (data->originals, original != NULL ? newsroom_original_ref (original) : NULL);
    }

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_import_async);
  g_task_set_task_data (task, data, (GDestroyNotify)import_data_free);
  newsroom_store_push (self, task, work_import, NULL);
}

/**
 * newsroom_store_import_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * On success each article that was given has its id, uuid and sequence number.
 *
 * Returns: whether all were imported; if not, none was
 */
gboolean
newsroom_store_import_finish (NewsroomStore *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  ImportData *data;

  if (!newsroom_store_finish_boolean (self, result, error))
    return FALSE;

  data = g_task_get_task_data (G_TASK (result));
  for (guint i = 0; i < data->callers->len; i++)
    {
      NewsroomArticle *saved = g_ptr_array_index (data->articles, i);
      NewsroomArticle *article = g_ptr_array_index (data->callers, i);

      newsroom_article_set_id (article, newsroom_article_get_id (saved));
      newsroom_article_set_uuid (article, newsroom_article_get_uuid (saved));
      newsroom_article_set_sequence (article, newsroom_article_get_sequence (saved));
    }

  return TRUE;
}

static gpointer
work_has_original (NewsroomConnection *connection,
                   gpointer            user_data,
                   GError            **error)
{
  OriginalData *data = user_data;

  newsroom_connection_set_action (connection, _ ("Could not load the original file"));

  return GINT_TO_POINTER (newsroom_original_table_has (connection, data->article_id, &data->has_any, error));
}

/**
 * newsroom_store_has_original_async:
 * @self: a library
 * @article_id: an article
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Asks whether an article came from a file.
 */
void
newsroom_store_has_original_async (NewsroomStore      *self,
                                   gint64              article_id,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  OriginalData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (self));

  data = g_new0 (OriginalData, 1);
  data->article_id = article_id;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_has_original_async);
  g_task_set_task_data (task, data, g_free);
  newsroom_store_push (self, task, work_has_original, NULL);
}

/**
 * newsroom_store_has_original_finish:
 * @self: a library
 * @result: the result
 * @article_id: (out): the article
 * @error: return location for an error
 *
 * Returns: whether it came from a file; %FALSE also with an error
 */
gboolean
newsroom_store_has_original_finish (NewsroomStore *self,
                                    GAsyncResult  *result,
                                    gint64        *article_id,
                                    GError       **error)
{
  const OriginalData *data = g_task_get_task_data (G_TASK (result));

  *article_id = data->article_id;

  return newsroom_store_finish_boolean (self, result, error) && data->has_any;
}

static gpointer
work_load_original (NewsroomConnection *connection,
                    gpointer            user_data,
                    GError            **error)
{
  OriginalData *data = user_data;

  newsroom_connection_set_action (connection, _ ("Could not load the original file"));

  return newsroom_original_table_load (connection, data->article_id, data->index, error);
}

/**
 * newsroom_store_load_original_async:
 * @self: a library
 * @article_id: an article
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Loads the file that the article came from last.
 */
void
newsroom_store_load_original_async (NewsroomStore      *self,
                                    gint64              article_id,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  newsroom_store_load_earlier_original_async (self, article_id, 0, cancellable, callback, user_data);
}

/**
 * newsroom_store_load_earlier_original_async:
 * @self: a library
 * @article_id: an article
 * @index: which of its files: 0 for the last, 1 for the one that it replaced, and so on
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Ends with newsroom_store_load_original_finish().
 */
void
newsroom_store_load_earlier_original_async (NewsroomStore      *self,
                                            gint64              article_id,
                                            guint               index,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  OriginalData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (self));

  data = g_new0 (OriginalData, 1);
  data->article_id = article_id;
  data->index = index;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_load_earlier_original_async);
  g_task_set_task_data (task, data, g_free);
  newsroom_store_push (self, task, work_load_original, (GDestroyNotify)newsroom_original_unref);
}

/**
 * newsroom_store_load_original_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file, byte for byte as it was filed; %NULL with
 *   %NEWSROOM_STORE_ERROR_NOT_FOUND if there is none, or %NEWSROOM_STORE_ERROR_DAMAGED
 */
NewsroomOriginal *
newsroom_store_load_original_finish (NewsroomStore *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (NEWSROOM_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
