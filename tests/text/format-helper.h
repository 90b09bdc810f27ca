/* format-helper.h — bodies of tests in which a selection is marked
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *read_selection (const char *marked,
                      gsize      *start,
                      gsize      *end);

G_END_DECLS
