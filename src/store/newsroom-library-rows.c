/* newsroom-library-rows.c — every row of a library against its SHA-256
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-rows-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-content-private.h"
#include "newsroom-credit-table-private.h"
#include "newsroom-revision-credits-private.h"

/* Of so many credits each may have had an empty wording: 64 sums at most. */
#define MAX_UNKNOWN_WORDINGS 6

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

/* The same article, in which each of some credits without a wording has one that is empty. */
static NewsroomArticle *
empty_wordings (NewsroomArticle *article,
                guint            which)
{
  NewsroomArticle *copy = newsroom_article_copy (article);
  GListModel      *credits = newsroom_article_get_credits (copy);
  guint            n_unknown = 0;

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      g_autoptr (NewsroomCredit) empty = newsroom_credit_new (newsroom_credit_get_author (credit), newsroom_credit_get_role (credit), "");

      if (newsroom_credit_get_wording (credit) != NULL || (which & 1u << n_unknown++) == 0)
        continue;
      newsroom_article_remove_credit (copy, i);
      newsroom_article_insert_credit (copy, i, empty);
    }

  return copy;
}

static guint
count_unknown_wordings (NewsroomArticle *article)
{
  GListModel *credits = newsroom_article_get_credits (article);
  guint       n_unknown = 0;

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      n_unknown += newsroom_credit_get_wording (credit) == NULL ? 1 : 0;
    }

  return n_unknown;
}

/* The first revisions did not tell the wording of a credit that is empty from none, and the sum
 * does. */
static gboolean
has_digest_of_first (NewsroomArticle *article,
                     const char      *sha256)
{
  guint n_unknown = count_unknown_wordings (article);

  for (guint which = 1; n_unknown <= MAX_UNKNOWN_WORDINGS && which < 1u << n_unknown; which++)
    {
      g_autoptr (NewsroomArticle) guess = empty_wordings (article, which);

      if (has_digest (guess, sha256))
        return TRUE;
    }

  return FALSE;
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
      !has_digest (article, newsroom_statement_get_text (statement, 1)))
    /* Translators: the number of an article and its headline. */
    g_ptr_array_add (damages,
                     g_strdup_printf (_ ("article %s, “%s”, is not what was saved"),
                                      number,
                                      newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE)));

  return TRUE;
}

static gboolean
check_revision (NewsroomConnection *connection,
                NewsroomStatement  *statement,
                GPtrArray          *damages,
                GError            **error)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autofree char *number = NULL;
  g_autofree char *sequence = NULL;

  if (newsroom_content_read (statement, 4, article) &&
      newsroom_revision_credits_split (newsroom_statement_get_text (statement, 3), article) &&
      (has_digest (article, newsroom_statement_get_text (statement, 2)) ||
       has_digest_of_first (article, newsroom_statement_get_text (statement, 2))))
    return TRUE;

  number = g_strdup_printf ("%" G_GINT64_FORMAT, newsroom_statement_get_int (statement, 0));
  sequence = g_strdup_printf ("%" G_GINT64_FORMAT, newsroom_statement_get_int (statement, 1));
  /* Translators: the number of a version and the number of its article. */
  g_ptr_array_add (damages, g_strdup_printf (_ ("version %s of article %s is not what was saved"), sequence, number));

  return TRUE;
}

static gboolean
check_original (NewsroomConnection *connection,
                NewsroomStatement  *statement,
                GPtrArray          *damages,
                GError            **error)
{
  g_autoptr (GBytes) bytes = newsroom_statement_dup_bytes (statement, 2);
  g_autofree char *digest = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  g_autofree char *number = NULL;

  if (g_strcmp0 (digest, newsroom_statement_get_text (statement, 1)) == 0)
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
  return check_rows (connection,
                     "SELECT id, sha256, " NEWSROOM_CONTENT_COLUMNS " FROM article ORDER BY id",
                     check_article,
                     damages,
                     cancellable,
                     error) &&
         check_rows (connection,
                     "SELECT article, sequence, sha256, credits, " NEWSROOM_CONTENT_COLUMNS " FROM revision ORDER BY article, sequence",
                     check_revision,
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
