/* newsroom-markdown-details.c — what md4c says of a block or a span, in the words of Newsroom
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-markdown-details-private.h"

#include <string.h>

#include "newsroom-entities-private.h"

/**
 * newsroom_markdown_details_init:
 * @self: (out caller-allocates): to be cleared
 * @source: what md4c reads; must outlive @self
 */
void
newsroom_markdown_details_init (NewsroomMarkdownDetails      *self,
                                const NewsroomMarkdownSource *source)
{
  self->source = source;
  self->target = g_string_new (NULL);
  self->title = g_string_new (NULL);
}

/**
 * newsroom_markdown_details_clear:
 * @self: details
 */
void
newsroom_markdown_details_clear (NewsroomMarkdownDetails *self)
{
  if (self->target != NULL)
    g_string_free (g_steal_pointer (&self->target), TRUE);
  if (self->title != NULL)
    g_string_free (g_steal_pointer (&self->title), TRUE);
}

static void
append_attribute_part (GString    *string,
                       MD_TEXTTYPE type,
                       const char *text,
                       gsize       length)
{
  char  decoded[NEWSROOM_ENTITY_MAX_LENGTH];
  gsize decoded_length = 0;

  if (type == MD_TEXT_NULLCHAR)
    {
      g_string_append (string, NEWSROOM_REPLACEMENT_CHARACTER);
      return;
    }

  if (type == MD_TEXT_ENTITY)
    decoded_length = newsroom_entity_decode (text, length, decoded);
  if (decoded_length > 0)
    g_string_append_len (string, decoded, (gssize)decoded_length);
  else
    g_string_append_len (string, text, (gssize)length);
}

static const char *
read_attribute (NewsroomMarkdownDetails *self,
                GString                 *string,
                const MD_ATTRIBUTE      *attribute)
{
  g_string_truncate (string, 0);
  for (guint i = 0; attribute->size > 0 && attribute->substr_offsets[i] < attribute->size; i++)
    {
      MD_OFFSET start = attribute->substr_offsets[i];

      append_attribute_part (string,
                             attribute->substr_types[i],
                             attribute->text + start,
                             attribute->substr_offsets[i + 1] - start);
    }
  newsroom_markdown_source_show (self->source, string->str, string->len);

  return string->str;
}

static const char *
read_optional_attribute (NewsroomMarkdownDetails *self,
                         GString                 *string,
                         const MD_ATTRIBUTE      *attribute)
{
  return attribute->size > 0 ? read_attribute (self, string, attribute) : NULL;
}

static NewsroomBlockType
block_type (MD_BLOCKTYPE type)
{
  switch (type)
    {
    case MD_BLOCK_DOC:
      return NEWSROOM_BLOCK_DOCUMENT;
    case MD_BLOCK_QUOTE:
      return NEWSROOM_BLOCK_QUOTE;
    case MD_BLOCK_UL:
      return NEWSROOM_BLOCK_UNORDERED_LIST;
    case MD_BLOCK_OL:
      return NEWSROOM_BLOCK_ORDERED_LIST;
    case MD_BLOCK_LI:
      return NEWSROOM_BLOCK_LIST_ITEM;
    case MD_BLOCK_HR:
      return NEWSROOM_BLOCK_RULE;
    case MD_BLOCK_H:
      return NEWSROOM_BLOCK_HEADING;
    case MD_BLOCK_CODE:
      return NEWSROOM_BLOCK_CODE;
    case MD_BLOCK_TABLE:
      return NEWSROOM_BLOCK_TABLE;
    case MD_BLOCK_THEAD:
      return NEWSROOM_BLOCK_TABLE_HEAD;
    case MD_BLOCK_TBODY:
      return NEWSROOM_BLOCK_TABLE_BODY;
    case MD_BLOCK_TR:
      return NEWSROOM_BLOCK_TABLE_ROW;
    case MD_BLOCK_TH:
      return NEWSROOM_BLOCK_TABLE_HEADER_CELL;
    case MD_BLOCK_TD:
      return NEWSROOM_BLOCK_TABLE_CELL;
    case MD_BLOCK_P:
    case MD_BLOCK_HTML:
    default:
      return NEWSROOM_BLOCK_PARAGRAPH;
    }
}

static NewsroomAlign
cell_align (MD_ALIGN align)
{
  switch (align)
    {
    case MD_ALIGN_LEFT:
      return NEWSROOM_ALIGN_LEFT;
    case MD_ALIGN_CENTER:
      return NEWSROOM_ALIGN_CENTER;
    case MD_ALIGN_RIGHT:
      return NEWSROOM_ALIGN_RIGHT;
    case MD_ALIGN_DEFAULT:
    default:
      return NEWSROOM_ALIGN_DEFAULT;
    }
}

static void
read_list_item (NewsroomBlock            *block,
                const MD_BLOCK_LI_DETAIL *item)
{
  block->is_task = item->is_task != 0;
  if (!block->is_task)
    return;

  block->is_checked = item->task_mark != ' ';
  block->task_mark_offset = item->task_mark_offset;
}

/**
 * newsroom_markdown_details_read_block:
 * @self: what the last details were read into
 * @block: (out caller-allocates): the block; valid until the next is read
 * @type: its type
 * @detail: (nullable): what md4c says of it
 */
void
newsroom_markdown_details_read_block (NewsroomMarkdownDetails *self,
                                      NewsroomBlock           *block,
                                      MD_BLOCKTYPE             type,
                                      const void              *detail)
{
  memset (block, 0, sizeof *block);
  block->type = block_type (type);

  switch (block->type)
    {
    case NEWSROOM_BLOCK_UNORDERED_LIST:
      block->tight = ((const MD_BLOCK_UL_DETAIL *)detail)->is_tight != 0;
      break;
    case NEWSROOM_BLOCK_ORDERED_LIST:
      block->tight = ((const MD_BLOCK_OL_DETAIL *)detail)->is_tight != 0;
      block->start = ((const MD_BLOCK_OL_DETAIL *)detail)->start;
      break;
    case NEWSROOM_BLOCK_LIST_ITEM:
      read_list_item (block, detail);
      break;
    case NEWSROOM_BLOCK_HEADING:
      block->level = ((const MD_BLOCK_H_DETAIL *)detail)->level;
      break;
    case NEWSROOM_BLOCK_CODE:
      block->info = read_optional_attribute (self, self->target, &((const MD_BLOCK_CODE_DETAIL *)detail)->info);
      break;
    case NEWSROOM_BLOCK_TABLE:
      block->n_columns = ((const MD_BLOCK_TABLE_DETAIL *)detail)->col_count;
      break;
    case NEWSROOM_BLOCK_TABLE_HEADER_CELL:
    case NEWSROOM_BLOCK_TABLE_CELL:
      block->align = cell_align (((const MD_BLOCK_TD_DETAIL *)detail)->align);
      break;
    case NEWSROOM_BLOCK_DOCUMENT:
    case NEWSROOM_BLOCK_QUOTE:
    case NEWSROOM_BLOCK_RULE:
    case NEWSROOM_BLOCK_PARAGRAPH:
    case NEWSROOM_BLOCK_TABLE_HEAD:
    case NEWSROOM_BLOCK_TABLE_BODY:
    case NEWSROOM_BLOCK_TABLE_ROW:
    default:
      break;
    }
}

/**
 * newsroom_markdown_details_inline_type:
 * @type: a type of md4c's
 *
 * Returns: what it is here
 */
NewsroomInlineType
newsroom_markdown_details_inline_type (MD_SPANTYPE type)
{
  switch (type)
    {
    case MD_SPAN_STRONG:
      return NEWSROOM_INLINE_STRONG;
    case MD_SPAN_DEL:
      return NEWSROOM_INLINE_STRIKETHROUGH;
    case MD_SPAN_CODE:
      return NEWSROOM_INLINE_CODE;
    case MD_SPAN_A:
      return NEWSROOM_INLINE_LINK;
    case MD_SPAN_IMG:
      return NEWSROOM_INLINE_IMAGE;
    case MD_SPAN_EM:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U:
    default:
      return NEWSROOM_INLINE_EMPHASIS;
    }
}

/**
 * newsroom_markdown_details_read_inline:
 * @self: what the last details were read into
 * @span: (out caller-allocates): the span; valid until the next is read
 * @type: its type
 * @detail: (nullable): what md4c says of it
 */
void
newsroom_markdown_details_read_inline (NewsroomMarkdownDetails *self,
                                       NewsroomInline          *span,
                                       MD_SPANTYPE              type,
                                       const void              *detail)
{
  memset (span, 0, sizeof *span);
  span->type = newsroom_markdown_details_inline_type (type);

  if (type == MD_SPAN_A)
    {
      const MD_SPAN_A_DETAIL *link = detail;

      span->target = read_attribute (self, self->target, &link->href);
      span->title = read_optional_attribute (self, self->title, &link->title);
    }
  else if (type == MD_SPAN_IMG)
    {
      const MD_SPAN_IMG_DETAIL *image = detail;

      span->target = read_attribute (self, self->target, &image->src);
      span->title = read_optional_attribute (self, self->title, &image->title);
    }
}
