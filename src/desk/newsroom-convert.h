/* newsroom-convert.h — the bytes of one format to those of another, without a library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-article.h"
#include "newsroom-export-options.h"
#include "newsroom-import-reader.h"

G_BEGIN_DECLS

char   *newsroom_convert_dup_left_out (NewsroomArticle *article);
GBytes *newsroom_convert (NewsroomImportReader        *reader,
                          GBytes                      *bytes,
                          const char                  *file_name,
                          const char                  *from,
                          guint                        part,
                          const char                  *to,
                          const NewsroomExportOptions *options,
                          NewsroomReport              *report,
                          GError                     **error);

G_END_DECLS
