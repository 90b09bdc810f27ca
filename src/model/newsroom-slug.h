/* newsroom-slug.h — a headline to a short name that is safe in file names and addresses
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *newsroom_slug_from_headline (const char *headline);

G_END_DECLS
