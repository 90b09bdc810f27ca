/* newsroom-revision-body.c — the bodies of revisions, of which most are kept as differences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-revision-body-private.h"

#include <string.h>

#include "newsroom-difference.h"

/* While somebody types there is a revision each second or two, with a few letters more than the one
 * before. So each is kept as what differs from the one that it is based on; one in so many is kept
 * whole, so that damage to one harms few and none takes long to read. */
#define WHOLE_EVERY 64

/**
 * newsroom_revision_body_is_whole:
 * @sequence: the number of a revision
 *
 * Returns: whether its body is to be kept whole, whatever it is
 */
gboolean
newsroom_revision_body_is_whole (gint64 sequence)
{
  return sequence % WHOLE_EVERY == 1;
}

/**
 * newsroom_revision_body_pack:
 * @before: the body that it is to be based on
 * @body: a body
 *
 * Returns: (transfer full) (nullable): what differs, to be kept in place of the body; %NULL where
 *   that would be hardly shorter
 */
char *
newsroom_revision_body_pack (const char *before,
                             const char *body)
{
  NewsroomDifference difference = newsroom_difference_find (before, body);

  return difference.inserted_bytes < strlen (body) / 2 ? newsroom_difference_format (&difference) : NULL;
}

/* One row: its text, and what that is based on, 0 where it is whole. NULL if there is none. */
static char *
read_row (NewsroomConnection *connection,
          gint64              article_id,
          gint64              sequence,
          gint64             *base,
          GError            **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection,
                                           "SELECT ifnull (base, 0), body FROM revision WHERE article = ? AND sequence = ?",
                                           error);
  if (statement == NULL)
    return NULL;

  newsroom_statement_bind_int (statement, article_id);
  newsroom_statement_bind_int (statement, sequence);
  if (!newsroom_statement_step (statement, &has_row, error) || !has_row)
    return NULL;
  *base = newsroom_statement_get_int (statement, 0);

  return g_strdup (newsroom_statement_get_text (statement, 1));
}

/**
 * newsroom_revision_body_read:
 * @connection: a connection
 * @article_id: an article
 * @sequence: the number of one of its revisions
 * @is_intact: (out): whether all that it is based on is there and fits
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its body; %NULL if it is not intact, or with @error set
 */
char *
newsroom_revision_body_read (NewsroomConnection *connection,
                             gint64              article_id,
                             gint64              sequence,
                             gboolean           *is_intact,
                             GError            **error)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *body = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 base = sequence;

  *is_intact = FALSE;
  while (base != 0)
    {
      const gint64     before = base;
      g_autofree char *text = read_row (connection, article_id, before, &base, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      /* Each is based on an older one: what goes round in a circle is damaged. */
      if (text == NULL || base >= before)
        return NULL;
      if (base == 0)
        body = g_steal_pointer (&text);
      else
        g_ptr_array_add (differences, g_steal_pointer (&text));
    }

  for (guint i = differences->len; i > 0 && body != NULL; i--)
    {
      char *next = newsroom_difference_apply (body, differences->pdata[i - 1]);

      g_free (body);
      body = next;
    }
  *is_intact = body != NULL;

  return g_steal_pointer (&body);
}
