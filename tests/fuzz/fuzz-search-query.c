/* fuzz-search-query.c — whatever is typed, FTS5 accepts what is made of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include <glib.h>
#include <sqlite3.h>

#include "newsroom-schema-private.h"
#include "newsroom-search-expression-private.h"

/* One library in memory for all inputs. */
static sqlite3_stmt *
prepare_search (void)
{
  static sqlite3      *db = NULL;
  static sqlite3_stmt *stmt = NULL;

  if (stmt == NULL)
    {
      g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db,
                                     "CREATE TABLE article_text (article INTEGER PRIMARY KEY, headline, standfirst, byline, body);"
                                     "INSERT INTO article_text VALUES (1, 'a word', 'é', 'By Ann Example', '東京 and words');" NEWSROOM_SCHEMA_INDEX_SQL
                                     "INSERT INTO article_fts (article_fts) VALUES ('rebuild')",
                                     NULL,
                                     NULL,
                                     NULL),
                       ==,
                       SQLITE_OK);
      g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT rowid FROM article_fts WHERE article_fts MATCH ?", -1, &stmt, NULL), ==, SQLITE_OK);
    }

  return stmt;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_autofree char *expression = newsroom_search_expression_new (text);
  sqlite3_stmt    *stmt = prepare_search ();
  int              rc;

  if (expression == NULL)
    return 0;

  g_assert_true (g_utf8_validate (expression, -1, NULL));
  g_assert_cmpint (sqlite3_bind_text (stmt, 1, expression, -1, SQLITE_STATIC), ==, SQLITE_OK);
  rc = sqlite3_step (stmt);
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    g_error ("“%s”: %s", expression, sqlite3_errmsg (sqlite3_db_handle (stmt)));
  sqlite3_reset (stmt);

  return 0;
}
