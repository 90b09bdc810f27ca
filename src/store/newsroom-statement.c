/* newsroom-statement.c — one SQL statement: bound, stepped and read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-statement-private.h"

#include <string.h>

#include "newsroom-connection-private.h"

struct _NewsroomStatement
{
  int rc; /* the first failure of a binding */
  int n_bound;

  /* Borrowed */
  NewsroomConnection *connection;

  /* Owned */
  sqlite3_stmt *stmt;
};

/**
 * newsroom_statement_new:
 * @connection: the connection that prepared it and keeps it
 * @stmt: (transfer full): the prepared statement
 *
 * Returns: (transfer full): a statement, for the cache of the connection
 */
NewsroomStatement *
newsroom_statement_new (NewsroomConnection *connection,
                        sqlite3_stmt       *stmt)
{
  NewsroomStatement *self = g_new0 (NewsroomStatement, 1);

  self->connection = connection;
  self->stmt = stmt;

  return self;
}

/**
 * newsroom_statement_free:
 * @self: (transfer full): a statement
 *
 * For the cache of the connection alone.
 */
void
newsroom_statement_free (NewsroomStatement *self)
{
  /* It repeats the failure of the last step, which was reported then. */
  (void)sqlite3_finalize (self->stmt);
  g_free (self);
}

/**
 * newsroom_statement_release:
 * @self: a statement
 *
 * Ends its use: what was bound is forgotten, the next user starts anew.
 */
void
newsroom_statement_release (NewsroomStatement *self)
{
  /* It repeats the failure of the last step, which was reported then. */
  (void)sqlite3_reset (self->stmt);
  (void)sqlite3_clear_bindings (self->stmt);
  self->rc = SQLITE_OK;
  self->n_bound = 0;
}

static void
note_binding (NewsroomStatement *self,
              int                rc)
{
  if (self->rc == SQLITE_OK)
    self->rc = rc;
}

/**
 * newsroom_statement_bind_int:
 * @self: a statement
 * @value: the next value
 */
void
newsroom_statement_bind_int (NewsroomStatement *self,
                             gint64             value)
{
  note_binding (self, sqlite3_bind_int64 (self->stmt, ++self->n_bound, value));
}

/**
 * newsroom_statement_bind_text:
 * @self: a statement
 * @text: (nullable): the next value; must live until the statement is released
 */
void
newsroom_statement_bind_text (NewsroomStatement *self,
                              const char        *text)
{
  note_binding (self, sqlite3_bind_text (self->stmt, ++self->n_bound, text, -1, SQLITE_STATIC));
}

/**
 * newsroom_statement_bind_bytes:
 * @self: a statement
 * @bytes: (nullable): the next value; must live until the statement is released
 */
void
newsroom_statement_bind_bytes (NewsroomStatement *self,
                               GBytes            *bytes)
{
  gsize         size = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  /* No data is NULL in SQL; a file without a byte is an empty blob. */
  if (bytes != NULL && size == 0)
    note_binding (self, sqlite3_bind_zeroblob (self->stmt, ++self->n_bound, 0));
  else
    note_binding (self, sqlite3_bind_blob64 (self->stmt, ++self->n_bound, data, size, SQLITE_STATIC));
}

/* A text for which there is no memory reads as NULL, and nobody says why. What was got once stays
 * until the next step. */
static gboolean
can_be_read (NewsroomStatement *self)
{
  const int n_columns = sqlite3_column_count (self->stmt);

  for (int i = 0; i < n_columns; i++)
    {
      const int type = sqlite3_column_type (self->stmt, i);

      if (type == SQLITE_TEXT && sqlite3_column_text (self->stmt, i) == NULL)
        return FALSE;
      if (type == SQLITE_BLOB && sqlite3_column_blob (self->stmt, i) == NULL && sqlite3_column_bytes (self->stmt, i) > 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * newsroom_statement_step:
 * @self: a statement
 * @has_row: (out): whether there is a row to be read
 * @error: return location for an error
 *
 * Returns: whether the step, and each binding before it, was done, and the row can be read
 */
gboolean
newsroom_statement_step (NewsroomStatement *self,
                         gboolean          *has_row,
                         GError           **error)
{
  int rc = self->rc;

  if (rc == SQLITE_OK)
    rc = sqlite3_step (self->stmt);
  if (rc == SQLITE_ROW && !can_be_read (self))
    rc = SQLITE_NOMEM;
  *has_row = rc == SQLITE_ROW;

  return rc == SQLITE_ROW || rc == SQLITE_DONE || newsroom_connection_check (self->connection, rc, error);
}

/**
 * newsroom_statement_run:
 * @self: a statement that gives no rows
 * @error: return location for an error
 *
 * Returns: whether it was done
 */
gboolean
newsroom_statement_run (NewsroomStatement *self,
                        GError           **error)
{
  gboolean has_row = FALSE;

  return newsroom_statement_step (self, &has_row, error);
}

/**
 * newsroom_statement_dup_as_text:
 * @self: a statement on a row
 * @column: which, from 0
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the value, be it a number, as text; "" for NULL
 */
char *
newsroom_statement_dup_as_text (NewsroomStatement *self,
                                int                column,
                                GError           **error)
{
  const gboolean is_null = sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
  const char    *text = (const char *)sqlite3_column_text (self->stmt, column);

  /* For the text of a number there may be no memory. */
  if (text == NULL && !is_null)
    {
      (void)newsroom_connection_check (self->connection, SQLITE_NOMEM, error);
      return NULL;
    }

  return g_strdup (text != NULL ? text : "");
}

/**
 * newsroom_statement_get_int:
 * @self: a statement on a row
 * @column: which, from 0
 *
 * Returns: the value, 0 for NULL
 */
gint64
newsroom_statement_get_int (NewsroomStatement *self,
                            int                column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * newsroom_statement_get_double:
 * @self: a statement on a row
 * @column: which, from 0
 *
 * Returns: the value, 0 for NULL
 */
double
newsroom_statement_get_double (NewsroomStatement *self,
                               int                column)
{
  return sqlite3_column_double (self->stmt, column);
}

/**
 * newsroom_statement_get_text:
 * @self: a statement on a row
 * @column: which, from 0
 *
 * Returns: the text, "" for NULL; valid until the next step
 */
const char *
newsroom_statement_get_text (NewsroomStatement *self,
                             int                column)
{
  const char *text = (const char *)sqlite3_column_text (self->stmt, column);

  return text != NULL ? text : "";
}

/**
 * newsroom_statement_get_text_or_null:
 * @self: a statement on a row
 * @column: which, from 0
 *
 * Returns: (nullable): the text, %NULL for NULL; valid until the next step
 */
const char *
newsroom_statement_get_text_or_null (NewsroomStatement *self,
                                     int                column)
{
  return (const char *)sqlite3_column_text (self->stmt, column);
}

/**
 * newsroom_statement_has_text:
 * @self: a statement on a row
 * @column: which, from 0
 * @text: a text
 *
 * Returns: whether the row has that text there, byte for byte, and not NULL
 */
gboolean
newsroom_statement_has_text (NewsroomStatement *self,
                             int                column,
                             const char        *text)
{
  /* In this order: the size is that of the value as the first call gave it. */
  const char *there = (const char *)sqlite3_column_text (self->stmt, column);
  const gsize size = (gsize)sqlite3_column_bytes (self->stmt, column);

  return there != NULL && size == strlen (text) && memcmp (there, text, size) == 0;
}

/**
 * newsroom_statement_dup_bytes:
 * @self: a statement on a row
 * @column: which, from 0
 *
 * Returns: (transfer full): the bytes, none for NULL
 */
GBytes *
newsroom_statement_dup_bytes (NewsroomStatement *self,
                              int                column)
{
  /* In this order: the size is that of the value as the first call gave it. */
  gconstpointer data = sqlite3_column_blob (self->stmt, column);

  return g_bytes_new (data, (gsize)sqlite3_column_bytes (self->stmt, column));
}
