/* newsroom-connection-sql.c — statements of one value, and of none
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-connection-private.h"

/**
 * newsroom_connection_execute:
 * @self: a connection
 * @sql: statements without values and rows, from the program and never from outside
 * @error: return location for an error
 *
 * Returns: whether all were done
 */
gboolean
newsroom_connection_execute (NewsroomConnection *self,
                             const char         *sql,
                             GError            **error)
{
  return newsroom_connection_check (self, sqlite3_exec (newsroom_connection_get_handle (self), sql, NULL, NULL, NULL), error);
}

/**
 * newsroom_connection_dup_answer:
 * @self: a connection
 * @sql: a statement that gives one value
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the value as text, "" for no row
 */
char *
newsroom_connection_dup_answer (NewsroomConnection *self,
                                const char         *sql,
                                GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (self, sql, error);
  gboolean has_row = FALSE;

  if (statement == NULL || !newsroom_statement_step (statement, &has_row, error))
    return NULL;

  return has_row ? newsroom_statement_dup_as_text (statement, 0, error) : g_strdup ("");
}

/**
 * newsroom_connection_read_int:
 * @self: a connection
 * @sql: a statement that gives one number
 * @value: (out): the number, 0 for no row
 * @error: return location for an error
 *
 * Returns: whether it could be read
 */
gboolean
newsroom_connection_read_int (NewsroomConnection *self,
                              const char         *sql,
                              gint64             *value,
                              GError            **error)
{
  g_autofree char *answer = newsroom_connection_dup_answer (self, sql, error);

  if (answer == NULL)
    return FALSE;
  *value = g_ascii_strtoll (answer, NULL, 10);

  return TRUE;
}

/**
 * newsroom_connection_find_id:
 * @self: a connection
 * @sql: a statement that gives ids for one text
 * @text: the text
 * @id: (out): the first id, 0 for no row
 * @error: return location for an error
 *
 * Returns: whether the library could be read
 */
gboolean
newsroom_connection_find_id (NewsroomConnection *self,
                             const char         *sql,
                             const char         *text,
                             gint64             *id,
                             GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (self, sql, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_text (statement, text);
  if (!newsroom_statement_step (statement, &has_row, error))
    return FALSE;
  *id = has_row ? newsroom_statement_get_int (statement, 0) : 0;

  return TRUE;
}

/**
 * newsroom_connection_run_for:
 * @self: a connection in a transaction
 * @sql: a statement about one row
 * @id: the row
 * @error: return location for an error
 *
 * Returns: whether it was done
 */
gboolean
newsroom_connection_run_for (NewsroomConnection *self,
                             const char         *sql,
                             gint64              id,
                             GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, id);

  return newsroom_statement_run (statement, error);
}

/**
 * newsroom_connection_get_last_id:
 * @self: a connection
 *
 * Returns: the id of the row that was inserted last
 */
gint64
newsroom_connection_get_last_id (NewsroomConnection *self)
{
  return sqlite3_last_insert_rowid (newsroom_connection_get_handle (self));
}

/**
 * newsroom_connection_get_n_changed:
 * @self: a connection
 *
 * Returns: how many rows the last statement changed
 */
int
newsroom_connection_get_n_changed (NewsroomConnection *self)
{
  return sqlite3_changes (newsroom_connection_get_handle (self));
}
