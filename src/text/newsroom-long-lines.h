/* newsroom-long-lines.h — lines that are too long to be laid out at every key
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NEWSROOM_LONGEST_LINE:
 *
 * The longest line that an editor shows, in bytes. Whoever lays a line out again at each key
 * takes about a millisecond for a kilobyte and a half.
 */
#define NEWSROOM_LONGEST_LINE 65536

gboolean newsroom_long_lines_find (const char *text,
                                   gsize       length);
char    *newsroom_long_lines_split (const char *body);
char    *newsroom_long_lines_dup_start (const char *text);

G_END_DECLS
