/* newsroom-import.h — the bytes of a file to an article, and a report of how that went
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-article.h"
#include "newsroom-import-formats.h"
#include "newsroom-report.h"

G_BEGIN_DECLS

/**
 * NewsroomImportParts:
 *
 * Gets the articles of a file that holds several; see newsroom_import_parts_add().
 */
typedef struct _NewsroomImportParts NewsroomImportParts;

/**
 * NewsroomImportMethods:
 * @name: of the format, as in the table in newsroom-import-formats.c
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
 * @read_marked: (nullable): as @read_bytes, with tracked changes as marks in the text
 * @shows_markup: whether a file of it is read as text, markup and all; the text that was read is then
 *   accounted for, else @read or @read_bytes tells the report what text there is
 *
 * What reads a format: one row of the table in newsroom-import.c.
 */
typedef struct
{
  const char *name;
  NewsroomArticle *(*read) (char *text, gsize length, NewsroomReport *report);
  gboolean (*is) (GBytes *bytes);
  NewsroomArticle *(*read_bytes) (GBytes *bytes, const char *file_name, NewsroomReport *report, GError **error);
  char *(*decode) (GBytes *bytes, const char *file_name, gsize *length, NewsroomReport *report, GError **error);
  gboolean (*split) (GBytes *bytes, NewsroomImportParts *parts, NewsroomReport *report, GError **error);
  NewsroomArticle *(*read_marked) (GBytes *bytes, const char *file_name, NewsroomReport *report, GError **error);
  void (*read_name) (NewsroomArticle *article, const char *file_name, NewsroomReport *report);
  gboolean shows_markup;
} NewsroomImportMethods;

const NewsroomImportMethods *newsroom_import_get_methods (gsize *n_methods);
const NewsroomImportMethods *newsroom_import_find_splitter (GBytes     *bytes,
                                                            const char *format);
gboolean                     newsroom_import_knows (GBytes     *bytes,
                                                    const char *file_name);
NewsroomArticle             *newsroom_import (GBytes         *bytes,
                                              const char     *file_name,
                                              const char     *format,
                                              NewsroomReport *report,
                                              const char    **content_type,
                                              GError        **error);
NewsroomArticle             *newsroom_import_marked (GBytes         *bytes,
                                                     const char     *file_name,
                                                     const char     *format,
                                                     NewsroomReport *report,
                                                     const char    **content_type,
                                                     GError        **error);

G_END_DECLS
