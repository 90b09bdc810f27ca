/* newsroom-format-window-private.h — the part of a body that a command needs to look at
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-text-edit.h"

G_BEGIN_DECLS

/* What changes the body between two places. Returns: (transfer full) (nullable): what it does */
typedef NewsroomTextEdit *(*NewsroomFormatCommand) (const char   *body,
                                                    gsize         start,
                                                    gsize         end,
                                                    gconstpointer data);

char             *newsroom_format_window_dup (const char *body,
                                              gsize       start,
                                              gsize       end,
                                              gsize      *from);
NewsroomTextEdit *newsroom_format_window_run (const char           *body,
                                              gsize                 start,
                                              gsize                 end,
                                              NewsroomFormatCommand command,
                                              gconstpointer         data);

G_END_DECLS
