/* fuzz-import-html.c — any page is read, twice to the same article, which is valid text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-account.h"
#include "fuzz-target.h"

#include "newsroom-import-html.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomArticle) again = NULL;
  g_autofree char *text = NULL;
  gsize            length;

  text = newsroom_import_html_decode (g_bytes_new (data, size), "page.html", &length, report, NULL);
  if (text == NULL)
    return 0;

  article = newsroom_import_html_read (g_strdup (text), length, report);
  assert_account (report, article, NULL);
  again = newsroom_import_html_read (g_strdup (text), length, report);
  for (guint field = 0; field < NEWSROOM_N_FIELDS; field++)
    {
      const char *value = newsroom_article_get_text (article, (NewsroomField)field);

      g_assert_true (g_utf8_validate (value, -1, NULL));
      g_assert_cmpstr (value, ==, newsroom_article_get_text (again, (NewsroomField)field));
    }

  return 0;
}
