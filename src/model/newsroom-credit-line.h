/* newsroom-credit-line.h — the lines over a story that say who wrote it and when
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GStrv    newsroom_credit_line_split (const char *line);
gboolean newsroom_credit_line_is_like (const char *line);

G_END_DECLS
