/* newsroom-portrait-button.h — the portrait of an author, which is chosen or dropped here
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-author.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_PORTRAIT_BUTTON (newsroom_portrait_button_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomPortraitButton, newsroom_portrait_button, NEWSROOM, PORTRAIT_BUTTON, GtkWidget)

GtkWidget *newsroom_portrait_button_new (void);
void       newsroom_portrait_button_set_read_only (NewsroomPortraitButton *self);
void       newsroom_portrait_button_set_author (NewsroomPortraitButton *self,
                                                NewsroomAuthor         *author);
void       newsroom_portrait_button_take_file (NewsroomPortraitButton *self,
                                               GFile                  *file);
void       newsroom_portrait_button_choose (NewsroomPortraitButton *self);

G_END_DECLS
