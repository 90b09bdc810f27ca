/* newsroom-html-tree-private.h — a piece of HTML as a tree of elements and texts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-html-markdown.h"

G_BEGIN_DECLS

/* An attribute of a picture that no page has, for what stands under it. */
#define NEWSROOM_HTML_CAPTION "newsroom caption"

/* An element has a name, a text has none. */
typedef struct _NewsroomHtmlNode NewsroomHtmlNode;
struct _NewsroomHtmlNode
{
  /* Owned */
  char      *name;       /* in small letters */
  GString   *text;       /* of a text */
  char     **attributes; /* (nullable): names and values in turn */
  GPtrArray *children;   /* (element-type NewsroomHtmlNode) */
};

char             *newsroom_html_decode (GBytes  *bytes,
                                        char   **source,
                                        GError **error);
void              newsroom_html_set_damaged (GError **error);
NewsroomHtmlNode *newsroom_html_tree_parse (const char         *html,
                                            NewsroomHtmlCounts *counts,
                                            gboolean           *is_whole);
NewsroomHtmlNode *newsroom_html_tree_parse_page (const char         *html,
                                                 NewsroomHtmlCounts *counts,
                                                 double             *share);
void              newsroom_html_tree_append_text (const NewsroomHtmlNode *node,
                                                  GString                *text);
char             *newsroom_html_tree_to_markdown (NewsroomHtmlNode   *root,
                                                  const char         *base,
                                                  NewsroomHtmlCounts *counts);
const char       *newsroom_html_tree_find_base (const NewsroomHtmlNode *node);
NewsroomHtmlNode *newsroom_html_node_new (const char *name);
void              newsroom_html_node_free (NewsroomHtmlNode *self);
gboolean          newsroom_html_node_is (const NewsroomHtmlNode *self,
                                         const char *const      *names);
const char       *newsroom_html_node_get (const NewsroomHtmlNode *self,
                                          const char             *attribute);
gboolean          newsroom_html_node_has_class (const NewsroomHtmlNode *self,
                                                const char             *prefix);
char             *newsroom_html_node_dup_style (const NewsroomHtmlNode *self,
                                                const char             *property);
gboolean          newsroom_html_node_is_blank (const NewsroomHtmlNode *self);
void              newsroom_html_tidy (NewsroomHtmlNode   *root,
                                      NewsroomHtmlCounts *counts);
char             *newsroom_html_clean_address (const char *address,
                                               const char *base,
                                               gboolean   *had_tracker);
gboolean          newsroom_html_has_same_words (const char *first,
                                                const char *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomHtmlNode, newsroom_html_node_free)

G_END_DECLS
