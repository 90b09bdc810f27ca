/* newsroom-style-tags.h — how headings, links, quotes and markup look
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-spans.h"

G_BEGIN_DECLS

/* The name of the tag of quotes, and how far they stand in, in pixels. */
#define NEWSROOM_QUOTE_TAG "quote"
#define NEWSROOM_QUOTE_INDENT 18

/**
 * NewsroomMarkup:
 *
 * How markup is shown: paler than words, out of sight away from the caret, or as words, with no
 * styles at all. The values are those of the setting “markup”.
 */
typedef enum
{
  NEWSROOM_MARKUP_DIM,
  NEWSROOM_MARKUP_HIDE,
  NEWSROOM_MARKUP_PLAIN,
} NewsroomMarkup;
/* The name of the tag of misspelled words, which styling leaves alone. */
#define NEWSROOM_MISSPELLED_TAG "misspelled"

/* Likewise of what is not looked at in focus mode. */
#define NEWSROOM_UNFOCUSED_TAG "out-of-focus"

#define NEWSROOM_TYPE_STYLE_TAGS (newsroom_style_tags_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomStyleTags, newsroom_style_tags, NEWSROOM, STYLE_TAGS, GObject)

NewsroomStyleTags *newsroom_style_tags_new (void);
GtkTextTagTable   *newsroom_style_tags_get_table (NewsroomStyleTags *self);
void               newsroom_style_tags_restyle (NewsroomStyleTags *self,
                                                GtkWidget         *view);
void               newsroom_style_tags_set_margin (NewsroomStyleTags *self,
                                                   int                margin);
NewsroomMarkup     newsroom_style_tags_get_markup (NewsroomStyleTags *self);
void               newsroom_style_tags_set_markup (NewsroomStyleTags *self,
                                                   NewsroomMarkup     markup);
void               newsroom_style_tags_hold (NewsroomStyleTags *self);
void               newsroom_style_tags_let_go (NewsroomStyleTags *self,
                                               guint              delay);
gboolean           newsroom_style_tags_is_held (NewsroomStyleTags *self);
GtkTextTag        *newsroom_style_tags_get (NewsroomStyleTags *self,
                                            NewsroomStyle      style);
GtkTextTag        *newsroom_style_tags_get_hanging (NewsroomStyleTags *self,
                                                    const char        *prefix,
                                                    gboolean           is_right_to_left);
GtkTextTag        *newsroom_style_tags_get_turned (NewsroomStyleTags *self);
GtkTextTag        *newsroom_style_tags_get_heading (NewsroomStyleTags *self,
                                                    guint              level,
                                                    gboolean           is_right_to_left);
GtkTextTag        *newsroom_style_tags_get_folded (NewsroomStyleTags *self,
                                                   guint              level,
                                                   gboolean           is_right_to_left);
GtkTextTag        *newsroom_style_tags_get_hidden (NewsroomStyleTags *self,
                                                   gboolean           keeps_place);
GPtrArray         *newsroom_style_tags_get_all (NewsroomStyleTags *self);

G_END_DECLS
