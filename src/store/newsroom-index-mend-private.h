/* newsroom-index-mend-private.h — the indexes of a table, made anew of its rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"

G_BEGIN_DECLS

gboolean newsroom_index_mend_table (NewsroomConnection *connection,
                                    const char         *table,
                                    GError            **error);
gboolean newsroom_index_mend_after (NewsroomConnection *connection,
                                    GError            **error);

G_END_DECLS
