/* newsroom-idle-check-private.h — every row of the open library checked, a few at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"

G_BEGIN_DECLS

/**
 * NewsroomIdleCheck:
 * @stage: what is being checked; %NEWSROOM_IDLE_CHECK_DONE at the end
 * @after: the row after which to go on
 *
 * How far a check is. All zero at its beginning.
 */
typedef struct
{
  guint  stage;
  gint64 after;
} NewsroomIdleCheck;

gboolean newsroom_idle_check_is_done (const NewsroomIdleCheck *self);
char   **newsroom_idle_check_continue (NewsroomIdleCheck  *self,
                                       NewsroomConnection *connection);

G_END_DECLS
