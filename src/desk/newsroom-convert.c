/* newsroom-convert.c — the bytes of one format to those of another, without a library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-convert.h"

#include "newsroom-export.h"
#include "newsroom-import.h"

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

  return newsroom_export (article, to, &with_report, error);
}
