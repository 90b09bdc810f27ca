/* newsroom-everything-private.h — how a library lies in a folder
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "newsroom-everything.h"
#include "newsroom-file-folder.h"

G_BEGIN_DECLS

/*
 * The manifest is JSON, one object a line, each of which has one of these keys:
 *
 * newsroom-export: the version of this layout; the first line
 * file: a file that is not read again: "sha256" of its bytes
 * author: the file of a profile: "sha256" of its bytes, "uuid", "created", "updated", "portrait"
 * article: the file of an article: "sha256" of its bytes, "uuid", "content-sha256" of the article,
 *   "authors" (the uuids of its credits, in order), "spiked-from", "fields" (texts that the file
 *   does not hold exactly), "originals" (each with the time at which it was "filed")
 * missing: a sentence about what could not be exported
 * end: true; the last line: "sha256" of all lines before it
 */
#define NEWSROOM_EVERYTHING_MANIFEST "manifest.jsonl"
#define NEWSROOM_EVERYTHING_README "README.txt"
#define NEWSROOM_EVERYTHING_VERSION 1

#define NEWSROOM_EVERYTHING_ARTICLES "articles"
#define NEWSROOM_EVERYTHING_AUTHORS "authors"
#define NEWSROOM_EVERYTHING_ORIGINALS "originals"
#define NEWSROOM_EVERYTHING_PORTRAITS "portraits"

void newsroom_everything_run (GTask              *task,
                              GTaskThreadFunc     function,
                              GAsyncReadyCallback callback);

const char *const *newsroom_everything_list_folders (void);
char              *newsroom_everything_dup_file (GHashTable *names,
                                                 const char *folder,
                                                 const char *stem,
                                                 const char *extension);

char       *newsroom_everything_dup_line (JsonObject *object);
JsonObject *newsroom_everything_parse_line (const char *line,
                                            gsize       length);
const char *newsroom_everything_get_string (JsonObject *object,
                                            const char *member);
JsonArray  *newsroom_everything_get_array (JsonObject *object,
                                           const char *member);
JsonObject *newsroom_everything_get_object (JsonObject *object,
                                            const char *member);
void        newsroom_everything_set_time (JsonObject *object,
                                          const char *member,
                                          gint64      time);
gint64      newsroom_everything_get_time (JsonObject *object,
                                          const char *member);
GBytes     *newsroom_everything_read_file (GFile        *folder,
                                           JsonObject   *entry,
                                           const char   *member,
                                           GCancellable *cancellable,
                                           GError      **error);

GBytes           *newsroom_everything_write_article (NewsroomArticle *article,
                                                     JsonObject      *entry,
                                                     GError         **error);
NewsroomArticle  *newsroom_everything_read_article (GBytes     *bytes,
                                                    JsonObject *entry,
                                                    GError    **error);
JsonObject       *newsroom_everything_describe_original (NewsroomOriginal *original,
                                                         const char       *file);
NewsroomOriginal *newsroom_everything_make_original (GBytes     *bytes,
                                                     JsonObject *entry);

G_END_DECLS
