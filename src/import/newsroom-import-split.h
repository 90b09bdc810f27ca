/* newsroom-import-split.h — a file that holds several articles, taken apart into a small file for each
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

/* What is more in one file is left out, and said: articles, and bytes of all their files together,
 * which repeat what they need of the beginning of the file. */
#define NEWSROOM_IMPORT_MAX_PARTS 20000
#define NEWSROOM_IMPORT_MAX_PARTS_BYTES ((gsize)256 * 1024 * 1024)

/**
 * NewsroomImportPart:
 * @name: its file name: "export-3.xml", or its own, as of an attachment
 * @id: what tells it from the others of its file, also when the file has grown: an address, a
 *   number
 * @bytes: a whole file of a format of the table, which its contents or @name tell
 *
 * One article of a file that holds several.
 */
typedef struct
{
  char   *name;
  char   *id;
  GBytes *bytes;
} NewsroomImportPart;

gboolean   newsroom_import_parts_add (NewsroomImportParts *self,
                                      const char          *name,
                                      const char          *id,
                                      GBytes              *bytes);
GPtrArray *newsroom_import_split (GBytes         *bytes,
                                  const char     *file_name,
                                  const char     *format,
                                  NewsroomReport *report,
                                  GError        **error);

G_END_DECLS
