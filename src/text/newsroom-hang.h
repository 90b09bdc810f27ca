/* newsroom-hang.h — what stands before the words of a heading, a list item or a quote
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-spans.h"

G_BEGIN_DECLS

gsize newsroom_hang_get_length (const char         *line,
                                const NewsroomSpan *spans,
                                guint               n_spans);
char *newsroom_hang_dup_outer (const char *prefix);

G_END_DECLS
