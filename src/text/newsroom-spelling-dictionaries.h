/* newsroom-spelling-dictionaries.h — which of the dictionaries there are is that of a language
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *newsroom_spelling_find_dictionary (const char *const *installed,
                                               const char        *language,
                                               const char *const *locales);
GPtrArray  *newsroom_spelling_list_dictionaries (const char *const *installed,
                                                 const char *const *locales);
GPtrArray  *newsroom_spelling_list_languages (const char *const *installed,
                                              const char *const *locales);
char       *newsroom_spelling_dup_tag (const char *dictionary);

G_END_DECLS
