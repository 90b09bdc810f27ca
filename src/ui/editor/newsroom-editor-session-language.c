/* newsroom-editor-session-language.c — the language in which an article is written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-session.h"

/**
 * newsroom_editor_session_get_language:
 * @self: a session
 *
 * The article's own language where it has one, else that of the desktop.
 *
 * Returns: (transfer none): a BCP 47 tag or the name of a locale, as "de" or "fr_CA.UTF-8"; valid until the
 *   article gets another one
 */
const char *
newsroom_editor_session_get_language (NewsroomEditorSession *self)
{
  NewsroomDraft *draft;
  const char    *language = "";

  g_return_val_if_fail (NEWSROOM_IS_EDITOR_SESSION (self), NULL);

  draft = newsroom_editor_session_get_draft (self);
  if (draft != NULL)
    language = newsroom_article_get_text (newsroom_draft_get_article (draft), NEWSROOM_FIELD_LANGUAGE);

  return language[0] != '\0' ? language : g_get_language_names ()[0];
}
