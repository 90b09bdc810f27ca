/* newsroom-compose.c — a new article from a headline and the file of its body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-compose.h"

#include "newsroom-import-decode.h"

/**
 * newsroom_compose:
 * @headline: the headline
 * @body: (nullable): the contents of a file that is Markdown and nothing but the body
 * @file_name: its name, for messages
 * @error: (out) (optional): a #NewsroomImportError
 *
 * Returns: (transfer full) (nullable): an article that is in no library yet
 */
NewsroomArticle *
newsroom_compose (const char *headline,
                  GBytes     *body,
                  const char *file_name,
                  GError    **error)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();

  g_return_val_if_fail (headline != NULL, NULL);
  g_return_val_if_fail (body == NULL || file_name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, headline);
  if (body != NULL)
    {
      gsize length;
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autofree char *text = newsroom_import_decode (g_bytes_ref (body), file_name, &length, report, error);

      if (text == NULL)
        return NULL;
      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, text);
    }

  return g_steal_pointer (&article);
}
