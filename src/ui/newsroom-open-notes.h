/* newsroom-open-notes.h — what is said of the notes in an article that leaves
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *newsroom_open_notes_dup_words (const char *body);

G_END_DECLS
