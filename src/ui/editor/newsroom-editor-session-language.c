/* newsroom-editor-session-language.c — the language in which an article is written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-language.h"
#include "newsroom-editor-session.h"

/**
 * newsroom_editor_session_get_language:
 * @self: a session
 *
 * Returns: (transfer none): the language of its article, as newsroom_body_language_get() finds it
 */
const char *
newsroom_editor_session_get_language (NewsroomEditorSession *self)
{
  NewsroomDraft *draft;

  g_return_val_if_fail (NEWSROOM_IS_EDITOR_SESSION (self), NULL);

  draft = newsroom_editor_session_get_draft (self);

  return newsroom_body_language_get (draft != NULL ? newsroom_draft_get_article (draft) : NULL,
                                     GTK_TEXT_BUFFER (newsroom_editor_session_get_buffer (self, NEWSROOM_FIELD_BODY)));
}
