/* newsroom-original.h — the bytes of a file that an article was imported from, as filed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-report.h"

G_BEGIN_DECLS

/**
 * NewsroomOriginal:
 *
 * Immutable, reference counted, may be used from any thread.
 */
typedef struct _NewsroomOriginal NewsroomOriginal;

NewsroomOriginal *newsroom_original_new (const char     *file_name,
                                         const char     *path,
                                         const char     *content_type,
                                         GBytes         *bytes,
                                         NewsroomReport *report);
NewsroomOriginal *newsroom_original_new_filed (const char     *file_name,
                                               const char     *path,
                                               const char     *content_type,
                                               GBytes         *bytes,
                                               NewsroomReport *report,
                                               gint64          filed);
NewsroomOriginal *newsroom_original_ref (NewsroomOriginal *self);
void              newsroom_original_unref (NewsroomOriginal *self);
const char       *newsroom_original_get_file_name (NewsroomOriginal *self);
const char       *newsroom_original_get_path (NewsroomOriginal *self);
const char       *newsroom_original_get_content_type (NewsroomOriginal *self);
GBytes           *newsroom_original_get_bytes (NewsroomOriginal *self);
const char       *newsroom_original_get_sha256 (NewsroomOriginal *self);
gint64            newsroom_original_get_filed (NewsroomOriginal *self);
NewsroomReport   *newsroom_original_get_report (NewsroomOriginal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomOriginal, newsroom_original_unref)

G_END_DECLS
