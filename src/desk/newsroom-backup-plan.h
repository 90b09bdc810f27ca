/* newsroom-backup-plan.h — when a backup is due, what it is called, and which ones go
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomBackupMark:
 * @time: when it was made by the clock of that moment, in microseconds since 1970 in UTC
 * @size: in bytes
 *
 * What the plan knows of a backup.
 */
typedef struct
{
  gint64 time;
  gint64 size;
} NewsroomBackupMark;

/* Of a library with damaged rows: how its copy is named, and how many are kept beside all others. */
#define NEWSROOM_BACKUP_PARTIAL_EXTENSION "-partial.db"
#define NEWSROOM_BACKUP_PARTIALS 3

/* How many backups of the last hours, days and weeks are kept. */
#define NEWSROOM_BACKUP_HOURS 12
#define NEWSROOM_BACKUP_DAYS 7
#define NEWSROOM_BACKUP_WEEKS 26

char    *newsroom_backup_plan_dup_name (const char *stem,
                                        gint64      time,
                                        guint       number);
gboolean newsroom_backup_plan_parse_name (const char *stem,
                                          const char *name,
                                          gint64     *time);
char    *newsroom_backup_plan_dup_partial_name (const char *name);
gboolean newsroom_backup_plan_parse_partial_name (const char *stem,
                                                  const char *name,
                                                  gint64     *time);
gboolean newsroom_backup_plan_is_due (const NewsroomBackupMark *marks,
                                      guint                     n_marks,
                                      gint64                    now);
gboolean newsroom_backup_plan_is_shrunken (const NewsroomBackupMark *marks,
                                           guint                     n_marks,
                                           gint64                    now);
void     newsroom_backup_plan_choose (const NewsroomBackupMark *marks,
                                      guint                     n_marks,
                                      gint64                    now,
                                      gboolean                 *goes);
guint64  newsroom_backup_plan_get_needed_space (guint64 library_size);

G_END_DECLS
