/* newsroom-word-count-private.h — how many words a body has
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint newsroom_word_count_from_markdown (const char *body);

G_END_DECLS
