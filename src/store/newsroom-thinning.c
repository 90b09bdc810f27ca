/* newsroom-thinning.c — which old revisions are no longer needed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-thinning-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-revision-body-private.h"
#include "newsroom-revision-table-private.h"
#include "newsroom-store.h"

/* For so long every autosave is kept, then one in so long. */
#define KEEP_ALL G_TIME_SPAN_DAY
#define KEEP_SOME (7 * G_TIME_SPAN_DAY)
#define SOME_SLOT (10 * G_TIME_SPAN_MINUTE)
#define OLD_SLOT G_TIME_SPAN_DAY

/* Of the revisions that are based on others anew, one in so many is whole. */
#define WHOLE_EVERY 64

/* The stretch of time of which one autosave stays, as a number of its own; 0 where all do. */
static gint64
get_slot (const NewsroomThinningRow *row,
          gint64                     now)
{
  gint64 age = now - row->time;

  if (age < KEEP_ALL)
    return 0;

  return age < KEEP_SOME ? row->time / SOME_SLOT + 1 : -(row->time / OLD_SLOT) - 1;
}

/* Keeps what an editor who deleted too much looks for: the longest text before it had less than half
 * of its words, the last one before it lost so many at once, and the first after that, by which the
 * next time finds the same. */
static void
keep_falls (GArray *rows)
{
  NewsroomThinningRow *longest = NULL;
  NewsroomThinningRow *before = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      NewsroomThinningRow *row = &g_array_index (rows, NewsroomThinningRow, i);

      if (before != NULL && 2 * row->n_words < before->n_words)
        before->is_dropped = row->is_dropped = FALSE;
      if (longest != NULL && 2 * row->n_words < longest->n_words)
        {
          longest->is_dropped = row->is_dropped = FALSE;
          longest = row;
        }
      if (longest == NULL || row->n_words >= longest->n_words)
        longest = row;
      before = row;
    }
}

/**
 * newsroom_thinning_choose:
 * @rows: (element-type NewsroomThinningRow): the revisions of an article, the oldest first; those
 *   that are not needed are marked
 * @now: the present, in microseconds since 1970
 *
 * Of the autosaves of 24 hours every one is needed, of those of 7 days the last in each 10 minutes, of
 * older ones the last of each day (UTC), and those before and after more than half of the words went;
 * of everything else, and of what has no later autosave, all.
 */
void
newsroom_thinning_choose (GArray *rows,
                          gint64  now)
{
  gint64 later = 0;

  for (guint i = rows->len; i > 0; i--)
    {
      NewsroomThinningRow *row = &g_array_index (rows, NewsroomThinningRow, i - 1);
      gint64               slot;

      if (!row->is_autosave)
        continue;
      slot = get_slot (row, now);
      row->is_dropped = slot != 0 && slot == later;
      later = slot;
    }

  if (rows->len > 0)
    g_array_index (rows, NewsroomThinningRow, rows->len - 1).is_dropped = FALSE;
  keep_falls (rows);
}

static GArray *
list_rows (NewsroomConnection *connection,
           gint64              article_id,
           GError            **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (NewsroomThinningRow));
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT sequence, time, ifnull (base, 0), cause = 'autosave', word_count FROM revision"
                                           " WHERE article = ? ORDER BY sequence",
                                           error);
  if (statement == NULL)
    return NULL;

  newsroom_statement_bind_int (statement, article_id);
  for (;;)
    {
      NewsroomThinningRow row = { 0 };
      gboolean            has_row = FALSE;

      if (!newsroom_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&rows);

      row.sequence = newsroom_statement_get_int (statement, 0);
      row.time = newsroom_statement_get_int (statement, 1);
      row.base = newsroom_statement_get_int (statement, 2);
      row.is_autosave = newsroom_statement_get_int (statement, 3) != 0;
      row.n_words = newsroom_statement_get_int (statement, 4);
      g_array_append_val (rows, row);
    }
}

static gboolean
is_dropped (GArray *rows,
            gint64  sequence)
{
  guint low = 0;
  guint high = rows->len;

  while (low < high)
    {
      guint                      middle = (low + high) / 2;
      const NewsroomThinningRow *row = &g_array_index (rows, NewsroomThinningRow, middle);

      if (row->sequence == sequence)
        return row->is_dropped;
      if (row->sequence < sequence)
        low = middle + 1;
      else
        high = middle;
    }

  return FALSE;
}

/* Writes the body of a revision as what differs from @before, or whole where that is NULL. */
static gboolean
rewrite (NewsroomConnection        *connection,
         gint64                     article_id,
         NewsroomThinningRow       *row,
         const NewsroomThinningRow *before_row,
         const char                *before,
         const char                *body,
         GError                   **error)
{
  g_autofree char *difference = before != NULL ? newsroom_revision_body_pack (before, body) : NULL;
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection,
                                           "UPDATE revision SET base = nullif (?, 0), body = ? WHERE article = ? AND sequence = ?",
                                           error);
  if (statement == NULL)
    return FALSE;

  row->base = difference != NULL ? before_row->sequence : 0;
  newsroom_statement_bind_int (statement, row->base);
  newsroom_statement_bind_text (statement, difference != NULL ? difference : body);
  newsroom_statement_bind_int (statement, article_id);
  newsroom_statement_bind_int (statement, row->sequence);

  return newsroom_statement_run (statement, error);
}

/* Where it is damaged nothing is thinned: @is_intact says so. */
static gboolean
read_body (NewsroomConnection        *connection,
           gint64                     article_id,
           const NewsroomThinningRow *row,
           char                     **body,
           gboolean                  *is_intact,
           GError                   **error)
{
  g_autoptr (GError) local_error = NULL;

  *body = newsroom_revision_body_read (connection, article_id, row->sequence, is_intact, &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* Bases what stays on what stays. The newest in a chain is looked at again before anything goes. */
static gboolean
rebase (NewsroomConnection *connection,
        gint64              article_id,
        GArray             *rows,
        gboolean           *is_intact,
        GError            **error)
{
  NewsroomThinningRow *kept = NULL;
  guint                n_since_whole = 0;

  *is_intact = TRUE;
  for (guint i = 0; i < rows->len; i++)
    {
      NewsroomThinningRow *row = &g_array_index (rows, NewsroomThinningRow, i);

      if (row->is_dropped)
        continue;
      if (row->base != 0 && is_dropped (rows, row->base))
        {
          g_autofree char *body = NULL;
          g_autofree char *before = NULL;
          g_autofree char *again = NULL;

          if (!read_body (connection, article_id, row, &body, is_intact, error))
            return FALSE;
          if (*is_intact && kept != NULL && n_since_whole < WHOLE_EVERY &&
              !read_body (connection, article_id, kept, &before, is_intact, error))
            return FALSE;
          if (!*is_intact)
            return TRUE;
          if (!rewrite (connection, article_id, row, kept, before, body, error) ||
              !read_body (connection, article_id, row, &again, is_intact, error))
            return FALSE;
          if (g_strcmp0 (again, body) != 0)
            *is_intact = FALSE;
          if (!*is_intact)
            return TRUE;
        }
      n_since_whole = row->base == 0 ? 0 : n_since_whole + 1;
      kept = row;
    }

  return TRUE;
}

/* What stays of a stretch of time is the only one of it: it must be what was saved. */
static gboolean
check_kept (NewsroomConnection *connection,
            gint64              article_id,
            GArray             *rows,
            GError            **error)
{
  gboolean stands_for_dropped = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const NewsroomThinningRow *row = &g_array_index (rows, NewsroomThinningRow, i);
      g_autoptr (NewsroomArticle) article = NULL;

      if (row->is_dropped)
        stands_for_dropped = TRUE;
      if (row->is_dropped || !stands_for_dropped)
        continue;
      article = newsroom_revision_table_load (connection, article_id, row->sequence, error);
      if (article == NULL)
        return FALSE;
      stands_for_dropped = !row->is_autosave;
    }

  return TRUE;
}

static gboolean
drop (NewsroomConnection *connection,
      gint64              article_id,
      GArray             *rows,
      GError            **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const NewsroomThinningRow *row = &g_array_index (rows, NewsroomThinningRow, i);
      g_autoptr (NewsroomStatement) statement = NULL;

      if (!row->is_dropped)
        continue;
      statement = newsroom_connection_prepare (connection, "DELETE FROM revision WHERE article = ? AND sequence = ?", error);
      if (statement == NULL)
        return FALSE;
      newsroom_statement_bind_int (statement, article_id);
      newsroom_statement_bind_int (statement, row->sequence);
      if (!newsroom_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * newsroom_thinning_run:
 * @connection: a connection in a transaction
 * @article_id: an article
 * @now: the present, in microseconds since 1970
 * @error: return location for an error
 *
 * Deletes the revisions that newsroom_thinning_choose() marks. What stays has the same text as
 * before; an article of which a revision is damaged stays as it is.
 *
 * Returns: whether it was done; else the transaction is to be rolled back
 */
gboolean
newsroom_thinning_run (NewsroomConnection *connection,
                       gint64              article_id,
                       gint64              now,
                       GError            **error)
{
  g_autoptr (GArray) rows = list_rows (connection, article_id, error);
  gboolean is_intact;
  gboolean any = FALSE;

  if (rows == NULL)
    return FALSE;

  newsroom_thinning_choose (rows, now);
  for (guint i = 0; i < rows->len && !any; i++)
    any = g_array_index (rows, NewsroomThinningRow, i).is_dropped;
  if (!any)
    return TRUE;

  if (!rebase (connection, article_id, rows, &is_intact, error))
    return FALSE;
  if (is_intact)
    return check_kept (connection, article_id, rows, error) && drop (connection, article_id, rows, error);

  newsroom_connection_set_error (connection,
                                 NEWSROOM_STORE_ERROR_DAMAGED,
                                 _ ("the disk has changed an old version, so that none is taken away"),
                                 error);

  return FALSE;
}
