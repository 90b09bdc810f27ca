/* newsroom-original-table.c — the files that articles came from, as rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-original-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-content-private.h"

/**
 * newsroom_original_table_add:
 * @connection: a connection in a transaction
 * @article_id: the article that was made from it
 * @original: a file
 * @error: return location for an error
 *
 * One that no library had is filed now.
 *
 * Returns: whether it was done
 */
gboolean
newsroom_original_table_add (NewsroomConnection *connection,
                             gint64              article_id,
                             NewsroomOriginal   *original,
                             GError            **error)
{
  NewsroomReport  *report = newsroom_original_get_report (original);
  const char      *path = newsroom_original_get_path (original);
  const gint64     filed = newsroom_original_get_filed (original);
  g_autofree char *notes = newsroom_content_join_lines (newsroom_report_get_notes (report));
  g_autofree char *dropped = newsroom_content_join_lines (newsroom_report_get_dropped (report));
  g_autofree char *whole = newsroom_report_to_string (report);
  g_autoptr (GBytes) path_bytes = path != NULL ? g_bytes_new_static (path, strlen (path)) : NULL;
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection,
                                           "INSERT INTO original (article, time, sha256, file_name, path, content_type, notes, dropped, bytes, report)"
                                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_int (statement, article_id);
  newsroom_statement_bind_int (statement, filed != 0 ? filed : g_get_real_time ());
  newsroom_statement_bind_text (statement, newsroom_original_get_sha256 (original));
  newsroom_statement_bind_text (statement, newsroom_original_get_file_name (original));
  newsroom_statement_bind_bytes (statement, path_bytes);
  newsroom_statement_bind_text (statement, newsroom_original_get_content_type (original));
  newsroom_statement_bind_text (statement, notes);
  newsroom_statement_bind_text (statement, dropped);
  newsroom_statement_bind_bytes (statement, newsroom_original_get_bytes (original));
  newsroom_statement_bind_text (statement, whole);

  return newsroom_statement_run (statement, error);
}

/* @id: (out): the row, 0 if the article has no such file */
static gboolean
find_of_article (NewsroomConnection *connection,
                 gint64              article_id,
                 NewsroomOriginal   *original,
                 gint64             *id,
                 GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection, "SELECT id FROM original WHERE sha256 = ? AND article = ? AND file_name = ? LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_text (statement, newsroom_original_get_sha256 (original));
  newsroom_statement_bind_int (statement, article_id);
  newsroom_statement_bind_text (statement, newsroom_original_get_file_name (original));
  if (!newsroom_statement_step (statement, &has_row, error))
    return FALSE;
  *id = has_row ? newsroom_statement_get_int (statement, 0) : 0;

  return TRUE;
}

/* @id: (out): the first of the article's rows, if it is not behind @last; else 0 */
static gboolean
find_first (NewsroomConnection *connection,
            gint64              article_id,
            gint64              last,
            gint64             *id,
            GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection, "SELECT min (id) FROM original WHERE article = ? AND id <= ?", error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, article_id);
  newsroom_statement_bind_int (statement, last);
  if (!newsroom_statement_step (statement, &has_row, error))
    return FALSE;
  *id = newsroom_statement_get_int (statement, 0);

  return TRUE;
}

/* The files of an article are told apart by the order of their rows. */
static gboolean
move_behind_all (NewsroomConnection *connection,
                 gint64              id,
                 GError            **error)
{
  return newsroom_connection_run_for (connection, "UPDATE original SET id = (SELECT max (id) + 1 FROM original) WHERE id = ?", id, error);
}

static gboolean
move_rest (NewsroomConnection *connection,
           gint64              article_id,
           gint64              last,
           GError            **error)
{
  gint64 id = 0;

  do
    if (!find_first (connection, article_id, last, &id, error) || (id != 0 && !move_behind_all (connection, id, error)))
      return FALSE;
  while (id != 0);

  return TRUE;
}

static gboolean
count_missing (NewsroomConnection *connection,
               gint64              article_id,
               GPtrArray          *originals,
               guint              *n_missing,
               GError            **error)
{
  *n_missing = 0;
  for (guint i = 0; i < originals->len; i++)
    {
      gint64 id = 0;

      if (!find_of_article (connection, article_id, originals->pdata[i], &id, error))
        return FALSE;
      *n_missing += id == 0;
    }

  return TRUE;
}

/**
 * newsroom_original_table_complete:
 * @connection: a connection in a transaction
 * @article_id: an article
 * @originals: (element-type NewsroomOriginal): files that it came from, the oldest first
 * @n_added: (out): how many of them it did not have
 * @error: return location for an error
 *
 * Gives the article those that it does not have, by contents and name, each in its place: what it
 * has beside them came later.
 *
 * Returns: whether it was done
 */
gboolean
newsroom_original_table_complete (NewsroomConnection *connection,
                                  gint64              article_id,
                                  GPtrArray          *originals,
                                  guint              *n_added,
                                  GError            **error)
{
  guint  n_missing;
  gint64 last = 0;

  *n_added = 0;
  if (!count_missing (connection, article_id, originals, &n_missing, error))
    return FALSE;
  if (n_missing == 0)
    return TRUE;

  if (!newsroom_connection_read_int (connection, "SELECT ifnull (max (id), 0) FROM original", &last, error))
    return FALSE;
  for (guint i = 0; i < originals->len; i++)
    {
      gint64   id = 0;
      gboolean done;

      if (!find_of_article (connection, article_id, originals->pdata[i], &id, error))
        return FALSE;
      done = id == 0 ? newsroom_original_table_add (connection, article_id, originals->pdata[i], error)
                     : move_behind_all (connection, id, error);
      if (!done)
        return FALSE;
      *n_added += id == 0;
    }

  return move_rest (connection, article_id, last, error);
}

/* Older versions filed its sentences alone; where the rest cannot be read they are there. */
static NewsroomReport *
read_report (NewsroomStatement *statement)
{
  NewsroomReport *report = newsroom_report_new_from_string (newsroom_statement_get_text (statement, 8));
  g_auto (GStrv) notes = newsroom_content_split_lines (newsroom_statement_get_text (statement, 3));
  g_auto (GStrv) dropped = newsroom_content_split_lines (newsroom_statement_get_text (statement, 4));

  if (report != NULL)
    return report;

  report = newsroom_report_new ();
  for (guint i = 0; notes[i] != NULL; i++)
    newsroom_report_note (report, "%s", notes[i]);
  for (guint i = 0; dropped[i] != NULL; i++)
    newsroom_report_drop (report, "%s", dropped[i]);

  return report;
}

static NewsroomOriginal *
read_original (NewsroomStatement *statement)
{
  g_autoptr (NewsroomReport) report = read_report (statement);
  g_autoptr (GBytes) bytes = newsroom_statement_dup_bytes (statement, 5);

  return newsroom_original_new_filed (newsroom_statement_get_text (statement, 0),
                                      newsroom_statement_get_text_or_null (statement, 1),
                                      newsroom_statement_get_text (statement, 2),
                                      bytes,
                                      report,
                                      newsroom_statement_get_int (statement, 7));
}

/**
 * newsroom_original_table_load:
 * @connection: a connection
 * @article_id: an article
 * @index: which: 0 for the file that came last, 1 for the one before it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file; %NULL with %NEWSROOM_STORE_ERROR_NOT_FOUND
 *   if the article did not come from one, or %NEWSROOM_STORE_ERROR_DAMAGED if the bytes are
 *   not those that were filed
 */
NewsroomOriginal *
newsroom_original_table_load (NewsroomConnection *connection,
                              gint64              article_id,
                              guint               index,
                              GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  g_autoptr (NewsroomOriginal) original = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT file_name, path, content_type, notes, dropped, bytes, sha256, time, report"
                                           " FROM original WHERE article = ? ORDER BY id DESC LIMIT 1 OFFSET ?",
                                           error);
  if (statement == NULL)
    return NULL;

  newsroom_statement_bind_int (statement, article_id);
  newsroom_statement_bind_int (statement, index);
  if (!newsroom_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      newsroom_connection_set_error (connection,
                                     NEWSROOM_STORE_ERROR_NOT_FOUND,
                                     index == 0 ? _ ("the article did not come from a file") : _ ("the article did not come from so many files"),
                                     error);
      return NULL;
    }

  original = read_original (statement);
  if (!g_str_equal (newsroom_original_get_sha256 (original), newsroom_statement_get_text (statement, 6)))
    {
      newsroom_connection_set_error (connection,
                                     NEWSROOM_STORE_ERROR_DAMAGED,
                                     _ ("the disk has changed it. Repair the library, or restore it from a backup."),
                                     error);
      return NULL;
    }

  return g_steal_pointer (&original);
}

/**
 * newsroom_original_table_has:
 * @connection: a connection
 * @article_id: an article
 * @has_any: (out): whether it came from a file
 * @error: return location for an error
 *
 * Returns: whether the library could be read
 */
gboolean
newsroom_original_table_has (NewsroomConnection *connection,
                             gint64              article_id,
                             gboolean           *has_any,
                             GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (connection, "SELECT 1 FROM original WHERE article = ? LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, article_id);

  return newsroom_statement_step (statement, has_any, error);
}

static gboolean
find_article (NewsroomConnection *connection,
              const char         *sql,
              GBytes             *key,
              const char         *text_key,
              gint64             *article_id,
              GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (connection, sql, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
  if (key != NULL)
    newsroom_statement_bind_bytes (statement, key);
  else
    newsroom_statement_bind_text (statement, text_key);
  if (!newsroom_statement_step (statement, &has_row, error))
    return FALSE;
  *article_id = has_row ? newsroom_statement_get_int (statement, 0) : 0;

  return TRUE;
}

/**
 * newsroom_original_table_find:
 * @connection: a connection
 * @sha256: the SHA-256 of a file, 64 hexadecimal digits
 * @path: (nullable): where it lies
 * @known: (out): whether the library has seen it
 * @article_id: (out): the article that came from it last, or 0
 * @error: return location for an error
 *
 * Returns: whether the library could be read
 */
gboolean
newsroom_original_table_find (NewsroomConnection *connection,
                              const char         *sha256,
                              const char         *path,
                              NewsroomKnownFile  *known,
                              gint64             *article_id,
                              GError            **error)
{
  g_autoptr (GBytes) path_bytes = path != NULL ? g_bytes_new_static (path, strlen (path)) : NULL;

  *known = NEWSROOM_KNOWN_FILE_SAME;
  if (!find_article (connection,
                     "SELECT article FROM original WHERE sha256 = ? ORDER BY article DESC LIMIT 1",
                     NULL,
                     sha256,
                     article_id,
                     error))
    return FALSE;
  if (*article_id != 0)
    return TRUE;

  *known = NEWSROOM_KNOWN_FILE_CHANGED;
  if (path_bytes != NULL &&
      !find_article (connection,
                     "SELECT article FROM original WHERE path = ? ORDER BY article DESC LIMIT 1",
                     path_bytes,
                     NULL,
                     article_id,
                     error))
    return FALSE;
  if (*article_id == 0)
    *known = NEWSROOM_KNOWN_FILE_NO;

  return TRUE;
}
