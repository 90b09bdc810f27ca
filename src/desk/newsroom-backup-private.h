/* newsroom-backup-private.h — what listing and making backups share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-backup.h"

G_BEGIN_DECLS

/* What a name says no time of is as old as the file. */
#define NEWSROOM_BACKUP_NO_TIME G_MININT64

typedef gboolean (*NewsroomBackupParse) (const char *stem, const char *name, gint64 *time);

GPtrArray *newsroom_backup_scan_as (const char         *library,
                                    const char         *folder,
                                    NewsroomBackupParse parse);
GPtrArray *newsroom_backup_scan_kept (const char *library);
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
