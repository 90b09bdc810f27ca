/* newsroom-export-markdown.h — writes the format “markdown”
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-export.h"

G_BEGIN_DECLS

GBytes *newsroom_export_markdown_write (NewsroomArticle             *article,
                                        const NewsroomExportOptions *options,
                                        GError                     **error);

G_END_DECLS
