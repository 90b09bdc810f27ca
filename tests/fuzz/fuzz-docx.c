/* fuzz-docx.c — any bytes as a Word document, and any XML in one, become an article or are refused
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include "docx-builder.h"
#include "newsroom-import.h"

#include <string.h>

/* What does not begin as an archive does is given to docx_build (), or is the text of a document. */
static GBytes *
make_document (const uint8_t *data,
               size_t         size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_autofree char *body = NULL;

  if (size >= 2 && memcmp (data, "PK", 2) == 0)
    return g_bytes_new (data, size);
  if (g_str_has_prefix (text, "=== "))
    return docx_build (text);

  body = g_strconcat ("=== body\n", text, NULL);

  return docx_build (body);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomReport) report_of_marked = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomArticle) marked = NULL;
  g_autoptr (GError) error = NULL;

  article = newsroom_import (make_document (data, size), "story.docx", NULL, report, NULL, &error);
  g_assert_true ((article == NULL) == (error != NULL));
  /* Of words that were all deleted there is an article only where they stay. */
  marked = newsroom_import_marked (make_document (data, size), "story.docx", NULL, report_of_marked, NULL, NULL);
  g_assert_true (article == NULL || marked != NULL);
  for (guint field = 0; article != NULL && field < NEWSROOM_N_FIELDS; field++)
    g_assert_true (g_utf8_validate (newsroom_article_get_text (article, (NewsroomField)field), -1, NULL));
  for (guint i = 0; newsroom_report_get_notes (report)[i] != NULL; i++)
    g_assert_true (g_utf8_validate (newsroom_report_get_notes (report)[i], -1, NULL));

  return 0;
}
