/* newsroom-find-fields.h — what is looked for in the headline and the standfirst
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-find.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_FIND_FIELDS (newsroom_find_fields_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomFindFields, newsroom_find_fields, NEWSROOM, FIND_FIELDS, GtkWidget)

void        newsroom_find_fields_set_views (NewsroomFindFields *self,
                                            GtkTextView        *headline,
                                            GtkTextView        *standfirst);
void        newsroom_find_fields_set_find (NewsroomFindFields *self,
                                           NewsroomFind       *find);
gboolean    newsroom_find_fields_is_searching (NewsroomFindFields *self);
const char *newsroom_find_fields_get_words (NewsroomFindFields *self);

G_END_DECLS
