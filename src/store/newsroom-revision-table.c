/* newsroom-revision-table.c — every saved version of an article, whole
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-revision-table-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-content-private.h"
#include "newsroom-revision-body-private.h"
#include "newsroom-revision-credits-private.h"
#include "newsroom-revision-private.h"

/**
 * newsroom_revision_table_add:
 * @connection: a connection in a transaction
 * @article: the article as it is now in the library, with its new sequence number
 * @before: (nullable): the body of the revision before it; %NULL to keep the body whole
 * @sha256: its SHA-256
 * @keywords: its keywords, joined
 * @word_count: the words of its body
 * @time: when, in microseconds since 1970
 * @cause: why
 * @error: return location for an error
 *
 * Returns: whether the revision was added
 */
gboolean
newsroom_revision_table_add (NewsroomConnection *connection,
                             NewsroomArticle    *article,
                             const char         *before,
                             const char         *sha256,
                             const char         *keywords,
                             guint               word_count,
                             gint64              time,
                             NewsroomCause       cause,
                             GError            **error)
{
  g_autofree char *credits = newsroom_revision_credits_join (article, cause == NEWSROOM_CAUSE_PUBLISH);
  const char      *body = newsroom_article_get_text (article, NEWSROOM_FIELD_BODY);
  g_autofree char *difference = before != NULL ? newsroom_revision_body_pack (before, body) : NULL;
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection,
                                           "INSERT INTO revision (article, sequence, time, cause, who, word_count, base, sha256, credits, " NEWSROOM_CONTENT_COLUMNS ")"
                                           " VALUES (?, ?, ?, ?, ?, ?, nullif (?, 0), ?, ?, " NEWSROOM_CONTENT_VALUES ")",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, newsroom_article_get_id (article));
  newsroom_statement_bind_int (statement, newsroom_article_get_sequence (article));
  newsroom_statement_bind_int (statement, time);
  newsroom_statement_bind_text (statement, newsroom_cause_get_name (cause));
  newsroom_statement_bind_text (statement, g_get_user_name ());
  newsroom_statement_bind_int (statement, word_count);
  newsroom_statement_bind_int (statement, difference != NULL ? newsroom_article_get_sequence (article) - 1 : 0);
  newsroom_statement_bind_text (statement, sha256);
  newsroom_statement_bind_text (statement, credits);
  newsroom_content_bind (statement, article, difference != NULL ? difference : body, keywords);

  return newsroom_statement_run (statement, error);
}

/* Puts the body of the revision whose other content @article has in the place of what its row holds.
 * One that is not intact leaves that, which is found by its SHA-256. */
static gboolean
read_body (NewsroomConnection *connection,
           NewsroomArticle    *article,
           GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean is_intact;
  char    *body;

  body = newsroom_revision_body_read (connection,
                                      newsroom_article_get_id (article),
                                      newsroom_article_get_sequence (article),
                                      &is_intact,
                                      &local_error);
  if (is_intact)
    newsroom_article_take_text (article, NEWSROOM_FIELD_BODY, body);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/**
 * newsroom_revision_table_read_content:
 * @connection: a connection
 * @article: an article with id and sequence number
 * @error: return location for an error
 *
 * Fills @article with the content of the revision of its sequence number; if there is none,
 * it is left as it is.
 *
 * Returns: whether the library could be read
 */
gboolean
newsroom_revision_table_read_content (NewsroomConnection *connection,
                                      NewsroomArticle    *article,
                                      GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT " NEWSROOM_CONTENT_COLUMNS " FROM revision WHERE article = ? AND sequence = ?",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, newsroom_article_get_id (article));
  newsroom_statement_bind_int (statement, newsroom_article_get_sequence (article));
  if (!newsroom_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  newsroom_content_read (statement, 0, article);

  return read_body (connection, article, error);
}

/**
 * newsroom_revision_table_only_states_since:
 * @connection: a connection
 * @article_id: an article
 * @sequence: the number of one of its revisions
 * @only_states: (out): whether no later one changed a text
 * @error: return location for an error
 *
 * Returns: whether the library could be read
 */
gboolean
newsroom_revision_table_only_states_since (NewsroomConnection *connection,
                                           gint64              article_id,
                                           gint64              sequence,
                                           gboolean           *only_states,
                                           GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  /* Each later revision must be there and have the cause of a step from state to state. */
  statement = newsroom_connection_prepare (connection,
                                           "SELECT count (*) = (SELECT sequence FROM article WHERE id = ?1) - ?2"
                                           " FROM revision WHERE article = ?1 AND sequence > ?2 AND cause IN ('state', 'publish')",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, article_id);
  newsroom_statement_bind_int (statement, sequence);
  if (!newsroom_statement_step (statement, &has_row, error))
    return FALSE;
  *only_states = newsroom_statement_get_int (statement, 0) == 1;

  return TRUE;
}

/**
 * newsroom_revision_table_list:
 * @connection: a connection
 * @article_id: an article
 * @error: return location for an error
 *
 * Reads an index alone, and no text.
 *
 * Returns: (transfer full) (nullable): its #NewsroomRevision, the newest first; or %NULL
 */
GListModel *
newsroom_revision_table_list (NewsroomConnection *connection,
                              gint64              article_id,
                              GError            **error)
{
  g_autoptr (GListStore) revisions = g_list_store_new (NEWSROOM_TYPE_REVISION);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT sequence, time, cause, who, name, ifnull (word_count, -1) FROM revision"
                                           " WHERE article = ? ORDER BY sequence DESC",
                                           error);
  if (statement == NULL)
    return NULL;

  newsroom_statement_bind_int (statement, article_id);
  for (;;)
    {
      NewsroomCause cause = NEWSROOM_CAUSE_AUTOSAVE;
      gboolean      has_row = FALSE;

      if (!newsroom_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      /* A cause that nobody knows is no reason to hide the text. */
      newsroom_cause_from_name (newsroom_statement_get_text (statement, 2), &cause);
      g_ptr_array_add (found,
                       newsroom_revision_new (newsroom_statement_get_int (statement, 0),
                                              newsroom_statement_get_int (statement, 1),
                                              cause,
                                              newsroom_statement_get_text (statement, 3),
                                              newsroom_statement_get_text (statement, 4),
                                              newsroom_statement_get_int (statement, 5)));
    }
  g_list_store_splice (revisions, 0, 0, found->pdata, found->len);

  return G_LIST_MODEL (g_steal_pointer (&revisions));
}

static void
set_not_found (NewsroomConnection *connection,
               GError            **error)
{
  newsroom_connection_set_error (connection, NEWSROOM_STORE_ERROR_NOT_FOUND, _ ("there is no such version in the library"), error);
}

/**
 * newsroom_revision_table_load:
 * @connection: a connection
 * @article_id: an article
 * @sequence: the number of one of its revisions
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the article as it was then, with its id and @sequence but
 *   without its uuid; its authors have uuid and name, and no row. %NULL with
 *   %NEWSROOM_STORE_ERROR_NOT_FOUND or, if the disk has changed it, %NEWSROOM_STORE_ERROR_DAMAGED
 */
NewsroomArticle *
newsroom_revision_table_load (NewsroomConnection *connection,
                              gint64              article_id,
                              gint64              sequence,
                              GError            **error)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean is_readable = TRUE;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT sha256, credits, " NEWSROOM_CONTENT_COLUMNS " FROM revision WHERE article = ? AND sequence = ?",
                                           error);
  if (statement == NULL)
    return NULL;

  newsroom_statement_bind_int (statement, article_id);
  newsroom_statement_bind_int (statement, sequence);
  if (!newsroom_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      set_not_found (connection, error);
      return NULL;
    }

  newsroom_article_set_id (article, article_id);
  newsroom_article_set_sequence (article, sequence);
  if (!newsroom_content_read (statement, 2, article) ||
      !newsroom_revision_credits_split (newsroom_statement_get_text (statement, 1), article))
    is_readable = FALSE;
  if (!read_body (connection, article, error))
    return NULL;
  if (is_readable && (!newsroom_connection_knows_sums (connection) ||
                      newsroom_revision_credits_settle (article, newsroom_statement_get_text (statement, 0))))
    return g_steal_pointer (&article);

  newsroom_connection_set_error (connection,
                                 NEWSROOM_STORE_ERROR_DAMAGED,
                                 _ ("the disk has changed this version. Others may be whole."),
                                 error);

  return NULL;
}

/**
 * newsroom_revision_table_set_name:
 * @connection: a connection in a transaction
 * @article_id: an article
 * @sequence: the number of one of its revisions
 * @name: what the editor calls it, "" for nothing
 * @error: return location for an error
 *
 * Makes a checkpoint of a revision that was only saved by itself; any other keeps its cause.
 *
 * Returns: whether it was done; else %NEWSROOM_STORE_ERROR_NOT_FOUND or another error
 */
gboolean
newsroom_revision_table_set_name (NewsroomConnection *connection,
                                  gint64              article_id,
                                  gint64              sequence,
                                  const char         *name,
                                  GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection,
                                           "UPDATE revision SET name = ?, cause = iif (cause = 'autosave', 'checkpoint', cause)"
                                           " WHERE article = ? AND sequence = ?",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_text (statement, name);
  newsroom_statement_bind_int (statement, article_id);
  newsroom_statement_bind_int (statement, sequence);
  if (!newsroom_statement_run (statement, error))
    return FALSE;
  if (newsroom_connection_get_n_changed (connection) == 1)
    return TRUE;

  set_not_found (connection, error);

  return FALSE;
}
