/* newsroom-yaml.h — YAML as the list of its events
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomYaml:
 *
 * A document as the events of its one root node. Nodes are named by the index of the event
 * that begins them. Aliases are never followed. Owned by one thread.
 */
typedef struct _NewsroomYaml NewsroomYaml;

NewsroomYaml *newsroom_yaml_parse (const char *text,
                                   gsize       length,
                                   char      **reason);
NewsroomYaml *newsroom_yaml_parse_mapping (const char *text);
void          newsroom_yaml_free (NewsroomYaml *self);
guint         newsroom_yaml_get_n_events (NewsroomYaml *self);
gboolean      newsroom_yaml_is_mapping (NewsroomYaml *self,
                                        guint         node);
gboolean      newsroom_yaml_is_sequence (NewsroomYaml *self,
                                         guint         node);
const char   *newsroom_yaml_get_scalar (NewsroomYaml *self,
                                        guint         node);
gboolean      newsroom_yaml_is_shared (NewsroomYaml *self,
                                       guint         node);
guint         newsroom_yaml_skip (NewsroomYaml *self,
                                  guint         node);
void          newsroom_yaml_take_pair (NewsroomYaml *self,
                                       guint         key);
void          newsroom_yaml_take_item (NewsroomYaml *self,
                                       guint         item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomYaml, newsroom_yaml_free)

G_END_DECLS
