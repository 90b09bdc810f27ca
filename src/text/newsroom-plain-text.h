/* newsroom-plain-text.h — the words of a body without its markup
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *newsroom_plain_text_from_markdown (const char *body,
                                         gssize      length);

G_END_DECLS
