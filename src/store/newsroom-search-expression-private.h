/* newsroom-search-expression-private.h — from what a person types to what FTS5 understands
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *newsroom_search_expression_new (const char *text);

G_END_DECLS
