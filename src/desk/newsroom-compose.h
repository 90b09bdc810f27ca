/* newsroom-compose.h — a new article from a headline and the file of its body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"

G_BEGIN_DECLS

NewsroomArticle *newsroom_compose (const char *headline,
                                   GBytes     *body,
                                   const char *file_name,
                                   GError    **error);

G_END_DECLS
