/* newsroom-byline-field.h — the byline as it is shown and edited
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-draft.h"
#include "newsroom-editor-buffer.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_BYLINE_FIELD (newsroom_byline_field_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomBylineField, newsroom_byline_field, NEWSROOM, BYLINE_FIELD, GObject)

NewsroomBylineField *newsroom_byline_field_new (NewsroomEditorBuffer *buffer);
void                 newsroom_byline_field_set_draft (NewsroomBylineField *self,
                                                      NewsroomDraft       *draft);
void                 newsroom_byline_field_settle (NewsroomBylineField *self);

G_END_DECLS
