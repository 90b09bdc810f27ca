/* fuzz-import-mbox.c — any bytes as a mailbox become an article or are refused, and each part of it too
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-account.h"
#include "fuzz-target.h"

#include "newsroom-import-mbox.h"
#include "newsroom-import-split.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = newsroom_import_split (bytes, "story.mbox", "mbox", report, NULL);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const NewsroomImportPart *part = g_ptr_array_index (parts, i);
      g_autoptr (NewsroomReport) own = newsroom_report_new ();
      g_autoptr (NewsroomArticle) story = newsroom_import (g_bytes_ref (part->bytes), part->name, NULL, own, NULL, NULL);

      g_assert_true (g_utf8_validate (part->name, -1, NULL) && g_utf8_validate (part->id, -1, NULL));
    }
  newsroom_import_mbox_is (bytes);
  article = newsroom_import_mbox_read (bytes, "story.mbox", report, &error);
  g_assert_true ((article == NULL) == (error != NULL));
  if (article != NULL && newsroom_import_mbox_is (bytes))
    assert_account (report, article, NULL);
  for (guint field = 0; article != NULL && field < NEWSROOM_N_FIELDS; field++)
    g_assert_true (g_utf8_validate (newsroom_article_get_text (article, (NewsroomField)field), -1, NULL));

  return 0;
}
