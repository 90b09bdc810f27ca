/* newsroom-import-markdown.h — Markdown with or without YAML front matter
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

void             newsroom_import_markdown_read_name (NewsroomArticle *article,
                                                     const char      *file_name,
                                                     NewsroomReport  *report);
NewsroomArticle *newsroom_import_markdown_read (char           *text,
                                                gsize           length,
                                                NewsroomReport *report);
NewsroomArticle *newsroom_import_markdown_read_own (GBytes *bytes);
gsize            newsroom_import_markdown_take_byline (const char *body, NewsroomArticle *article, NewsroomReport *report);

G_END_DECLS
