/* newsroom-store-filings.c — files taken into the library, each once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-store.h"

#include <glib/gi18n-lib.h>

#include "newsroom-article-table-private.h"
#include "newsroom-original-table-private.h"
#include "newsroom-store-private.h"

/* What an import that failed has left without a promise is written again. */
static gboolean
find (NewsroomConnection *connection,
      NewsroomFiling     *filing,
      GError            **error)
{
  if (!newsroom_original_table_find (connection,
                                     newsroom_original_get_sha256 (filing->original),
                                     newsroom_original_get_path (filing->original),
                                     &filing->known,
                                     &filing->article_id,
                                     error))
    return FALSE;
  if (filing->known == NEWSROOM_KNOWN_FILE_SAME && newsroom_connection_is_uncertain (connection, filing->article_id, NEWSROOM_FIRST_SEQUENCE))
    filing->known = NEWSROOM_KNOWN_FILE_NO;

  return TRUE;
}

/* The caller's article stays new: what is written may be undone, and tried again. */
static gboolean
add (NewsroomConnection *connection,
     NewsroomFiling     *filing,
     GError            **error)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_copy (filing->article);

  if (!newsroom_store_import_one (connection, article, filing->original, filing->sums, error))
    return FALSE;
  filing->article_id = newsroom_article_get_id (article);

  return TRUE;
}

static gboolean
file_all (NewsroomConnection *connection,
          gpointer            user_data,
          GError            **error)
{
  GPtrArray *filings = user_data;
  g_autoptr (GHashTable) added = g_hash_table_new (g_str_hash, g_str_equal);

  /* Before any is added: two parts of a file that lie at the same place in it are two articles. */
  for (guint i = 0; i < filings->len; i++)
    if (!find (connection, filings->pdata[i], error))
      return FALSE;

  for (guint i = 0; i < filings->len; i++)
    {
      NewsroomFiling *filing = filings->pdata[i];
      const char     *sha256 = newsroom_original_get_sha256 (filing->original);
      NewsroomFiling *twin = g_hash_table_lookup (added, sha256);

      if (filing->known != NEWSROOM_KNOWN_FILE_NO)
        continue;
      if (twin != NULL)
        {
          filing->known = NEWSROOM_KNOWN_FILE_SAME;
          filing->article_id = twin->article_id;
          continue;
        }
      if (!add (connection, filing, error))
        return FALSE;
      g_hash_table_insert (added, (gpointer)sha256, filing);
    }

  return TRUE;
}

static gpointer
work_file (NewsroomConnection *connection,
           gpointer            user_data,
           GError            **error)
{
  newsroom_connection_set_action (connection, _ ("Could not import the articles"));

  return GINT_TO_POINTER (newsroom_connection_transact (connection, file_all, user_data, error));
}

/**
 * newsroom_store_file_async:
 * @self: a library
 * @filings: (element-type NewsroomFiling): what was read; they belong to the operation until it
 *   is done
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Adds those whose files the library does not know, with their files: all of them or none. Of
 * several with the same bytes the first is added.
 */
void
newsroom_store_file_async (NewsroomStore      *self,
                           GPtrArray          *filings,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail (filings != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_file_async);
  g_task_set_task_data (task, g_ptr_array_ref (filings), (GDestroyNotify)g_ptr_array_unref);
  newsroom_store_push (self, task, work_file, NULL);
}

/**
 * newsroom_store_file_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * On success each filing says what became of it.
 *
 * Returns: whether it was done; if not, none was added
 */
gboolean
newsroom_store_file_finish (NewsroomStore *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return newsroom_store_finish_boolean (self, result, error);
}
