/* newsroom-thinning-private.h — which old revisions are no longer needed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"

G_BEGIN_DECLS

/**
 * NewsroomThinningRow:
 * @sequence: the number of the revision
 * @time: when it was made, in microseconds since 1970
 * @base: the number of the revision that it is based on, 0 if it is whole
 * @n_words: the words of its body
 * @is_autosave: whether it was saved by itself; any other stays for ever
 * @is_dropped: whether it is no longer needed
 */
typedef struct
{
  gint64   sequence;
  gint64   time;
  gint64   base;
  gint64   n_words;
  gboolean is_autosave;
  gboolean is_dropped;
} NewsroomThinningRow;

void     newsroom_thinning_choose (GArray *rows,
                                   gint64  now);
gboolean newsroom_thinning_run (NewsroomConnection *connection,
                                gint64              article_id,
                                gint64              now,
                                GError            **error);

G_END_DECLS
