/* newsroom-age.h — how long ago something was, in a few letters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *newsroom_age_format (gint64 then,
                           gint64 now);

G_END_DECLS
