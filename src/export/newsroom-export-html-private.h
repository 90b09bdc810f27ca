/* newsroom-export-html-private.h — the parts that an HTML page is put together from
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-direction.h"
#include "newsroom-html-words-private.h"
#include "newsroom-markdown.h"

G_BEGIN_DECLS

/**
 * NewsroomHtmlGist:
 *
 * What the head of a page says of the text, learned while that is written.
 */
typedef struct _NewsroomHtmlGist NewsroomHtmlGist;

#define NEWSROOM_HTML_GIST_N_READERS 2

NewsroomHtmlGist *newsroom_html_gist_new (void);
void              newsroom_html_gist_free (NewsroomHtmlGist *self);
void              newsroom_html_gist_get_readers (NewsroomHtmlGist       *self,
                                                  NewsroomMarkdownReader *readers);
guint             newsroom_html_gist_get_n_words (NewsroomHtmlGist *self);
char             *newsroom_html_gist_dup_description (NewsroomHtmlGist *self,
                                                      NewsroomArticle  *article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomHtmlGist, newsroom_html_gist_free)

void  newsroom_export_html_append_head (GString                 *html,
                                        NewsroomArticle         *article,
                                        NewsroomHtmlGist        *gist,
                                        const NewsroomHtmlWords *words);
void  newsroom_export_html_append_json_ld (GString         *html,
                                           NewsroomArticle *article,
                                           const char      *description,
                                           guint            n_words);
void  newsroom_export_html_append_header (GString                 *html,
                                          NewsroomArticle         *article,
                                          NewsroomDirection        base,
                                          const NewsroomHtmlWords *words);
void  newsroom_export_html_append_body (GString                 *html,
                                        const char              *text,
                                        const char              *dateline,
                                        guint                    top_level,
                                        gboolean                 has_ids,
                                        NewsroomHtmlGist        *gist,
                                        NewsroomDirection        base,
                                        const NewsroomHtmlWords *words);
void  newsroom_export_html_append_authors (GString                 *html,
                                           NewsroomArticle         *article,
                                           NewsroomDirection        base,
                                           const NewsroomHtmlWords *words);
char *newsroom_export_html_capitalize (const char *role);
char *newsroom_export_html_dup_language (NewsroomArticle *article);

const char *newsroom_export_html_get_language (NewsroomArticle *article);

G_END_DECLS
