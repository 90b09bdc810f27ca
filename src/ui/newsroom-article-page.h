/* newsroom-article-page.h — the open article under its header bar
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-draft.h"
#include "newsroom-article-spelling.h"
#include "newsroom-editor-pane.h"
#include "newsroom-finder.h"
#include "newsroom-rescue.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_ARTICLE_PAGE (newsroom_article_page_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomArticlePage, newsroom_article_page, NEWSROOM, ARTICLE_PAGE, GtkWidget)

NewsroomEditorPane      *newsroom_article_page_get_editor (NewsroomArticlePage *self);
NewsroomDraft           *newsroom_article_page_get_draft (NewsroomArticlePage *self);
const char              *newsroom_article_page_get_title (NewsroomArticlePage *self);
void                     newsroom_article_page_set_rescue (NewsroomArticlePage *self,
                                                           NewsroomRescue      *rescue);
void                     newsroom_article_page_set_draft (NewsroomArticlePage *self,
                                                          NewsroomDraft       *draft);
void                     newsroom_article_page_show_popover (NewsroomArticlePage *self,
                                                             GtkPopover          *popover);
void                     newsroom_article_page_set_read_only (NewsroomArticlePage *self);
void                     newsroom_article_page_show_failure (NewsroomArticlePage *self,
                                                             const GError        *error);
gboolean                 newsroom_article_page_find (NewsroomArticlePage *self,
                                                     gboolean             replaces);
void                     newsroom_article_page_find_next (NewsroomArticlePage *self,
                                                          NewsroomFinderStep   step);
gboolean                 newsroom_article_page_end_find (NewsroomArticlePage *self);
void                     newsroom_article_page_settle (NewsroomArticlePage *self);
NewsroomArticleSpelling *newsroom_article_page_get_spelling (NewsroomArticlePage *self);

G_END_DECLS
