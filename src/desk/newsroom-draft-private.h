/* newsroom-draft-private.h — what the files of the draft share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-draft.h"
#include "newsroom-profiles-private.h"
#include "newsroom-snapshot-private.h"

G_BEGIN_DECLS

struct _NewsroomDraft
{
  GObject parent_instance;

  /* Owned */
  NewsroomStore    *store;
  NewsroomArticle  *article;
  NewsroomProfiles *profiles; /* of the authors */
  GQueue            waiting;  /* GTask: saves asked for that are not begun */
  GPtrArray        *served;   /* GTask: those that the save under way answers */
  NewsroomSnapshot *snapshot; /* the save under way */
  GError           *error;
  GSource          *timer;
  GPtrArray        *undo; /* (nullable): of NewsroomEditChanges, for the next save */

  /* Borrowed */
  NewsroomDraftPull pull;
  gpointer          pull_data;

  NewsroomDraftStatus status;
  gint64              saved_at;
  guint64             changes;       /* of the article since it was opened */
  guint64             sent_changes;  /* how many of them the save under way takes */
  guint64             saved_changes; /* how many of them the library has */
  gint64              first_change;  /* when the first of the others was made, monotonic, or 0 */
  gint64              last_change;
  guint               retry_delay; /* 0 while saving works */
  guint               n_holds;     /* while not 0, who asked for a save waits */
  gboolean            merging;     /* what notifies now comes from the library */
};

G_END_DECLS
