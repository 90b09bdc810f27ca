/* newsroom-article-spelling.h — the spelling of the article that a page shows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-editor-pane.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_ARTICLE_SPELLING (newsroom_article_spelling_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomArticleSpelling, newsroom_article_spelling, NEWSROOM, ARTICLE_SPELLING, GObject)

NewsroomArticleSpelling *newsroom_article_spelling_new (GtkWidget *page);
void                     newsroom_article_spelling_set_editor (NewsroomArticleSpelling *self,
                                                               NewsroomEditorPane      *editor,
                                                               GMenu                   *languages);
void                     newsroom_article_spelling_begin (NewsroomArticleSpelling *self,
                                                          GSettings               *settings);
void                     newsroom_article_spelling_set_draft (NewsroomArticleSpelling *self,
                                                              NewsroomDraft           *draft);
gboolean                 newsroom_article_spelling_show_next (NewsroomArticleSpelling *self);
char                    *newsroom_article_spelling_dup_nothing (NewsroomArticleSpelling *self);

G_END_DECLS
