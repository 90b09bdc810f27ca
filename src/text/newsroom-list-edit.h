/* newsroom-list-edit.h — what Enter, Tab and Backspace do in lists and quotes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-text-edit.h"

G_BEGIN_DECLS

char             *newsroom_list_edit_continue (const char *body,
                                               gsize       caret);
NewsroomTextEdit *newsroom_list_edit_end (const char *body,
                                          gsize       caret);
NewsroomTextEdit *newsroom_list_edit_unmark (const char *body,
                                             gsize       caret);
gboolean          newsroom_list_edit_is_item (const char *body,
                                              gsize       offset);
NewsroomTextEdit *newsroom_list_edit_indent (const char *body,
                                             gsize       start,
                                             gsize       end,
                                             gboolean    out);

G_END_DECLS
