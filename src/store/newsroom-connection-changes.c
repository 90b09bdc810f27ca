/* newsroom-connection-changes.c — what the transactions of a connection have changed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-connection-private.h"

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

  changes->uncertain_id = article_id;
  changes->uncertain_sequence = sequence;
}

/**
 * newsroom_connection_is_uncertain:
 * @self: a connection
 * @article_id: an article
 * @sequence: the number of its last revision
 *
 * A sync that fails does not undo the commit: the revision may be there although the caller
 * was told that it is not, and knows nothing of it.
 *
 * Returns: whether that revision is such a one
 */
gboolean
newsroom_connection_is_uncertain (NewsroomConnection *self,
                                  gint64              article_id,
                                  gint64              sequence)
{
  NewsroomChanges *changes = newsroom_connection_get_changes (self);

  return changes->uncertain_id != 0 && changes->uncertain_id == article_id && changes->uncertain_sequence == sequence;
}
