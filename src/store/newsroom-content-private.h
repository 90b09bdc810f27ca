/* newsroom-content-private.h — an article's texts, times and choices as columns
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-connection-private.h"

G_BEGIN_DECLS

/* In the order of newsroom_content_bind() and newsroom_content_read(). */
#define NEWSROOM_CONTENT_COLUMNS                                                    \
  "headline, kicker, standfirst, byline, dateline, body, slug, language, section, " \
  "site, editor_note, embargo_reason, embargo_zone, extra, "                        \
  "created, updated, published, deadline, embargo, "                                \
  "state, priority, target_length, keywords"
#define NEWSROOM_CONTENT_VALUES "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
#define NEWSROOM_CONTENT_N_COLUMNS (NEWSROOM_N_FIELDS + NEWSROOM_N_TIMES + 4)

char    *newsroom_content_join_lines (const char *const *lines);
char   **newsroom_content_split_lines (const char *text);
void     newsroom_content_bind (NewsroomStatement *statement,
                                NewsroomArticle   *article,
                                const char        *body,
                                const char        *keywords);
gboolean newsroom_content_read (NewsroomStatement *statement,
                                int                first_column,
                                NewsroomArticle   *article);

G_END_DECLS
