/* newsroom-report-dialog.h — the import report of an article, with what can be corrected
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-article.h"
#include "newsroom-original.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_REPORT_DIALOG (newsroom_report_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomReportDialog, newsroom_report_dialog, NEWSROOM, REPORT_DIALOG, AdwWindow)

GtkWidget *newsroom_report_dialog_new (GtkWindow        *parent,
                                       NewsroomOriginal *original,
                                       NewsroomArticle  *article);

G_END_DECLS
