/* newsroom-export-html.h — writes the formats “html” and “html-fragment”
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-export.h"

G_BEGIN_DECLS

GBytes *newsroom_export_html_write (NewsroomArticle             *article,
                                    const NewsroomExportOptions *options,
                                    GError                     **error);
GBytes *newsroom_export_html_write_fragment (NewsroomArticle             *article,
                                             const NewsroomExportOptions *options,
                                             GError                     **error);

G_END_DECLS
