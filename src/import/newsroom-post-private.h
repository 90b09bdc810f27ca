/* newsroom-post-private.h — a post as a feed or the export of a site has it, on its way to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "newsroom-account-private.h"
#include "newsroom-html-markdown.h"
#include "newsroom-import.h"

G_BEGIN_DECLS

/* How many things without a place are named. */
#define NEWSROOM_POST_MAX_NAMED 12

/**
 * NewsroomPostPicture:
 * @address: where it is
 * @alt: what it shows
 * @caption: what stands under it
 *
 * Texts may be %NULL.
 */
typedef struct
{
  char *address;
  char *alt;
  char *caption;
} NewsroomPostPicture;

/**
 * NewsroomPost:
 * @article: gets what has a place of its own as soon as it is read
 * @address: (nullable): its own, against which links are resolved
 * @html: (nullable): its content
 * @summary: (nullable): HTML; the standfirst, or the content if there is no other
 * @lead: the picture that belongs to it and may not be in the content
 * @keywords: (element-type utf8)
 * @extra: (element-type utf8): names and values in turn, of what is kept beside the article
 * @left_out: (element-type utf8): names of what has no place, as they stand in the file
 * @as_is: (element-type utf8): names of what stands in the text, for only its site understands it
 * @report: of the article; borrowed
 */
typedef struct
{
  NewsroomArticle    *article;
  char               *address;
  char               *html;
  char               *summary;
  NewsroomPostPicture lead;
  GPtrArray          *keywords;
  GPtrArray          *extra;
  GPtrArray          *left_out;
  GPtrArray          *as_is;
  NewsroomReport     *report;
} NewsroomPost;

NewsroomPost    *newsroom_post_new (NewsroomReport *report);
void             newsroom_post_free (NewsroomPost *self);
void             newsroom_post_set_text (NewsroomPost *self,
                                         NewsroomField field,
                                         const char   *text);
void             newsroom_post_set_html_text (NewsroomPost *self,
                                              NewsroomField field,
                                              const char   *html);
void             newsroom_post_set_time (NewsroomPost *self,
                                         NewsroomTime  which,
                                         const char   *text);
void             newsroom_post_set_language (NewsroomPost *self,
                                             const char   *language);
void             newsroom_post_add_author (NewsroomPost   *self,
                                           NewsroomAuthor *author);
void             newsroom_post_add_keyword (NewsroomPost *self,
                                            const char   *keyword);
void             newsroom_post_add_extra (NewsroomPost *self,
                                          const char   *name,
                                          const char   *value);
void             newsroom_post_repeat (NewsroomPost *self,
                                       const char   *text);
void             newsroom_post_leave_out (NewsroomPost *self,
                                          const char   *name);
void             newsroom_post_keep_as_is (NewsroomPost *self,
                                           const char   *name);
char            *newsroom_post_dup_plain (const char *html);
gboolean         newsroom_post_parse_time (const char *text,
                                           gint64     *time);
NewsroomArticle *newsroom_post_make_article (NewsroomPost   *self,
                                             NewsroomReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomPost, newsroom_post_free)

G_END_DECLS
