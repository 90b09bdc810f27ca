/* newsroom-byline-table-private.h — the bylines that are made from credits, as lists and search have them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"

G_BEGIN_DECLS

gboolean newsroom_byline_table_update (NewsroomConnection *connection,
                                       gint64              author_id,
                                       GError            **error);

G_END_DECLS
