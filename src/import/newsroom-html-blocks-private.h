/* newsroom-html-blocks-private.h — a tidy tree of HTML to blocks of Markdown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-html-inline-private.h"
#include "newsroom-html-tree-private.h"

G_BEGIN_DECLS

/* What all blocks of one text share. */
typedef struct
{
  const char         *base; /* (nullable): the address of the page */
  GString            *words;
  NewsroomHtmlCounts *counts;
  gboolean            is_exact;  /* blanks, addresses and pictures are meant, as in a document that somebody sends */
  gboolean            has_files; /* a picture may be a file that came with the text, by its name */
} NewsroomHtmlContext;

/* Blocks one below another: of the text, of a quote, of an item of a list. */
typedef struct
{
  /* Owned */
  GPtrArray          *blocks; /* (element-type NewsroomHtmlBlock) */
  NewsroomHtmlInline *line;   /* the paragraph that is being filled */

  /* Borrowed */
  NewsroomHtmlContext *context;
  const char          *line_target; /* the link that @line_link is */
  guint                line_link;
} NewsroomHtmlBlocks;

/* What an element has from those around it. */
typedef struct
{
  NewsroomHtmlMarks marks;
  const char       *target; /* (nullable): of the link that it stands in */
  guint             depth;  /* of quotes and lists */
  guint             n_quotes;
  guint             n_lists;
  gboolean          is_flat;    /* all goes in one line: a heading, a cell */
  gboolean          is_heading; /* all is bold: a heading, a cell over others */
  gboolean          keep_lines; /* a line end in the text is meant */
} NewsroomHtmlState;

char               *newsroom_html_write_markdown (const NewsroomHtmlNode *root,
                                                  NewsroomHtmlContext    *context);
NewsroomHtmlBlocks *newsroom_html_blocks_new (NewsroomHtmlContext *context);
void                newsroom_html_blocks_free (NewsroomHtmlBlocks *self);
void                newsroom_html_blocks_write (NewsroomHtmlBlocks      *self,
                                                const NewsroomHtmlNode  *parent,
                                                const NewsroomHtmlState *state);
void                newsroom_html_blocks_write_node (NewsroomHtmlBlocks      *self,
                                                     const NewsroomHtmlNode  *node,
                                                     const NewsroomHtmlState *state);
void                newsroom_html_blocks_write_list (NewsroomHtmlBlocks      *self,
                                                     const NewsroomHtmlNode  *list,
                                                     const NewsroomHtmlState *state);
gboolean            newsroom_html_blocks_write_flat_list (NewsroomHtmlBlocks      *self,
                                                          const NewsroomHtmlNode  *list,
                                                          const NewsroomHtmlState *state);
void                newsroom_html_blocks_write_table (NewsroomHtmlBlocks      *self,
                                                      const NewsroomHtmlNode  *table,
                                                      const NewsroomHtmlState *state);
void                newsroom_html_blocks_write_picture (NewsroomHtmlBlocks      *self,
                                                        const NewsroomHtmlNode  *picture,
                                                        const NewsroomHtmlState *state);
void                newsroom_html_blocks_write_note (NewsroomHtmlBlocks     *self,
                                                     const NewsroomHtmlNode *note);
void                newsroom_html_blocks_flush (NewsroomHtmlBlocks *self);
void                newsroom_html_blocks_add (NewsroomHtmlBlocks *self,
                                              char               *markdown,
                                              char                sign);
char                newsroom_html_blocks_get_last_sign (const NewsroomHtmlBlocks *self);
gboolean            newsroom_html_blocks_is_tight (const NewsroomHtmlBlocks *self);
char               *newsroom_html_blocks_dup_markdown (const NewsroomHtmlBlocks *self,
                                                       gboolean                  tight);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomHtmlBlocks, newsroom_html_blocks_free)

G_END_DECLS
