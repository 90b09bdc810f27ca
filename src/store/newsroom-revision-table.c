/* newsroom-revision-table.c — every saved version of an article, whole
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-revision-table-private.h"

#include "newsroom-content-private.h"
#include "newsroom-revision-credits-private.h"

static const char *const cause_names[] = {
  [NEWSROOM_CAUSE_AUTOSAVE] = "autosave",
  [NEWSROOM_CAUSE_CHECKPOINT] = "checkpoint",
  [NEWSROOM_CAUSE_IMPORT] = "import",
  [NEWSROOM_CAUSE_STATE] = "state",
  [NEWSROOM_CAUSE_RESTORE] = "restore",
  [NEWSROOM_CAUSE_PUBLISH] = "publish",
};

/**
 * newsroom_revision_table_add:
 * @connection: a connection in a transaction
 * @article: the article as it is now in the library, with its new sequence number
 * @sha256: its SHA-256
 * @keywords: its keywords, joined
 * @time: when, in microseconds since 1970
 * @cause: why
 * @error: return location for an error
 *
 * Returns: whether the revision was added
 */
gboolean
newsroom_revision_table_add (NewsroomConnection *connection,
                             NewsroomArticle    *article,
                             const char         *sha256,
                             const char         *keywords,
                             gint64              time,
                             NewsroomCause       cause,
                             GError            **error)
{
  g_autofree char *credits = newsroom_revision_credits_join (article, cause == NEWSROOM_CAUSE_PUBLISH);
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection,
                                           "INSERT INTO revision (article, sequence, time, cause, who, sha256, credits, " NEWSROOM_CONTENT_COLUMNS ")"
                                           " VALUES (?, ?, ?, ?, ?, ?, ?, " NEWSROOM_CONTENT_VALUES ")",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, newsroom_article_get_id (article));
  newsroom_statement_bind_int (statement, newsroom_article_get_sequence (article));
  newsroom_statement_bind_int (statement, time);
  newsroom_statement_bind_text (statement, cause_names[cause]);
  newsroom_statement_bind_text (statement, g_get_user_name ());
  newsroom_statement_bind_text (statement, sha256);
  newsroom_statement_bind_text (statement, credits);
  newsroom_content_bind (statement, article, keywords);

  return newsroom_statement_run (statement, error);
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
  if (has_row)
    newsroom_content_read (statement, 0, article);

  return TRUE;
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
  *only_states = has_row && newsroom_statement_get_int (statement, 0) == 1;

  return TRUE;
}
