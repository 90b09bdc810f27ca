/* newsroom-editor-session.h — one article in the editor: its buffers, undo and place
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-counts.h"
#include "newsroom-draft.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-style-tags.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_EDITOR_SESSION (newsroom_editor_session_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomEditorSession, newsroom_editor_session, NEWSROOM, EDITOR_SESSION, GObject)

/**
 * NewsroomEditorPlace:
 * @caret: where the caret is in the body, in characters
 * @scroll: how far the body is scrolled, in pixels
 */
typedef struct
{
  guint  caret;
  double scroll;
} NewsroomEditorPlace;

NewsroomEditorSession *newsroom_editor_session_new (NewsroomArticle   *article,
                                                    NewsroomStyleTags *tags);
void                   newsroom_editor_session_set_draft (NewsroomEditorSession *self,
                                                          NewsroomDraft         *draft);
NewsroomDraft         *newsroom_editor_session_get_draft (NewsroomEditorSession *self);
gboolean               newsroom_editor_session_is_read_only (NewsroomEditorSession *self);
const char            *newsroom_editor_session_get_uuid (NewsroomEditorSession *self);
NewsroomEditorBuffer  *newsroom_editor_session_get_buffer (NewsroomEditorSession *self,
                                                           NewsroomField          field);
gsize                  newsroom_editor_session_get_size (NewsroomEditorSession *self);
const NewsroomCounts  *newsroom_editor_session_get_counts (NewsroomEditorSession *self);
void                   newsroom_editor_session_settle_byline (NewsroomEditorSession *self);
NewsroomEditorPlace    newsroom_editor_session_get_place (NewsroomEditorSession *self);
void                   newsroom_editor_session_set_place (NewsroomEditorSession *self,
                                                          NewsroomEditorPlace    place);
gboolean               newsroom_editor_session_is_too_long (NewsroomEditorSession *self,
                                                            NewsroomField          field);
void                   newsroom_editor_session_split (NewsroomEditorSession *self);

const char *newsroom_editor_session_get_language (NewsroomEditorSession *self);

G_END_DECLS
