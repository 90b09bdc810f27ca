/* newsroom-find-task.h — searches a body on another thread
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-editor-buffer.h"
#include "newsroom-find-place.h"
#include "newsroom-find.h"

G_BEGIN_DECLS

void                newsroom_find_task_run (NewsroomFind            *find,
                                            NewsroomEditorBuffer    *buffer,
                                            const NewsroomFindRange *range,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
NewsroomFindResult *newsroom_find_task_finish (GAsyncResult *task,
                                               GError      **error);

G_END_DECLS
