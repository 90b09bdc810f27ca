/* newsroom-colour-tag.h — a text tag whose colour a screen reader can ask for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_COLOUR_TAG (newsroom_colour_tag_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomColourTag, newsroom_colour_tag, NEWSROOM, COLOUR_TAG, GtkTextTag)

GtkTextTag *newsroom_colour_tag_new (const char *name);

G_END_DECLS
