/* newsroom-import-magic.h — tells files that are no text by how they begin
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *newsroom_import_magic_find (const guint8 *data,
                                        gsize         size);

G_END_DECLS
