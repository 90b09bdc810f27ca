/* newsroom-article-summary-private.h — how a summary comes to be
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article-rows-private.h"
#include "newsroom-article-summary.h"

G_BEGIN_DECLS

/* Around a match in a snippet; no indexed text holds them. */
#define NEWSROOM_SNIPPET_START "\002"
#define NEWSROOM_SNIPPET_END "\003"

NewsroomArticleSummary *newsroom_article_summary_new (NewsroomArticleRows *rows,
                                                      guint                position);

G_END_DECLS
