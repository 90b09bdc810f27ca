/* newsroom-schema-read.c — the tables of a library that is only read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-schema-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-state.h"
#include "newsroom-store.h"

/* What is read of a library, as statements that a newer one must understand: its tables may have
 * more columns, and there may be more tables. Without the search index there is no search, and
 * nothing is undone where nothing is written. */
#define READ_SQL                                                                          \
  "SELECT 'SELECT ' || group_concat (c.name) || ' FROM ' || t.name || ' LIMIT 0'"         \
  " FROM sqlite_schema t, pragma_table_info (t.name) c"                                   \
  " WHERE t.type = 'table' AND t.name NOT GLOB '" NEWSROOM_SCHEMA_INDEX "*'"              \
  " AND t.name NOT IN ('article_text', 'unindexed', 'undo', 'undo_step') GROUP BY t.name" \
  " UNION ALL SELECT 'SELECT id FROM article INDEXED BY article_listed ORDER BY changed LIMIT 0'"

/* An article in a state of which nothing is known must not be shown as if it were in another, and
 * must not be missing in the list. */
static gboolean
knows_states (NewsroomConnection *connection,
              gboolean           *answer,
              GError            **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT count (*) FROM article INDEXED BY article_listed WHERE state NOT IN (");
  gint64 n_unknown = 0;

  for (guint i = 0; i < NEWSROOM_N_STATES; i++)
    g_string_append_printf (sql, "%s'%s'", i > 0 ? ", " : "", newsroom_state_get_name ((NewsroomState)i));
  g_string_append_c (sql, ')');
  if (!newsroom_connection_read_int (connection, sql->str, &n_unknown, error))
    return FALSE;
  *answer = n_unknown == 0;

  return TRUE;
}

/* Whether all that is read of a library of this version can be read of this one. */
static gboolean
check_newer (NewsroomConnection *connection,
             gint64              version,
             GError            **error)
{
  g_autofree char *sql = newsroom_schema_dup_of_fresh (connection, NEWSROOM_SCHEMA_VERSION, READ_SQL, error);
  g_auto (GStrv) statements = NULL;
  gboolean is_known = TRUE;

  if (sql == NULL)
    return FALSE;

  statements = g_strsplit (g_strchomp (sql), "\n", -1);
  for (guint i = 0; is_known && statements[i] != NULL; i++)
    is_known = newsroom_connection_prepare (connection, statements[i], NULL) != NULL;
  if (is_known && !knows_states (connection, &is_known, error))
    return FALSE;

  return is_known || newsroom_schema_check_identity (connection, NEWSROOM_SCHEMA_APPLICATION_ID, version, error);
}

static gboolean
refuse_older (NewsroomConnection *connection,
              GError            **error)
{
  newsroom_connection_set_error (connection,
                                 NEWSROOM_STORE_ERROR_READ_ONLY,
                                 _ ("an older version of Newsroom wrote it, and it must be brought up to date before it can be read, but it cannot be written. "
                                    "Copy it to a folder of yours on a disk that can be written."),
                                 error);

  return FALSE;
}

/**
 * newsroom_schema_prepare_to_read:
 * @connection: a connection that changes nothing
 * @read_only: (inout): why; becomes %NEWSROOM_READ_ONLY_NEWER if a newer version wrote the library
 * @error: return location for an error
 *
 * Takes the lock with the first read, and compares the tables with what is needed of them.
 *
 * Returns: whether the library may be read; else %NEWSROOM_STORE_ERROR_DAMAGED,
 *   %NEWSROOM_STORE_ERROR_NEWER if it is too new to be read, or %NEWSROOM_STORE_ERROR_READ_ONLY if it
 *   is too old
 */
gboolean
newsroom_schema_prepare_to_read (NewsroomConnection *connection,
                                 NewsroomReadOnly   *read_only,
                                 GError            **error)
{
  gint64 application_id = 0;
  gint64 version = 0;

  if (!newsroom_connection_read_int (connection, "PRAGMA application_id", &application_id, error) ||
      !newsroom_connection_read_int (connection, "PRAGMA user_version", &version, error) ||
      !newsroom_schema_check_identity (connection, application_id, MIN (version, NEWSROOM_SCHEMA_VERSION), error))
    return FALSE;

  if (version > NEWSROOM_SCHEMA_VERSION)
    {
      *read_only = NEWSROOM_READ_ONLY_NEWER;
      return check_newer (connection, version, error);
    }
  if (version < NEWSROOM_SCHEMA_VERSION)
    return refuse_older (connection, error);

  return newsroom_schema_compare (connection, error);
}
