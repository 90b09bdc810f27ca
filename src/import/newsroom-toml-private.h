/* newsroom-toml-private.h — the TOML that front matter is made of
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * NewsroomToml:
 * @at: what is read next
 * @end: after the last byte
 * @depth: of arrays and tables in a line
 * @reason: (nullable): why it cannot be read
 *
 * TOML that is being read; the text must outlive it.
 */
typedef struct
{
  const char *at;
  const char *end;
  guint       depth;
  char       *reason;
} NewsroomToml;

JsonNode *newsroom_toml_parse (const char *text,
                               gsize       length,
                               char      **reason);
char     *newsroom_toml_read_string (NewsroomToml *self);
JsonNode *newsroom_toml_read_value (NewsroomToml *self);
gboolean  newsroom_toml_read_pair (NewsroomToml *self,
                                   JsonObject   *table);
void      newsroom_toml_skip_blanks (NewsroomToml *self);
void      newsroom_toml_skip_lines (NewsroomToml *self);
void      newsroom_toml_fail (NewsroomToml *self,
                              const char   *reason);

G_END_DECLS
