/* newsroom-author-finder.h — finds an author by typing, or makes one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-store.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_AUTHOR_FINDER (newsroom_author_finder_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomAuthorFinder, newsroom_author_finder, NEWSROOM, AUTHOR_FINDER, GtkPopover)

GtkWidget *newsroom_author_finder_new (NewsroomStore *store);
void       newsroom_author_finder_set_article (NewsroomAuthorFinder *self,
                                               NewsroomArticle      *article);

G_END_DECLS
