/* newsroom-file-lines.h — a file of any size, read line by line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-file.h"

G_BEGIN_DECLS

/**
 * NewsroomFileLines:
 *
 * A file that stays open, of which one line at a time is in memory. One thread at a time.
 */
typedef struct _NewsroomFileLines NewsroomFileLines;

/**
 * NewsroomFileLine:
 * @start: where it begins in the file, in bytes
 * @length: in bytes, without its end
 *
 * Where a line is.
 */
typedef struct
{
  goffset start;
  gsize   length;
} NewsroomFileLine;

NewsroomFileLines *newsroom_file_lines_open (GFile      *folder,
                                             const char *path,
                                             gsize       max_length,
                                             GError    **error);
void               newsroom_file_lines_free (NewsroomFileLines *self);
gboolean           newsroom_file_lines_next (NewsroomFileLines *self,
                                             NewsroomFileLine  *line,
                                             const char       **text,
                                             GCancellable      *cancellable,
                                             GError           **error);
char              *newsroom_file_lines_dup_sha256 (NewsroomFileLines *self);
char              *newsroom_file_lines_read (NewsroomFileLines      *self,
                                             const NewsroomFileLine *line,
                                             GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomFileLines, newsroom_file_lines_free)

G_END_DECLS
