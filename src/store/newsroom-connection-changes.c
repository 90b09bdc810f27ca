/* newsroom-connection-changes.c — what the transactions of a connection have changed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-connection-private.h"

typedef struct
{
  gint64 article_id;
  gint64 sequence;
} Version;

/**
 * newsroom_changes_init:
 * @changes: (out caller-allocates): becomes none
 */
void
newsroom_changes_init (NewsroomChanges *changes)
{
  changes->written = g_array_new (FALSE, FALSE, sizeof (Version));
  changes->uncertain = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  changes->last = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * newsroom_changes_clear:
 * @changes: changes
 */
void
newsroom_changes_clear (NewsroomChanges *changes)
{
  g_array_unref (changes->written);
  g_hash_table_unref (changes->uncertain);
  g_hash_table_unref (changes->last);
}

/**
 * newsroom_connection_note_changed:
 * @self: a connection
 * @article_id: an article that was changed for good; 0 for many
 */
void
newsroom_connection_note_changed (NewsroomConnection *self,
                                  gint64              article_id)
{
  NewsroomChanges *changes = newsroom_connection_get_changes (self);

  changes->changed_id = changes->n_changed == 0 || changes->changed_id == article_id ? article_id : 0;
  changes->n_changed++;
}

/**
 * newsroom_connection_take_changed:
 * @self: a connection
 * @article_id: (out): the one article that was changed, 0 for many
 *
 * Returns: whether anything was changed since it was last asked
 */
gboolean
newsroom_connection_take_changed (NewsroomConnection *self,
                                  gint64             *article_id)
{
  NewsroomChanges *changes = newsroom_connection_get_changes (self);
  gboolean         any = changes->n_changed > 0;

  *article_id = changes->changed_id;
  changes->n_changed = 0;

  return any;
}

/**
 * newsroom_connection_begin_versions:
 * @self: a connection at the begin of a transaction
 */
void
newsroom_connection_begin_versions (NewsroomConnection *self)
{
  g_array_set_size (newsroom_connection_get_changes (self)->written, 0);
}

static void
insert (GHashTable *versions,
        gint64      article_id,
        gint64      sequence)
{
  g_hash_table_insert (versions, g_memdup2 (&article_id, sizeof article_id), g_memdup2 (&sequence, sizeof sequence));
}

/**
 * newsroom_connection_note_version:
 * @self: a connection in a transaction
 * @article_id: an article
 * @sequence: the number of the revision that the transaction writes
 */
void
newsroom_connection_note_version (NewsroomConnection *self,
                                  gint64              article_id,
                                  gint64              sequence)
{
  NewsroomChanges *changes = newsroom_connection_get_changes (self);
  const Version    version = { article_id, sequence };

  g_array_append_val (changes->written, version);
  insert (changes->last, article_id, sequence);
}

/**
 * newsroom_connection_run_wholly:
 * @self: a connection in a transaction
 * @transaction: what is done in it
 * @data: its closure
 * @error: return location for an error
 *
 * What says that it is done although there is an error has not looked at the answer of a call, and
 * counts for nothing. From here on the commit may fail and be done all the same: what was written is
 * uncertain until it is settled.
 *
 * Returns: whether it is to be committed
 */
gboolean
newsroom_connection_run_wholly (NewsroomConnection *self,
                                NewsroomTransaction transaction,
                                gpointer            data,
                                GError            **error)
{
  NewsroomChanges *changes = newsroom_connection_get_changes (self);

  if (!transaction (self, data, error))
    return FALSE;
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (guint i = 0; i < changes->written->len; i++)
    {
      const Version *version = &g_array_index (changes->written, Version, i);

      if (!g_hash_table_contains (changes->uncertain, &version->article_id))
        insert (changes->uncertain, version->article_id, version->sequence);
    }

  return TRUE;
}

/**
 * newsroom_connection_settle_versions:
 * @self: a connection whose transaction is on the disk for good
 *
 * What it wrote is certain now, and so is what was written of these articles before.
 */
void
newsroom_connection_settle_versions (NewsroomConnection *self)
{
  NewsroomChanges *changes = newsroom_connection_get_changes (self);

  for (guint i = 0; i < changes->written->len; i++)
    g_hash_table_remove (changes->uncertain, &g_array_index (changes->written, Version, i).article_id);
}

/**
 * newsroom_connection_is_uncertain:
 * @self: a connection
 * @article_id: an article
 * @sequence: the number of one of its revisions
 *
 * A sync that fails does not undo the commit: the revision may be there although the caller
 * was told that it is not, and knows nothing of it.
 *
 * Returns: whether that revision, and each after it, is such a one
 */
gboolean
newsroom_connection_is_uncertain (NewsroomConnection *self,
                                  gint64              article_id,
                                  gint64              sequence)
{
  NewsroomChanges *changes = newsroom_connection_get_changes (self);
  const gint64    *uncertain = g_hash_table_lookup (changes->uncertain, &article_id);

  return uncertain != NULL && *uncertain <= sequence;
}

/**
 * newsroom_connection_has_written:
 * @self: a connection
 * @article_id: an article
 * @sequence: the number of its last revision
 *
 * Returns: whether this connection wrote that revision, so that the disk had no time to change it
 */
gboolean
newsroom_connection_has_written (NewsroomConnection *self,
                                 gint64              article_id,
                                 gint64              sequence)
{
  const gint64 *last = g_hash_table_lookup (newsroom_connection_get_changes (self)->last, &article_id);

  return last != NULL && *last == sequence;
}
