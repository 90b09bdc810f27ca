/* newsroom-author-articles.h — the articles of an author, newest first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-store.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_AUTHOR_ARTICLES (newsroom_author_articles_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomAuthorArticles, newsroom_author_articles, NEWSROOM, AUTHOR_ARTICLES, GtkWidget)

GtkWidget *newsroom_author_articles_new (NewsroomStore *store);
void       newsroom_author_articles_set_author (NewsroomAuthorArticles *self,
                                                NewsroomAuthor         *author);

G_END_DECLS
