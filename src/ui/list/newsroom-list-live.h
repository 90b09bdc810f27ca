/* newsroom-list-live.h — what a list shows that its library does not know
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article-summary.h"
#include "newsroom-draft.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_LIST_LIVE (newsroom_list_live_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomListLive, newsroom_list_live, NEWSROOM, LIST_LIVE, GObject)

NewsroomListLive *newsroom_list_live_new (void);
void              newsroom_list_live_set_draft (NewsroomListLive *self,
                                                NewsroomDraft    *draft);
void              newsroom_list_live_set_tolerance (NewsroomListLive *self,
                                                    guint             tolerance);
guint             newsroom_list_live_get_tolerance (NewsroomListLive *self);
const char       *newsroom_list_live_get_headline (NewsroomListLive       *self,
                                                   NewsroomArticleSummary *summary);

G_END_DECLS
