/* newsroom-styler.h — keeps the tags of a body as its Markdown says
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-style-tags.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_STYLER (newsroom_styler_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomStyler, newsroom_styler, NEWSROOM, STYLER, GObject)

NewsroomStyler *newsroom_styler_new (GtkTextBuffer     *buffer,
                                     NewsroomStyleTags *tags);
void            newsroom_styler_update (NewsroomStyler *self,
                                        NewsroomSpans  *spans);

G_END_DECLS
