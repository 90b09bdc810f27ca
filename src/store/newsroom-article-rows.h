/* newsroom-article-rows.h — the answer to a query of articles
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_ARTICLE_ROWS (newsroom_article_rows_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomArticleRows, newsroom_article_rows, NEWSROOM, ARTICLE_ROWS, GObject)

gint64   newsroom_article_rows_get_id (NewsroomArticleRows *self,
                                       guint                position);
gboolean newsroom_article_rows_find (NewsroomArticleRows *self,
                                     gint64               id,
                                     guint               *position);
void     newsroom_article_rows_adopt (NewsroomArticleRows *self,
                                      NewsroomArticleRows *before);
void     newsroom_article_rows_adopt_in_place (NewsroomArticleRows *self,
                                               NewsroomArticleRows *before);

G_END_DECLS
