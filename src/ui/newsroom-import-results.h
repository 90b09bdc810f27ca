/* newsroom-import-results.h — the files of an import as a list model
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_IMPORT_RESULTS (newsroom_import_results_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomImportResults, newsroom_import_results, NEWSROOM, IMPORT_RESULTS, GObject)

GListModel *newsroom_import_results_new (GPtrArray *results);

G_END_DECLS
