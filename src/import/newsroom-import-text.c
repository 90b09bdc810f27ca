/* newsroom-import-text.c — an article as reporters' systems write it in plain text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-text.h"

#include <string.h>

/**
 * newsroom_import_text_read:
 * @text: UTF-8 with "\n" line ends
 * @length: bytes
 * @report: told what was noticed and inferred
 *
 * Returns: (transfer full): the article
 */
NewsroomArticle *
newsroom_import_text_read (const char     *text,
                           gsize           length,
                           NewsroomReport *report)
{
  NewsroomArticle *article = newsroom_article_new ();
  const char      *start = text + strspn (text, " \t\n");
  const char      *end = strchrnul (start, '\n');
  g_autofree char *headline = g_strndup (start, (gsize)(end - start));

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, g_strchomp (headline));
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, end + strspn (end, "\n"));

  return article;
}
