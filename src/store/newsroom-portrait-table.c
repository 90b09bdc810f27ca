/* newsroom-portrait-table.c — the portraits of authors, apart from their profiles
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-portrait-table-private.h"

/**
 * newsroom_portrait_table_load:
 * @connection: a connection
 * @author: an author with an id and without a portrait, who gets theirs if they have one
 * @error: return location for an error
 *
 * Returns: whether the library could be read
 */
gboolean
newsroom_portrait_table_load (NewsroomConnection *connection,
                              NewsroomAuthor     *author,
                              GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection, "SELECT media_type, bytes FROM portrait WHERE author = ?", error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, newsroom_author_get_id (author));
  if (!newsroom_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      g_autoptr (GBytes) bytes = newsroom_statement_dup_bytes (statement, 1);

      /* One without a byte is no picture. */
      if (g_bytes_get_size (bytes) > 0)
        newsroom_author_set_portrait (author, bytes, newsroom_statement_get_text (statement, 0));
    }

  return TRUE;
}

/**
 * newsroom_portrait_table_save:
 * @connection: a connection in a transaction
 * @author: an author with an id, whose portrait is not the one in the library
 * @error: return location for an error
 *
 * Returns: whether the library has the portrait of @author, or none if they have none
 */
gboolean
newsroom_portrait_table_save (NewsroomConnection *connection,
                              NewsroomAuthor     *author,
                              GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  const char *media_type = NULL;
  GBytes     *bytes = newsroom_author_get_portrait (author, &media_type);

  if (bytes == NULL)
    return newsroom_connection_run_for (connection,
                                        "DELETE FROM portrait WHERE author = ?",
                                        newsroom_author_get_id (author),
                                        error);

  statement = newsroom_connection_prepare (connection,
                                           "INSERT INTO portrait (author, media_type, bytes) VALUES (?, ?, ?)"
                                           " ON CONFLICT (author) DO UPDATE"
                                           " SET media_type = excluded.media_type, bytes = excluded.bytes",
                                           error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, newsroom_author_get_id (author));
  newsroom_statement_bind_text (statement, media_type);
  newsroom_statement_bind_bytes (statement, bytes);

  return newsroom_statement_run (statement, error);
}
