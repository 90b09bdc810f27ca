/* newsroom-markdown-details-private.h — what md4c says of a block or a span
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <md4c.h>

#include "newsroom-markdown-source-private.h"
#include "newsroom-markdown.h"

G_BEGIN_DECLS

#define NEWSROOM_REPLACEMENT_CHARACTER "\xEF\xBF\xBD"

/**
 * NewsroomMarkdownDetails:
 * @source: (not owned): what md4c reads
 * @target: (owned): room for the target of a link or the info string of a code block
 * @title: (owned): room for the title of a link
 *
 * Used again for each, so that a link costs no allocation.
 */
typedef struct
{
  const NewsroomMarkdownSource *source;
  GString                      *target;
  GString                      *title;
} NewsroomMarkdownDetails;

void               newsroom_markdown_details_init (NewsroomMarkdownDetails *self, const NewsroomMarkdownSource *source);
void               newsroom_markdown_details_clear (NewsroomMarkdownDetails *self);
void               newsroom_markdown_details_read_block (NewsroomMarkdownDetails *self, NewsroomBlock *block, MD_BLOCKTYPE type, const void *detail);
void               newsroom_markdown_details_read_inline (NewsroomMarkdownDetails *self, NewsroomInline *span, MD_SPANTYPE type, const void *detail);
NewsroomInlineType newsroom_markdown_details_inline_type (MD_SPANTYPE type);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewsroomMarkdownDetails, newsroom_markdown_details_clear)

G_END_DECLS
