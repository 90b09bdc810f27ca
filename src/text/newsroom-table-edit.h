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

typedef enum
{
  NEWSROOM_TABLE_NEXT, /* to the next cell; behind the last one comes a new row */
  NEWSROOM_TABLE_PREVIOUS,
  NEWSROOM_TABLE_BELOW, /* likewise; from behind the last row, or an empty one, out of the table */
  NEWSROOM_TABLE_OUT,
} NewsroomTableStep;

NewsroomTextEdit *newsroom_table_step (const char       *body,
                                       gsize             caret,
                                       NewsroomTableStep step,
                                       int               column);
int               newsroom_table_get_column (const char *body,
                                             gsize       place);
gboolean          newsroom_table_find_cell (const char *body,
                                            gsize       place,
                                            guint       column,
                                            gsize      *cell);
NewsroomTextEdit *newsroom_table_write_bar (const char *body,
                                            gsize       start,
                                            gsize       end);
NewsroomTextEdit *newsroom_table_go_on (const char *body,
                                        gsize       caret);
NewsroomTextEdit *newsroom_table_edit (const char          *body,
                                       gsize                caret,
                                       NewsroomTableCommand command);

G_END_DECLS
