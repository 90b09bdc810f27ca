/* newsroom-salvage-backup-private.h — what a backup adds to a library of salvaged rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-salvage-rows-private.h"

G_BEGIN_DECLS

gboolean newsroom_salvage_backup_add (NewsroomConnection  *connection,
                                      NewsroomSalvageRows *rows,
                                      GHashTable          *known,
                                      const char          *backup,
                                      GCancellable        *cancellable,
                                      GError             **error);

G_END_DECLS
