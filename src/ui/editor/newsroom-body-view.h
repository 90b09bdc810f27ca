/* newsroom-body-view.h — the view of an article's body: a column of readable width
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_BODY_VIEW (newsroom_body_view_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomBodyView, newsroom_body_view, NEWSROOM, BODY_VIEW, GtkSourceView)

GtkWidget *newsroom_body_view_new (void);
void       newsroom_body_view_set_text_width (NewsroomBodyView *self,
                                              guint             characters);
int        newsroom_body_view_get_side_margin (NewsroomBodyView *self,
                                               int               width);

G_END_DECLS
