/* newsroom-portrait-table-private.h — the portraits of authors, apart from their profiles
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-author.h"
#include "newsroom-connection-private.h"

G_BEGIN_DECLS

gboolean newsroom_portrait_table_load (NewsroomConnection *connection,
                                       NewsroomAuthor     *author,
                                       GError            **error);
gboolean newsroom_portrait_table_save (NewsroomConnection *connection,
                                       NewsroomAuthor     *author,
                                       GError            **error);

G_END_DECLS
