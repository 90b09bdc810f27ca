/* newsroom-body-language.c — the language that an article in the editor is taken to be in
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-language.h"

#include "newsroom-article-language.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-language-guess.h"

/**
 * newsroom_body_language_get:
 * @article: (nullable): an article
 * @body: the buffer of its body; any other where the body is not shown
 *
 * The one answer for spelling, typography and statistics: the article's own language where it has
 * one, else that which its text looks like, else that of the desktop.
 *
 * Returns: (transfer none): a BCP 47 tag or the name of a locale, as "de" or "fr_CA"; valid until
 *   the article gets another one
 */
const char *
newsroom_body_language_get (NewsroomArticle *article,
                            GtkTextBuffer   *body)
{
  const char *own = article != NULL ? newsroom_article_get_text (article, NEWSROOM_FIELD_LANGUAGE) : "";
  const char *guess = NULL;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (body), "en");

  if (NEWSROOM_IS_EDITOR_BUFFER (body))
    guess = newsroom_editor_buffer_guess_language (NEWSROOM_EDITOR_BUFFER (body));
  else if (article != NULL)
    guess = newsroom_language_guess (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));

  return newsroom_article_language_find (own, guess, g_get_language_names ());
}
