/* newsroom-import-sniff.h — whether XML or JSON holds articles, by how it begins
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes at the beginning of a file that are looked at. */
#define NEWSROOM_IMPORT_SNIFF_BYTES ((gsize)65536)

gboolean newsroom_import_sniff (GBytes *start);
gboolean newsroom_import_sniff_ghost (const char *start,
                                      gsize       length);
gboolean newsroom_import_sniff_is_ninjs_member (const char *name);

G_END_DECLS
