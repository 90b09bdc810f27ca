/* newsroom-revision-private.h — a revision as its row tells of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-revision.h"

G_BEGIN_DECLS

NewsroomRevision *newsroom_revision_new (gint64        sequence,
                                         gint64        time,
                                         NewsroomCause cause,
                                         const char   *who,
                                         const char   *name,
                                         gint64        word_count);
gboolean          newsroom_cause_from_name (const char    *name,
                                            NewsroomCause *cause);

G_END_DECLS
