/* newsroom-format-link.h — links in a body: what is there, and how they are set
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-text-edit.h"

G_BEGIN_DECLS

/**
 * NewsroomFormatLink:
 * @start: where the words begin in the body, in bytes, without marks
 * @end: where they end
 * @text: the words as they are read
 * @target: where the link points, empty if there is none yet
 *
 * The link at a place, or the words there that can become one.
 */
typedef struct
{
  gsize start;
  gsize end;
  char *text;
  char *target;
} NewsroomFormatLink;

NewsroomFormatLink *newsroom_format_link_find (const char *body,
                                               gsize       start,
                                               gsize       end);
void                newsroom_format_link_free (NewsroomFormatLink *self);
NewsroomTextEdit   *newsroom_format_link_set (const char               *body,
                                              const NewsroomFormatLink *link,
                                              const char               *text,
                                              const char               *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomFormatLink, newsroom_format_link_free)

G_END_DECLS
