/* newsroom-style-tags.h — how headings, links, quotes and markup look
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-spans.h"

G_BEGIN_DECLS

/**
 * NewsroomStyleTags:
 *
 * One table of tags for all bodies that a pane shows, so that a change of theme or font is
 * made once.
 */
/* The name of the tag of quotes, and how far they stand in, in pixels. */
#define NEWSROOM_QUOTE_TAG "quote"
#define NEWSROOM_QUOTE_INDENT 18

#define NEWSROOM_TYPE_STYLE_TAGS (newsroom_style_tags_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomStyleTags, newsroom_style_tags, NEWSROOM, STYLE_TAGS, GObject)

NewsroomStyleTags *newsroom_style_tags_new (void);
GtkTextTagTable   *newsroom_style_tags_get_table (NewsroomStyleTags *self);
void               newsroom_style_tags_restyle (NewsroomStyleTags *self,
                                                GtkWidget         *view);
GtkTextTag        *newsroom_style_tags_get (NewsroomStyleTags *self,
                                            NewsroomStyle      style);
GtkTextTag        *newsroom_style_tags_get_hanging (NewsroomStyleTags *self,
                                                    const char        *prefix);
GPtrArray         *newsroom_style_tags_get_all (NewsroomStyleTags *self);

G_END_DECLS
