/* newsroom-import-formats.h — what formats there are, without what reads them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

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
 * NewsroomImportFormat:
 * @name: its name on the command line: "txt", "markdown"
 * @title: its name for people, untranslated; pass it through gettext
 * @content_type: the media type
 * @extensions: (array zero-terminated=1): without dot, lower case
 *
 * One row of the table of formats in newsroom-import-formats.c. A program that asks for no more
 * than this does not get the readers with it, nor their libraries.
 */
typedef struct
{
  const char        *name;
  const char        *title;
  const char        *content_type;
  const char *const *extensions;
} NewsroomImportFormat;

const NewsroomImportFormat *newsroom_import_get_formats (gsize *n_formats);
const NewsroomImportFormat *newsroom_import_find_format (const char *name);
const NewsroomImportFormat *newsroom_import_find_format_of_name (const char *file_name);

G_END_DECLS
