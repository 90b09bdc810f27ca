/* fuzz-account.h — what was read of a file is all accounted for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-report.h"

G_BEGIN_DECLS

/* Settles the account; @text is what was read where markup is text too. */
static inline void
assert_account (NewsroomReport  *report,
                NewsroomArticle *article,
                const char      *text)
{
  const NewsroomReportCharacters *characters;
  GPtrArray                      *omissions = newsroom_report_get_omissions (report);
  guint64                         n = 0;

  if (text != NULL)
    newsroom_report_read (report, NULL, text, -1);
  newsroom_report_settle (report, article, text != NULL);
  characters = newsroom_report_get_characters (report);
  g_assert_nonnull (characters);
  for (guint i = 0; i < omissions->len; i++)
    n += ((const NewsroomReportOmission *)omissions->pdata[i])->n_characters;
  g_assert_cmpuint (characters->read, ==, characters->kept + characters->left_out);
  g_assert_cmpuint (characters->left_out, ==, n);
  g_assert_cmpuint (characters->unnamed, <=, characters->left_out);
}

G_END_DECLS
