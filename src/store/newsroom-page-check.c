/* newsroom-page-check.c — the pages of a library, as SQLite checks them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-page-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-schema-private.h"
#include "newsroom-store.h"

/* 64 MB, which are checked in some 40 ms. */
#define MAX_CHECKED_PAGES 16384

#define EACH_TABLE_SQL(check)                                                         \
  "SELECT group_concat ('PRAGMA " check " (' || name || ')', ';') FROM sqlite_schema" \
  " WHERE type = 'table' AND name NOT GLOB '" NEWSROOM_SCHEMA_INDEX "*'"

/* What is said of an index whose own pages are sound, as “row 2 missing from index article_listed”; of
 * those that are not it is said which, behind asterisks. */
static NewsroomTableState
get_state (const char *answer)
{
  if (g_str_equal (answer, "ok"))
    return NEWSROOM_TABLE_SOUND;

  return strstr (answer, " index ") != NULL && strstr (answer, "***") == NULL ? NEWSROOM_TABLE_INDEX : NEWSROOM_TABLE_DAMAGED;
}

/* What the check says of the search index is no reason to keep the articles from anybody:
 * newer versions of SQLite look into it, too. */
static gboolean
run_check (NewsroomConnection *connection,
           const char         *sql,
           NewsroomTableState *state,
           GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (connection, sql, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      const char *answer;

      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      answer = newsroom_statement_get_text (statement, 0);
      if (strstr (answer, NEWSROOM_SCHEMA_INDEX) == NULL)
        *state = MAX (*state, get_state (answer));
    }
}

/* A search index that cannot even be opened ends a check of the whole file. The names are
 * those that were compared before. */
static gboolean
check_each_table (NewsroomConnection *connection,
                  const char         *checks_sql,
                  NewsroomTableState *state,
                  GError            **error)
{
  g_autofree char *names = newsroom_connection_dup_answer (connection, checks_sql, error);
  g_auto (GStrv) checks = NULL;

  if (names == NULL)
    return FALSE;

  checks = g_strsplit (names, ";", -1);
  for (guint i = 0; checks[i] != NULL; i++)
    if (!run_check (connection, checks[i], state, error))
      return FALSE;

  return TRUE;
}

/**
 * newsroom_page_check_few:
 * @connection: a connection to a library of this version
 * @error: return location for an error
 *
 * For each start of a library that is read in a moment. A larger one must not keep the editor waiting,
 * and is checked while nobody asks for anything; an index that does not fit its table, which newer
 * versions of SQLite notice here, is made anew then.
 *
 * Returns: whether its pages are sound, where they are few
 */
gboolean
newsroom_page_check_few (NewsroomConnection *connection,
                         GError            **error)
{
  NewsroomTableState state = NEWSROOM_TABLE_SOUND;
  gint64             n_pages = 0;

  if (!newsroom_connection_read_int (connection, "PRAGMA page_count", &n_pages, error))
    return FALSE;
  if (n_pages > MAX_CHECKED_PAGES)
    return TRUE;

  if (!run_check (connection, "PRAGMA quick_check", &state, NULL) &&
      !check_each_table (connection, EACH_TABLE_SQL ("quick_check"), &state, error))
    return FALSE;

  return state != NEWSROOM_TABLE_DAMAGED || newsroom_connection_check (connection, SQLITE_CORRUPT, error);
}

/**
 * newsroom_page_check_list_tables:
 * @connection: a connection to a library of this version
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): for newsroom_page_check_table(), first
 *   the list of the tables, with which the free pages are checked; without the search index
 */
char **
newsroom_page_check_list_tables (NewsroomConnection *connection,
                                 GError            **error)
{
  g_autofree char *tables = NULL;

  tables = newsroom_connection_dup_answer (connection,
                                           "SELECT 'sqlite_schema,' || group_concat (name) FROM sqlite_schema"
                                           " WHERE type = 'table' AND name NOT GLOB '" NEWSROOM_SCHEMA_INDEX "*'",
                                           error);

  return tables != NULL ? g_strsplit (tables, ",", -1) : NULL;
}

/**
 * newsroom_page_check_table:
 * @connection: a connection to a library of this version
 * @table: one of newsroom_page_check_list_tables()
 * @state: (out): how it is
 * @error: return location for an error
 *
 * Looks at every page of a table and of its indexes, and for each row in each index: what a bit has
 * changed in an index is sound to the check that is made when a library is opened, and articles are
 * missing in the list.
 *
 * Returns: whether it could be checked
 */
gboolean
newsroom_page_check_table (NewsroomConnection *connection,
                           const char         *table,
                           NewsroomTableState *state,
                           GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA integrity_check (%s)", table);
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (connection, sql, error);
  gboolean has_row = TRUE;

  *state = NEWSROOM_TABLE_SOUND;
  if (statement == NULL)
    return FALSE;

  while (has_row)
    {
      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        *state = MAX (*state, get_state (newsroom_statement_get_text (statement, 0)));
    }

  return TRUE;
}

/**
 * newsroom_page_check_all:
 * @connection: a connection to a library, or to a copy of one
 * @error: return location for an error
 *
 * Looks at every page and every index, and at what refers to what.
 *
 * Returns: whether all is sound; else %NEWSROOM_STORE_ERROR_DAMAGED
 */
gboolean
newsroom_page_check_all (NewsroomConnection *connection,
                         GError            **error)
{
  g_autofree char   *stray = NULL;
  NewsroomTableState state = NEWSROOM_TABLE_SOUND;

  if (!run_check (connection, "PRAGMA integrity_check", &state, NULL) &&
      !check_each_table (connection, EACH_TABLE_SQL ("integrity_check"), &state, error))
    return FALSE;
  if (state == NEWSROOM_TABLE_SOUND)
    {
      stray = newsroom_connection_dup_answer (connection, "PRAGMA foreign_key_check", error);
      if (stray == NULL)
        return FALSE;
    }

  if (state == NEWSROOM_TABLE_SOUND && stray[0] == '\0')
    return TRUE;

  newsroom_connection_set_error (connection, NEWSROOM_STORE_ERROR_DAMAGED, _ ("it is damaged"), error);

  return FALSE;
}
