/* newsroom-import-result.h — what became of one file that was to be imported, or of its part
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-report.h"

G_BEGIN_DECLS

/**
 * NewsroomImportStatus:
 * @NEWSROOM_IMPORT_FAILED: nothing was changed; see the error
 * @NEWSROOM_IMPORT_ADDED: a new article
 * @NEWSROOM_IMPORT_KNOWN: exactly this file is in the library; here is its article
 * @NEWSROOM_IMPORT_CHANGED: the library has an older version of this file; nothing was
 *   changed yet: the editor must choose, see newsroom_import_resolve_async()
 * @NEWSROOM_IMPORT_SKIPPED: it lay in a folder and was not opened; the error says why
 */
typedef enum
{
  NEWSROOM_IMPORT_FAILED,
  NEWSROOM_IMPORT_ADDED,
  NEWSROOM_IMPORT_KNOWN,
  NEWSROOM_IMPORT_CHANGED,
  NEWSROOM_IMPORT_SKIPPED,
} NewsroomImportStatus;

#define NEWSROOM_TYPE_IMPORT_RESULT (newsroom_import_result_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomImportResult, newsroom_import_result, NEWSROOM, IMPORT_RESULT, GObject)

NewsroomImportStatus newsroom_import_result_get_status (NewsroomImportResult *self);
GFile               *newsroom_import_result_get_file (NewsroomImportResult *self);
guint                newsroom_import_result_get_part (NewsroomImportResult *self);
guint                newsroom_import_result_get_n_parts (NewsroomImportResult *self);
gint64               newsroom_import_result_get_article_id (NewsroomImportResult *self);
const char          *newsroom_import_result_get_headline (NewsroomImportResult *self);
NewsroomReport      *newsroom_import_result_get_report (NewsroomImportResult *self);
const GError        *newsroom_import_result_get_error (NewsroomImportResult *self);

G_END_DECLS
