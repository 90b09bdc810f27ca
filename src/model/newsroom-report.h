/* newsroom-report.h — what an importer noticed, inferred and could not keep
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomReport:
 *
 * Two lists of translated sentences. Reference counted; filled by one thread.
 */
typedef struct _NewsroomReport NewsroomReport;

NewsroomReport    *newsroom_report_new (void);
NewsroomReport    *newsroom_report_ref (NewsroomReport *self);
void               newsroom_report_unref (NewsroomReport *self);
void               newsroom_report_note (NewsroomReport *self,
                                         const char     *format,
                                         ...) G_GNUC_PRINTF (2, 3);
void               newsroom_report_drop (NewsroomReport *self,
                                         const char     *format,
                                         ...) G_GNUC_PRINTF (2, 3);
void               newsroom_report_infer (NewsroomReport *self,
                                          const char     *format,
                                          ...) G_GNUC_PRINTF (2, 3);
const char        *newsroom_report_get_summary (NewsroomReport *self);
const char *const *newsroom_report_get_notes (NewsroomReport *self);
const char *const *newsroom_report_get_dropped (NewsroomReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomReport, newsroom_report_unref)

G_END_DECLS
