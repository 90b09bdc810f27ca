/* newsroom-list-numbers.h — the numbers of the items behind one that came or went
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-text-edit.h"

G_BEGIN_DECLS

NewsroomTextEdit *newsroom_list_numbers_make_room (const char *body,
                                                   gsize       caret);
NewsroomTextEdit *newsroom_list_numbers_close_gap (const char *body,
                                                   gsize       caret,
                                                   const char *deleted);

G_END_DECLS
