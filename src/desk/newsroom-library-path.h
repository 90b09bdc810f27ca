/* newsroom-library-path.h — where the library is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *newsroom_library_path_resolve (const char *path);

G_END_DECLS
