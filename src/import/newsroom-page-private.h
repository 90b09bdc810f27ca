/* newsroom-page-private.h — a saved web page, laid out so that its story can be found
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-html-tree-private.h"

G_BEGIN_DECLS

/* What the classes, the id and the role of an element say that it is for. */
typedef enum
{
  NEWSROOM_PAGE_STORY = 1 << 0,   /* the story itself */
  NEWSROOM_PAGE_BODY = 1 << 13,   /* the same, for sure */
  NEWSROOM_PAGE_AROUND = 1 << 1,  /* navigation, share bars, notices: not to be read */
  NEWSROOM_PAGE_RELATED = 1 << 2, /* other stories */
  NEWSROOM_PAGE_COMMENT = 1 << 3, /* what readers wrote */
  NEWSROOM_PAGE_AUTHOR = 1 << 4,
  NEWSROOM_PAGE_DATE = 1 << 5,
  NEWSROOM_PAGE_STANDFIRST = 1 << 6,
  NEWSROOM_PAGE_CAPTION = 1 << 7,
  NEWSROOM_PAGE_HEADLINE = 1 << 8,
  NEWSROOM_PAGE_META = 1 << 9,  /* lines about the story: tags, section, how long it takes to read */
  NEWSROOM_PAGE_SIDE = 1 << 10, /* beside the story */
  NEWSROOM_PAGE_HIDDEN = 1 << 11,
  NEWSROOM_PAGE_BOX = 1 << 12, /* a box in the story, or one of an author */
} NewsroomPageHints;

/* An element or a text of the page. */
typedef struct
{
  /* Borrowed */
  NewsroomHtmlNode *node;

  guint             parent;  /* the number of the one that it is in; the first is in itself */
  guint             end;     /* the number after the last that is in it */
  guint             n_chars; /* of words in it, without white space; those of Chinese count for three */
  guint             n_link_chars;
  guint             n_good; /* of words in it that read as running text */
  double            score;  /* of the blocks in it */
  NewsroomPageHints hints;
  NewsroomPageHints spared; /* hints that mean nothing here, as too much of the page has them */
  gboolean          is_block;
  gboolean          is_dropped; /* it is no part of the story */
  gboolean          is_kept;    /* it is a part of the story */
  gboolean          is_picture; /* it is a picture in the story */
} NewsroomPageItem;

typedef enum
{
  NEWSROOM_PAGE_PARAGRAPH,
  NEWSROOM_PAGE_HEADING,
  NEWSROOM_PAGE_LIST_ITEM,
  NEWSROOM_PAGE_CELL,
  NEWSROOM_PAGE_CAPTION_TEXT,
} NewsroomPageKind;

/* A paragraph, a heading, an item of a list: words that stand in one element of the page. */
typedef struct
{
  /* Owned */
  char *text; /* squashed */

  guint            item;  /* the element */
  guint            first; /* the first item that has some of the words */
  guint            end;   /* the number after the last */
  guint            n_chars;
  guint            n_link_chars;
  NewsroomPageKind kind;
  gboolean         is_sentence; /* it ends as a sentence does */
  gboolean         is_about;    /* its words are about the site or its readers */
  gboolean         is_good;     /* it reads as running text */
  gboolean         is_kept;
  double           score; /* over 0 where it reads as a part of a story */
} NewsroomPageBlock;

typedef struct
{
  /* Owned */
  NewsroomHtmlNode *root;
  char             *standfirst; /* (nullable) */
  GArray           *items;      /* (element-type NewsroomPageItem): in the order of the page */
  GArray           *blocks;     /* (element-type NewsroomPageBlock): in the order of the page */

  /* What was found */
  guint    body;        /* the element */
  guint    headline;    /* the heading with the headline, or 0 */
  guint    story_start; /* the first item of the element with the story */
  guint    story_end;   /* the number after the last */
  guint    n_left_out;  /* blocks that are no part of the story */
  guint    n_lone_captions;
  gboolean is_marked; /* whether the page itself says where the words of the story are */
} NewsroomPage;

NewsroomPage     *newsroom_page_new (NewsroomHtmlNode *root);
void              newsroom_page_free (NewsroomPage *self);
NewsroomPageItem *newsroom_page_item (const NewsroomPage *self,
                                      guint               i);
const char       *newsroom_page_name (const NewsroomPage *self,
                                      guint               i);
const char       *newsroom_page_get (const NewsroomPage *self,
                                     guint               i,
                                     const char         *attribute);
gboolean          newsroom_page_is (const NewsroomPage *self,
                                    guint               i,
                                    const char *const  *names);
gboolean          newsroom_page_is_within (const NewsroomPage *self,
                                           guint               i,
                                           guint               outer);
NewsroomPageHints newsroom_page_hints_around (const NewsroomPage *self,
                                              guint               i);
gboolean          newsroom_page_is_elsewhere (const NewsroomPage *self,
                                              guint               i);
char             *newsroom_page_dup_text (const NewsroomPage *self,
                                          guint               start,
                                          guint               end);
char             *newsroom_page_squash (const char *text);
char             *newsroom_page_fold (const char *text);
NewsroomPageHints newsroom_page_hints_of (const NewsroomHtmlNode *node);

NewsroomPageBlock *newsroom_page_block (const NewsroomPage *self,
                                        guint               b);
void               newsroom_page_find_blocks (NewsroomPage *self);
gboolean           newsroom_page_is_about (const char *text);
gboolean           newsroom_page_is_credit (const char *text);
gboolean           newsroom_page_opens_links (const char *text);
void               newsroom_page_prune (NewsroomPage *self);
void               newsroom_page_find_story (NewsroomPage *self);
void               newsroom_page_keep_short (NewsroomPage *self);
void               newsroom_page_find_introduction (NewsroomPage *self);
void               newsroom_page_check_body (NewsroomPage *self,
                                             const char   *body);
void               newsroom_page_trim (NewsroomPage *self,
                                       const char   *headline);
void               newsroom_page_keep_story (NewsroomPage *self);
NewsroomHtmlNode  *newsroom_page_take_story (NewsroomPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomPage, newsroom_page_free)

G_END_DECLS
