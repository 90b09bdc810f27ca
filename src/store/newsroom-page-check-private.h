/* newsroom-page-check-private.h — the pages of a library, as SQLite checks them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"

G_BEGIN_DECLS

gboolean newsroom_page_check_few (NewsroomConnection *connection,
                                  GError            **error);
char   **newsroom_page_check_list (NewsroomConnection *connection,
                                   GError            **error);
gboolean newsroom_page_check_all (NewsroomConnection *connection,
                                  GError            **error);

G_END_DECLS
