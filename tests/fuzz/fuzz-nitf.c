/* fuzz-nitf.c — any bytes as a story in NITF become an article or are refused
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-account.h"
#include "fuzz-target.h"

#include "newsroom-import-nitf.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  (void)newsroom_import_nitf_is (bytes);
  article = newsroom_import_nitf_read (bytes, "story.nitf", report, &error);
  g_assert_true ((article == NULL) == (error != NULL));
  if (article != NULL && newsroom_import_nitf_is (bytes))
    assert_account (report, article, NULL);
  for (guint field = 0; article != NULL && field < NEWSROOM_N_FIELDS; field++)
    g_assert_true (g_utf8_validate (newsroom_article_get_text (article, (NewsroomField)field), -1, NULL));

  return 0;
}
