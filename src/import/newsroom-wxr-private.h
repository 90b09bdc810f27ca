/* newsroom-wxr-private.h — what the parts of the reader of WordPress's exports share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-feed-private.h"

G_BEGIN_DECLS

gboolean    newsroom_wxr_is_post_type (const char *type);
const char *newsroom_wxr_find_gallery (const char *content,
                                       char      **ids);
char       *newsroom_wxr_content_to_html (NewsroomPost *post,
                                          const char   *content,
                                          GHashTable   *pictures);

G_END_DECLS
