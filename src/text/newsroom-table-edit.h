/* newsroom-table-edit.h — the commands that change the tables of a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-text-edit.h"

G_BEGIN_DECLS

typedef enum
{
  NEWSROOM_TABLE_INSERT,
  NEWSROOM_TABLE_ADD_ROW,    /* below the one of the caret */
  NEWSROOM_TABLE_ADD_COLUMN, /* after the one of the caret */
  NEWSROOM_TABLE_REMOVE_ROW,
  NEWSROOM_TABLE_REMOVE_COLUMN,
  NEWSROOM_TABLE_ALIGN_LEFT,
  NEWSROOM_TABLE_ALIGN_CENTER,
  NEWSROOM_TABLE_ALIGN_RIGHT,
  NEWSROOM_TABLE_LINE_UP,
} NewsroomTableCommand;

NewsroomTextEdit *newsroom_table_edit (const char          *body,
                                       gsize                caret,
                                       NewsroomTableCommand command);

G_END_DECLS
