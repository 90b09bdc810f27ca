/* newsroom-backup-group.h — the preferences of backups
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-backup-keeper.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_BACKUP_GROUP (newsroom_backup_group_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomBackupGroup, newsroom_backup_group, NEWSROOM, BACKUP_GROUP, AdwPreferencesGroup)

void newsroom_backup_group_begin (NewsroomBackupGroup  *self,
                                  GSettings            *settings,
                                  NewsroomStore        *store,
                                  NewsroomBackupKeeper *keeper);

G_END_DECLS
