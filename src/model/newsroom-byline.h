/* newsroom-byline.h — the line that says who wrote it: from credits to words and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char      *newsroom_byline_format (GListModel *credits,
                                   const char *language);
GPtrArray *newsroom_byline_parse (const char *byline);
gboolean   newsroom_byline_is_unnamed (const char *byline);
GPtrArray *newsroom_byline_split (const char *names);
GPtrArray *newsroom_byline_follow (GListModel *credits,
                                   const char *before,
                                   const char *after,
                                   gboolean   *are_certain);
gboolean   newsroom_byline_names (const char *byline,
                                  const char *name);
char      *newsroom_byline_dup_uncredited (GListModel *credits,
                                           const char *byline);

G_END_DECLS
