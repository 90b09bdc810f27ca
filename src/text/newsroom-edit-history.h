/* newsroom-edit-history.h — undo and redo of a text, without a widget
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_EDIT_HISTORY (newsroom_edit_history_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomEditHistory, newsroom_edit_history, NEWSROOM, EDIT_HISTORY, GObject)

/**
 * NewsroomEditApply:
 * @offset: where, in characters
 * @deleted: (nullable): text to remove there
 * @inserted: (nullable): text to put there
 * @user_data: closure
 *
 * Carries out one step of an undo or redo on the real text.
 */
typedef void (*NewsroomEditApply) (guint       offset,
                                   const char *deleted,
                                   const char *inserted,
                                   gpointer    user_data);

NewsroomEditHistory *newsroom_edit_history_new (gsize max_bytes);
gboolean             newsroom_edit_history_get_can_undo (NewsroomEditHistory *self);
gboolean             newsroom_edit_history_get_can_redo (NewsroomEditHistory *self);
void                 newsroom_edit_history_insert (NewsroomEditHistory *self,
                                                   guint                offset,
                                                   const char          *text,
                                                   gssize               length);
void                 newsroom_edit_history_delete (NewsroomEditHistory *self,
                                                   guint                offset,
                                                   const char          *text,
                                                   gssize               length);
void                 newsroom_edit_history_begin_group (NewsroomEditHistory *self);
void                 newsroom_edit_history_end_group (NewsroomEditHistory *self);
void                 newsroom_edit_history_break (NewsroomEditHistory *self);
gboolean             newsroom_edit_history_forget_taken_back (NewsroomEditHistory *self);
void                 newsroom_edit_history_begin_aside (NewsroomEditHistory *self);
void                 newsroom_edit_history_end_aside (NewsroomEditHistory *self);
const char          *newsroom_edit_history_get_single (NewsroomEditHistory *self,
                                                       guint                n_later,
                                                       gboolean            *inserted,
                                                       guint               *offset,
                                                       guint               *caret);
const char          *newsroom_edit_history_get_newest (NewsroomEditHistory *self,
                                                       guint               *offset,
                                                       guint               *caret);
gboolean             newsroom_edit_history_is_typing (NewsroomEditHistory *self);
void                 newsroom_edit_history_set_selection (NewsroomEditHistory *self,
                                                          guint                insert,
                                                          guint                bound);
gboolean             newsroom_edit_history_undo (NewsroomEditHistory *self,
                                                 NewsroomEditApply    apply,
                                                 gpointer             user_data,
                                                 guint               *insert,
                                                 guint               *bound);
gboolean             newsroom_edit_history_redo (NewsroomEditHistory *self,
                                                 NewsroomEditApply    apply,
                                                 gpointer             user_data,
                                                 guint               *insert,
                                                 guint               *bound);
void                 newsroom_edit_history_plan_insert (NewsroomEditHistory *self,
                                                        guint                offset,
                                                        const char          *text,
                                                        gssize               length);
void                 newsroom_edit_history_plan_delete (NewsroomEditHistory *self,
                                                        guint                offset,
                                                        const char          *text,
                                                        gssize               length);
guint                newsroom_edit_history_begin_plan (NewsroomEditHistory *self,
                                                       guint                insert,
                                                       guint                bound);
guint                newsroom_edit_history_begin_undo (NewsroomEditHistory *self);
guint                newsroom_edit_history_begin_redo (NewsroomEditHistory *self);
gboolean             newsroom_edit_history_go_on (NewsroomEditHistory *self,
                                                  NewsroomEditApply    apply,
                                                  gpointer             user_data);
void                 newsroom_edit_history_turn_back (NewsroomEditHistory *self);
gboolean             newsroom_edit_history_end_walk (NewsroomEditHistory *self,
                                                     guint               *insert,
                                                     guint               *bound);
void                 newsroom_edit_history_clear (NewsroomEditHistory *self);

G_END_DECLS
