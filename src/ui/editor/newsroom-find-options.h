/* newsroom-find-options.h — how what is typed is looked for, as actions for a menu
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-find.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_FIND_OPTIONS (newsroom_find_options_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomFindOptions, newsroom_find_options, NEWSROOM, FIND_OPTIONS, GObject)

NewsroomFindOptions *newsroom_find_options_new (void);
GActionGroup        *newsroom_find_options_get_actions (NewsroomFindOptions *self);
NewsroomFindFlags    newsroom_find_options_get_flags (NewsroomFindOptions *self);
gboolean             newsroom_find_options_get_in_selection (NewsroomFindOptions *self);
gboolean             newsroom_find_options_get_replaces (NewsroomFindOptions *self);
void                 newsroom_find_options_set_replaces (NewsroomFindOptions *self,
                                                         gboolean             replaces);
void                 newsroom_find_options_set_can_replace (NewsroomFindOptions *self,
                                                            gboolean             can_replace);
void                 newsroom_find_options_leave_selection (NewsroomFindOptions *self);

G_END_DECLS
