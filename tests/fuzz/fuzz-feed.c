/* fuzz-feed.c — any bytes as a feed are taken apart, and each part becomes an article or is refused
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-account.h"
#include "fuzz-target.h"

#include "newsroom-import-feed.h"
#include "newsroom-import-split.h"

static void
read_article (GBytes *bytes)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomArticle) article = newsroom_import_feed_read (bytes, "feed.xml", report, &error);

  g_assert_true ((article == NULL) == (error != NULL));
  if (article != NULL && newsroom_import_feed_is (bytes))
    assert_account (report, article, NULL);
  for (guint field = 0; article != NULL && field < NEWSROOM_N_FIELDS; field++)
    g_assert_true (g_utf8_validate (newsroom_article_get_text (article, (NewsroomField)field), -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = newsroom_import_split (bytes, "feed.xml", "feed", report, &error);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    read_article (((const NewsroomImportPart *)parts->pdata[i])->bytes);
  read_article (bytes);

  return 0;
}
