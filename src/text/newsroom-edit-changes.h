/* newsroom-edit-changes.h — what became of an edit history since it was kept last
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-edit-history.h"

G_BEGIN_DECLS

/* What is kept of the history of one text: so many steps, and so many bytes of what was typed and
 * deleted in them. */
#define NEWSROOM_EDIT_MAX_KEPT_STEPS 10000
#define NEWSROOM_EDIT_MAX_KEPT_BYTES (1024 * 1024)

/**
 * NewsroomEditChanges:
 * @name: of the text
 * @text: what the text is
 * @first: the number of the oldest step that is to be kept
 * @from: the number of the first of @steps; what is kept of it and of all behind it is no more
 * @position: one more than the number of the step that would be undone next
 * @behind: one more than the number of the last step
 * @steps: (element-type GBytes): the steps from @from on
 *
 * What makes the kept history of a text that of now. To keep it twice does no harm. Read only, for any
 * thread.
 */
typedef struct
{
  char      *name;
  char      *text;
  gint64     first;
  gint64     from;
  gint64     position;
  gint64     behind;
  GPtrArray *steps;

  /*< private >*/
  int is_kept; /* atomic */
} NewsroomEditChanges;

NewsroomEditChanges *newsroom_edit_changes_ref (NewsroomEditChanges *self);
void                 newsroom_edit_changes_unref (NewsroomEditChanges *self);
char                *newsroom_edit_changes_dup_sha256 (const NewsroomEditChanges *self,
                                                       const char                *key);
GBytes              *newsroom_edit_changes_seal_step (const NewsroomEditChanges *self,
                                                      guint                      index,
                                                      const char                *key);
void                 newsroom_edit_changes_set_kept (NewsroomEditChanges *self);

NewsroomEditChanges *newsroom_edit_history_take_changes (NewsroomEditHistory *self,
                                                         const char          *name,
                                                         const char          *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomEditChanges, newsroom_edit_changes_unref)

G_END_DECLS
