/* newsroom-export-file.h — an article out of the house: to a file or to the clipboard
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-article.h"
#include "newsroom-export-options.h"
#include "newsroom-original.h"

G_BEGIN_DECLS

/**
 * NewsroomFormatInfo:
 * @name: its name on the command line
 * @title: its name for people, translated
 * @extension: without dot
 * @content_type: the media type
 *
 * A format that an article can be exported to or imported from.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *extension;
  const char *content_type;
} NewsroomFormatInfo;

GArray *newsroom_desk_list_export_formats (void);
GArray *newsroom_desk_list_import_formats (void);

char    *newsroom_export_dup_file_name (NewsroomArticle *article,
                                        const char      *format);
void     newsroom_export_file_async (NewsroomArticle             *article,
                                     const char                  *format,
                                     const NewsroomExportOptions *options,
                                     GFile                       *file,
                                     gboolean                     replace,
                                     GCancellable                *cancellable,
                                     GAsyncReadyCallback          callback,
                                     gpointer                     user_data);
void     newsroom_export_original_async (NewsroomOriginal   *original,
                                         GFile              *file,
                                         gboolean            replace,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean newsroom_export_file_finish (GAsyncResult *result,
                                      GError      **error);
void     newsroom_export_bytes_async (NewsroomArticle             *article,
                                      const char                  *format,
                                      const NewsroomExportOptions *options,
                                      GCancellable                *cancellable,
                                      GAsyncReadyCallback          callback,
                                      gpointer                     user_data);
GBytes  *newsroom_export_bytes_finish (GAsyncResult *result,
                                       GError      **error);

G_END_DECLS
