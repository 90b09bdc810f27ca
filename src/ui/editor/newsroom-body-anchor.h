/* newsroom-body-anchor.h — keeps what is seen of a body in sight while its lines get other heights
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _NewsroomBodyAnchor NewsroomBodyAnchor;

NewsroomBodyAnchor *newsroom_body_anchor_new (GtkTextView *view);
void                newsroom_body_anchor_free (NewsroomBodyAnchor *self);
gboolean            newsroom_body_anchor_hold (NewsroomBodyAnchor *self);
void                newsroom_body_anchor_drop (NewsroomBodyAnchor *self);
void                newsroom_body_anchor_settle (NewsroomBodyAnchor *self);

G_END_DECLS
