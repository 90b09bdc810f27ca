/* newsroom-library-rows.c — every row of a library against its SHA-256
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-rows-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-content-private.h"
#include "newsroom-credit-table-private.h"
#include "newsroom-revision-credits-private.h"
#include "newsroom-revision-table-private.h"
#include "newsroom-sha256.h"

/*
 * RowCheck:
 * @connection: a connection
 * @statement: on the row
 * @damages: (element-type utf8): what is found
 * @error: return location for an error
 *
 * Looks at one row. Returns: whether it could be read, damaged or not
 */
typedef gboolean (*RowCheck) (NewsroomConnection *connection,
                              NewsroomStatement  *statement,
                              GPtrArray          *damages,
                              GError            **error);

/**
 * newsroom_library_rows_count:
 * @connection: a connection
 * @figures: (out caller-allocates): what the library holds
 * @error: return location for an error
 *
 * Reads indexes and no text.
 *
 * Returns: whether the library could be read
 */
gboolean
newsroom_library_rows_count (NewsroomConnection     *connection,
                             NewsroomLibraryFigures *figures,
                             GError                **error)
{
  return newsroom_connection_read_int (connection, "PRAGMA user_version", &figures->version, error) &&
         newsroom_connection_read_int (connection, "SELECT count (*) FROM article", &figures->n_articles, error) &&
         newsroom_connection_read_int (connection, "SELECT count (*) FROM revision", &figures->n_revisions, error) &&
         newsroom_connection_read_int (connection, "SELECT count (*) FROM original", &figures->n_originals, error) &&
         newsroom_connection_read_int (connection, "SELECT count (*) FROM author", &figures->n_authors, error) &&
         newsroom_connection_read_int (connection,
                                       "SELECT max (ifnull ((SELECT max (changed) FROM article), 0),"
                                       " ifnull ((SELECT max (updated) FROM author), 0))",
                                       &figures->changed,
                                       error);
}

static gboolean
has_digest (NewsroomArticle *article,
            const char      *sha256)
{
  g_autofree char *digest = newsroom_article_dup_sha256 (article);

  return g_str_equal (digest, sha256);
}

static gboolean
check_article (NewsroomConnection *connection,
               NewsroomStatement  *statement,
               GPtrArray          *damages,
               GError            **error)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  const gint64     id = newsroom_statement_get_int (statement, 0);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GError) credit_error = NULL;

  newsroom_article_set_id (article, id);
  if (!newsroom_credit_table_load (connection, article, &credit_error) &&
      !g_error_matches (credit_error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&credit_error));
      return FALSE;
    }
  if (credit_error != NULL || !newsroom_content_read (statement, 2, article) ||
      (!has_digest (article, newsroom_statement_get_text (statement, 1)) && newsroom_connection_knows_sums (connection)))
    /* Translators: the number of an article and its headline. */
    g_ptr_array_add (damages,
                     g_strdup_printf (_ ("article %s, “%s”, is not what was saved"),
                                      number,
                                      newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE)));

  return TRUE;
}

static void
add_revision (GPtrArray         *damages,
              NewsroomStatement *statement)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, newsroom_statement_get_int (statement, 0));
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, newsroom_statement_get_int (statement, 1));

  /* Translators: the number of a version and the number of its article. */
  g_ptr_array_add (damages, g_strdup_printf (_ ("version %s of article %s is not what was saved"), version, number));
}

static gboolean
check_revision (NewsroomConnection *connection,
                NewsroomStatement  *statement,
                GPtrArray          *damages,
                GError            **error)
{
  const gint64 article_id = newsroom_statement_get_int (statement, 0);
  const gint64 sequence = newsroom_statement_get_int (statement, 1);
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) local_error = NULL;

  article = newsroom_revision_table_load (connection, article_id, sequence, &local_error);
  if (article != NULL)
    return TRUE;
  if (!g_error_matches (local_error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  add_revision (damages, statement);

  return TRUE;
}

/* Version 1 kept each body whole. */
static gboolean
check_revision_of_1 (NewsroomConnection *connection,
                     NewsroomStatement  *statement,
                     GPtrArray          *damages,
                     GError            **error)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();

  if (!newsroom_content_read (statement, 4, article) ||
      !newsroom_revision_credits_split (newsroom_statement_get_text (statement, 3), article) ||
      !newsroom_revision_credits_settle (article, newsroom_statement_get_text (statement, 2)))
    add_revision (damages, statement);

  return TRUE;
}

static gboolean
check_original (NewsroomConnection *connection,
                NewsroomStatement  *statement,
                GPtrArray          *damages,
                GError            **error)
{
  g_autoptr (GBytes) bytes = newsroom_statement_dup_bytes (statement, 2);
  g_autofree char *digest = newsroom_sha256_of_bytes (bytes);
  g_autofree char *number = NULL;

  if (g_str_equal (digest, newsroom_statement_get_text (statement, 1)))
    return TRUE;

  number = g_strdup_printf ("%" G_GINT64_FORMAT, newsroom_statement_get_int (statement, 0));
  /* Translators: the name of a file and the number of its article. */
  g_ptr_array_add (damages,
                   g_strdup_printf (_ ("the file “%s” of article %s is not what was filed"),
                                    newsroom_statement_get_text (statement, 3),
                                    number));

  return TRUE;
}

static gboolean
check_rows (NewsroomConnection *connection,
            const char         *sql,
            RowCheck            check,
            GPtrArray          *damages,
            GCancellable       *cancellable,
            GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      gboolean has_row = FALSE;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!check (connection, statement, damages, error))
        return FALSE;
    }
}

/**
 * newsroom_library_rows_check:
 * @connection: a connection
 * @damages: (element-type utf8): what is not as it was saved is added to it, translated, one
 *   text a row
 * @cancellable: (nullable): to give up between two rows
 * @error: return location for an error
 *
 * Reckons the SHA-256 of each article, each revision and each original anew: SQLite does not
 * notice when a disk changes a letter.
 *
 * Returns: whether all could be read, damaged or not
 */
gboolean
newsroom_library_rows_check (NewsroomConnection *connection,
                             GPtrArray          *damages,
                             GCancellable       *cancellable,
                             GError            **error)
{
  gint64 version = 0;

  if (!newsroom_connection_read_int (connection, "PRAGMA user_version", &version, error))
    return FALSE;

  return check_rows (connection,
                     "SELECT id, sha256, " NEWSROOM_CONTENT_COLUMNS " FROM article ORDER BY id",
                     check_article,
                     damages,
                     cancellable,
                     error) &&
         check_rows (connection,
                     version > 1 ? "SELECT article, sequence FROM revision ORDER BY article, sequence"
                                 : "SELECT article, sequence, sha256, credits, " NEWSROOM_CONTENT_COLUMNS " FROM revision",
                     version > 1 ? check_revision : check_revision_of_1,
                     damages,
                     cancellable,
                     error) &&
         check_rows (connection,
                     "SELECT article, sha256, bytes, file_name FROM original ORDER BY id",
                     check_original,
                     damages,
                     cancellable,
                     error);
}

/* The next row after the one whose id is bound. Behind what the check reads stand its id and whether
 * the article is there that it belongs to. */
static const struct
{
  const char *sql;
  int         id_column;
  RowCheck    check;
} kinds[NEWSROOM_N_ROW_KINDS] = {
  [NEWSROOM_ROW_ARTICLE] = { "SELECT id, sha256, " NEWSROOM_CONTENT_COLUMNS " FROM article WHERE id > ? ORDER BY id LIMIT 1", 0, check_article },
  [NEWSROOM_ROW_REVISION] = { "SELECT article, sequence, id, article IN (SELECT id FROM article) FROM revision WHERE id > ? ORDER BY id LIMIT 1", 2, check_revision },
  [NEWSROOM_ROW_ORIGINAL] = { "SELECT article, sha256, bytes, file_name, id, article IN (SELECT id FROM article) FROM original WHERE id > ? ORDER BY id LIMIT 1", 4, check_original },
};

/**
 * newsroom_library_rows_check_next:
 * @connection: a connection to a library of this version
 * @kind: which rows
 * @after: (inout): the id of the row that was checked last, 0 at the beginning
 * @damages: (element-type utf8): as in newsroom_library_rows_check()
 * @is_done: (out): whether there was none after that
 * @error: return location for an error
 *
 * Checks one row.
 *
 * Returns: whether it could be read, damaged or not
 */
gboolean
newsroom_library_rows_check_next (NewsroomConnection *connection,
                                  NewsroomRowKind     kind,
                                  gint64             *after,
                                  GPtrArray          *damages,
                                  gboolean           *is_done,
                                  GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (connection, kinds[kind].sql, error);
  gboolean has_row = FALSE;

  *is_done = FALSE;
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, *after);
  if (!newsroom_statement_step (statement, &has_row, error))
    return FALSE;
  *is_done = !has_row;
  if (!has_row)
    return TRUE;
  *after = newsroom_statement_get_int (statement, kinds[kind].id_column);
  if (kind != NEWSROOM_ROW_ARTICLE && newsroom_statement_get_int (statement, kinds[kind].id_column + 1) == 0)
    g_ptr_array_add (damages, g_strdup (_ ("parts of the library are missing")));

  return kinds[kind].check (connection, statement, damages, error);
}
