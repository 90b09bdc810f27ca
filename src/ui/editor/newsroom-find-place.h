/* newsroom-find-place.h — where in a text the search begins, what is selected, and where it ends
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-editor-buffer.h"
#include "newsroom-find.h"

G_BEGIN_DECLS

/**
 * NewsroomFindRange:
 * @first: the first character
 * @last: the one after the last
 */
typedef struct
{
  guint first;
  guint last;
} NewsroomFindRange;

typedef struct _NewsroomFindPlace NewsroomFindPlace;

NewsroomFindPlace *newsroom_find_place_new (NewsroomEditorBuffer *buffer);
void               newsroom_find_place_free (NewsroomFindPlace *self);
NewsroomFindRange  newsroom_find_place_get_selection (NewsroomFindPlace *self);
void               newsroom_find_place_select (NewsroomFindPlace *self,
                                               GtkTextView       *view,
                                               NewsroomFindRange  range);
guint              newsroom_find_place_get_origin (NewsroomFindPlace *self);
void               newsroom_find_place_set_origin (NewsroomFindPlace *self,
                                                   guint              offset);
NewsroomFindRange  newsroom_find_place_get_range (NewsroomFindPlace *self);
void               newsroom_find_place_set_range (NewsroomFindPlace *self,
                                                  NewsroomFindRange  range);
void               newsroom_find_place_replace (NewsroomFindPlace *self,
                                                NewsroomFindRange  range,
                                                const char        *text);

char *newsroom_find_place_dup_selected (GtkWidget        *widget,
                                        NewsroomFindFlags flags);

G_END_DECLS
