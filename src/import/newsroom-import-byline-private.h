/* newsroom-import-byline-private.h — what the readers of all formats do with a byline
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "newsroom-report.h"

G_BEGIN_DECLS

GPtrArray *newsroom_import_byline_parse (const char     *byline,
                                         NewsroomReport *report);
void       newsroom_import_byline_report (GPtrArray      *credits,
                                          NewsroomReport *report);

G_END_DECLS
