/* newsroom-copy-private.h — the library copied in slices into another file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"

G_BEGIN_DECLS

gboolean newsroom_copy_begin (NewsroomConnection *connection,
                              const char         *path,
                              GError            **error);
gboolean newsroom_copy_continue (NewsroomConnection *connection,
                                 const char         *path,
                                 gboolean           *is_done,
                                 GError            **error);
void     newsroom_copy_free (NewsroomCopy *self);

gboolean newsroom_library_copy_before_upgrade (NewsroomConnection *connection,
                                               gint64              version,
                                               GError            **error);

G_END_DECLS
