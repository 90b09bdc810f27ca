/* newsroom-revision-body-private.h — the bodies of revisions, of which most are kept as differences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"

G_BEGIN_DECLS

gboolean newsroom_revision_body_is_whole (gint64 sequence);
char    *newsroom_revision_body_pack (const char *before,
                                      const char *body);
char    *newsroom_revision_body_read (NewsroomConnection *connection,
                                      gint64              article_id,
                                      gint64              sequence,
                                      gboolean           *is_intact,
                                      GError            **error);

G_END_DECLS
