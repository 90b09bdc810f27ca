/* newsroom-schema-private.h — the tables of the library and their versions
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"

G_BEGIN_DECLS

#define NEWSROOM_SCHEMA_APPLICATION_ID 0x4e57524d /* "NWRM" */
#define NEWSROOM_SCHEMA_VERSION 5

/* The search index, which can be thrown away and made again. */
#define NEWSROOM_SCHEMA_INDEX "article_fts"
#define NEWSROOM_SCHEMA_INDEX_SQL                               \
  "CREATE VIRTUAL TABLE " NEWSROOM_SCHEMA_INDEX " USING fts5 (" \
  "headline, standfirst, byline, body, "                        \
  "content = 'article_text', content_rowid = 'article', "       \
  "tokenize = 'unicode61 remove_diacritics 2', "                \
  "prefix = '1 2 3');"

gboolean newsroom_schema_probe (NewsroomConnection *connection,
                                GError            **error);
gboolean newsroom_schema_prepare (NewsroomConnection *connection,
                                  GError            **error);
gboolean newsroom_schema_compare (NewsroomConnection *connection,
                                  GError            **error);
gboolean newsroom_schema_check_identity (NewsroomConnection *connection,
                                         gint64              application_id,
                                         gint64              version,
                                         GError            **error);
char    *newsroom_schema_dup_of_fresh (NewsroomConnection *connection,
                                       gint64              version,
                                       const char         *sql,
                                       GError            **error);
gboolean newsroom_schema_prepare_to_read (NewsroomConnection *connection,
                                          NewsroomReadOnly   *read_only,
                                          GError            **error);
gboolean newsroom_schema_read_objects (const char *path,
                                       gboolean   *are_ours);
gboolean newsroom_schema_verify (NewsroomConnection *connection,
                                 GError            **error);

G_END_DECLS
