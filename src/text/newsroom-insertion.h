/* newsroom-insertion.h — Markdown put into a body so that it stays what it is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *newsroom_insertion_indent (const char *markdown,
                                 const char *first,
                                 const char *others);
char *newsroom_insertion_fit (const char *body,
                              gsize       start,
                              gsize       end,
                              const char *markdown);

G_END_DECLS
