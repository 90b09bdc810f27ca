/* newsroom-report-private.h — the text that a report is to account for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-report.h"

G_BEGIN_DECLS

typedef struct
{
  char    *name; /* (nullable) */
  GString *text;
} NewsroomReportText;

GPtrArray *newsroom_report_get_texts (NewsroomReport *self,
                                      GPtrArray     **explanations);

G_END_DECLS
