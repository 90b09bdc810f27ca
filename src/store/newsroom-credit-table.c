/* newsroom-credit-table.c — the credits of articles as rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-credit-table-private.h"

#include "newsroom-author-table-private.h"
#include "newsroom-portrait-table-private.h"

/**
 * newsroom_credit_table_load:
 * @connection: a connection
 * @article: an article with an id and without credits
 * @error: return location for an error
 *
 * Gives @article its credits, whose authors come without portraits.
 *
 * Returns: whether the library could be read
 */
gboolean
newsroom_credit_table_load (NewsroomConnection *connection,
                            NewsroomArticle    *article,
                            GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  g_autoptr (GHashTable) authors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT author, role, wording FROM credit WHERE article = ? ORDER BY position",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, newsroom_article_get_id (article));
  for (;;)
    {
      g_autoptr (NewsroomCredit) credit = NULL;
      NewsroomAuthor *author;
      gint64          id;

      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      id = newsroom_statement_get_int (statement, 0);
      author = g_hash_table_lookup (authors, &id);
      if (author == NULL)
        {
          author = newsroom_author_table_load (connection, id, error);
          if (author == NULL)
            return FALSE;
          g_hash_table_insert (authors, g_memdup2 (&id, sizeof id), author);
        }
      credit = newsroom_credit_new (author,
                                    newsroom_statement_get_text (statement, 1),
                                    newsroom_statement_get_text_or_null (statement, 2));
      newsroom_article_add_credit (article, credit);
    }
}

/**
 * newsroom_credit_table_load_portraits:
 * @connection: a connection
 * @article: an article as newsroom_article_table_load() gives it
 * @error: return location for an error
 *
 * Gives the credited authors their portraits.
 *
 * Returns: whether the library could be read
 */
gboolean
newsroom_credit_table_load_portraits (NewsroomConnection *connection,
                                      NewsroomArticle    *article,
                                      GError            **error)
{
  GListModel *credits = newsroom_article_get_credits (article);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor *author = newsroom_credit_get_author (credit);

      if (newsroom_author_get_portrait (author, NULL) == NULL && !newsroom_portrait_table_load (connection, author, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * newsroom_credit_table_replace:
 * @connection: a connection in a transaction
 * @article: an article with an id, whose authors have rows
 * @error: return location for an error
 *
 * Returns: whether the library has exactly the credits of @article
 */
gboolean
newsroom_credit_table_replace (NewsroomConnection *connection,
                               NewsroomArticle    *article,
                               GError            **error)
{
  GListModel *credits = newsroom_article_get_credits (article);

  if (!newsroom_connection_run_for (connection, "DELETE FROM credit WHERE article = ?", newsroom_article_get_id (article), error))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      g_autoptr (NewsroomStatement) add = NULL;

      add = newsroom_connection_prepare (connection,
                                         "INSERT INTO credit (article, position, author, role, wording) VALUES (?, ?, ?, ?, ?)",
                                         error);
      if (add == NULL)
        return FALSE;
      newsroom_statement_bind_int (add, newsroom_article_get_id (article));
      newsroom_statement_bind_int (add, i);
      newsroom_statement_bind_int (add, newsroom_author_get_id (newsroom_credit_get_author (credit)));
      newsroom_statement_bind_text (add, newsroom_credit_get_role (credit));
      newsroom_statement_bind_text (add, newsroom_credit_get_wording (credit));
      if (!newsroom_statement_run (add, error))
        return FALSE;
    }

  return TRUE;
}
