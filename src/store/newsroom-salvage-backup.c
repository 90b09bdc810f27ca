/* newsroom-salvage-backup.c — what a backup adds to a library of salvaged rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-salvage-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "newsroom-salvage-article-private.h"
#include "newsroom-store-error-private.h"
#include "newsroom-store.h"

#define PAGES_AT_ONCE 256

typedef struct
{
  NewsroomConnection *connection; /* of the library of salvaged rows */
  NewsroomConnection *backup;
  GHashTable         *known;
  GHashTable         *others; /* ids that are another article in the backup */
} Comparison;

static gboolean
read_digest (NewsroomConnection *connection,
             gint64              id,
             gint64              sequence,
             char              **sha256,
             GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection, "SELECT sha256 FROM revision WHERE article = ? AND sequence = ?", error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, id);
  newsroom_statement_bind_int (statement, sequence);
  if (!newsroom_statement_step (statement, &has_row, error))
    return FALSE;
  *sha256 = has_row ? g_strdup (newsroom_statement_get_text (statement, 0)) : NULL;

  return TRUE;
}

/* Whether a version is the same in both, and whether one is not. */
static gboolean
compare_versions (Comparison *comparison,
                  gint64      id,
                  gboolean   *is_same,
                  gboolean   *is_other,
                  GError    **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (comparison->connection, "SELECT sequence, sha256 FROM revision WHERE article = ?", error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, id);
  for (;;)
    {
      g_autofree char *sha256 = NULL;

      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!read_digest (comparison->backup, id, newsroom_statement_get_int (statement, 0), &sha256, error))
        return FALSE;
      if (sha256 != NULL && g_str_equal (sha256, newsroom_statement_get_text (statement, 1)))
        *is_same = TRUE;
      else if (sha256 != NULL)
        *is_other = TRUE;
    }
}

static gboolean
has_uuid (NewsroomConnection *connection,
          gint64              id,
          const char         *uuid,
          gboolean           *is_same,
          GError            **error)
{
  gint64 found = 0;

  if (!newsroom_connection_find_id (connection, "SELECT id FROM article WHERE uuid = ?", uuid, &found, error))
    return FALSE;
  *is_same = found == id;

  return TRUE;
}

/* The number of an article that was deleted may have become another article's. What tells is the
 * uuid, or, where that is damaged or lost, a version that is the same in both. */
static gboolean
compare_article (Comparison *comparison,
                 gint64      id,
                 const char *uuid,
                 GError    **error)
{
  const NewsroomSalvageKnown *known = g_hash_table_lookup (comparison->known, &id);
  gboolean                    is_same = FALSE;
  gboolean                    is_other = FALSE;

  if (known == NULL)
    return TRUE;
  if (!has_uuid (comparison->connection, id, uuid, &is_same, error))
    return FALSE;
  if (is_same)
    return TRUE;
  if (!compare_versions (comparison, id, &is_same, &is_other, error))
    return FALSE;

  if (!is_same && (known->has_row || is_other))
    g_hash_table_add (comparison->others, g_memdup2 (&id, sizeof id));
  else if (!known->has_row)
    /* The backup has its row whole, and not only what was left of a version. */
    return newsroom_connection_run_for (comparison->connection, "DELETE FROM article WHERE id = ?", id, error);

  return TRUE;
}

/* Others come of damage, and two of them are too large to be added. */
#define USUAL "id < 1 << 62"

/* What has a number that another one may have got after a restore. Numbers are read as texts: there may be
 * no memory to make one of them later, and nobody would be told. */
typedef struct
{
  const char *all;      /* of the backup: the number, and by what two are told apart */
  const char *is_other; /* whether the library's is another one */
  const char *last;
  const char *moves[4]; /* of the number ?1 beyond ?2 */
} Numbers;

/* The files of an article stay in their order. */
static const Numbers numbers[] = {
  { "SELECT id, uuid, name_key FROM author WHERE " USUAL,
    "SELECT 1 FROM author WHERE id = ? AND uuid <> ? AND name_key <> ?",
    "SELECT ifnull (max (id), 0) FROM author WHERE " USUAL,
    { "UPDATE portrait SET author = author + ?2 WHERE author = ?1",
      "UPDATE credit SET author = author + ?2 WHERE author = ?1",
      "UPDATE author SET id = id + ?2 WHERE id = ?1" } },
  { "SELECT id, CAST (article AS TEXT), sha256 FROM original WHERE " USUAL,
    "SELECT 1 FROM original WHERE id = ? AND (article <> ? OR sha256 <> ?)",
    "SELECT ifnull (max (id), 0) FROM original WHERE " USUAL,
    { "UPDATE original SET id = id + ?2 WHERE article = (SELECT article FROM original WHERE id = ?1) AND id BETWEEN ?1 AND ?2" } },
  { "SELECT id, CAST (article AS TEXT), CAST (article AS TEXT) FROM state_log WHERE " USUAL,
    "SELECT 1 FROM state_log WHERE id = ? AND article <> ? AND article <> ?",
    "SELECT ifnull (max (id), 0) FROM state_log WHERE " USUAL,
    { "UPDATE state_log SET id = id + ?2 WHERE article = (SELECT article FROM state_log WHERE id = ?1) AND id BETWEEN ?1 AND ?2" } },
};

static gboolean
is_taken (NewsroomConnection *connection,
          const char         *sql,
          NewsroomStatement  *row,
          gboolean           *is_other,
          GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, newsroom_statement_get_int (row, 0));
  newsroom_statement_bind_text (statement, newsroom_statement_get_text (row, 1));
  newsroom_statement_bind_text (statement, newsroom_statement_get_text (row, 2));

  return newsroom_statement_step (statement, is_other, error);
}

static gboolean
move (NewsroomConnection *connection,
      const char         *sql,
      gint64              number,
      gint64              last,
      GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, number);
  newsroom_statement_bind_int (statement, last);

  return newsroom_statement_run (statement, error);
}

/* What the library has under a number of another one in the backup gets a number that nothing has. */
static gboolean
make_room (Comparison    *comparison,
           const Numbers *of,
           GError       **error)
{
  g_autoptr (NewsroomStatement) row = newsroom_connection_prepare (comparison->backup, of->all, error);
  gint64   last = 0;
  gint64   last_there = 0;
  gboolean has_row = FALSE;

  if (row == NULL ||
      !newsroom_connection_read_int (comparison->connection, of->last, &last, error) ||
      !newsroom_connection_read_int (comparison->backup, of->last, &last_there, error))
    return FALSE;
  for (;;)
    {
      gboolean is_other = FALSE;

      if (!newsroom_statement_step (row, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!is_taken (comparison->connection, of->is_other, row, &is_other, error))
        return FALSE;
      for (guint i = 0; is_other && of->moves[i] != NULL; i++)
        if (!move (comparison->connection, of->moves[i], newsroom_statement_get_int (row, 0), MAX (last, last_there), error))
          return FALSE;
    }
}

static gboolean
compare (NewsroomConnection *connection,
         gpointer            data,
         GError            **error)
{
  Comparison *comparison = data;
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (comparison->backup, "SELECT id, uuid FROM article", error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!make_room (comparison, &numbers[i], error))
      return FALSE;
  for (;;)
    {
      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!compare_article (comparison,
                            newsroom_statement_get_int (statement, 0),
                            newsroom_statement_get_text (statement, 1),
                            error))
        return FALSE;
    }
}

static gboolean
is_wanted (gint64   article_id,
           gpointer user_data)
{
  GHashTable *others = user_data;

  return !g_hash_table_contains (others, &article_id);
}

static gboolean
take_pages (NewsroomSalvageRows  *rows,
            NewsroomSalvagePages *pages,
            GCancellable         *cancellable,
            GError              **error)
{
  const guint32 n_pages = newsroom_salvage_pages_get_n_pages (pages);

  for (guint32 first = 1; first <= n_pages; first += PAGES_AT_ONCE)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !newsroom_salvage_rows_take (rows, pages, first, MIN (n_pages, first + PAGES_AT_ONCE - 1), error))
      return FALSE;

  return TRUE;
}

/**
 * newsroom_salvage_backup_add:
 * @connection: a connection to a library of salvaged rows with no damaged version
 * @rows: what takes rows for it
 * @known: (element-type gint64 NewsroomSalvageKnown): its articles
 * @backup: a verified backup, absolute and without symbolic links
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Adds what is in the backup and not in the library: whole articles, and versions, files, authors.
 * An author, a file or a step of the library whose number is another's in the backup gets a new one.
 *
 * Returns: whether it was done
 */
gboolean
newsroom_salvage_backup_add (NewsroomConnection  *connection,
                             NewsroomSalvageRows *rows,
                             GHashTable          *known,
                             const char          *backup,
                             GCancellable        *cancellable,
                             GError             **error)
{
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (NewsroomConnection) opened = newsroom_connection_open_copy (backup, backup, error);
  Comparison comparison = { connection, opened, known, others };
  gboolean   done;
  int        code = NEWSROOM_STORE_ERROR_IO;
  int        fd;

  if (opened == NULL || !newsroom_connection_transact (connection, compare, &comparison, error))
    return FALSE;
  g_clear_pointer (&opened, newsroom_connection_free);

  fd = open (backup, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0)
    {
      g_autofree char *reason = newsroom_store_error_dup_errno_reason (errno, &code);

      newsroom_connection_set_error (connection, code, reason, error);
      return FALSE;
    }
  {
    g_autoptr (NewsroomSalvagePages) pages = newsroom_salvage_pages_new (backup, fd);

    newsroom_salvage_rows_set_filter (rows, is_wanted, others);
    done = take_pages (rows, pages, cancellable, error);
    newsroom_salvage_rows_set_filter (rows, NULL, NULL);
  }
  g_close (fd, NULL);

  return done;
}
