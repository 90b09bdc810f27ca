/* newsroom-salvage-history.c — the versions and files of a damaged library that are whole
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-salvage-article-private.h"

#include "newsroom-revision-table-private.h"
#include "newsroom-sha256.h"

typedef struct
{
  gint64   article;
  gint64   sequence;
  gboolean is_whole;
  gboolean is_based; /* on another one */
} Version;

typedef struct
{
  GArray     *versions; /* by article, the oldest first */
  GHashTable *known;
  guint       first;
  guint       n;
} Clean;

/**
 * newsroom_salvage_articles_find:
 * @connection: a connection to a library of salvaged rows
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64 NewsroomSalvageKnown): the articles of
 *   which there is anything, even if it is a name under it
 */
GHashTable *
newsroom_salvage_articles_find (NewsroomConnection *connection,
                                GError            **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT id, max (sequence), max (has_row) FROM ("
                                           " SELECT id, sequence, 1 AS has_row FROM article"
                                           " UNION ALL SELECT article, sequence, 0 FROM revision"
                                           " UNION ALL SELECT article, 0, 0 FROM credit"
                                           " UNION ALL SELECT article, 0, 0 FROM original"
                                           " UNION ALL SELECT article, 0, 0 FROM state_log) GROUP BY id",
                                           error);
  if (statement == NULL)
    return NULL;

  for (;;)
    {
      NewsroomSalvageKnown *item;

      if (!newsroom_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&known);

      item = g_new0 (NewsroomSalvageKnown, 1);
      item->id = newsroom_statement_get_int (statement, 0);
      item->last = newsroom_statement_get_int (statement, 1);
      item->has_row = newsroom_statement_get_int (statement, 2) == 1;
      g_hash_table_insert (known, &item->id, item);
    }
}

static gboolean
list_versions (NewsroomConnection *connection,
               GArray             *versions,
               GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT article, sequence, base IS NOT NULL FROM revision ORDER BY article, sequence",
                                           error);
  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      Version version = { 0 };

      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      version.article = newsroom_statement_get_int (statement, 0);
      version.sequence = newsroom_statement_get_int (statement, 1);
      version.is_based = newsroom_statement_get_int (statement, 2) == 1;
      g_array_append_val (versions, version);
    }
}

static gboolean
check_version (NewsroomConnection *connection,
               Version            *version,
               GError            **error)
{
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) local_error = NULL;

  article = newsroom_revision_table_load (connection, version->article, version->sequence, &local_error);
  version->is_whole = article != NULL;
  if (article != NULL || g_error_matches (local_error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* One that is whole must need none that goes. */
static gboolean
make_independent (NewsroomConnection *connection,
                  const Version      *version,
                  GError            **error)
{
  g_autoptr (NewsroomArticle) article = newsroom_revision_table_load (connection, version->article, version->sequence, error);
  g_autoptr (NewsroomStatement) statement = NULL;

  if (article == NULL)
    return FALSE;
  statement = newsroom_connection_prepare (connection,
                                           "UPDATE revision SET base = NULL, body = ? WHERE article = ? AND sequence = ?",
                                           error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_text (statement, newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
  newsroom_statement_bind_int (statement, version->article);
  newsroom_statement_bind_int (statement, version->sequence);

  return newsroom_statement_run (statement, error);
}

static gboolean
delete_version (NewsroomConnection *connection,
                const Version      *version,
                GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection, "DELETE FROM revision WHERE article = ? AND sequence = ?", error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, version->article);
  newsroom_statement_bind_int (statement, version->sequence);

  return newsroom_statement_run (statement, error);
}

/* If an article has nothing else, what is left of its last version becomes the article. */
static gboolean
keep_last (NewsroomConnection *connection,
           Clean              *clean,
           GError            **error)
{
  const Version              *last = &g_array_index (clean->versions, Version, clean->first + clean->n - 1);
  const NewsroomSalvageKnown *known = g_hash_table_lookup (clean->known, &last->article);

  if (known == NULL || known->has_row || known->whole != 0)
    return TRUE;

  return newsroom_salvage_article_keep_version (connection, last->article, last->sequence, error);
}

/* The newest first: it is based on older ones, and none of those on it. */
static gboolean
clean_article (NewsroomConnection *connection,
               gpointer            data,
               GError            **error)
{
  Clean *clean = data;

  if (!keep_last (connection, clean, error))
    return FALSE;
  for (guint i = clean->first + clean->n; i > clean->first; i--)
    {
      const Version *version = &g_array_index (clean->versions, Version, i - 1);

      if (version->is_whole && version->is_based && !make_independent (connection, version, error))
        return FALSE;
    }
  for (guint i = clean->first; i < clean->first + clean->n; i++)
    {
      const Version *version = &g_array_index (clean->versions, Version, i);

      if (!version->is_whole && !delete_version (connection, version, error))
        return FALSE;
    }

  return TRUE;
}

/* Looks at the versions of one article, and cleans it if one is damaged. */
static gboolean
go_through (NewsroomConnection *connection,
            Clean              *clean,
            GError            **error)
{
  const gint64          id = g_array_index (clean->versions, Version, clean->first).article;
  NewsroomSalvageKnown *known = g_hash_table_lookup (clean->known, &id);
  gboolean              is_clean = TRUE;

  for (clean->n = 0; clean->first + clean->n < clean->versions->len; clean->n++)
    {
      Version *version = &g_array_index (clean->versions, Version, clean->first + clean->n);

      if (version->article != id)
        break;
      if (!check_version (connection, version, error))
        return FALSE;
      is_clean = is_clean && version->is_whole;
      if (version->is_whole && known != NULL)
        known->whole = version->sequence;
    }

  return is_clean || newsroom_connection_transact (connection, clean_article, clean, error);
}

/**
 * newsroom_salvage_history_clean:
 * @connection: a connection to a library of salvaged rows
 * @known: (element-type gint64 NewsroomSalvageKnown): its articles, of which it notes the last
 *   whole version
 * @cancellable: (nullable): to give up between two articles
 * @error: return location for an error
 *
 * Takes the versions away that are not what was saved, without harm to those that were kept as a
 * change of one of them.
 *
 * Returns: whether only whole versions are left
 */
gboolean
newsroom_salvage_history_clean (NewsroomConnection *connection,
                                GHashTable         *known,
                                GCancellable       *cancellable,
                                GError            **error)
{
  g_autoptr (GArray) versions = g_array_new (FALSE, FALSE, sizeof (Version));
  Clean clean = { versions, known, 0, 0 };

  if (!list_versions (connection, versions, error))
    return FALSE;
  for (; clean.first < versions->len; clean.first += clean.n)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !go_through (connection, &clean, error))
      return FALSE;

  return TRUE;
}

/**
 * newsroom_salvage_files_clean:
 * @connection: a connection in a transaction, to a library of salvaged rows
 * @data: (type GArray) (element-type NewsroomSalvageFile): to which is added which those were
 * @error: return location for an error
 *
 * Takes the files away that are not what was filed: a backup may have them whole.
 *
 * Returns: whether only whole files are left
 */
gboolean
newsroom_salvage_files_clean (NewsroomConnection *connection,
                              gpointer            data,
                              GError            **error)
{
  GArray *damaged = data;
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection, "SELECT id, article, sha256, bytes FROM original ORDER BY id", error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char    *digest = NULL;
      NewsroomSalvageFile file;

      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      bytes = newsroom_statement_dup_bytes (statement, 3);
      digest = newsroom_sha256_of_bytes (bytes);
      if (g_str_equal (digest, newsroom_statement_get_text (statement, 2)))
        continue;
      file.id = newsroom_statement_get_int (statement, 0);
      file.article = newsroom_statement_get_int (statement, 1);
      file.sha256 = g_strdup (newsroom_statement_get_text (statement, 2));
      g_array_append_val (damaged, file);
    }

  for (guint i = 0; i < damaged->len; i++)
    if (!newsroom_connection_run_for (connection, "DELETE FROM original WHERE id = ?", g_array_index (damaged, NewsroomSalvageFile, i).id, error))
      return FALSE;

  return TRUE;
}

/* Its row is there, or its bytes in another one: a row may have moved since the backup. */
static gboolean
has_file (NewsroomConnection        *connection,
          const NewsroomSalvageFile *file,
          gboolean                  *is_there,
          GError                   **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection, "SELECT 1 FROM original WHERE article = ? AND (id = ? OR sha256 = ?)", error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, file->article);
  newsroom_statement_bind_int (statement, file->id);
  newsroom_statement_bind_text (statement, file->sha256);

  return newsroom_statement_step (statement, is_there, error);
}

/**
 * newsroom_salvage_files_count_lost:
 * @connection: a connection to a library of salvaged rows
 * @damaged: (element-type NewsroomSalvageFile): what newsroom_salvage_files_clean() took away
 * @n_lost: (out): how many of them the library does not have now
 * @error: return location for an error
 *
 * Returns: whether the library could be read
 */
gboolean
newsroom_salvage_files_count_lost (NewsroomConnection *connection,
                                   GArray             *damaged,
                                   guint              *n_lost,
                                   GError            **error)
{
  *n_lost = 0;
  for (guint i = 0; i < damaged->len; i++)
    {
      gboolean is_there = FALSE;

      if (!has_file (connection, &g_array_index (damaged, NewsroomSalvageFile, i), &is_there, error))
        return FALSE;
      *n_lost += !is_there;
    }

  return TRUE;
}
