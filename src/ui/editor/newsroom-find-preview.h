/* newsroom-find-preview.h — shows what would be replaced, before it is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-find-hits.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_FIND_PREVIEW (newsroom_find_preview_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomFindPreview, newsroom_find_preview, NEWSROOM, FIND_PREVIEW, AdwWindow)

GtkWidget        *newsroom_find_preview_new (GtkWindow        *parent,
                                             NewsroomFindHits *hits);
NewsroomFindHits *newsroom_find_preview_get_hits (NewsroomFindPreview *self);

G_END_DECLS
