/* newsroom-salvage-article.c — an article of a damaged library, whole again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-salvage-article-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-article-table-private.h"
#include "newsroom-author-table-private.h"
#include "newsroom-content-private.h"
#include "newsroom-counts.h"
#include "newsroom-credit-table-private.h"
#include "newsroom-notes.h"
#include "newsroom-revision-body-private.h"
#include "newsroom-revision-credits-private.h"
#include "newsroom-revision-table-private.h"

/* What the row of an article says, right or not. */
typedef struct
{
  gboolean         is_there;
  gboolean         is_whole;
  gint64           changed;
  char            *sha256;
  char            *spiked_from;
  NewsroomArticle *article;
} Row;

static void
row_clear (Row *row)
{
  g_clear_pointer (&row->sha256, g_free);
  g_clear_pointer (&row->spiked_from, g_free);
  g_clear_object (&row->article);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

/* Credits whose author is lost are as bad as a text that is damaged. */
static gboolean
load_credits (NewsroomConnection *connection,
              NewsroomArticle    *article,
              gboolean           *is_readable,
              GError            **error)
{
  g_autoptr (GError) local_error = NULL;

  if (newsroom_credit_table_load (connection, article, &local_error))
    return TRUE;
  *is_readable = FALSE;
  if (g_error_matches (local_error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static gboolean
load_row (NewsroomConnection *connection,
          gint64              id,
          Row                *row,
          GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  g_autofree char *digest = NULL;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT uuid, sequence, changed, sha256, spiked_from, " NEWSROOM_CONTENT_COLUMNS
                                           " FROM article WHERE id = ?",
                                           error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, id);
  if (!newsroom_statement_step (statement, &row->is_there, error))
    return FALSE;

  row->article = newsroom_article_new ();
  newsroom_article_set_id (row->article, id);
  if (!row->is_there)
    return TRUE;

  newsroom_article_set_uuid (row->article, newsroom_statement_get_text (statement, 0));
  newsroom_article_set_sequence (row->article, newsroom_statement_get_int (statement, 1));
  row->changed = newsroom_statement_get_int (statement, 2);
  row->sha256 = g_strdup (newsroom_statement_get_text (statement, 3));
  row->spiked_from = g_strdup (newsroom_statement_get_text_or_null (statement, 4));
  row->is_whole = newsroom_content_read (statement, 5, row->article);
  if (!load_credits (connection, row->article, &row->is_whole, error))
    return FALSE;
  digest = newsroom_article_dup_sha256 (row->article);
  row->is_whole = row->is_whole && g_str_equal (digest, row->sha256);

  return TRUE;
}

/* Where the spike returns an article to: what its row or the log says, else the beginning. NULL for
 * one that is not there. */
static gboolean
read_spiked_from (NewsroomConnection *connection,
                  NewsroomArticle    *article,
                  const char         *said,
                  char              **spiked_from,
                  GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  NewsroomState state = NEWSROOM_STATE_DRAFT;
  gboolean      has_row = FALSE;

  *spiked_from = NULL;
  if (newsroom_article_get_state (article) != NEWSROOM_STATE_SPIKED)
    return TRUE;
  if (said == NULL || !newsroom_state_from_name (said, &state) || state == NEWSROOM_STATE_SPIKED)
    {
      statement = newsroom_connection_prepare (connection,
                                               "SELECT from_state FROM state_log WHERE article = ? AND to_state = 'spiked' ORDER BY id DESC LIMIT 1",
                                               error);
      if (statement == NULL)
        return FALSE;
      newsroom_statement_bind_int (statement, newsroom_article_get_id (article));
      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row || !newsroom_state_from_name (newsroom_statement_get_text (statement, 0), &state) || state == NEWSROOM_STATE_SPIKED)
        state = NEWSROOM_STATE_DRAFT;
    }
  *spiked_from = g_strdup (newsroom_state_get_name (state));

  return TRUE;
}

static guint
count_words (NewsroomArticle *article)
{
  return newsroom_counts_from_markdown (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), -1).words;
}

static guint
count_notes (NewsroomArticle *article)
{
  return newsroom_notes_count (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), -1);
}

/* The article, whose authors have rows, with the number of the version that it is; whatever was in its
 * place goes. */
static gboolean
put_row (NewsroomConnection *connection,
         NewsroomArticle    *article,
         gint64              changed,
         const char         *said_spiked_from,
         GError            **error)
{
  const gint64     id = newsroom_article_get_id (article);
  g_autofree char *sha256 = NULL;
  g_autofree char *byline = NULL;
  g_autofree char *keywords = newsroom_content_join_lines (newsroom_article_get_keywords (article));
  g_autofree char *spiked_from = NULL;
  g_autoptr (NewsroomStatement) statement = NULL;

  if (!read_spiked_from (connection, article, said_spiked_from, &spiked_from, error) ||
      !newsroom_connection_run_for (connection, "DELETE FROM article WHERE id = ?", id, error))
    return FALSE;

  sha256 = newsroom_article_dup_sha256 (article);
  byline = newsroom_article_dup_byline (article);
  statement = newsroom_connection_prepare (connection,
                                           "INSERT INTO article (id, uuid, sequence, changed, sha256, spiked_from, word_count, note_count, shown_byline, " NEWSROOM_CONTENT_COLUMNS ")"
                                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, " NEWSROOM_CONTENT_VALUES ")",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, id);
  newsroom_statement_bind_text (statement, newsroom_article_get_uuid (article));
  newsroom_statement_bind_int (statement, newsroom_article_get_sequence (article));
  newsroom_statement_bind_int (statement, changed);
  newsroom_statement_bind_text (statement, sha256);
  newsroom_statement_bind_text (statement, spiked_from);
  newsroom_statement_bind_int (statement, count_words (article));
  newsroom_statement_bind_int (statement, count_notes (article));
  newsroom_statement_bind_text (statement, byline);
  newsroom_content_bind (statement, article, newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), keywords);

  return newsroom_statement_run (statement, error) && newsroom_credit_table_replace (connection, article, error);
}

/* A version of its own, whole, after all that are known. */
static gboolean
put_version (NewsroomConnection *connection,
             NewsroomArticle    *article,
             gint64              sequence,
             NewsroomCause       cause,
             GError            **error)
{
  g_autofree char *sha256 = newsroom_article_dup_sha256 (article);
  g_autofree char *keywords = newsroom_content_join_lines (newsroom_article_get_keywords (article));

  newsroom_article_set_sequence (article, sequence);

  return newsroom_revision_table_add (connection, article, NULL, sha256, keywords, count_words (article), g_get_real_time (), cause, error);
}

/**
 * newsroom_salvage_article_keep_version:
 * @connection: a connection in a transaction
 * @article_id: an article that has no row
 * @sequence: the number of one of its versions, which the disk has changed
 * @error: return location for an error
 *
 * Makes the article of what is left of the version, with a SHA-256 that shows that it is damaged.
 *
 * Returns: whether the library could be written
 */
gboolean
newsroom_salvage_article_keep_version (NewsroomConnection *connection,
                                       gint64              article_id,
                                       gint64              sequence,
                                       GError            **error)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomStatement) statement = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean is_intact = FALSE;
  gboolean has_row = FALSE;

  newsroom_article_set_id (article, article_id);
  newsroom_article_set_sequence (article, sequence);
  body = newsroom_revision_body_read (connection, article_id, sequence, &is_intact, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  statement = newsroom_connection_prepare (connection,
                                           "SELECT credits, " NEWSROOM_CONTENT_COLUMNS " FROM revision WHERE article = ? AND sequence = ?",
                                           error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, article_id);
  newsroom_statement_bind_int (statement, sequence);
  if (!newsroom_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  newsroom_content_read (statement, 1, article);
  newsroom_revision_credits_split (newsroom_statement_get_text (statement, 0), article);
  if (is_intact)
    newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);

  return newsroom_author_table_resolve (connection, article, FALSE, error) &&
         put_row (connection, article, g_get_real_time (), NULL, error) &&
         newsroom_connection_run_for (connection, "UPDATE article SET sha256 = '' WHERE id = ?", article_id, error);
}

/* The newest version up to @most, 0 for none. */
static gboolean
find_newest (NewsroomConnection *connection,
             gint64              id,
             gint64              most,
             gint64             *sequence,
             gint64             *time,
             GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  *sequence = 0;
  statement = newsroom_connection_prepare (connection,
                                           "SELECT sequence, time FROM revision WHERE article = ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1",
                                           error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, id);
  newsroom_statement_bind_int (statement, most);
  if (!newsroom_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *sequence = newsroom_statement_get_int (statement, 0);
      *time = newsroom_statement_get_int (statement, 1);
    }

  return TRUE;
}

/* What stands beside the text, for the list, has no SHA-256 of its own. */
static gboolean
refresh (NewsroomConnection *connection,
         NewsroomArticle    *article,
         const Row          *row,
         GError            **error)
{
  g_autofree char *byline = newsroom_article_dup_byline (article);
  g_autofree char *spiked_from = NULL;
  g_autoptr (NewsroomStatement) statement = NULL;

  if (!read_spiked_from (connection, article, row->spiked_from, &spiked_from, error))
    return FALSE;
  statement = newsroom_connection_prepare (connection,
                                           "UPDATE article SET word_count = ?1, note_count = ?2, shown_byline = ?3, spiked_from = ?4 WHERE id = ?5"
                                           " AND (word_count <> ?1 OR note_count <> ?2 OR shown_byline <> ?3 OR spiked_from IS NOT ?4)",
                                           error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, count_words (article));
  newsroom_statement_bind_int (statement, count_notes (article));
  newsroom_statement_bind_text (statement, byline);
  newsroom_statement_bind_text (statement, spiked_from);
  newsroom_statement_bind_int (statement, newsroom_article_get_id (article));

  return newsroom_statement_run (statement, error);
}

/* There is nothing else, and damaged text is better than none. */
static gboolean
keep_damaged (NewsroomConnection   *connection,
              Row                  *row,
              NewsroomSalvageKnown *known,
              GError              **error)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_copy (row->article);

  return put_version (connection, article, MAX (known->last, 0) + 1, NEWSROOM_CAUSE_RESTORE, error) &&
         put_row (connection, article, g_get_real_time (), row->spiked_from, error);
}

/* The damaged text stays in the history, under a whole one that takes its place. */
static gboolean
put_older (NewsroomConnection   *connection,
           Row                  *row,
           NewsroomSalvageKnown *known,
           NewsroomArticle      *then,
           GError              **error)
{
  gint64 next = MAX (known->last, known->newest) + 1;

  if (known->has_row && !row->is_whole)
    {
      g_autoptr (NewsroomArticle) damaged = newsroom_article_copy (row->article);

      if (!put_version (connection, damaged, next, NEWSROOM_CAUSE_CHECKPOINT, error) ||
          !newsroom_revision_table_set_name (connection, known->id, next, _ ("Damaged text"), error))
        return FALSE;
      next++;
    }

  return put_version (connection, then, next, NEWSROOM_CAUSE_RESTORE, error) &&
         put_row (connection, then, g_get_real_time (), row->spiked_from, error);
}

/* A row of an older page may be the only one that has its text. */
static gboolean
keep_older_row (NewsroomConnection   *connection,
                Row                  *row,
                NewsroomSalvageKnown *known,
                GError              **error)
{
  const gint64 sequence = newsroom_article_get_sequence (row->article);
  gint64       found = 0;
  gint64       time = 0;
  g_autoptr (NewsroomArticle) article = NULL;

  if (!known->has_row || !row->is_whole)
    return TRUE;
  if (!find_newest (connection, known->id, sequence, &found, &time, error))
    return FALSE;
  if (found == sequence)
    return TRUE;

  article = newsroom_article_copy (row->article);

  return put_version (connection, article, sequence, NEWSROOM_CAUSE_CHECKPOINT, error);
}

/* The row is damaged, lost, or older than the history. */
static gboolean
settle_from_history (NewsroomConnection   *connection,
                     Row                  *row,
                     NewsroomSalvageKnown *known,
                     gint64                wanted,
                     NewsroomSalvaged     *salvaged,
                     GError              **error)
{
  g_autoptr (NewsroomArticle) then = newsroom_revision_table_load (connection, known->id, wanted, error);

  if (then == NULL || !newsroom_author_table_resolve (connection, then, FALSE, error) || !keep_older_row (connection, row, known, error))
    return FALSE;
  if (row->is_there)
    newsroom_article_set_uuid (then, newsroom_article_get_uuid (row->article));

  salvaged->headline = g_strdup (newsroom_article_get_text (then, NEWSROOM_FIELD_HEADLINE));
  salvaged->fate = wanted <= known->whole ? NEWSROOM_FATE_HISTORY : NEWSROOM_FATE_BACKUP;

  /* It is the very version that the article was, kept a second time. */
  if (known->has_row && salvaged->fate == NEWSROOM_FATE_HISTORY && wanted == known->last)
    salvaged->fate = NEWSROOM_FATE_WHOLE;
  if (wanted < MAX (known->last, known->newest))
    return put_older (connection, row, known, then, error);

  return put_row (connection, then, salvaged->time, row->spiked_from, error);
}

/* The row is whole, and nothing that the library itself has is newer. */
static gboolean
settle_from_row (NewsroomConnection   *connection,
                 Row                  *row,
                 NewsroomSalvageKnown *known,
                 NewsroomSalvaged     *salvaged,
                 GError              **error)
{
  const gint64 sequence = newsroom_article_get_sequence (row->article);
  g_autoptr (NewsroomArticle) article = NULL;

  /* The row of the backup may be a text that the history has, too. */
  if (known->has_row)
    salvaged->fate = known->last <= sequence ? NEWSROOM_FATE_WHOLE : NEWSROOM_FATE_HISTORY;
  else
    salvaged->fate = known->whole == sequence ? NEWSROOM_FATE_HISTORY : NEWSROOM_FATE_BACKUP;
  salvaged->time = row->changed;
  if (known->newest <= sequence)
    return refresh (connection, row->article, row, error);

  /* The backup is of a time that a restore has undone. Its versions stay, but the article goes on after them. */
  article = newsroom_article_copy (row->article);

  return put_version (connection, article, known->newest + 1, NEWSROOM_CAUSE_RESTORE, error) &&
         put_row (connection, article, row->changed, row->spiked_from, error);
}

/* The newest version there is, and the newest that the library can have had: a backup that is beyond
 * that is of a time that a restore has undone. */
static gboolean
find_versions (NewsroomConnection   *connection,
               NewsroomSalvageKnown *known,
               gint64               *wanted,
               gint64               *time,
               GError              **error)
{
  if (!find_newest (connection, known->id, G_MAXINT64, &known->newest, time, error))
    return FALSE;
  *wanted = known->newest;
  if (!known->has_row || known->newest <= known->last)
    return TRUE;
  if (!find_newest (connection, known->id, known->last, wanted, time, error))
    return FALSE;

  return *wanted != 0 || find_newest (connection, known->id, G_MAXINT64, wanted, time, error);
}

/**
 * newsroom_salvage_article_settle:
 * @connection: a connection in a transaction, to a library of salvaged rows with no damaged version
 * @known: what the damaged library knew of the article; an empty one for one of the backup
 * @salvaged: (out caller-allocates): what became of it, with its headline
 * @error: return location for an error
 *
 * Makes the article the newest whole text that there is of it.
 *
 * Returns: whether the library could be written
 */
gboolean
newsroom_salvage_article_settle (NewsroomConnection   *connection,
                                 NewsroomSalvageKnown *known,
                                 NewsroomSalvaged     *salvaged,
                                 GError              **error)
{
  g_auto (Row) row = { 0 };
  gint64   wanted = 0;
  gboolean done;

  salvaged->id = known->id;
  if (!load_row (connection, known->id, &row, error) ||
      !find_versions (connection, known, &wanted, &salvaged->time, error))
    return FALSE;

  if (row.is_whole && (wanted <= newsroom_article_get_sequence (row.article) || (known->has_row && wanted > known->last)))
    {
      done = settle_from_row (connection, &row, known, salvaged, error);
    }
  else if (wanted != 0)
    {
      done = settle_from_history (connection, &row, known, wanted, salvaged, error);
    }
  else if (row.is_there)
    {
      salvaged->fate = NEWSROOM_FATE_DAMAGED;
      done = keep_damaged (connection, &row, known, error);
    }
  else
    {
      salvaged->fate = NEWSROOM_FATE_LOST;
      return TRUE;
    }

  if (salvaged->headline == NULL)
    salvaged->headline = g_strdup (newsroom_article_get_text (row.article, NEWSROOM_FIELD_HEADLINE));

  return done;
}
