/* newsroom-connection-settings-private.h — how SQLite is told to work
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"
#include "newsroom-library-file-private.h"

G_BEGIN_DECLS

gboolean newsroom_connection_harden (NewsroomConnection *self,
                                     GError            **error);
gboolean newsroom_connection_set_defensive (NewsroomConnection *self,
                                            gboolean            is_defensive,
                                            GError            **error);
gboolean newsroom_connection_apply_settings (NewsroomConnection *self,
                                             NewsroomFileMark   *file,
                                             GError            **error);
gboolean newsroom_connection_apply_reading_settings (NewsroomConnection *self,
                                                     GError            **error);

G_END_DECLS
