/* newsroom-report-words.h — an import report in few words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-report.h"

G_BEGIN_DECLS

const char *newsroom_report_get_field_title (const char *field);
char       *newsroom_report_dup_words (NewsroomReport *report,
                                       const char     *file_name);

G_END_DECLS
