/* newsroom-library-place-private.h — what a test can ask without a disk of another computer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *newsroom_library_place_name_network (guint64     magic,
                                                 const char *type);

G_END_DECLS
