/* newsroom-paragraph-break.h — what Enter writes in prose
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *newsroom_paragraph_break (const char *body,
                                      gsize       caret);
const char *newsroom_line_break (const char *body,
                                 gsize       caret);
gboolean    newsroom_paragraph_takes_tab (const char *body,
                                          gsize       start,
                                          gsize       end);

G_END_DECLS
