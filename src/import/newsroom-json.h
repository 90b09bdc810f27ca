/* newsroom-json.h — JSON that somebody sends, read within bounds
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode   *newsroom_json_parse (const char *text,
                                 gsize       length);
const char *newsroom_json_get_text (JsonObject *object,
                                    const char *name);
char       *newsroom_json_dup_id (JsonObject *object,
                                  const char *name);
JsonArray  *newsroom_json_get_array (JsonObject *object,
                                     const char *name);
JsonObject *newsroom_json_get_object (JsonObject *object,
                                      const char *name);
JsonObject *newsroom_json_get_row (JsonArray *array,
                                   guint      index);

G_END_DECLS
