/* newsroom-store-whole.c — articles and authors given whole to another library, and taken from one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-store.h"

#include <glib/gi18n-lib.h>

#include "newsroom-article-table-private.h"
#include "newsroom-author-table-private.h"
#include "newsroom-byline-table-private.h"
#include "newsroom-original-table-private.h"
#include "newsroom-portrait-table-private.h"
#include "newsroom-store-private.h"

typedef struct
{
  GPtrArray *wholes;    /* the caller's, who leaves them alone meanwhile */
  GArray    *adoptions; /* of NewsroomAdoption */
} AdoptData;

typedef struct
{
  NewsroomAuthor *author;
  NewsroomAdopted adopted;
} AdoptAuthor;

static void
adopt_data_free (AdoptData *data)
{
  g_ptr_array_unref (data->wholes);
  g_array_unref (data->adoptions);
  g_free (data);
}

static void
adopt_author_free (AdoptAuthor *data)
{
  g_object_unref (data->author);
  g_free (data);
}

static gboolean
load_originals (NewsroomConnection *connection,
                NewsroomWhole      *whole,
                gint64              id,
                gint64              n_originals,
                GError            **error)
{
  for (gint64 index = n_originals - 1; index >= 0; index--)
    {
      g_autoptr (GError) failure = NULL;
      NewsroomOriginal *original = newsroom_original_table_load (connection, id, (guint)index, &failure);

      if (original != NULL)
        {
          g_ptr_array_add (whole->originals, original);
        }
      else if (g_error_matches (failure, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED))
        {
          whole->n_damaged++;
        }
      else
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }

  return TRUE;
}

static gpointer
work_load (NewsroomConnection *connection,
           gpointer            user_data,
           GError            **error)
{
  const gint64    *id = user_data;
  NewsroomArticle *article;
  g_autoptr (NewsroomWhole) whole = NULL;
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  newsroom_connection_set_action (connection, _ ("Could not load the article"));
  article = newsroom_article_table_load (connection, *id, error);
  if (article == NULL)
    return NULL;

  whole = newsroom_whole_new (article);
  statement = newsroom_connection_prepare (connection,
                                           "SELECT spiked_from, (SELECT count (*) FROM original WHERE article = ?1) FROM article WHERE id = ?1",
                                           error);
  if (statement == NULL)
    return NULL;
  newsroom_statement_bind_int (statement, *id);
  if (!newsroom_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row && newsroom_statement_get_text_or_null (statement, 0) != NULL)
    newsroom_state_from_name (newsroom_statement_get_text (statement, 0), &whole->spiked_from);
  if (has_row && !load_originals (connection, whole, *id, newsroom_statement_get_int (statement, 1), error))
    return NULL;

  return g_steal_pointer (&whole);
}

/**
 * newsroom_store_load_whole_async:
 * @self: a library
 * @id: an article
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Loads an article with the files that it came from.
 */
void
newsroom_store_load_whole_async (NewsroomStore      *self,
                                 gint64              id,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NEWSROOM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_load_whole_async);
  g_task_set_task_data (task, g_memdup2 (&id, sizeof id), g_free);
  newsroom_store_push (self, task, work_load, (GDestroyNotify)newsroom_whole_free);
}

/**
 * newsroom_store_load_whole_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the article; %NULL with %NEWSROOM_STORE_ERROR_NOT_FOUND
 *   or, if the disk has changed its text, %NEWSROOM_STORE_ERROR_DAMAGED
 */
NewsroomWhole *
newsroom_store_load_whole_finish (NewsroomStore *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (NEWSROOM_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Whether the library has the article, and with the same words. @id: (out): it there, or 0 */
static gboolean
find_article (NewsroomConnection *connection,
              NewsroomArticle    *article,
              NewsroomAdopted    *adopted,
              gint64             *id,
              GError            **error)
{
  g_autofree char *sha256 = newsroom_article_dup_sha256 (article);
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection, "SELECT sha256, id FROM article WHERE uuid = ?", error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_text (statement, newsroom_article_get_uuid (article));
  if (!newsroom_statement_step (statement, &has_row, error))
    return FALSE;

  *id = has_row ? newsroom_statement_get_int (statement, 1) : 0;
  if (!has_row)
    *adopted = NEWSROOM_ADOPTED_NEW;
  else if (g_str_equal (newsroom_statement_get_text (statement, 0), sha256))
    *adopted = NEWSROOM_ADOPTED_KNOWN;
  else
    *adopted = NEWSROOM_ADOPTED_DIFFERENT;

  return TRUE;
}

/* In a list it stands where it stood: by when its text was changed, not by when it came. */
static gboolean
set_aside_values (NewsroomConnection *connection,
                  NewsroomWhole      *whole,
                  GError            **error)
{
  const gboolean is_spiked = newsroom_article_get_state (whole->article) == NEWSROOM_STATE_SPIKED;
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection, "UPDATE article SET (changed, spiked_from) = (min (changed, updated), ?) WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_text (statement, is_spiked ? newsroom_state_get_name (whole->spiked_from) : NULL);
  newsroom_statement_bind_int (statement, newsroom_article_get_id (whole->article));

  return newsroom_statement_run (statement, error);
}

static gboolean
adopt_whole (NewsroomConnection *connection,
             NewsroomWhole      *whole,
             guint              *n_originals,
             GError            **error)
{
  NewsroomArticle *article = whole->article;
  g_auto (NewsroomTextSums) sums = { 0 };

  newsroom_text_sums_init (&sums, article);
  /* By uuid: a namesake is another person here. */
  if (!newsroom_author_table_resolve (connection, article, FALSE, error) ||
      !newsroom_article_table_save (connection, article, NEWSROOM_CAUSE_IMPORT, &sums, error) ||
      !set_aside_values (connection, whole, error))
    return FALSE;

  for (guint i = 0; i < whole->originals->len; i++)
    if (!newsroom_original_table_add (connection, newsroom_article_get_id (article), whole->originals->pdata[i], error))
      return FALSE;
  *n_originals = whole->originals->len;

  return TRUE;
}

/* The words are left alone; the files that it came from do not depend on them. */
static gboolean
complete_known (NewsroomConnection *connection,
                gint64              id,
                NewsroomWhole      *whole,
                guint              *n_originals,
                GError            **error)
{
  if (!newsroom_original_table_complete (connection, id, whole->originals, n_originals, error))
    return FALSE;
  if (*n_originals > 0)
    newsroom_connection_note_changed (connection, id);

  return TRUE;
}

static gboolean
adopt_all (NewsroomConnection *connection,
           gpointer            user_data,
           GError            **error)
{
  AdoptData *data = user_data;

  g_array_set_size (data->adoptions, 0);
  for (guint i = 0; i < data->wholes->len; i++)
    {
      NewsroomWhole   *whole = data->wholes->pdata[i];
      NewsroomAdoption adoption = { NEWSROOM_ADOPTED_NEW, 0 };
      gint64           id = 0;
      gboolean         done;

      if (!find_article (connection, whole->article, &adoption.adopted, &id, error))
        return FALSE;
      done = id == 0 ? adopt_whole (connection, whole, &adoption.n_originals, error)
                     : complete_known (connection, id, whole, &adoption.n_originals, error);
      if (!done)
        return FALSE;
      g_array_append_val (data->adoptions, adoption);
    }

  return TRUE;
}

static gpointer
work_adopt (NewsroomConnection *connection,
            gpointer            user_data,
            GError            **error)
{
  AdoptData *data = user_data;

  newsroom_connection_set_action (connection, _ ("Could not import the articles"));

  return newsroom_connection_transact (connection, adopt_all, data, error) ? g_array_ref (data->adoptions) : NULL;
}

/**
 * newsroom_store_adopt_async:
 * @self: a library
 * @wholes: (element-type NewsroomWhole): articles with id 0; they belong to the operation until
 *   it is done, and are read anew before it is tried again
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Takes articles as another library had them: with their uuids, times, states, authors and
 * files. All of them or none. One whose uuid is there is not added, but gets the files that it does
 * not have. Authors are found by uuid; a
 * missing one is added as they are in the article.
 */
void
newsroom_store_adopt_async (NewsroomStore      *self,
                            GPtrArray          *wholes,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  AdoptData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail (wholes != NULL);

  data = g_new0 (AdoptData, 1);
  data->wholes = g_ptr_array_ref (wholes);
  data->adoptions = g_array_new (FALSE, FALSE, sizeof (NewsroomAdoption));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_adopt_async);
  g_task_set_task_data (task, data, (GDestroyNotify)adopt_data_free);
  newsroom_store_push (self, task, work_adopt, (GDestroyNotify)g_array_unref);
}

/**
 * newsroom_store_adopt_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type NewsroomAdoption): what became of each
 *   article; %NULL with an error if none was taken
 */
GArray *
newsroom_store_adopt_finish (NewsroomStore *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (NEWSROOM_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
work_load_author (NewsroomConnection *connection,
                  gpointer            user_data,
                  GError            **error)
{
  const gint64 *id = user_data;
  g_autoptr (NewsroomAuthor) author = NULL;

  newsroom_connection_set_action (connection, _ ("Could not load the author"));
  author = newsroom_author_table_load (connection, *id, error);
  if (author == NULL || !newsroom_portrait_table_load (connection, author, error))
    return NULL;

  return g_steal_pointer (&author);
}

/**
 * newsroom_store_load_author_async:
 * @self: a library
 * @id: an author
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Loads an author with the portrait.
 */
void
newsroom_store_load_author_async (NewsroomStore      *self,
                                  gint64              id,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NEWSROOM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_load_author_async);
  g_task_set_task_data (task, g_memdup2 (&id, sizeof id), g_free);
  newsroom_store_push (self, task, work_load_author, g_object_unref);
}

/**
 * newsroom_store_load_author_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the author; %NULL with %NEWSROOM_STORE_ERROR_NOT_FOUND or
 *   another error
 */
NewsroomAuthor *
newsroom_store_load_author_finish (NewsroomStore *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (NEWSROOM_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
adopt_author (NewsroomConnection *connection,
              gpointer            user_data,
              GError            **error)
{
  AdoptAuthor *data = user_data;
  gboolean     is_renamed = FALSE;

  if (!newsroom_author_table_adopt (connection, data->author, &data->adopted, &is_renamed, error) ||
      (is_renamed && !newsroom_byline_table_update (connection, newsroom_author_get_id (data->author), error)))
    return FALSE;
  newsroom_connection_note_changed (connection, 0);

  return TRUE;
}

static gpointer
work_adopt_author (NewsroomConnection *connection,
                   gpointer            user_data,
                   GError            **error)
{
  AdoptAuthor *data = user_data;

  newsroom_connection_set_action (connection,
                                  _ ("Could not save the profile of “%s”"),
                                  newsroom_author_get_text (data->author, NEWSROOM_AUTHOR_NAME));

  return GINT_TO_POINTER (newsroom_connection_transact (connection, adopt_author, data, error));
}

/**
 * newsroom_store_adopt_author_async:
 * @self: a library
 * @author: (transfer none): an author with id 0 and the portrait, copied at once
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Takes an author as another library had them, with the uuid. In the profile of one whose uuid is
 * there what is empty is filled, and nothing is replaced.
 */
void
newsroom_store_adopt_author_async (NewsroomStore      *self,
                                   NewsroomAuthor     *author,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  AdoptAuthor *data;

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail (NEWSROOM_IS_AUTHOR (author));

  data = g_new0 (AdoptAuthor, 1);
  data->author = newsroom_author_copy (author);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_adopt_author_async);
  g_task_set_task_data (task, data, (GDestroyNotify)adopt_author_free);
  newsroom_store_push (self, task, work_adopt_author, NULL);
}

/**
 * newsroom_store_adopt_author_finish:
 * @self: a library
 * @result: the result
 * @adopted: (out): what became of the author
 * @error: return location for an error
 *
 * Returns: whether the library has the author
 */
gboolean
newsroom_store_adopt_author_finish (NewsroomStore   *self,
                                    GAsyncResult    *result,
                                    NewsroomAdopted *adopted,
                                    GError         **error)
{
  const AdoptAuthor *data;

  if (!newsroom_store_finish_boolean (self, result, error))
    return FALSE;

  data = g_task_get_task_data (G_TASK (result));
  *adopted = data->adopted;

  return TRUE;
}
