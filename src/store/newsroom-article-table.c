/* newsroom-article-table.c — articles as rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article-table-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-author-table-private.h"
#include "newsroom-content-private.h"
#include "newsroom-credit-table-private.h"
#include "newsroom-revision-body-private.h"
#include "newsroom-revision-table-private.h"
#include "newsroom-search-index-private.h"

#define VERSION_COLUMNS \
  "sequence, changed, sha256, spiked_from, word_count, note_count, shown_byline, " NEWSROOM_CONTENT_COLUMNS
#define VERSION_VALUES "?, ?, ?, ?, ?, ?, ?, " NEWSROOM_CONTENT_VALUES

/* What the library knows of an article that a save must respect. */
typedef struct
{
  gint64        sequence;
  NewsroomState state;
  gint64        created;
  gint64        updated;
  gint64        published;
  gboolean      has_body;
  char         *body; /* Where this connection wrote it; else %NULL */
  char         *uuid;
  char         *sha256;
  char         *spiked_from;
} Stored;

static void
stored_clear (Stored *stored)
{
  g_clear_pointer (&stored->body, g_free);
  g_clear_pointer (&stored->uuid, g_free);
  g_clear_pointer (&stored->sha256, g_free);
  g_clear_pointer (&stored->spiked_from, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stored, stored_clear)

static void
set_not_found (NewsroomConnection *connection,
               GError            **error)
{
  newsroom_connection_set_error (connection, NEWSROOM_STORE_ERROR_NOT_FOUND, _ ("there is no such article in the library"), error);
}

static void
set_damaged (NewsroomConnection *connection,
             GError            **error)
{
  newsroom_connection_set_error (connection,
                                 NEWSROOM_STORE_ERROR_DAMAGED,
                                 _ ("the disk has changed its text. Repair the library, or restore it from a backup."),
                                 error);
}

/* @body: (nullable): what its body may be, or nobody asks for it */
static gboolean
read_stored (NewsroomConnection *connection,
             gint64              id,
             const char         *body,
             Stored             *stored,
             GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT sequence, state, created, updated, published, sha256, spiked_from, uuid,"
                                           " body FROM article WHERE id = ?",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, id);
  if (!newsroom_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      set_not_found (connection, error);
      return FALSE;
    }

  stored->sequence = newsroom_statement_get_int (statement, 0);
  stored->created = newsroom_statement_get_int (statement, 2);
  stored->updated = newsroom_statement_get_int (statement, 3);
  stored->published = newsroom_statement_get_int (statement, 4);
  stored->sha256 = g_strdup (newsroom_statement_get_text (statement, 5));
  stored->spiked_from = g_strdup (newsroom_statement_get_text_or_null (statement, 6));
  stored->uuid = g_strdup (newsroom_statement_get_text (statement, 7));
  stored->has_body = body != NULL && newsroom_statement_has_text (statement, 8, body);
  /* One of another connection the disk may have changed. */
  if (body != NULL && newsroom_connection_has_written (connection, id, stored->sequence))
    stored->body = g_strdup (newsroom_statement_get_text (statement, 8));
  if (!newsroom_state_from_name (newsroom_statement_get_text (statement, 1), &stored->state))
    {
      set_damaged (connection, error);
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_sum (NewsroomConnection *connection,
        const char         *digest,
        const char         *sha256)
{
  return g_str_equal (digest, sha256) || !newsroom_connection_knows_sums (connection);
}

static gboolean
is_intact (NewsroomConnection *connection,
           NewsroomArticle    *article,
           const char         *sha256)
{
  g_autofree char *digest = newsroom_article_dup_sha256 (article);

  return is_sum (connection, digest, sha256);
}

/* Whether the article is in the library just as it is here */
static gboolean
is_stored (NewsroomConnection     *connection,
           NewsroomArticle        *article,
           const NewsroomTextSums *sums,
           const Stored           *stored)
{
  g_autofree char *digest = newsroom_article_dup_sha256_after (article, sums->texts);

  return stored->has_body && is_sum (connection, digest, stored->sha256);
}

/* What the row holds, be it what was saved or not; @is_readable says whether all of it is such as an
 * article may have. */
static gboolean
read_row (NewsroomConnection *connection,
          NewsroomArticle    *article,
          char              **sha256,
          gboolean           *is_readable,
          GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT uuid, sequence, sha256, changed, " NEWSROOM_CONTENT_COLUMNS " FROM article WHERE id = ?",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, newsroom_article_get_id (article));
  if (!newsroom_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      set_not_found (connection, error);
      return FALSE;
    }

  newsroom_article_set_uuid (article, newsroom_statement_get_text (statement, 0));
  newsroom_article_set_sequence (article, newsroom_statement_get_int (statement, 1));
  *sha256 = g_strdup (newsroom_statement_get_text (statement, 2));
  newsroom_article_set_saved_at (article, newsroom_statement_get_int (statement, 3));
  *is_readable = newsroom_content_read (statement, 4, article);

  return newsroom_credit_table_load (connection, article, error);
}

/**
 * newsroom_article_table_load:
 * @connection: a connection
 * @id: the article's row
 * @error: return location for an error
 *
 * The SHA-256 of each article is checked: SQLite does not notice when the disk changes a
 * letter. If the row is not what was saved, the revision of the same number, which is a
 * second copy, is taken.
 *
 * Returns: (transfer full) (nullable): the article, its authors without their portraits; %NULL
 *   with %NEWSROOM_STORE_ERROR_NOT_FOUND, or %NEWSROOM_STORE_ERROR_DAMAGED if neither copy is
 *   whole
 */
NewsroomArticle *
newsroom_article_table_load (NewsroomConnection *connection,
                             gint64              id,
                             GError            **error)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autofree char *sha256 = NULL;
  gboolean         is_readable;

  newsroom_article_set_id (article, id);
  if (!read_row (connection, article, &sha256, &is_readable, error))
    return NULL;

  if (is_readable && is_intact (connection, article, sha256))
    return g_steal_pointer (&article);
  if (!newsroom_revision_table_read_content (connection, article, error))
    return NULL;
  if (is_intact (connection, article, sha256))
    return g_steal_pointer (&article);

  set_damaged (connection, error);

  return NULL;
}

/**
 * newsroom_article_table_load_as_is:
 * @connection: a connection
 * @id: the article's row
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what there is of an article, even if the disk has changed it,
 *   for a whole version to take its place; %NULL with %NEWSROOM_STORE_ERROR_NOT_FOUND or another error
 */
NewsroomArticle *
newsroom_article_table_load_as_is (NewsroomConnection *connection,
                                   gint64              id,
                                   GError            **error)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autofree char *sha256 = NULL;
  gboolean         is_readable;

  newsroom_article_set_id (article, id);

  return read_row (connection, article, &sha256, &is_readable, error) ? g_steal_pointer (&article) : NULL;
}

/* The row and its revision, as one version. @body is what its body was before, where that is sure: the
 * revision is based on it. One that was filed or published is whole. */
static gboolean
write_version (NewsroomConnection     *connection,
               NewsroomArticle        *article,
               NewsroomCause           cause,
               const NewsroomTextSums *sums,
               const char             *body,
               const char             *spiked_from,
               GError                **error)
{
  const gint64     id = newsroom_article_get_id (article);
  const gint64     sequence = newsroom_article_get_sequence (article);
  const gint64     now = g_get_real_time ();
  const gboolean   is_whole = cause == NEWSROOM_CAUSE_IMPORT || cause == NEWSROOM_CAUSE_PUBLISH || newsroom_revision_body_is_whole (sequence + 1);
  g_autofree char *sha256 = newsroom_article_dup_sha256_after (article, sums->texts);
  g_autofree char *byline = newsroom_article_dup_byline (article);
  g_autofree char *keywords = newsroom_content_join_lines (newsroom_article_get_keywords (article));
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection,
                                           id != 0 ? "UPDATE article SET (" VERSION_COLUMNS ") = (" VERSION_VALUES ") WHERE id = ? AND sequence = ?"
                                                   : "INSERT INTO article (" VERSION_COLUMNS ", uuid) VALUES (" VERSION_VALUES ", ?)",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, sequence + 1);
  newsroom_statement_bind_int (statement, now);
  newsroom_statement_bind_text (statement, sha256);
  newsroom_statement_bind_text (statement, spiked_from);
  newsroom_statement_bind_int (statement, sums->word_count);
  newsroom_statement_bind_int (statement, sums->note_count);
  newsroom_statement_bind_text (statement, byline);
  newsroom_content_bind (statement, article, newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), keywords);
  if (id != 0)
    {
      newsroom_statement_bind_int (statement, id);
      newsroom_statement_bind_int (statement, sequence);
    }
  else
    {
      newsroom_statement_bind_text (statement, newsroom_article_get_uuid (article));
    }
  if (!newsroom_statement_run (statement, error))
    return FALSE;
  if (newsroom_connection_get_n_changed (connection) != 1)
    {
      newsroom_connection_set_error (connection, NEWSROOM_STORE_ERROR_CONFLICT, _ ("it was changed meanwhile"), error);
      return FALSE;
    }

  if (id == 0)
    newsroom_article_set_id (article, newsroom_connection_get_last_id (connection));
  newsroom_article_set_sequence (article, sequence + 1);
  newsroom_article_set_saved_at (article, now);
  newsroom_connection_note_changed (connection, newsroom_article_get_id (article));
  newsroom_connection_note_version (connection, newsroom_article_get_id (article), sequence + 1);

  return newsroom_revision_table_add (connection, article, is_whole ? NULL : body, sha256, keywords, sums->word_count, now, cause, error) &&
         newsroom_search_index_mark (connection, newsroom_article_get_id (article), error);
}

/* A draft that was read before the article went from one state to another is not old: the
 * step changed no text. Nor is one whose last save was done although it was said to have
 * failed. */
static gboolean
accept_steps (NewsroomConnection *connection,
              NewsroomArticle    *article,
              const Stored       *stored,
              GError            **error)
{
  gint64   sequence = newsroom_article_get_sequence (article);
  gboolean only_states = FALSE;

  if (sequence >= stored->sequence)
    return TRUE;
  if (newsroom_connection_is_uncertain (connection, newsroom_article_get_id (article), sequence + 1))
    {
      newsroom_article_set_sequence (article, stored->sequence);
      return TRUE;
    }
  if (!newsroom_revision_table_only_states_since (connection, newsroom_article_get_id (article), sequence, &only_states, error))
    return FALSE;
  if (!only_states)
    return TRUE;

  newsroom_article_set_sequence (article, stored->sequence);
  if (newsroom_article_get_time (article, NEWSROOM_TIME_PUBLISHED) == 0)
    newsroom_article_set_time (article, NEWSROOM_TIME_PUBLISHED, stored->published);

  return TRUE;
}

static gboolean
update_article (NewsroomConnection     *connection,
                NewsroomArticle        *article,
                NewsroomCause           cause,
                const NewsroomTextSums *sums,
                GError                **error)
{
  gint64 updated = newsroom_article_get_time (article, NEWSROOM_TIME_UPDATED);
  gint64 id = newsroom_article_get_id (article);
  g_auto (Stored) stored = { 0 };

  if (!read_stored (connection, id, newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), &stored, error))
    return FALSE;
  /* The row of one that was deleted may have become another article's. */
  if (!g_str_equal (stored.uuid, newsroom_article_get_uuid (article)))
    {
      set_not_found (connection, error);
      return FALSE;
    }
  if (!accept_steps (connection, article, &stored, error))
    return FALSE;

  newsroom_article_set_state (article, stored.state);
  newsroom_article_set_time (article, NEWSROOM_TIME_CREATED, stored.created);
  newsroom_article_set_time (article, NEWSROOM_TIME_UPDATED, stored.updated);

  /* Nothing to be saved, or a save that was done although its success was never told. What is restored
   * takes the place of what the disk may have changed beside the body. */
  if (cause != NEWSROOM_CAUSE_RESTORE && is_stored (connection, article, sums, &stored))
    {
      newsroom_article_set_sequence (article, stored.sequence);
      return TRUE;
    }

  if (cause != NEWSROOM_CAUSE_IMPORT || updated == 0)
    updated = g_get_real_time ();
  newsroom_article_set_time (article, NEWSROOM_TIME_UPDATED, updated);

  return write_version (connection, article, cause, sums, stored.body, stored.spiked_from, error) &&
         newsroom_credit_table_replace (connection, article, error);
}

static gboolean
insert_article (NewsroomConnection     *connection,
                NewsroomArticle        *article,
                NewsroomCause           cause,
                const NewsroomTextSums *sums,
                GError                **error)
{
  const gint64 now = g_get_real_time ();
  gint64       namesake = 0;

  if (!newsroom_connection_find_id (connection,
                                    "SELECT id FROM article WHERE uuid = ?",
                                    newsroom_article_get_uuid (article),
                                    &namesake,
                                    error))
    return FALSE;
  if (namesake != 0 && newsroom_connection_is_uncertain (connection, namesake, NEWSROOM_FIRST_SEQUENCE))
    {
      /* Its first save was done although it was said to have failed. */
      newsroom_article_set_id (article, namesake);
      newsroom_article_set_sequence (article, NEWSROOM_FIRST_SEQUENCE);
      return update_article (connection, article, cause, sums, error);
    }
  if (namesake != 0)
    {
      /* Kept beside the article that has it, it is another one. */
      g_autofree char *uuid = g_uuid_string_random ();

      newsroom_article_set_uuid (article, uuid);
    }

  newsroom_article_set_sequence (article, 0);
  if (newsroom_article_get_time (article, NEWSROOM_TIME_CREATED) == 0)
    newsroom_article_set_time (article, NEWSROOM_TIME_CREATED, now);
  if (cause != NEWSROOM_CAUSE_IMPORT || newsroom_article_get_time (article, NEWSROOM_TIME_UPDATED) == 0)
    newsroom_article_set_time (article, NEWSROOM_TIME_UPDATED, now);

  return write_version (connection,
                        article,
                        cause,
                        sums,
                        NULL,
                        newsroom_article_get_state (article) == NEWSROOM_STATE_SPIKED ? newsroom_state_get_name (NEWSROOM_STATE_DRAFT) : NULL,
                        error) &&
         newsroom_credit_table_replace (connection, article, error);
}

/**
 * newsroom_article_table_save:
 * @connection: a connection in a transaction
 * @article: an article, which becomes as the library has it: with id, sequence number, times
 *   and the authors' rows
 * @cause: why
 * @sums: what newsroom_text_sums_init() gave of @article
 * @error: return location for an error
 *
 * Writes an article with its credits and adds a revision. State and creation time of an
 * article that is there stay as they are. If nothing has changed, nothing is written.
 *
 * Returns: whether it was done; else %NEWSROOM_STORE_ERROR_CONFLICT if the library has a
 *   text that @article does not know
 */
gboolean
newsroom_article_table_save (NewsroomConnection     *connection,
                             NewsroomArticle        *article,
                             NewsroomCause           cause,
                             const NewsroomTextSums *sums,
                             GError                **error)
{
  if (!newsroom_author_table_resolve (connection, article, cause == NEWSROOM_CAUSE_IMPORT, error))
    return FALSE;

  return newsroom_article_get_id (article) == 0 ? insert_article (connection, article, cause, sums, error)
                                                : update_article (connection, article, cause, sums, error);
}

static gboolean
log_step (NewsroomConnection *connection,
          NewsroomArticle    *article,
          NewsroomState       from,
          const char         *note,
          GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection,
                                           "INSERT INTO state_log (article, sequence, time, from_state, to_state, note)"
                                           " VALUES (?, ?, ?, ?, ?, ?)",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, newsroom_article_get_id (article));
  newsroom_statement_bind_int (statement, newsroom_article_get_sequence (article));
  newsroom_statement_bind_int (statement, g_get_real_time ());
  newsroom_statement_bind_text (statement, newsroom_state_get_name (from));
  newsroom_statement_bind_text (statement, newsroom_state_get_name (newsroom_article_get_state (article)));
  newsroom_statement_bind_text (statement, note != NULL ? note : "");

  return newsroom_statement_run (statement, error);
}

static gboolean
may_become (const Stored *stored,
            NewsroomState state)
{
  if (!newsroom_state_can_become (stored->state, state))
    return FALSE;

  /* From the spike an article goes back to where it was, and nowhere else. */
  return stored->state != NEWSROOM_STATE_SPIKED ||
         g_strcmp0 (stored->spiked_from, newsroom_state_get_name (state)) == 0;
}

static gboolean
take_step (NewsroomConnection *connection,
           const Stored       *stored,
           gint64              id,
           NewsroomState       state,
           const char         *note,
           GError            **error)
{
  const gboolean is_published = state == NEWSROOM_STATE_PUBLISHED || state == NEWSROOM_STATE_CORRECTED;
  g_autoptr (NewsroomArticle) article = NULL;
  g_auto (NewsroomTextSums) sums = { 0 };

  if (!may_become (stored, state))
    {
      g_autofree char *reason = g_strdup_printf (_ ("it is “%s” and cannot become “%s”"),
                                                 newsroom_state_get_title (stored->state),
                                                 newsroom_state_get_title (state));

      newsroom_connection_set_error (connection, NEWSROOM_STORE_ERROR_STATE, reason, error);
      return FALSE;
    }

  article = newsroom_article_table_load (connection, id, error);
  if (article == NULL)
    return FALSE;

  newsroom_article_set_state (article, state);
  if (state == NEWSROOM_STATE_PUBLISHED && newsroom_article_get_time (article, NEWSROOM_TIME_PUBLISHED) == 0)
    newsroom_article_set_time (article, NEWSROOM_TIME_PUBLISHED, g_get_real_time ());
  newsroom_text_sums_init (&sums, article);

  return write_version (connection,
                        article,
                        is_published && stored->state != NEWSROOM_STATE_SPIKED ? NEWSROOM_CAUSE_PUBLISH : NEWSROOM_CAUSE_STATE,
                        &sums,
                        newsroom_connection_has_written (connection, id, stored->sequence) ? newsroom_article_get_text (article, NEWSROOM_FIELD_BODY) : NULL,
                        state == NEWSROOM_STATE_SPIKED ? newsroom_state_get_name (stored->state) : NULL,
                        error) &&
         log_step (connection, article, stored->state, note, error);
}

/**
 * newsroom_article_table_set_state:
 * @connection: a connection in a transaction
 * @id: an article
 * @state: its next state
 * @note: (nullable): why, for the log
 * @error: return location for an error
 *
 * Returns: whether it was done; else %NEWSROOM_STORE_ERROR_STATE if there is no way from its
 *   state to that one
 */
gboolean
newsroom_article_table_set_state (NewsroomConnection *connection,
                                  gint64              id,
                                  NewsroomState       state,
                                  const char         *note,
                                  GError            **error)
{
  g_auto (Stored) stored = { 0 };

  return read_stored (connection, id, NULL, &stored, error) && take_step (connection, &stored, id, state, note, error);
}

/**
 * newsroom_article_table_restore_from_spike:
 * @connection: a connection in a transaction
 * @id: an article
 * @error: return location for an error
 *
 * Returns: whether the article has the state again that it had before it was spiked; else
 *   %NEWSROOM_STORE_ERROR_STATE if it is not spiked
 */
gboolean
newsroom_article_table_restore_from_spike (NewsroomConnection *connection,
                                           gint64              id,
                                           GError            **error)
{
  g_auto (Stored) stored = { 0 };
  NewsroomState state = NEWSROOM_STATE_DRAFT;

  if (!read_stored (connection, id, NULL, &stored, error))
    return FALSE;

  if (stored.state != NEWSROOM_STATE_SPIKED)
    {
      newsroom_connection_set_error (connection, NEWSROOM_STORE_ERROR_STATE, _ ("it is not on the spike"), error);
      return FALSE;
    }
  if (!newsroom_state_from_name (stored.spiked_from, &state))
    {
      set_damaged (connection, error);
      return FALSE;
    }

  return take_step (connection, &stored, id, state, NULL, error);
}
