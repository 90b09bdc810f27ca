/* newsroom-backup.h — the backups in a folder: listed, made, rotated
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-library-copy.h"

G_BEGIN_DECLS

/**
 * NewsroomBackupKind:
 * @NEWSROOM_BACKUP_MADE: made as a backup
 * @NEWSROOM_BACKUP_BEFORE_RESTORE: the library that a restore has replaced
 * @NEWSROOM_BACKUP_BEFORE_UPGRADE: the library as it was before its tables were changed
 * @NEWSROOM_BACKUP_BEFORE_MOVE: the library that was moved elsewhere
 *
 * What has left it. All but the first are beside the library; no rotation counts or deletes them.
 */
typedef enum
{
  NEWSROOM_BACKUP_MADE,
  NEWSROOM_BACKUP_BEFORE_RESTORE,
  NEWSROOM_BACKUP_BEFORE_UPGRADE,
  NEWSROOM_BACKUP_BEFORE_MOVE,
} NewsroomBackupKind;

/**
 * NewsroomBackup:
 * @path: its file, absolute, in the file system's encoding
 * @kind: what has left it
 * @time: when it was made, in microseconds since 1970 in UTC, by its name; before an upgrade by its file
 * @size: in bytes
 * @figures: what it holds, as far as it was looked into
 * @trouble: (nullable): why it cannot be read or is damaged, translated
 * @is_damaged: whether it is damaged, or no library
 *
 * One backup.
 */
typedef struct
{
  char                  *path;
  NewsroomBackupKind     kind;
  gint64                 time;
  goffset                size;
  NewsroomLibraryFigures figures;
  char                  *trouble;
  gboolean               is_damaged;
} NewsroomBackup;

/**
 * NewsroomBackupDepth:
 * @NEWSROOM_BACKUP_NAMES: by names and sizes alone
 * @NEWSROOM_BACKUP_NEWEST: the newest is looked into
 * @NEWSROOM_BACKUP_FIGURES: each is looked into
 * @NEWSROOM_BACKUP_VERIFIED: all of each is read and verified
 *
 * How well the backups are known that are listed.
 */
typedef enum
{
  NEWSROOM_BACKUP_NAMES,
  NEWSROOM_BACKUP_NEWEST,
  NEWSROOM_BACKUP_FIGURES,
  NEWSROOM_BACKUP_VERIFIED,
} NewsroomBackupDepth;

NewsroomBackup *newsroom_backup_copy (const NewsroomBackup *self);
void            newsroom_backup_free (NewsroomBackup *self);

char    *newsroom_backup_dup_folder (const char *library);
char    *newsroom_backup_dup_second_folder (const char *library,
                                            const char *folder);
gboolean newsroom_backup_is_partial (const char *path);
char    *newsroom_backup_dup_free_path (const char *library,
                                        const char *folder,
                                        gint64      now);

void     newsroom_backup_prepare_second_folder_async (const char         *folder,
                                                      GCancellable       *cancellable,
                                                      GAsyncReadyCallback callback,
                                                      gpointer            user_data);
gboolean newsroom_backup_prepare_second_folder_finish (GAsyncResult *result,
                                                       GError      **error);

void       newsroom_backup_list_async (const char         *library,
                                       const char         *folder,
                                       NewsroomBackupDepth depth,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GPtrArray *newsroom_backup_list_finish (GAsyncResult *result,
                                        GError      **error);

void            newsroom_backup_make_async (NewsroomStore      *store,
                                            const char         *folder,
                                            const char         *source,
                                            gint64              now,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
NewsroomBackup *newsroom_backup_make_finish (GAsyncResult *result,
                                             gboolean     *is_shrunken,
                                             GError      **error);
gboolean        newsroom_backup_make_is_partial (GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomBackup, newsroom_backup_free)

G_END_DECLS
