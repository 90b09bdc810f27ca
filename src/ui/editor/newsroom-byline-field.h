/* newsroom-byline-field.h — the byline as it is shown and edited
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-editor-buffer.h"
#include "newsroom-store.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_BYLINE_FIELD (newsroom_byline_field_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomBylineField, newsroom_byline_field, NEWSROOM, BYLINE_FIELD, GObject)

NewsroomBylineField *newsroom_byline_field_new (NewsroomEditorBuffer *buffer);
void                 newsroom_byline_field_set_article (NewsroomBylineField *self,
                                                        NewsroomArticle     *article);
void                 newsroom_byline_field_settle (NewsroomBylineField *self,
                                                   NewsroomStore       *store);

G_END_DECLS
