/* newsroom-salvage-version-private.h — whether a newer version wrote what is to be repaired
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-library-swap-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean newsroom_salvage_version_check (NewsroomLibrarySwap *swap,
                                         GCancellable        *cancellable,
                                         GError             **error);

G_END_DECLS
