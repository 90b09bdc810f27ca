/* newsroom-read-only.h — why a library can be read but not written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomReadOnly:
 * @NEWSROOM_READ_ONLY_NOT: it can be written
 * @NEWSROOM_READ_ONLY_NEWER: a newer version of Newsroom wrote it
 * @NEWSROOM_READ_ONLY_PERMISSION: the permission to write the file, or in its folder, is missing
 * @NEWSROOM_READ_ONLY_DISK: it lies on a disk that is read-only
 */
typedef enum
{
  NEWSROOM_READ_ONLY_NOT,
  NEWSROOM_READ_ONLY_NEWER,
  NEWSROOM_READ_ONLY_PERMISSION,
  NEWSROOM_READ_ONLY_DISK,
} NewsroomReadOnly;

const char *newsroom_read_only_get_reason (NewsroomReadOnly why);
const char *newsroom_read_only_get_note (NewsroomReadOnly why);

G_END_DECLS
