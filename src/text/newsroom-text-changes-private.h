/* newsroom-text-changes-private.h — several changes of a text that are made at once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize offset;
  gsize n_deleted;
  char *inserted;
} NewsroomTextChange;

GArray *newsroom_text_changes_new (void);
void    newsroom_text_changes_add (GArray     *changes,
                                   gsize       offset,
                                   gsize       n_deleted,
                                   const char *inserted);
char   *newsroom_text_changes_apply (GArray     *changes,
                                     const char *text);
gsize   newsroom_text_changes_map (GArray  *changes,
                                   gsize    offset,
                                   gboolean after);

G_END_DECLS
