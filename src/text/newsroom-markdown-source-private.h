/* newsroom-markdown-source-private.h — a body as md4c can read it without harm
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomMarkdownSource:
 * @text: what md4c reads: the body itself, or @copy
 * @copy: (owned) (nullable): a copy of the body that may be written to, with some NULs behind it
 * @length: bytes of the body
 * @hides: whether some delimiters have other bytes in their place
 */
typedef struct
{
  char    *text;
  char    *copy;
  gsize    length;
  gboolean hides;
} NewsroomMarkdownSource;

void     newsroom_markdown_source_init (NewsroomMarkdownSource *self,
                                        const char             *body,
                                        gssize                  length);
void     newsroom_markdown_source_clear (NewsroomMarkdownSource *self);
gboolean newsroom_markdown_source_is_escaped (const NewsroomMarkdownSource *self, const char *p);
void     newsroom_markdown_source_hide (NewsroomMarkdownSource *self, char *from, const char *to, const char *what);
void     newsroom_markdown_source_show (const NewsroomMarkdownSource *self,
                                        char                         *text,
                                        gsize                         length);

void newsroom_markdown_hide_in_labels (NewsroomMarkdownSource *self);
void newsroom_markdown_hide_excess_cells (NewsroomMarkdownSource *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewsroomMarkdownSource, newsroom_markdown_source_clear)

G_END_DECLS
