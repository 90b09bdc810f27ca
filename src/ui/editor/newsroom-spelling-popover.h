/* newsroom-spelling-popover.h — goes from one misspelled word to the next, with suggestions by number
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-spelling.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_SPELLING_POPOVER (newsroom_spelling_popover_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomSpellingPopover, newsroom_spelling_popover, NEWSROOM, SPELLING_POPOVER, GtkPopover)

GtkWidget *newsroom_spelling_popover_new (void);
void       newsroom_spelling_popover_add (NewsroomSpellingPopover *self,
                                          NewsroomSpelling        *spelling);
gboolean   newsroom_spelling_popover_next (NewsroomSpellingPopover *self);

G_END_DECLS
