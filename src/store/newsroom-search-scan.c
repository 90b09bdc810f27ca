/* newsroom-search-scan.c — a search in the articles themselves, where no index can be written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-search-scan-private.h"

#include "newsroom-matches.h"
#include "newsroom-plain-text.h"
#include "newsroom-schema-private.h"
#include "newsroom-search-index-private.h"

#define N_TEXTS 4

#define TEXTS_SQL "SELECT id, headline, standfirst, shown_byline, body FROM article"

/* Behind all that the index has found, of which it knows how well it fits. */
#define RANK 0.0

/* A newer version may keep other texts in it, or in another order. */
static gboolean
is_index_ours (NewsroomConnection *connection)
{
  g_autofree char *sql = newsroom_connection_dup_answer (connection, "SELECT sql || ';' FROM sqlite_schema WHERE name = '" NEWSROOM_SCHEMA_INDEX "'", NULL);

  return g_strcmp0 (sql, NEWSROOM_SCHEMA_INDEX_SQL) == 0;
}

/* Each as a query of its own: what is complete stands in quotation marks, which end it. */
static char **
split (const char *query)
{
  gboolean is_unfinished;
  char   **phrases = newsroom_matches_split (query, &is_unfinished);

  for (guint i = 0; phrases[i] != NULL; i++)
    if (!is_unfinished || phrases[i + 1] != NULL)
      {
        g_autofree char *phrase = phrases[i];

        phrases[i] = g_strconcat ("\"", phrase, "\"", NULL);
      }

  return phrases;
}

static gboolean
has_phrase (const char *const *texts,
            const char        *phrase)
{
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GArray) found = newsroom_matches_find (texts[i], phrase);

      if (found->len > 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether the article that the statement stands at has all of them, in one text or in several */
static gboolean
has_all (NewsroomStatement *statement,
         char             **phrases)
{
  g_autofree char *body = newsroom_plain_text_from_markdown (newsroom_statement_get_text (statement, N_TEXTS), -1);
  const char      *texts[N_TEXTS] = { NULL, NULL, NULL, body };

  for (guint i = 0; i < N_TEXTS - 1; i++)
    texts[i] = newsroom_statement_get_text (statement, (int)i + 1);
  for (guint i = 0; phrases[i] != NULL; i++)
    if (!has_phrase (texts, phrases[i]))
      return FALSE;

  return TRUE;
}

static gboolean
scan (NewsroomConnection *connection,
      const char         *sql,
      char              **phrases,
      GHashTable         *ranks,
      GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (connection, sql, error);
  const double rank = RANK;

  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      gboolean has_row = FALSE;
      gint64   id;

      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = newsroom_statement_get_int (statement, 0);
      g_hash_table_remove (ranks, &id);
      if (has_all (statement, phrases))
        g_hash_table_insert (ranks, g_memdup2 (&id, sizeof id), g_memdup2 (&rank, sizeof rank));
    }
}

/**
 * newsroom_search_scan_match:
 * @connection: a connection to a library that is only read
 * @query: what was typed
 * @expression: what newsroom_search_expression_new() made of it
 * @error: return location for an error
 *
 * Asks the search index, and reads the articles that it does not know yet. Where it is damaged, or
 * is not there in the way of this version, all of them are read, which takes a while.
 *
 * Returns: (transfer full) (nullable): what newsroom_search_index_match() gives
 */
GHashTable *
newsroom_search_scan_match (NewsroomConnection *connection,
                            const char         *query,
                            const char         *expression,
                            GError            **error)
{
  g_auto (GStrv) phrases = split (query);
  g_autoptr (GHashTable) ranks = NULL;

  if (is_index_ours (connection) && newsroom_search_index_is_whole (connection))
    ranks = newsroom_search_index_match (connection, expression, NULL);
  if (ranks != NULL && scan (connection, TEXTS_SQL " WHERE id IN (SELECT article FROM unindexed)", phrases, ranks, NULL))
    return g_steal_pointer (&ranks);

  g_clear_pointer (&ranks, g_hash_table_unref);
  ranks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return scan (connection, TEXTS_SQL, phrases, ranks, error) ? g_steal_pointer (&ranks) : NULL;
}
