/* newsroom-clean-text.h — text from anywhere made fit for a body or a headline
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GString *newsroom_clean_text (const char *text,
                              gssize      length,
                              gboolean    one_line);

G_END_DECLS
