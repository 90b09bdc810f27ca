/* newsroom-idle-check-private.h — all of the open library checked, a part at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-yield-private.h"

G_BEGIN_DECLS

/**
 * NewsroomIdleCheck:
 * @tables: (nullable) (array zero-terminated=1): the tables, when they are known
 * @n_statements: how many of the checks that SQLite does are done: of the tables, then of what refers
 *   to what
 * @is_interrupted: whether the next of them was begun, and somebody asked for something
 * @kind: of the rows that are being checked, a #NewsroomRowKind; behind the last at the end
 * @after: the row after which to go on
 *
 * How far a check is. All zero at its beginning.
 */
typedef struct
{
  char   **tables;
  guint    n_statements;
  gboolean is_interrupted;
  guint    kind;
  gint64   after;
} NewsroomIdleCheck;

void     newsroom_idle_check_clear (NewsroomIdleCheck *self);
gboolean newsroom_idle_check_is_done (const NewsroomIdleCheck *self);
char   **newsroom_idle_check_continue (NewsroomIdleCheck  *self,
                                       NewsroomConnection *connection,
                                       NewsroomYield      *yield);

G_END_DECLS
