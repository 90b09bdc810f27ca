/* newsroom-ninjs-private.h — the parts of the reader of ninjs
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "newsroom-wire-private.h"

G_BEGIN_DECLS

/**
 * NewsroomNinjsForm:
 * @role: (nullable): what it is for, as "main"
 * @type: (nullable): its media type
 * @text: what it says
 *
 * One of the headlines, descriptions or bodies of a story; borrowed from the JSON.
 */
typedef struct
{
  const char *role;
  const char *type;
  const char *text;
} NewsroomNinjsForm;

void        newsroom_ninjs_read (NewsroomWire *self,
                                 JsonObject   *item);
void        newsroom_ninjs_read_bodies (NewsroomWire *self,
                                        JsonObject   *item);
void        newsroom_ninjs_read_associations (NewsroomWire *self,
                                              JsonObject   *item);
void        newsroom_ninjs_tell (NewsroomWire *self,
                                 JsonObject   *item);
GArray     *newsroom_ninjs_list_forms (JsonObject *item,
                                       const char *name,
                                       const char *names);
gboolean    newsroom_ninjs_form_is_html (const NewsroomNinjsForm *form);
char       *newsroom_ninjs_form_dup_words (const NewsroomNinjsForm *form);
const char *newsroom_ninjs_get (JsonObject *object,
                                const char *name);
JsonNode   *newsroom_ninjs_find (JsonObject *object,
                                 const char *name);

G_END_DECLS
