/* newsroom-summaries.h — the articles of a list, which changes only where it has to
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-article-query.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_SUMMARIES (newsroom_summaries_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomSummaries, newsroom_summaries, NEWSROOM, SUMMARIES, GObject)

NewsroomSummaries *newsroom_summaries_new (void);
guint              newsroom_summaries_find (NewsroomSummaries *self,
                                            gint64             id);
gint64             newsroom_summaries_get_id (NewsroomSummaries *self,
                                              guint              position);
gint64             newsroom_summaries_get_neighbour (NewsroomSummaries *self,
                                                     guint              position,
                                                     int                step);
guint              newsroom_summaries_get_limit (NewsroomSummaries          *self,
                                                 const NewsroomArticleQuery *query);
gboolean           newsroom_summaries_replace (NewsroomSummaries *self,
                                               GListModel        *rows,
                                               gboolean           follow);

G_END_DECLS
