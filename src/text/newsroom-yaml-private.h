/* newsroom-yaml-private.h — what the writer of YAML knows of a document that was read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <yaml.h>

#include "newsroom-yaml.h"

G_BEGIN_DECLS

struct _NewsroomYaml
{
  GArray     *events;  /* of yaml_event_t; emptied as they are written */
  GHashTable *skipped; /* the nodes that are not written */
  GHashTable *emptied; /* the nodes that are written as "{}" */
};

G_END_DECLS
