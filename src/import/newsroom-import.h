/* newsroom-import.h — the bytes of a file to an article, and a report of how that went
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-article.h"
#include "newsroom-report.h"

G_BEGIN_DECLS

/**
 * NewsroomImportError:
 * @NEWSROOM_IMPORT_ERROR_EMPTY: there is no text in it
 * @NEWSROOM_IMPORT_ERROR_BINARY: it is not text: a picture, a program, an archive
 * @NEWSROOM_IMPORT_ERROR_ENCODING: no encoding was found in which it is text
 * @NEWSROOM_IMPORT_ERROR_FORMAT: no reader of that name
 * @NEWSROOM_IMPORT_ERROR_TOO_LARGE: over %NEWSROOM_IMPORT_MAX_BYTES
 */
typedef enum
{
  NEWSROOM_IMPORT_ERROR_EMPTY,
  NEWSROOM_IMPORT_ERROR_BINARY,
  NEWSROOM_IMPORT_ERROR_ENCODING,
  NEWSROOM_IMPORT_ERROR_FORMAT,
  NEWSROOM_IMPORT_ERROR_TOO_LARGE,
} NewsroomImportError;

#define NEWSROOM_IMPORT_ERROR (newsroom_import_error_quark ())
GQuark newsroom_import_error_quark (void);

#define NEWSROOM_IMPORT_MAX_BYTES ((gsize)64 * 1024 * 1024)

/**
 * NewsroomImportFormat:
 * @name: its name on the command line: "txt", "markdown"
 * @title: its name for people, untranslated; pass it through gettext
 * @content_type: the media type
 * @extensions: (array zero-terminated=1): without dot, lower case
 * @read: makes an article of UTF-8 text with "\n" line ends, which it takes; never fails: what
 *   it does not understand stays in the body
 *
 * One row of the table of formats in newsroom-import.c.
 */
typedef struct
{
  const char        *name;
  const char        *title;
  const char        *content_type;
  const char *const *extensions;
  NewsroomArticle *(*read) (char *text, gsize length, NewsroomReport *report);
} NewsroomImportFormat;

const NewsroomImportFormat *newsroom_import_get_formats (gsize *n_formats);
NewsroomArticle            *newsroom_import (GBytes         *bytes,
                                             const char     *file_name,
                                             const char     *format,
                                             NewsroomReport *report,
                                             const char    **content_type,
                                             GError        **error);

G_END_DECLS
