/* newsroom-editor-work.h — many changes of a text, made bit by bit
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_EDITOR_WORK (newsroom_editor_work_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomEditorWork, newsroom_editor_work, NEWSROOM, EDITOR_WORK, GObject)

/* Of so many changes and more it is told how far they are. */
#define NEWSROOM_EDITOR_WORK_SHOWN 1000

/**
 * NewsroomEditorWorkStep:
 * @user_data: closure
 *
 * Makes one change.
 *
 * Returns: %FALSE if there was none to make
 */
typedef gboolean (*NewsroomEditorWorkStep) (gpointer user_data);

NewsroomEditorWork *newsroom_editor_work_new (const char            *title,
                                              guint                  n,
                                              NewsroomEditorWorkStep step,
                                              gpointer               user_data,
                                              GDestroyNotify         destroy);
void                newsroom_editor_work_set_turn_back (NewsroomEditorWork *self,
                                                        void (*turn_back) (gpointer));
void                newsroom_editor_work_set_thread (NewsroomEditorWork *self,
                                                     void (*prepare) (gpointer));
void                newsroom_editor_work_set_n (NewsroomEditorWork *self,
                                                guint               n);
void                newsroom_editor_work_start (NewsroomEditorWork *self);
void                newsroom_editor_work_finish (NewsroomEditorWork *self);
void                newsroom_editor_work_stop (NewsroomEditorWork *self);
gboolean            newsroom_editor_work_is_stopped (NewsroomEditorWork *self);
const char         *newsroom_editor_work_get_title (NewsroomEditorWork *self);
guint               newsroom_editor_work_get_n (NewsroomEditorWork *self);
guint               newsroom_editor_work_get_n_done (NewsroomEditorWork *self);
double              newsroom_editor_work_get_fraction (NewsroomEditorWork *self);

G_END_DECLS
