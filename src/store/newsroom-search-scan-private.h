/* newsroom-search-scan-private.h — a search in the articles themselves, where no index can be written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"

G_BEGIN_DECLS

GHashTable *newsroom_search_scan_match (NewsroomConnection *connection,
                                        const char         *query,
                                        const char         *expression,
                                        GError            **error);

G_END_DECLS
