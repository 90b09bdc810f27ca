/* newsroom-undo-table.c — the edit histories of articles as rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-undo-table-private.h"

/* No other text of any article has it, so that no step can be taken for one of another text. */
static char *
dup_key (const char *uuid,
         const char *field)
{
  return g_strdup_printf ("%s\n%s", uuid, field);
}

static gboolean
save_head (NewsroomConnection        *connection,
           gint64                     article_id,
           const NewsroomEditChanges *changes,
           const char                *key,
           GError                   **error)
{
  g_autofree char *sha256 = newsroom_edit_changes_dup_sha256 (changes, key);
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection,
                                           "INSERT INTO undo (article, field, first, position, behind, sha256) VALUES (?, ?, ?, ?, ?, ?)"
                                           " ON CONFLICT (article, field) DO UPDATE SET (first, position, behind, sha256) ="
                                           " (excluded.first, excluded.position, excluded.behind, excluded.sha256)",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, article_id);
  newsroom_statement_bind_text (statement, changes->name);
  newsroom_statement_bind_int (statement, changes->first);
  newsroom_statement_bind_int (statement, changes->position);
  newsroom_statement_bind_int (statement, changes->behind);
  newsroom_statement_bind_text (statement, sha256);

  return newsroom_statement_run (statement, error);
}

static gboolean
delete_steps (NewsroomConnection        *connection,
              gint64                     article_id,
              const NewsroomEditChanges *changes,
              const char                *sql,
              gint64                     number,
              GError                   **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, article_id);
  newsroom_statement_bind_text (statement, changes->name);
  newsroom_statement_bind_int (statement, number);

  return newsroom_statement_run (statement, error);
}

static gboolean
add_step (NewsroomConnection        *connection,
          gint64                     article_id,
          const NewsroomEditChanges *changes,
          const char                *key,
          guint                      index,
          GError                   **error)
{
  g_autoptr (GBytes) bytes = newsroom_edit_changes_seal_step (changes, index, key);
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection, "INSERT INTO undo_step (article, field, number, bytes) VALUES (?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, article_id);
  newsroom_statement_bind_text (statement, changes->name);
  newsroom_statement_bind_int (statement, changes->from + index);
  newsroom_statement_bind_bytes (statement, bytes);

  return newsroom_statement_run (statement, error);
}

static gboolean
save_changes (NewsroomConnection        *connection,
              NewsroomArticle           *article,
              const NewsroomEditChanges *changes,
              GError                   **error)
{
  const gint64     id = newsroom_article_get_id (article);
  g_autofree char *key = dup_key (newsroom_article_get_uuid (article), changes->name);

  if (!save_head (connection, id, changes, key, error) ||
      !delete_steps (connection, id, changes, "DELETE FROM undo_step WHERE article = ? AND field = ? AND number < ?", changes->first, error) ||
      !delete_steps (connection, id, changes, "DELETE FROM undo_step WHERE article = ? AND field = ? AND number >= ?", changes->from, error))
    return FALSE;
  for (guint i = 0; i < changes->steps->len; i++)
    if (!add_step (connection, id, changes, key, i, error))
      return FALSE;

  return TRUE;
}

/**
 * newsroom_undo_table_save:
 * @connection: a connection in a transaction
 * @article: an article as it is in the library
 * @undo: (element-type NewsroomEditChanges): what became of the histories of its texts
 * @error: return location for an error
 *
 * Returns: whether it was done
 */
gboolean
newsroom_undo_table_save (NewsroomConnection *connection,
                          NewsroomArticle    *article,
                          GPtrArray          *undo,
                          GError            **error)
{
  for (guint i = 0; i < undo->len; i++)
    if (!save_changes (connection, article, undo->pdata[i], error))
      return FALSE;

  return TRUE;
}

/**
 * newsroom_undo_table_load:
 * @connection: a connection
 * @article_id: an article
 * @past: the text of one of its fields, which gets what there is of its history, not proved
 * @error: return location for an error
 *
 * Returns: whether the library could be read
 */
gboolean
newsroom_undo_table_load (NewsroomConnection *connection,
                          gint64              article_id,
                          NewsroomEditPast   *past,
                          GError            **error)
{
  const char      *field = newsroom_edit_past_get_name (past);
  g_autofree char *key = NULL;
  g_autoptr (NewsroomStatement) head = NULL;
  g_autoptr (NewsroomStatement) steps = NULL;
  gint64   first;
  gint64   behind;
  gboolean has_row = FALSE;

  head = newsroom_connection_prepare (connection,
                                      "SELECT uuid, first, position, behind, undo.sha256 FROM undo JOIN article ON id = article"
                                      " WHERE article = ? AND field = ?",
                                      error);
  if (head == NULL)
    return FALSE;
  newsroom_statement_bind_int (head, article_id);
  newsroom_statement_bind_text (head, field);
  if (!newsroom_statement_step (head, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  key = dup_key (newsroom_statement_get_text (head, 0), field);
  first = newsroom_statement_get_int (head, 1);
  behind = newsroom_statement_get_int (head, 3);
  newsroom_edit_past_begin (past, key, first, newsroom_statement_get_int (head, 2), behind, newsroom_statement_get_text (head, 4));

  steps = newsroom_connection_prepare (connection,
                                       "SELECT bytes FROM undo_step WHERE article = ? AND field = ? AND number >= ? AND number < ? ORDER BY number",
                                       error);
  if (steps == NULL)
    return FALSE;
  newsroom_statement_bind_int (steps, article_id);
  newsroom_statement_bind_text (steps, field);
  newsroom_statement_bind_int (steps, first);
  newsroom_statement_bind_int (steps, behind);
  for (;;)
    {
      g_autoptr (GBytes) step = NULL;

      if (!newsroom_statement_step (steps, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      step = newsroom_statement_dup_bytes (steps, 0);
      if (!newsroom_edit_past_add (past, step))
        return TRUE;
    }
}
