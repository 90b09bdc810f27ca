/* newsroom-spelling-memory.h — what is remembered of the spelling of an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Keys of the settings, both a{sas}. */
#define NEWSROOM_SPELLING_IGNORED "spelling-ignored"
#define NEWSROOM_SPELLING_LANGUAGES "spelling-languages"

char **newsroom_spelling_memory_get (GSettings  *settings,
                                     const char *key,
                                     const char *uuid);
void   newsroom_spelling_memory_set (GSettings         *settings,
                                     const char        *key,
                                     const char        *uuid,
                                     const char *const *words);

G_END_DECLS
