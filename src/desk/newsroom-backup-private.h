/* newsroom-backup-private.h — what listing and making backups share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-backup.h"

G_BEGIN_DECLS

GPtrArray *newsroom_backup_scan (const char *library,
                                 const char *folder);
int        newsroom_backup_compare (const NewsroomBackup *self,
                                    const NewsroomBackup *other);
GPtrArray *newsroom_backup_scan_partial (const char *library,
                                         const char *folder);
gboolean   newsroom_backup_fail (const char *folder,
                                 int         code,
                                 const char *reason,
                                 GError    **error);

G_END_DECLS
