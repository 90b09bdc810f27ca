/* newsroom-ghost-private.h — what the parts of the reader of Ghost's exports share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-json.h"
#include "newsroom-post-private.h"

G_BEGIN_DECLS

void        newsroom_ghost_tell (NewsroomReport *report,
                                 JsonObject     *row);
JsonObject *newsroom_ghost_get_data (JsonNode *root);
char       *newsroom_ghost_lexical_to_html (const char *lexical);
char       *newsroom_ghost_mobiledoc_to_html (const char *mobiledoc);

G_END_DECLS
