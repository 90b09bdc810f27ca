/* newsroom-piece.h — a piece cut out of a body, with its marks whole
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *newsroom_piece_dup (const char *body,
                          gsize       start,
                          gsize       end,
                          gboolean    is_all);

G_END_DECLS
