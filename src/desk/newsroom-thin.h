/* newsroom-thin.h — old versions taken away, all through the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-store.h"

G_BEGIN_DECLS

void newsroom_thin (NewsroomStore *store,
                    GCancellable  *cancellable);

G_END_DECLS
