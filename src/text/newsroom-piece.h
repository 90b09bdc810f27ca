/* newsroom-piece.h — a piece cut out of a body, and what is left of it, with their marks whole
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-text-edit.h"

G_BEGIN_DECLS

char             *newsroom_piece_dup (const char *body,
                                      gsize       start,
                                      gsize       end,
                                      gboolean    is_all);
NewsroomTextEdit *newsroom_piece_delete (const char *body,
                                         gsize       start,
                                         gsize       end);
NewsroomTextEdit *newsroom_piece_put (const char *body,
                                      gsize       start,
                                      gsize       end,
                                      const char *piece);

G_END_DECLS
