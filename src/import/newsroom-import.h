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
 * @NEWSROOM_IMPORT_ERROR_TOO_LARGE: over %NEWSROOM_IMPORT_MAX_BYTES, or what is packed in it is
 * @NEWSROOM_IMPORT_ERROR_DAMAGED: it does not go on to its end, or holds what it may not
 * @NEWSROOM_IMPORT_ERROR_PROTECTED: it needs a password
 * @NEWSROOM_IMPORT_ERROR_LIMIT: reading it takes more time or memory than a file may take
 * @NEWSROOM_IMPORT_ERROR_READER: the program that reads files is not there, or did not get through
 */
typedef enum
{
  NEWSROOM_IMPORT_ERROR_EMPTY,
  NEWSROOM_IMPORT_ERROR_BINARY,
  NEWSROOM_IMPORT_ERROR_ENCODING,
  NEWSROOM_IMPORT_ERROR_FORMAT,
  NEWSROOM_IMPORT_ERROR_TOO_LARGE,
  NEWSROOM_IMPORT_ERROR_DAMAGED,
  NEWSROOM_IMPORT_ERROR_PROTECTED,
  NEWSROOM_IMPORT_ERROR_LIMIT,
  NEWSROOM_IMPORT_ERROR_READER,
} NewsroomImportError;

#define NEWSROOM_IMPORT_ERROR (newsroom_import_error_quark ())
GQuark newsroom_import_error_quark (void);

#define NEWSROOM_IMPORT_MAX_BYTES ((gsize)64 * 1024 * 1024)

/**
 * NewsroomImportParts:
 *
 * Gets the articles of a file that holds several; see newsroom_import_parts_add().
 */
typedef struct _NewsroomImportParts NewsroomImportParts;

/**
 * NewsroomImportFormat:
 * @name: its name on the command line: "txt", "markdown"
 * @title: its name for people, untranslated; pass it through gettext
 * @content_type: the media type
 * @extensions: (array zero-terminated=1): without dot, lower case
 * @read: (nullable): makes an article of UTF-8 text with "\n" line ends, which it takes; never
 *   fails: what it does not understand stays in the body
 * @is: (nullable): of a format that is no text: whether the contents of a file are of it
 * @read_bytes: (nullable): with @is in place of @read: makes an article of the contents
 * @decode: (nullable): makes that text of the contents of a file, which it takes, where a file
 *   names its encoding; else as newsroom_import_decode()
 * @split: (nullable): with @is, of a format of which a file may hold several articles: adds each,
 *   as a file that @read_bytes or another row reads, and tells the report what is in none; of a
 *   file that is one article it may add none. %FALSE with an error if none can be read
 * @read_name: (nullable): takes from the name of the file what the file does not say
 * @shows_markup: whether a file of it is read as text, markup and all; the text that was read is then
 *   accounted for, else @read or @read_bytes tells the report what text there is
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
  gboolean (*is) (GBytes *bytes);
  NewsroomArticle *(*read_bytes) (GBytes *bytes, const char *file_name, NewsroomReport *report, GError **error);
  char *(*decode) (GBytes *bytes, const char *file_name, gsize *length, NewsroomReport *report, GError **error);
  gboolean (*split) (GBytes *bytes, NewsroomImportParts *parts, NewsroomReport *report, GError **error);
  void (*read_name) (NewsroomArticle *article, const char *file_name, NewsroomReport *report);
  gboolean shows_markup;
} NewsroomImportFormat;

const NewsroomImportFormat *newsroom_import_get_formats (gsize *n_formats);
const NewsroomImportFormat *newsroom_import_find_splitter (GBytes     *bytes,
                                                           const char *format);
gboolean                    newsroom_import_knows (GBytes     *bytes,
                                                   const char *file_name);
NewsroomArticle            *newsroom_import (GBytes         *bytes,
                                             const char     *file_name,
                                             const char     *format,
                                             NewsroomReport *report,
                                             const char    **content_type,
                                             GError        **error);

G_END_DECLS
