/* newsroom-author-profile.h — the fields of an author’s profile
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-author.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_AUTHOR_PROFILE (newsroom_author_profile_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomAuthorProfile, newsroom_author_profile, NEWSROOM, AUTHOR_PROFILE, GtkWidget)

GtkWidget *newsroom_author_profile_new (void);
void       newsroom_author_profile_set_read_only (NewsroomAuthorProfile *self);
void       newsroom_author_profile_set_author (NewsroomAuthorProfile *self,
                                               NewsroomAuthor        *author);
void       newsroom_author_profile_begin (NewsroomAuthorProfile *self);

G_END_DECLS
