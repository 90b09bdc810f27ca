/* newsroom-body-watch.h — reads a body again after each change, for its styles and its counts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-counts.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-style-tags.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_BODY_WATCH (newsroom_body_watch_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomBodyWatch, newsroom_body_watch, NEWSROOM, BODY_WATCH, GObject)

NewsroomBodyWatch    *newsroom_body_watch_new (NewsroomEditorBuffer *buffer,
                                               NewsroomStyleTags    *tags);
void                  newsroom_body_watch_catch_up (NewsroomBodyWatch *self);
const NewsroomCounts *newsroom_body_watch_get_counts (NewsroomBodyWatch *self);

G_END_DECLS
