/* newsroom-notes-private.h — what the files of the notes share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-notes.h"

G_BEGIN_DECLS

GArray *newsroom_notes_find_in_definitions (const char *body,
                                            gsize       length);

G_END_DECLS
