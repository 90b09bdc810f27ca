/* newsroom-rescue-private.h — where the copies of what cannot be saved are, and their names
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"

G_BEGIN_DECLS

#define NEWSROOM_RESCUE_FORMAT "markdown"

/* Nothing that was written may be missing in a copy. */
#define NEWSROOM_RESCUE_OPTIONS_INIT \
  {                                  \
    .keeps_notes = TRUE              \
  }

/* What the name of a copy begins with that was set aside. */
#define NEWSROOM_RESCUE_SAVED "saved"
#define NEWSROOM_RESCUE_DISMISSED "dismissed"

GPtrArray *newsroom_rescue_list_places (const char *library_folder);
char      *newsroom_rescue_make_folder (const char *place);
char      *newsroom_rescue_find_folder (const char *place);
char      *newsroom_rescue_dup_prefix (const char *library);
char      *newsroom_rescue_dup_name (const char      *prefix,
                                     NewsroomArticle *article,
                                     const char      *slug);
gboolean   newsroom_rescue_parse_name (const char *prefix,
                                       const char *name,
                                       gboolean   *is_own,
                                       gint64     *id,
                                       char      **uuid);
gboolean   newsroom_rescue_set_aside (GFile      *copy,
                                      const char *why);

G_END_DECLS
