/* fuzz-export.c — any text in every field, in every format
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include "newsroom-export.h"

#include <string.h>

#define SEPARATOR "\x1f"

/* Nothing that a page says may begin a tag other than the exporter's own. */
static void
check_page (const char *page)
{
  g_assert (g_utf8_validate (page, -1, NULL));
  for (const char *p = strstr (page, "<script"); p != NULL; p = strstr (p + 1, "<script"))
    g_assert (g_str_has_prefix (p, "<script type=\"application/ld+json\">"));
  g_assert (strstr (page, "<!--") == NULL);
  g_assert (strstr (page, "href=\"javascript") == NULL);
  g_assert (strstr (page, "<iframe") == NULL && strstr (page, "<svg") == NULL && strstr (page, "<base") == NULL);
}

static NewsroomArticle *
make_article (char **parts)
{
  NewsroomArticle *article = newsroom_article_new ();
  guint            n_parts = g_strv_length (parts);
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (n_parts > 1 ? parts[1] : NULL);
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, n_parts > 2 ? parts[2] : NULL);

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, parts[0]);
  for (guint i = 1; i < n_parts; i++)
    {
      newsroom_article_set_text (article, (NewsroomField)((i - 1) % NEWSROOM_N_FIELDS), parts[i]);
      newsroom_author_set_text (author, (NewsroomAuthorField)((i - 1) % NEWSROOM_N_AUTHOR_FIELDS), parts[i]);
    }
  newsroom_article_set_keywords (article, (const char *const *)parts);
  newsroom_article_add_credit (article, credit);

  return article;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_auto (GStrv) parts = NULL;
  gsize                       n_formats = 0;
  const NewsroomExportFormat *formats = newsroom_export_get_formats (&n_formats);
  g_autoptr (NewsroomArticle) article = NULL;

  if (!g_utf8_validate (text, -1, NULL) || text[0] == '\0')
    return 0;

  parts = g_strsplit (text, SEPARATOR, -1);
  article = make_article (parts);
  for (gsize i = 0; i < n_formats; i++)
    {
      g_autoptr (GBytes) bytes = newsroom_export (article, formats[i].name, NULL, NULL);
      g_autofree char *output = NULL;

      g_assert (bytes != NULL);
      output = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      if (g_str_has_prefix (formats[i].name, "html"))
        check_page (output);
    }

  return 0;
}
