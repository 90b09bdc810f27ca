/* newsroom-spelling-titles.h — what the languages of dictionaries are called
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *newsroom_spelling_dup_title (const char *language,
                                   gboolean    with_country);

G_END_DECLS
