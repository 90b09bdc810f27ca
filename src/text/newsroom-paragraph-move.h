/* newsroom-paragraph-move.h — moves paragraphs and items of lists up and down
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-text-edit.h"

G_BEGIN_DECLS

NewsroomTextEdit *newsroom_paragraph_move (const char *body,
                                           gsize       start,
                                           gsize       end,
                                           gboolean    down);

G_END_DECLS
