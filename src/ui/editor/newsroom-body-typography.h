/* newsroom-body-typography.h — quotation marks, dashes and spaces of an article that is written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-editor-session.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_BODY_TYPOGRAPHY (newsroom_body_typography_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomBodyTypography, newsroom_body_typography, NEWSROOM, BODY_TYPOGRAPHY, GObject)

NewsroomBodyTypography *newsroom_body_typography_new (void);
void                    newsroom_body_typography_add_view (NewsroomBodyTypography *self,
                                                           GtkTextView            *view,
                                                           NewsroomField           field);
void                    newsroom_body_typography_set_session (NewsroomBodyTypography *self,
                                                              NewsroomEditorSession  *session);
void                    newsroom_body_typography_grab_focus (NewsroomBodyTypography *self);
gboolean                newsroom_body_typography_knows_language (NewsroomBodyTypography *self);
void                    newsroom_body_typography_change_async (NewsroomBodyTypography *self,
                                                               gboolean                educate,
                                                               GAsyncReadyCallback     callback,
                                                               gpointer                user_data);
gboolean                newsroom_body_typography_change_finish (NewsroomBodyTypography *self, GAsyncResult *result, guint *n_places);

G_END_DECLS
