/* newsroom-convert.c — the bytes of one format to those of another, without a library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-convert.h"

#include <glib/gi18n-lib.h>

#include "newsroom-export.h"
#include "newsroom-import.h"
#include "newsroom-notes.h"

/**
 * newsroom_convert_dup_left_out:
 * @article: an article that is exported
 *
 * Returns: (transfer full) (nullable): a sentence that says how many comments of its body are not
 *   exported, or %NULL if it has none
 */
char *
newsroom_convert_dup_left_out (NewsroomArticle *article)
{
  g_autoptr (GArray) comments = NULL;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (article), NULL);

  comments = newsroom_notes_find_comments (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), -1);
  if (comments->len == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%u comment was left out.", "%u comments were left out.", comments->len), comments->len);
}

/**
 * newsroom_convert:
 * @bytes: (transfer full): the contents of a file, which are freed as soon as they are read
 * @file_name: its name, for messages and for its extension
 * @from: (nullable): the name of an import format, or %NULL to find it
 * @to: the name of an export format
 * @options: (nullable): how it is written, %NULL for the defaults; its report is not used
 * @report: told what was noticed, inferred and left out; JSON contains it
 * @error: (out) (optional): a #NewsroomImportError or #NewsroomExportError
 *
 * Opens no file and no library; any thread may call it.
 *
 * Returns: (transfer full) (nullable): the contents of the new file
 */
GBytes *
newsroom_convert (GBytes                      *bytes,
                  const char                  *file_name,
                  const char                  *from,
                  const char                  *to,
                  const NewsroomExportOptions *options,
                  NewsroomReport              *report,
                  GError                     **error)
{
  NewsroomExportOptions with_report = NEWSROOM_EXPORT_OPTIONS_INIT;
  g_autoptr (GBytes) contents = bytes;
  g_autoptr (NewsroomArticle) article = NULL;
  g_autofree char *left_out = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);
  g_return_val_if_fail (to != NULL, NULL);
  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  article = newsroom_import (g_steal_pointer (&contents), file_name, from, report, NULL, error);
  if (article == NULL)
    return NULL;

  if (options != NULL)
    with_report = *options;
  with_report.report = report;
  left_out = with_report.keeps_notes ? NULL : newsroom_convert_dup_left_out (article);
  if (left_out != NULL)
    newsroom_report_drop (report, "%s", left_out);

  return newsroom_export (article, to, &with_report, error);
}
