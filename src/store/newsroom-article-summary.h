/* newsroom-article-summary.h — what a list shows of an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_ARTICLE_SUMMARY (newsroom_article_summary_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomArticleSummary, newsroom_article_summary, NEWSROOM, ARTICLE_SUMMARY, GObject)

gint64        newsroom_article_summary_get_id (NewsroomArticleSummary *self);
const char   *newsroom_article_summary_get_headline (NewsroomArticleSummary *self);
const char   *newsroom_article_summary_get_byline (NewsroomArticleSummary *self);
NewsroomState newsroom_article_summary_get_state (NewsroomArticleSummary *self);
gint64        newsroom_article_summary_get_changed (NewsroomArticleSummary *self);
guint         newsroom_article_summary_get_word_count (NewsroomArticleSummary *self);
guint         newsroom_article_summary_get_note_count (NewsroomArticleSummary *self);
guint         newsroom_article_summary_get_target_length (NewsroomArticleSummary *self);
const char   *newsroom_article_summary_get_snippet (NewsroomArticleSummary *self);
const char   *newsroom_article_summary_get_query (NewsroomArticleSummary *self);

G_END_DECLS
