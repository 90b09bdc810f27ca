/* newsroom-store-authors.c — authors: saved, listed and found
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-store.h"

#include <glib/gi18n-lib.h>

#include "newsroom-author-table-private.h"
#include "newsroom-byline-table-private.h"
#include "newsroom-store-private.h"

typedef struct
{
  NewsroomAuthor *author;
  NewsroomAuthor *known;
} AuthorSave;

typedef struct
{
  char *text;
  guint limit;
} AuthorQuery;

static void
author_save_free (AuthorSave *save)
{
  g_clear_object (&save->author);
  g_clear_object (&save->known);
  g_free (save);
}

static void
author_query_free (AuthorQuery *query)
{
  g_free (query->text);
  g_free (query);
}

static gboolean
save_author (NewsroomConnection *connection,
             gpointer            user_data,
             GError            **error)
{
  AuthorSave *save = user_data;
  gboolean    is_renamed;

  if (!newsroom_author_table_save (connection, save->author, save->known, &is_renamed, error) ||
      (is_renamed && !newsroom_byline_table_update (connection, newsroom_author_get_id (save->author), error)))
    return FALSE;
  newsroom_connection_note_changed (connection, 0);

  return TRUE;
}

static gpointer
work_save (NewsroomConnection *connection,
           gpointer            user_data,
           GError            **error)
{
  AuthorSave *save = user_data;

  newsroom_connection_set_action (connection,
                                  _ ("Could not save the profile of “%s”"),
                                  newsroom_author_get_text (save->author, NEWSROOM_AUTHOR_NAME));

  return newsroom_connection_transact (connection, save_author, save, error) ? g_steal_pointer (&save->author) : NULL;
}

/**
 * newsroom_store_save_author_async:
 * @self: a library
 * @author: (transfer none): an author, copied at once; with id 0 they are added
 * @known: (nullable) (transfer none): the author as the caller had them from the library,
 *   copied at once; %NULL for one with id 0
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Saves what of the profile differs from @known; the rest stays as the library has it by
 * then. So an author of newsroom_store_query_authors_finish(), who came without their portrait,
 * keeps it. The bylines that are made from the credits follow the name.
 */
void
newsroom_store_save_author_async (NewsroomStore      *self,
                                  NewsroomAuthor     *author,
                                  NewsroomAuthor     *known,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  AuthorSave *save;

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail (NEWSROOM_IS_AUTHOR (author));
  g_return_if_fail (known != NULL ? NEWSROOM_IS_AUTHOR (known) : newsroom_author_get_id (author) == 0);

  save = g_new0 (AuthorSave, 1);
  save->author = newsroom_author_copy (author);
  save->known = known != NULL ? newsroom_author_copy (known) : newsroom_author_new (NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_save_author_async);
  g_task_set_task_data (task, save, (GDestroyNotify)author_save_free);
  newsroom_store_push (self, task, work_save, g_object_unref);
}

/**
 * newsroom_store_save_author_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the author as the library has them now, with id; or
 *   %NULL with an error
 */
NewsroomAuthor *
newsroom_store_save_author_finish (NewsroomStore *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (NEWSROOM_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
work_query (NewsroomConnection *connection,
            gpointer            user_data,
            GError            **error)
{
  AuthorQuery *query = user_data;

  newsroom_connection_set_action (connection, _ ("Could not list the authors"));

  return newsroom_author_table_query (connection, query->text, query->limit, error);
}

/**
 * newsroom_store_query_authors_async:
 * @self: a library
 * @text: (nullable): what the name holds, whatever the case and the marks on letters
 * @limit: at most so many; 0 for all
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Lists authors, those first whose name begins with @text, then as the locale sorts. Their
 * portraits, which may be large, come with an article that credits them.
 */
void
newsroom_store_query_authors_async (NewsroomStore      *self,
                                    const char         *text,
                                    guint               limit,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  AuthorQuery *query;

  g_return_if_fail (NEWSROOM_IS_STORE (self));

  query = g_new0 (AuthorQuery, 1);
  query->text = g_strdup (text);
  query->limit = limit;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_query_authors_async);
  g_task_set_task_data (task, query, (GDestroyNotify)author_query_free);
  newsroom_store_push (self, task, work_query, g_object_unref);
}

static gpointer
work_find (NewsroomConnection *connection,
           gpointer            user_data,
           GError            **error)
{
  newsroom_connection_set_action (connection, _ ("Could not look for the author “%s”"), (const char *)user_data);

  return newsroom_author_table_find (connection, user_data, error);
}

/**
 * newsroom_store_find_authors_async:
 * @self: a library
 * @name: the whole name, in any case; the marks on letters count
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Lists the authors of one name: those first whose case is the same, then as they came into
 * the library. However many authors there are, it takes no longer. Ends with
 * newsroom_store_query_authors_finish().
 */
void
newsroom_store_find_authors_async (NewsroomStore      *self,
                                   const char         *name,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail (name != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_find_authors_async);
  g_task_set_task_data (task, g_strdup (name), g_free);
  newsroom_store_push (self, task, work_find, g_object_unref);
}

/**
 * newsroom_store_query_authors_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a list of #NewsroomAuthor without their portraits
 */
GListModel *
newsroom_store_query_authors_finish (NewsroomStore *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (NEWSROOM_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
