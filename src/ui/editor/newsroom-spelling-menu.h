/* newsroom-spelling-menu.h — what can be done about misspelled words, in the menus of their texts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-spelling.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_SPELLING_MENU (newsroom_spelling_menu_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomSpellingMenu, newsroom_spelling_menu, NEWSROOM, SPELLING_MENU, GObject)

NewsroomSpellingMenu *newsroom_spelling_menu_new (GSimpleActionGroup *actions);
void                  newsroom_spelling_menu_add (NewsroomSpellingMenu *self,
                                                  NewsroomSpelling     *spelling);

G_END_DECLS
