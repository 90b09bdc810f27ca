/* newsroom-backup-keeper.h — backs the open library up, without being asked
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-backup.h"

G_BEGIN_DECLS

/**
 * NewsroomBackupClock:
 * @user_data: closure
 *
 * Returns: what the clock says, in microseconds since 1970 in UTC
 */
typedef gint64 (*NewsroomBackupClock) (gpointer user_data);

/**
 * NewsroomBackupPlace:
 * @NEWSROOM_BACKUP_PLACE_LIBRARY: beside the library
 * @NEWSROOM_BACKUP_PLACE_SECOND: in the folder that the editor has chosen
 *
 * Where backups are made.
 */
typedef enum
{
  NEWSROOM_BACKUP_PLACE_LIBRARY,
  NEWSROOM_BACKUP_PLACE_SECOND,
} NewsroomBackupPlace;

#define NEWSROOM_N_BACKUP_PLACES 2

/**
 * NewsroomBackupKeeper:
 *
 * Backs an open library up: soon after it was opened and then each few minutes it looks whether
 * a backup is due in one of the two places and whether anything has changed since the last one
 * there. What went wrong is tried again the next time, and told once. Used on one thread, which
 * never waits.
 *
 * Signals: "changed", after anything that the functions below tell has changed; "told" (text), a
 * sentence that the editor is to see once.
 */
#define NEWSROOM_TYPE_BACKUP_KEEPER (newsroom_backup_keeper_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomBackupKeeper, newsroom_backup_keeper, NEWSROOM, BACKUP_KEEPER, GObject)

NewsroomBackupKeeper *newsroom_backup_keeper_new (NewsroomStore      *store,
                                                  NewsroomBackupClock clock,
                                                  gpointer            clock_data);
NewsroomStore        *newsroom_backup_keeper_get_store (NewsroomBackupKeeper *self);
void                  newsroom_backup_keeper_set_second_folder (NewsroomBackupKeeper *self,
                                                                const char           *folder);
void                  newsroom_backup_keeper_check (NewsroomBackupKeeper *self);
void                  newsroom_backup_keeper_back_up (NewsroomBackupKeeper *self);
void                  newsroom_backup_keeper_stop (NewsroomBackupKeeper *self);
gboolean              newsroom_backup_keeper_get_is_busy (NewsroomBackupKeeper *self);
const char           *newsroom_backup_keeper_get_folder (NewsroomBackupKeeper *self,
                                                         NewsroomBackupPlace   place);
const NewsroomBackup *newsroom_backup_keeper_get_last (NewsroomBackupKeeper *self,
                                                       NewsroomBackupPlace   place);
const char           *newsroom_backup_keeper_get_trouble (NewsroomBackupKeeper *self,
                                                          NewsroomBackupPlace   place);

G_END_DECLS
