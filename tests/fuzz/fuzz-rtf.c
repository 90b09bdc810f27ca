/* fuzz-rtf.c — any bytes as Rich Text become an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include "newsroom-import-rtf.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomReport) report_of_marked = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomArticle) marked = NULL;
  g_autoptr (GError) error = NULL;

  article = newsroom_import_rtf_read (bytes, "story.rtf", report, &error);
  g_assert_true ((article == NULL) == (error != NULL));
  marked = newsroom_import_rtf_read_marked (bytes, "story.rtf", report_of_marked, NULL);
  g_assert_true ((marked == NULL) == (article == NULL));
  for (guint field = 0; article != NULL && field < NEWSROOM_N_FIELDS; field++)
    g_assert_true (g_utf8_validate (newsroom_article_get_text (article, (NewsroomField)field), -1, NULL) && g_utf8_validate (newsroom_article_get_text (marked, (NewsroomField)field), -1, NULL));
  for (guint i = 0; newsroom_report_get_notes (report)[i] != NULL; i++)
    g_assert_true (g_utf8_validate (newsroom_report_get_notes (report)[i], -1, NULL));

  return 0;
}
