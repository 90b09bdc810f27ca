/* newsroom-search-index.c — the search index: filled after the saves, never in their way
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-search-index-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-connection-settings-private.h"
#include "newsroom-plain-text.h"
#include "newsroom-schema-private.h"
#include "newsroom-search-expression-private.h"
#include "newsroom-store.h"

/* Articles that are indexed in one transaction: a save may have to wait for one of these. */
#define BATCH_SIZE 100

/* Around a match in what FTS5 cuts out; no indexed text holds them. */
#define MATCH_START "\002"
#define MATCH_END "\003"

/* A snippet that has more characters before its match is cut there: a row has two short lines. */
#define MOST_BEFORE 40

/* What of an article the index is to know. */
typedef struct
{
  gint64 id;
  char  *headline;
  char  *standfirst;
  char  *byline;
  char  *body;
} IndexedText;

static void
indexed_text_free (IndexedText *text)
{
  g_free (text->headline);
  g_free (text->standfirst);
  g_free (text->byline);
  g_free (text->body);
  g_free (text);
}

/**
 * newsroom_search_index_mark:
 * @connection: a connection in a transaction
 * @article_id: an article that is being changed
 * @error: return location for an error
 *
 * Remembers, with the change itself, that the index does not know it yet.
 *
 * Returns: whether it was done
 */
gboolean
newsroom_search_index_mark (NewsroomConnection *connection,
                            gint64              article_id,
                            GError            **error)
{
  return newsroom_connection_run_for (connection, "INSERT INTO unindexed (article) VALUES (?) ON CONFLICT DO NOTHING", article_id, error);
}

/* The marks of a snippet must not be found in a text. */
static char *
dup_without_marks (const char *text)
{
  return g_strdelimit (g_strdup (text), MATCH_START MATCH_END, ' ');
}

static gboolean
collect_texts (NewsroomConnection *connection,
               GPtrArray          *texts,
               GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT id, headline, standfirst, shown_byline, body"
                                           " FROM unindexed JOIN article ON id = unindexed.article LIMIT " G_STRINGIFY (BATCH_SIZE),
                                           error);
  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      g_autofree char *body = NULL;
      IndexedText     *text;

      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      text = g_new0 (IndexedText, 1);
      text->id = newsroom_statement_get_int (statement, 0);
      text->headline = dup_without_marks (newsroom_statement_get_text (statement, 1));
      text->standfirst = dup_without_marks (newsroom_statement_get_text (statement, 2));
      text->byline = dup_without_marks (newsroom_statement_get_text (statement, 3));
      body = newsroom_plain_text_from_markdown (newsroom_statement_get_text (statement, 4), -1);
      text->body = dup_without_marks (body);
      g_ptr_array_add (texts, text);
    }
}

static gboolean
write_text (NewsroomConnection *connection,
            IndexedText        *text,
            GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection,
                                           "INSERT INTO article_text (article, headline, standfirst, byline, body) VALUES (?, ?, ?, ?, ?)"
                                           " ON CONFLICT (article) DO UPDATE SET headline = excluded.headline,"
                                           " standfirst = excluded.standfirst, byline = excluded.byline, body = excluded.body",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, text->id);
  newsroom_statement_bind_text (statement, text->headline);
  newsroom_statement_bind_text (statement, text->standfirst);
  newsroom_statement_bind_text (statement, text->byline);
  newsroom_statement_bind_text (statement, text->body);

  return newsroom_statement_run (statement, error);
}

/* The index takes out exactly what was put in, which is why that is kept. */
static gboolean
index_texts (NewsroomConnection *connection,
             gpointer            data,
             GError            **error)
{
  GPtrArray *texts = data;

  for (guint i = 0; i < texts->len; i++)
    {
      IndexedText *text = g_ptr_array_index (texts, i);

      if (!newsroom_connection_run_for (connection,
                                        "INSERT INTO article_fts (article_fts, rowid, headline, standfirst, byline, body)"
                                        " SELECT 'delete', article, headline, standfirst, byline, body FROM article_text WHERE article = ?",
                                        text->id,
                                        error) ||
          !write_text (connection, text, error) ||
          !newsroom_connection_run_for (connection,
                                        "INSERT INTO article_fts (rowid, headline, standfirst, byline, body)"
                                        " SELECT article, headline, standfirst, byline, body FROM article_text WHERE article = ?",
                                        text->id,
                                        error) ||
          !newsroom_connection_run_for (connection, "DELETE FROM unindexed WHERE article = ?", text->id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
index_batch (NewsroomConnection *connection,
             gboolean           *is_done,
             GError            **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify)indexed_text_free);

  if (!collect_texts (connection, texts, error))
    return FALSE;
  *is_done = texts->len < BATCH_SIZE;

  return texts->len == 0 || newsroom_connection_transact (connection, index_texts, texts, error);
}

/* DROP TABLE wants an index that it can open. So its parts are taken away one by one, which SQLite
 * defends against us, too: not before the transaction, which may open the library anew. */
static gboolean
throw_away (NewsroomConnection *connection,
            gpointer            data,
            GError            **error)
{
  return newsroom_connection_set_defensive (connection, FALSE, error) &&
         newsroom_connection_execute (connection,
                                      "DROP TABLE IF EXISTS article_fts_data;"
                                      "DROP TABLE IF EXISTS article_fts_idx;"
                                      "DROP TABLE IF EXISTS article_fts_docsize;"
                                      "DROP TABLE IF EXISTS article_fts_config;"
                                      "PRAGMA writable_schema = ON;"
                                      "DELETE FROM sqlite_schema WHERE name = '" NEWSROOM_SCHEMA_INDEX "';"
                                      "PRAGMA writable_schema = RESET;"
                                      "DELETE FROM article_text;"
                                      "INSERT INTO unindexed (article) SELECT id FROM article WHERE TRUE ON CONFLICT DO NOTHING;" NEWSROOM_SCHEMA_INDEX_SQL,
                                      error);
}

/**
 * newsroom_search_index_rebuild:
 * @connection: a connection, in no transaction
 * @is_done: (out): whether the index knows all articles; if not, there is more to do
 * @error: return location for an error
 *
 * Throws the index away and begins to make it again from the articles; the rest is for
 * newsroom_search_index_update().
 *
 * Returns: whether it was done
 */
gboolean
newsroom_search_index_rebuild (NewsroomConnection *connection,
                               gboolean           *is_done,
                               GError            **error)
{
  gboolean is_gone;

  newsroom_connection_set_action (connection, _ ("Could not build the search index"));
  is_gone = newsroom_connection_transact (connection, throw_away, NULL, error);
  if (!newsroom_connection_set_defensive (connection, TRUE, is_gone ? error : NULL))
    return FALSE;

  return is_gone && index_batch (connection, is_done, error);
}

/**
 * newsroom_search_index_update:
 * @connection: a connection, in no transaction
 * @is_done: (out): whether the index knows all articles; if not, there is more to do
 * @error: return location for an error
 *
 * Brings the index nearer to the articles, by so many of them that nobody waits long. An
 * index that turns out to be damaged is made anew; whether that works or not, the articles
 * are safe.
 *
 * Returns: whether it was done
 */
gboolean
newsroom_search_index_update (NewsroomConnection *connection,
                              gboolean           *is_done,
                              GError            **error)
{
  g_autoptr (GError) failure = NULL;

  newsroom_connection_set_action (connection, _ ("Could not bring the search index up to date"));
  *is_done = FALSE;
  if (index_batch (connection, is_done, &failure))
    return TRUE;

  if (g_error_matches (failure, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED))
    return newsroom_search_index_rebuild (connection, is_done, error);

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/* A word that any tokenizer takes as one, or %NULL. */
static char *
dup_plain_word (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && words[i][strspn (words[i], G_CSET_A_2_Z G_CSET_a_2_z)] == '\0')
      return g_strdup (words[i]);

  return NULL;
}

/* Whether the article that @sql gives is found by a word of its own. */
static gboolean
find_sample (NewsroomConnection *connection,
             const char         *sql,
             gboolean           *is_found,
             GError            **error)
{
  g_autoptr (NewsroomStatement) sample = newsroom_connection_prepare (connection, sql, error);
  g_autoptr (NewsroomStatement) statement = NULL;
  g_autofree char *word = NULL;
  g_autofree char *expression = NULL;
  gboolean         has_row = FALSE;

  if (sample == NULL || !newsroom_statement_step (sample, &has_row, error))
    return FALSE;
  word = has_row ? dup_plain_word (newsroom_statement_get_text (sample, 1)) : NULL;
  if (word == NULL)
    return TRUE;

  expression = newsroom_search_expression_new (word);
  statement = newsroom_connection_prepare (connection, "SELECT 1 FROM article_fts WHERE article_fts MATCH ? AND rowid = ?", error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_text (statement, expression);
  newsroom_statement_bind_int (statement, newsroom_statement_get_int (sample, 0));

  return newsroom_statement_step (statement, is_found, error);
}

/**
 * newsroom_search_index_is_whole:
 * @connection: a connection
 *
 * Looks whether the index knows as many articles as there are, and finds the first and the
 * last: an index that was emptied by damage is a sound one to SQLite. Takes a few
 * milliseconds.
 *
 * Returns: whether it seems whole
 */
gboolean
newsroom_search_index_is_whole (NewsroomConnection *connection)
{
  static const char *const samples[] = {
    "SELECT article, substr (headline || ' ' || body, 1, 1000) FROM article_text ORDER BY article LIMIT 1",
    "SELECT article, substr (headline || ' ' || body, 1, 1000) FROM article_text ORDER BY article DESC LIMIT 1",
  };
  gint64   n_missing = 0;
  gboolean is_whole;

  is_whole = newsroom_connection_read_int (connection,
                                           "SELECT (SELECT count (*) FROM article) - (SELECT count (*) FROM article_fts_docsize)",
                                           &n_missing,
                                           NULL) &&
             n_missing == 0;
  for (guint i = 0; is_whole && i < G_N_ELEMENTS (samples); i++)
    is_whole = find_sample (connection, samples[i], &is_whole, NULL) && is_whole;

  return is_whole;
}

/**
 * newsroom_search_index_check:
 * @connection: a connection, in no transaction
 * @is_done: (out): whether the index knows all articles; if not, there is more to do
 * @error: return location for an error
 *
 * As newsroom_search_index_is_whole(), after newsroom_search_index_update().
 *
 * Returns: whether it seems whole, or could be made anew
 */
gboolean
newsroom_search_index_check (NewsroomConnection *connection,
                             gboolean           *is_done,
                             GError            **error)
{
  *is_done = newsroom_search_index_is_whole (connection);

  return *is_done || newsroom_search_index_rebuild (connection, is_done, error);
}

/**
 * newsroom_search_index_tidy:
 * @connection: a connection, in no transaction
 * @is_to_be_checked: (inout): whether nobody has looked at the whole of it since the library was opened
 * @is_done: (out): whether there is nothing more to do for the index
 * @error: return location for an error
 *
 * Adds some articles to the index, and when there are no more, looks at the whole of it. Where the
 * library is only read it stays as it is.
 *
 * Returns: whether it was done
 */
gboolean
newsroom_search_index_tidy (NewsroomConnection *connection,
                            gboolean           *is_to_be_checked,
                            gboolean           *is_done,
                            GError            **error)
{
  *is_done = newsroom_connection_get_read_only (connection) != NEWSROOM_READ_ONLY_NOT;
  if (*is_done)
    return TRUE;

  if (!newsroom_search_index_update (connection, is_done, error))
    return FALSE;
  if (!*is_done || !*is_to_be_checked)
    return TRUE;

  *is_to_be_checked = FALSE;

  return newsroom_search_index_check (connection, is_done, error);
}

/**
 * newsroom_search_index_match:
 * @connection: a connection
 * @expression: what newsroom_search_expression_new() made
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): for the id of each article that is found (gint64 *) how
 *   well it fits (double *), the less the better
 */
GHashTable *
newsroom_search_index_match (NewsroomConnection *connection,
                             const char         *expression,
                             GError            **error)
{
  g_autoptr (GHashTable) ranks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  /* A word in the headline says more than one in the body. */
  statement = newsroom_connection_prepare (connection,
                                           "SELECT rowid, bm25 (article_fts, 10.0, 5.0, 5.0, 1.0) FROM article_fts WHERE article_fts MATCH ?",
                                           error);
  if (statement == NULL)
    return NULL;

  newsroom_statement_bind_text (statement, expression);
  for (;;)
    {
      gint64 id;
      double rank;

      if (!newsroom_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&ranks);
      id = newsroom_statement_get_int (statement, 0);
      rank = newsroom_statement_get_double (statement, 1);
      g_hash_table_insert (ranks, g_memdup2 (&id, sizeof id), g_memdup2 (&rank, sizeof rank));
    }
}

/* On one line, without the marks, and with the match near its beginning. */
static char *
trim_snippet (const char *marked)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *match = strstr (marked, MATCH_START);
  const char *start = marked;

  if (match == NULL)
    return g_strdup ("");

  if (g_utf8_pointer_to_offset (marked, match) > MOST_BEFORE)
    {
      start = g_utf8_offset_to_pointer (match, -MOST_BEFORE / 2);
      g_string_append (text, "…");
    }
  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (*p == MATCH_START[0] || *p == MATCH_END[0])
        continue;
      if (!g_unichar_isspace (character))
        g_string_append_unichar (text, character);
      else if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }

  return g_strdup (text->str);
}

/**
 * newsroom_search_index_dup_snippet:
 * @connection: a connection
 * @expression: what newsroom_search_expression_new() made
 * @article_id: an article that it matches
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a few words of the body, else of the standfirst, around
 *   the best match; "" if neither matches: headline and byline are read whole
 */
char *
newsroom_search_index_dup_snippet (NewsroomConnection *connection,
                                   const char         *expression,
                                   gint64              article_id,
                                   GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  g_autofree char *snippet = NULL;
  gboolean         has_row = FALSE;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT snippet (article_fts, 3, '" MATCH_START "', '" MATCH_END "', '…', 16),"
                                           " snippet (article_fts, 1, '" MATCH_START "', '" MATCH_END "', '…', 16)"
                                           " FROM article_fts WHERE article_fts MATCH ? AND rowid = ?",
                                           error);
  if (statement == NULL)
    return NULL;

  newsroom_statement_bind_text (statement, expression);
  newsroom_statement_bind_int (statement, article_id);
  if (!newsroom_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    return g_strdup ("");

  snippet = trim_snippet (newsroom_statement_get_text (statement, 0));

  return snippet[0] != '\0' ? g_steal_pointer (&snippet) : trim_snippet (newsroom_statement_get_text (statement, 1));
}
