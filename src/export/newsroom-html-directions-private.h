/* newsroom-html-directions-private.h — from where to where the blocks of a body are written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-direction.h"

G_BEGIN_DECLS

/**
 * NewsroomHtmlDirections:
 *
 * The direction of each block of a body. Owned by one thread.
 */
typedef struct _NewsroomHtmlDirections NewsroomHtmlDirections;

NewsroomHtmlDirections *newsroom_html_directions_new (const char       *markdown,
                                                      NewsroomDirection base);
void                    newsroom_html_directions_free (NewsroomHtmlDirections *self);
NewsroomDirection       newsroom_html_directions_enter (NewsroomHtmlDirections *self);
void                    newsroom_html_directions_leave (NewsroomHtmlDirections *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomHtmlDirections, newsroom_html_directions_free)

G_END_DECLS
