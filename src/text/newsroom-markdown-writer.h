/* newsroom-markdown-writer.h — plain words to Markdown that reads as those words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize newsroom_markdown_measure_block_mark (const char *line,
                                            gsize       length,
                                            gsize      *at);
char *newsroom_markdown_escape_line (const char *text,
                                     gssize      length);
char *newsroom_markdown_escape_inline (const char *text,
                                       gssize      length);
char *newsroom_markdown_link (const char *text,
                              const char *target);
char *newsroom_markdown_code_block (const char *text,
                                    gssize      length);

G_END_DECLS
