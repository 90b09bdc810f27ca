/* newsroom-byline-table.c — the bylines that are made from credits, as lists and search have them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-byline-table-private.h"

#include "newsroom-article.h"
#include "newsroom-byline.h"
#include "newsroom-search-index-private.h"

/* The articles whose byline is made from their credits. */
static gboolean
list_credited (NewsroomConnection *connection,
               gint64              author_id,
               GArray             *ids,
               GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection, "SELECT DISTINCT article FROM credit JOIN article ON id = article"
                                                       " WHERE author = ? AND byline = ''",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, author_id);
  for (;;)
    {
      gint64 id;

      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = newsroom_statement_get_int (statement, 0);
      g_array_append_val (ids, id);
    }
}

/* The credits by name and nothing else of the article: one whose text the disk has damaged
 * is no reason to refuse its author another name. */
static char *
dup_credited_byline (NewsroomConnection *connection,
                     gint64              id,
                     GError            **error)
{
  g_autoptr (GListStore) credits = g_list_store_new (NEWSROOM_TYPE_CREDIT);
  g_autoptr (NewsroomStatement) statement = NULL;
  g_autofree char *language = NULL;
  gboolean         has_row = FALSE;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT name, credit.role, wording, language FROM credit"
                                           " JOIN author ON author.id = author JOIN article ON article.id = article"
                                           " WHERE article = ? ORDER BY position",
                                           error);
  if (statement == NULL)
    return NULL;

  newsroom_statement_bind_int (statement, id);
  for (;;)
    {
      g_autoptr (NewsroomAuthor) author = NULL;
      g_autoptr (NewsroomCredit) credit = NULL;

      if (!newsroom_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return newsroom_byline_format (G_LIST_MODEL (credits), language);

      author = newsroom_author_new (newsroom_statement_get_text (statement, 0));
      credit = newsroom_credit_new (author,
                                    newsroom_statement_get_text (statement, 1),
                                    newsroom_statement_get_text_or_null (statement, 2));
      g_list_store_append (credits, credit);
      g_free (language);
      language = g_strdup (newsroom_statement_get_text (statement, 3));
    }
}

static gboolean
update_byline (NewsroomConnection *connection,
               gint64              id,
               GError            **error)
{
  g_autofree char *byline = dup_credited_byline (connection, id, error);
  g_autoptr (NewsroomStatement) statement = NULL;

  if (byline == NULL)
    return FALSE;

  statement = newsroom_connection_prepare (connection, "UPDATE article SET shown_byline = ?1 WHERE id = ?2 AND shown_byline <> ?1", error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_text (statement, byline);
  newsroom_statement_bind_int (statement, id);
  if (!newsroom_statement_run (statement, error))
    return FALSE;

  return newsroom_connection_get_n_changed (connection) == 0 || newsroom_search_index_mark (connection, id, error);
}

/**
 * newsroom_byline_table_update:
 * @connection: a connection in a transaction
 * @author_id: an author whose name was changed
 * @error: return location for an error
 *
 * What the list shows and the search finds follows the name; no article is changed by it.
 *
 * Returns: whether it was done
 */
gboolean
newsroom_byline_table_update (NewsroomConnection *connection,
                              gint64              author_id,
                              GError            **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!list_credited (connection, author_id, ids, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!update_byline (connection, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}
