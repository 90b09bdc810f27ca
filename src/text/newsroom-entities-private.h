/* newsroom-entities-private.h — character references of Markdown and HTML to text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of the longest text of one reference, without the terminator */
#define NEWSROOM_ENTITY_MAX_LENGTH 6

gsize newsroom_entity_decode (const char *entity,
                              gsize       length,
                              char       *text);

G_END_DECLS
