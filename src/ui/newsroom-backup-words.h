/* newsroom-backup-words.h — a backup in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-backup.h"

G_BEGIN_DECLS

char *newsroom_backup_words_dup_time (const NewsroomBackup *backup);
char *newsroom_backup_words_dup_title (const NewsroomBackup *backup, gboolean with_seconds);
char *newsroom_backup_words_dup_contents (const NewsroomBackup *backup);

G_END_DECLS
