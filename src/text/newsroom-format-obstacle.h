/* newsroom-format-obstacle.h — why a command cannot be done in a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-format.h"
#include "newsroom-table-edit.h"

G_BEGIN_DECLS

/**
 * NewsroomFormatObstacle:
 * @NEWSROOM_OBSTACLE_NOTHING: it is as it is to be
 * @NEWSROOM_OBSTACLE_CODE: code takes no formatting
 * @NEWSROOM_OBSTACLE_TABLE: a line of a table can be no heading and no item
 * @NEWSROOM_OBSTACLE_DELIMITER: the line under the header of a table has no words
 * @NEWSROOM_OBSTACLE_HEADING: a heading can be no item
 * @NEWSROOM_OBSTACLE_PARAGRAPHS: a link is in one paragraph
 * @NEWSROOM_OBSTACLE_NO_TABLE: there is none to change
 * @NEWSROOM_OBSTACLE_HEADER: a table keeps its header
 * @NEWSROOM_OBSTACLE_COLUMN: a table keeps its last column
 * @NEWSROOM_OBSTACLE_EMPTY: the line has no words yet
 * @NEWSROOM_OBSTACLE_PUNCTUATION: marks between a punctuation mark and a letter would be no marks
 * @NEWSROOM_OBSTACLE_MARKUP: other markup is in the way
 *
 * Why a command did nothing.
 */
typedef enum
{
  NEWSROOM_OBSTACLE_NOTHING,
  NEWSROOM_OBSTACLE_CODE,
  NEWSROOM_OBSTACLE_TABLE,
  NEWSROOM_OBSTACLE_DELIMITER,
  NEWSROOM_OBSTACLE_HEADING,
  NEWSROOM_OBSTACLE_PARAGRAPHS,
  NEWSROOM_OBSTACLE_NO_TABLE,
  NEWSROOM_OBSTACLE_HEADER,
  NEWSROOM_OBSTACLE_COLUMN,
  NEWSROOM_OBSTACLE_EMPTY,
  NEWSROOM_OBSTACLE_PUNCTUATION,
  NEWSROOM_OBSTACLE_MARKUP,
  NEWSROOM_N_OBSTACLES,
} NewsroomFormatObstacle;

NewsroomFormatObstacle newsroom_format_find_obstacle (const char    *body,
                                                      gsize          start,
                                                      gsize          end,
                                                      NewsroomFormat format);
NewsroomFormatObstacle newsroom_table_find_obstacle (const char          *body,
                                                     gsize                caret,
                                                     NewsroomTableCommand command);

G_END_DECLS
