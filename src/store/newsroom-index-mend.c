/* newsroom-index-mend.c — the indexes of a table, made anew of its rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-index-mend-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-page-check-private.h"
#include "newsroom-store.h"

static gboolean
rebuild (NewsroomConnection *connection,
         gpointer            data,
         GError            **error)
{
  const char        *table = data;
  g_autofree char   *sql = g_strdup_printf ("REINDEX %s", table);
  NewsroomTableState state = NEWSROOM_TABLE_DAMAGED;

  return newsroom_connection_execute (connection, sql, error) &&
         newsroom_page_check_table (connection, table, &state, error) &&
         (state == NEWSROOM_TABLE_SOUND || newsroom_connection_check (connection, SQLITE_CORRUPT, error));
}

/**
 * newsroom_index_mend_table:
 * @connection: a connection, in no transaction
 * @table: one of which newsroom_page_check_table() says %NEWSROOM_TABLE_INDEX
 * @error: return location for an error
 *
 * An index holds nothing that its table does not: it is made anew, and the table looked at again. The
 * pages of an index that cannot be read are not touched, as nobody knows whose they are.
 *
 * Returns: whether the table and its indexes are sound; else nothing was changed
 */
gboolean
newsroom_index_mend_table (NewsroomConnection *connection,
                           const char         *table,
                           GError            **error)
{
  g_autofree char *name = g_strdup (table);

  if (!newsroom_connection_transact (connection, rebuild, name, error))
    return FALSE;
  newsroom_connection_note_changed (connection, 0);

  return TRUE;
}

/* @is_any: (out): whether there was an index to be made anew */
static gboolean
mend_all (NewsroomConnection *connection,
          gboolean           *is_any,
          GError            **error)
{
  g_auto (GStrv) tables = newsroom_page_check_list_tables (connection, error);

  *is_any = FALSE;
  for (guint i = 0; tables != NULL && tables[i] != NULL; i++)
    {
      NewsroomTableState state = NEWSROOM_TABLE_DAMAGED;

      if (!newsroom_page_check_table (connection, tables[i], &state, error))
        return FALSE;
      if (state == NEWSROOM_TABLE_DAMAGED)
        return newsroom_connection_check (connection, SQLITE_CORRUPT, error);
      if (state == NEWSROOM_TABLE_INDEX && !newsroom_index_mend_table (connection, tables[i], error))
        return FALSE;
      *is_any |= state == NEWSROOM_TABLE_INDEX;
    }

  return tables != NULL;
}

/**
 * newsroom_index_mend_after:
 * @connection: a connection, in no transaction
 * @error: (inout): why an operation has failed
 *
 * SQLite refuses to change a row that an index does not know, and with it a save. If that was it, the
 * index is made anew, and the error says that it can be tried again. Reads all tables, which takes a
 * while in a large library.
 *
 * Returns: whether it was that, and is mended
 */
gboolean
newsroom_index_mend_after (NewsroomConnection *connection,
                           GError            **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean is_any = FALSE;

  if (!newsroom_connection_take_bad_index (connection))
    return FALSE;
  if (!mend_all (connection, &is_any, &failure))
    {
      g_debug ("%s", failure->message);
      return FALSE;
    }
  if (!is_any)
    return FALSE;

  g_clear_error (error);
  newsroom_connection_set_error (connection,
                                 NEWSROOM_STORE_ERROR_IO,
                                 _ ("an index of the library was damaged, and was made anew. Try again."),
                                 error);

  return TRUE;
}
