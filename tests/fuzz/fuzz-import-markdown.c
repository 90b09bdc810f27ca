/* fuzz-import-markdown.c — any text as a Markdown file, out again and in again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-account.h"
#include "fuzz-target.h"

#include "newsroom-export-markdown.h"
#include "newsroom-import-markdown.h"

#include <string.h>

static NewsroomArticle *
read_article (const char *text)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  NewsroomArticle *article = newsroom_import_markdown_read (g_strdup (text), strlen (text), report);

  assert_account (report, article, text);

  return article;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const NewsroomExportOptions options = NEWSROOM_EXPORT_OPTIONS_INIT;
  g_autofree char            *text = g_strndup ((const char *)data, size);
  g_autofree char            *text_again = NULL;
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomArticle) again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  /* The decoder gives only UTF-8 with plain line ends. */
  if (!g_utf8_validate (text, -1, NULL) || strchr (text, '\r') != NULL)
    return 0;

  article = read_article (text);
  bytes = newsroom_export_markdown_write (article, &options, NULL);
  g_assert (bytes != NULL);
  text_again = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  again = read_article (text_again);
  g_assert (newsroom_article_equal (article, again));

  return 0;
}
