/* newsroom-editor-sessions.h — the articles that the editor has seen lately
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-editor-session.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_EDITOR_SESSIONS (newsroom_editor_sessions_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomEditorSessions, newsroom_editor_sessions, NEWSROOM, EDITOR_SESSIONS, GObject)

NewsroomEditorSessions *newsroom_editor_sessions_new (NewsroomStyleTags *tags);
NewsroomEditorSession  *newsroom_editor_sessions_get (NewsroomEditorSessions *self,
                                                      NewsroomArticle        *article);

G_END_DECLS
