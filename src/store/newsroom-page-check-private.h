/* newsroom-page-check-private.h — the pages of a library, as SQLite checks them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"

G_BEGIN_DECLS

/**
 * NewsroomTableState:
 * @NEWSROOM_TABLE_SOUND: its rows and its indexes are sound
 * @NEWSROOM_TABLE_INDEX: its rows are, but an index does not know each of them, or knows them otherwise
 * @NEWSROOM_TABLE_DAMAGED: pages of it cannot be read, or rows are such as it cannot have
 */
typedef enum
{
  NEWSROOM_TABLE_SOUND,
  NEWSROOM_TABLE_INDEX,
  NEWSROOM_TABLE_DAMAGED,
} NewsroomTableState;

gboolean newsroom_page_check_few (NewsroomConnection *connection,
                                  GError            **error);
char   **newsroom_page_check_list_tables (NewsroomConnection *connection,
                                          GError            **error);
gboolean newsroom_page_check_table (NewsroomConnection *connection,
                                    const char         *table,
                                    NewsroomTableState *state,
                                    GError            **error);
gboolean newsroom_page_check_all (NewsroomConnection *connection,
                                  GError            **error);

G_END_DECLS
