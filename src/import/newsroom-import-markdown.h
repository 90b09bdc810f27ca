/* newsroom-import-markdown.h — Markdown with or without YAML front matter
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

NewsroomArticle *newsroom_import_markdown_read (char           *text,
                                                gsize           length,
                                                NewsroomReport *report);

G_END_DECLS
