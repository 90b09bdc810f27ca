/* newsroom-edit-past.h — the history of a text as it was kept, read and proved
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-edit-changes.h"

G_BEGIN_DECLS

/**
 * NewsroomEditPast:
 *
 * Made with the text that is there, given the steps that were kept, and then asked whether they lead
 * to that text. Of one thread at a time.
 */
typedef struct _NewsroomEditPast NewsroomEditPast;

NewsroomEditPast *newsroom_edit_past_new (const char *name,
                                          const char *text);
void              newsroom_edit_past_free (NewsroomEditPast *self);
const char       *newsroom_edit_past_get_name (NewsroomEditPast *self);
void              newsroom_edit_past_begin (NewsroomEditPast *self,
                                            const char       *key,
                                            gint64            first,
                                            gint64            position,
                                            gint64            behind,
                                            const char       *sha256);
gboolean          newsroom_edit_past_add (NewsroomEditPast *self,
                                          GBytes           *step);
gboolean          newsroom_edit_past_end (NewsroomEditPast *self);

void  newsroom_edit_history_await (NewsroomEditHistory *self);
void  newsroom_edit_history_adopt (NewsroomEditHistory *self,
                                   NewsroomEditPast    *past);
void  newsroom_edit_history_end_wait (NewsroomEditHistory *self);
guint newsroom_edit_history_take_wanted (NewsroomEditHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomEditPast, newsroom_edit_past_free)

G_END_DECLS
