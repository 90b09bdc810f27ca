/* newsroom-spelling.h — marks the misspelled words of the body that is shown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-speller.h"
#include "newsroom-spelling-rules.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_SPELLING (newsroom_spelling_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomSpelling, newsroom_spelling, NEWSROOM, SPELLING, GObject)

NewsroomSpelling      *newsroom_spelling_new (GtkTextView *view,
                                              GSettings   *settings);
NewsroomSpelling      *newsroom_spelling_new_beside (NewsroomSpelling *body,
                                                     GtkTextView      *view);
void                   newsroom_spelling_set_draft (NewsroomSpelling *self,
                                                    NewsroomDraft    *draft);
GtkTextView           *newsroom_spelling_get_view (NewsroomSpelling *self);
GtkTextTag            *newsroom_spelling_get_tag (NewsroomSpelling *self);
NewsroomSpeller       *newsroom_spelling_get_speller (NewsroomSpelling *self);
NewsroomSpellingRules *newsroom_spelling_get_rules (NewsroomSpelling *self);
gboolean               newsroom_spelling_is_on (NewsroomSpelling *self);
gboolean               newsroom_spelling_is_done (NewsroomSpelling *self);
void                   newsroom_spelling_mark_held (NewsroomSpelling *self);

G_END_DECLS
