/* newsroom-sort-key-private.h — texts made comparable: for finding and for sorting
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *newsroom_fold_text (const char *text);
char *newsroom_dup_name_key (const char *name);
char *newsroom_dup_author_key (const char *name,
                               const char *sort_name);

G_END_DECLS
