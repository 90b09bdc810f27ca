/* newsroom-insertion-private.h — a list put into another one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *newsroom_insertion_dup_items (const char *body,
                                    gsize       start,
                                    gsize       end,
                                    const char *markdown);

G_END_DECLS
