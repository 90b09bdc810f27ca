/* newsroom-rescue.h — copies of what cannot be saved, elsewhere
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-draft.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_RESCUE (newsroom_rescue_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomRescue, newsroom_rescue, NEWSROOM, RESCUE, GObject)

NewsroomRescue *newsroom_rescue_new (const char *library);
void            newsroom_rescue_watch (NewsroomRescue *self,
                                       NewsroomDraft  *draft);
GFile          *newsroom_rescue_get_copy (NewsroomRescue  *self,
                                          NewsroomArticle *article);

G_END_DECLS
