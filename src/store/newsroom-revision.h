/* newsroom-revision.h — what a list shows of a saved version of an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NewsroomCause:
 *
 * Why a revision was made.
 */
typedef enum
{
  NEWSROOM_CAUSE_AUTOSAVE,
  NEWSROOM_CAUSE_CHECKPOINT,
  NEWSROOM_CAUSE_IMPORT,
  NEWSROOM_CAUSE_STATE,
  NEWSROOM_CAUSE_RESTORE,
  NEWSROOM_CAUSE_PUBLISH,
} NewsroomCause;

#define NEWSROOM_TYPE_REVISION (newsroom_revision_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomRevision, newsroom_revision, NEWSROOM, REVISION, GObject)

gint64        newsroom_revision_get_sequence (NewsroomRevision *self);
gint64        newsroom_revision_get_time (NewsroomRevision *self);
NewsroomCause newsroom_revision_get_cause (NewsroomRevision *self);
const char   *newsroom_revision_get_who (NewsroomRevision *self);
const char   *newsroom_revision_get_name (NewsroomRevision *self);
gboolean      newsroom_revision_get_word_count (NewsroomRevision *self,
                                                guint            *n_words);
const char   *newsroom_cause_get_name (NewsroomCause cause);

G_END_DECLS
