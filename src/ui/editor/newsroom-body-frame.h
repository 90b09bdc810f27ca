/* newsroom-body-frame.h — lays out what a frame shows of a text before it is drawn
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_BODY_FRAME (newsroom_body_frame_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomBodyFrame, newsroom_body_frame, NEWSROOM, BODY_FRAME, GObject)

NewsroomBodyFrame *newsroom_body_frame_new (GtkTextView *view);
void               newsroom_body_frame_lay_out_lines (NewsroomBodyFrame *self);

G_END_DECLS
