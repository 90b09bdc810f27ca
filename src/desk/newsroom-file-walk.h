/* newsroom-file-walk.h — all files in a folder and in those below it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NewsroomFound:
 * @NEWSROOM_FOUND_FILE: a file, or a link to one
 * @NEWSROOM_FOUND_PAGE_FOLDER: a folder with what belongs to the saved web page beside it: pictures,
 *   style sheets, scripts and frames
 * @NEWSROOM_FOUND_FOLDER_LINK: a link to a folder
 * @NEWSROOM_FOUND_OTHER: a pipe, device or socket
 * @NEWSROOM_FOUND_REFUSED: a folder that could not be read, or something that could not be looked at
 *
 * What was found in a folder.
 */
typedef enum
{
  NEWSROOM_FOUND_FILE,
  NEWSROOM_FOUND_PAGE_FOLDER,
  NEWSROOM_FOUND_FOLDER_LINK,
  NEWSROOM_FOUND_OTHER,
  NEWSROOM_FOUND_REFUSED,
} NewsroomFound;

/**
 * NewsroomFileWalkFunc:
 * @found: what it is
 * @path: where it is
 * @error: (nullable): why it was refused
 * @user_data: closure
 */
typedef void (*NewsroomFileWalkFunc) (NewsroomFound found,
                                      const char   *path,
                                      const GError *error,
                                      gpointer      user_data);

gboolean newsroom_file_is_folder (GFile *file);
guint    newsroom_file_walk (GFile               *folder,
                             NewsroomFileWalkFunc function,
                             gpointer             user_data,
                             GCancellable        *cancellable);

G_END_DECLS
