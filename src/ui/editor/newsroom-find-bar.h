/* newsroom-find-bar.h — finds and replaces in the body of the article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-finder.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_FIND_BAR (newsroom_find_bar_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomFindBar, newsroom_find_bar, NEWSROOM, FIND_BAR, GtkWidget)

void     newsroom_find_bar_set_view (NewsroomFindBar *self,
                                     GtkTextView     *view,
                                     GtkOverlay      *overlay,
                                     GtkTextView     *headline,
                                     GtkTextView     *standfirst);
void     newsroom_find_bar_set_editable (NewsroomFindBar *self,
                                         gboolean         editable);
void     newsroom_find_bar_set_narrow (NewsroomFindBar *self,
                                       gboolean         narrow);
gboolean newsroom_find_bar_can_open (NewsroomFindBar *self);
void     newsroom_find_bar_open (NewsroomFindBar *self,
                                 gboolean         replaces);
gboolean newsroom_find_bar_close (NewsroomFindBar *self);
void     newsroom_find_bar_go (NewsroomFindBar   *self,
                               NewsroomFinderStep step);
void     newsroom_find_bar_settle (NewsroomFindBar *self);

G_END_DECLS
