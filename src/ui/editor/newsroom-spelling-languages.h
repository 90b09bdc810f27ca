/* newsroom-spelling-languages.h — the menu of the languages of an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-spelling-rules.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_SPELLING_LANGUAGES (newsroom_spelling_languages_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomSpellingLanguages, newsroom_spelling_languages, NEWSROOM, SPELLING_LANGUAGES, GObject)

NewsroomSpellingLanguages *newsroom_spelling_languages_new (NewsroomSpellingRules *rules,
                                                            GMenu                 *menu,
                                                            GSimpleActionGroup    *actions,
                                                            GtkWidget             *widget);
void                       newsroom_spelling_languages_end_undo (NewsroomSpellingLanguages *self);

G_END_DECLS
