/* newsroom-export-html-private.h — the parts that an HTML page is put together from
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-html-words-private.h"

G_BEGIN_DECLS

void  newsroom_export_html_append_head (GString                 *html,
                                        NewsroomArticle         *article,
                                        const NewsroomHtmlWords *words);
void  newsroom_export_html_append_json_ld (GString         *html,
                                           NewsroomArticle *article,
                                           const char      *description);
void  newsroom_export_html_append_header (GString                 *html,
                                          NewsroomArticle         *article,
                                          const NewsroomHtmlWords *words);
void  newsroom_export_html_append_body (GString                 *html,
                                        const char              *text,
                                        const char              *dateline,
                                        guint                    top_level,
                                        gboolean                 has_ids,
                                        const NewsroomHtmlWords *words);
void  newsroom_export_html_append_authors (GString                 *html,
                                           NewsroomArticle         *article,
                                           const NewsroomHtmlWords *words);
char *newsroom_export_html_capitalize (const char *role);
char *newsroom_export_html_dup_description (NewsroomArticle *article);
char *newsroom_export_html_dup_language (NewsroomArticle *article);

G_END_DECLS
