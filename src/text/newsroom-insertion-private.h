/* newsroom-insertion-private.h — the place that something comes into, and a list put into another one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *newsroom_insertion_dup_items (const char *body,
                                       gsize       start,
                                       gsize       end,
                                       const char *markdown);
gboolean newsroom_insertion_is_in_code (const char *body,
                                        gsize       start,
                                        gsize       end);
gsize    newsroom_insertion_read_prefix (const char *line,
                                         gsize       end,
                                         GString    *next);

G_END_DECLS
