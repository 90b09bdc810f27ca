/* newsroom-library-rows-private.h — every row of a library against its SHA-256
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"
#include "newsroom-library-copy.h"

G_BEGIN_DECLS

gboolean newsroom_library_rows_count (NewsroomConnection     *connection,
                                      NewsroomLibraryFigures *figures,
                                      GError                **error);
gboolean newsroom_library_rows_check (NewsroomConnection *connection,
                                      GPtrArray          *damages,
                                      GCancellable       *cancellable,
                                      GError            **error);

G_END_DECLS
