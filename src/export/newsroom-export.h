/* newsroom-export.h — an article to the bytes of a file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-article.h"
#include "newsroom-export-options.h"

G_BEGIN_DECLS

/**
 * NewsroomExportError:
 * @NEWSROOM_EXPORT_ERROR_FORMAT: no writer of that name
 * @NEWSROOM_EXPORT_ERROR_UNSUPPORTED: the format cannot hold something; the message says what
 */
typedef enum
{
  NEWSROOM_EXPORT_ERROR_FORMAT,
  NEWSROOM_EXPORT_ERROR_UNSUPPORTED,
} NewsroomExportError;

#define NEWSROOM_EXPORT_ERROR (newsroom_export_error_quark ())
GQuark newsroom_export_error_quark (void);

/**
 * NewsroomExportFormat:
 * @name: its name on the command line: "html", "html-fragment", "text", "markdown", "json"
 * @title: its name for people, untranslated; pass it through gettext
 * @extension: without dot
 * @content_type: the media type
 * @write: makes the bytes
 *
 * One row of the table of formats in newsroom-export.c.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *extension;
  const char *content_type;
  GBytes *(*write) (NewsroomArticle *article, const NewsroomExportOptions *options, GError **error);
} NewsroomExportFormat;

const NewsroomExportFormat *newsroom_export_get_formats (gsize *n_formats);
const NewsroomExportFormat *newsroom_export_find_format (const char *name);
GBytes                     *newsroom_export (NewsroomArticle             *article,
                                             const char                  *format,
                                             const NewsroomExportOptions *options,
                                             GError                     **error);

G_END_DECLS
