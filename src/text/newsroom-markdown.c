/* newsroom-markdown.c — the one parser of article bodies: Markdown to events
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-markdown.h"

#include "newsroom-entities-private.h"
#include "newsroom-markdown-source-private.h"

#include <md4c.h>
#include <string.h>

#define REPLACEMENT_CHARACTER "\xEF\xBF\xBD"

/* What a body may hold beyond CommonMark; raw HTML stays text and a bare address stays a word. */
#define BODY_FLAGS (MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOHTML)

typedef struct
{
  const NewsroomMarkdownHandler *handler;
  gpointer                       user_data;
  const char                    *body;

  /* Borrowed; what md4c reads in place of the body */
  const NewsroomMarkdownSource *source;

  /* Whether the text is inside a code span or code block */
  gboolean in_code;

  /* Of the table and row that the text is in: its columns, the cells that began, the last of
   * them with text, and where in the body that text ends, 0 if there is none */
  guint n_columns;
  guint n_cells;
  guint text_cell;
  gsize text_end;

  /* Owned; the #NewsroomInlineType of each span that is open, one byte each */
  GByteArray *open_spans;

  /* Owned; used again for each attribute, so that a link costs no allocation */
  GString *target;
  GString *title;
} Parse;

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
      g_string_append (string, REPLACEMENT_CHARACTER);
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
read_attribute (Parse              *parse,
                GString            *string,
                const MD_ATTRIBUTE *attribute)
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
  newsroom_markdown_source_show (parse->source, string->str, string->len);

  return string->str;
}

static const char *
read_optional_attribute (Parse              *parse,
                         GString            *string,
                         const MD_ATTRIBUTE *attribute)
{
  return attribute->size > 0 ? read_attribute (parse, string, attribute) : NULL;
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

static void
read_block (Parse         *parse,
            NewsroomBlock *block,
            MD_BLOCKTYPE   type,
            const void    *detail)
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
      block->info = read_optional_attribute (parse, parse->target, &((const MD_BLOCK_CODE_DETAIL *)detail)->info);
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

static NewsroomInlineType
inline_type (MD_SPANTYPE type)
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

static void
read_inline (Parse          *parse,
             NewsroomInline *span,
             MD_SPANTYPE     type,
             const void     *detail)
{
  memset (span, 0, sizeof *span);
  span->type = inline_type (type);

  if (type == MD_SPAN_A)
    {
      const MD_SPAN_A_DETAIL *link = detail;

      span->target = read_attribute (parse, parse->target, &link->href);
      span->title = read_optional_attribute (parse, parse->title, &link->title);
    }
  else if (type == MD_SPAN_IMG)
    {
      const MD_SPAN_IMG_DETAIL *image = detail;

      span->target = read_attribute (parse, parse->target, &image->src);
      span->title = read_optional_attribute (parse, parse->title, &image->title);
    }
}

static void
open_span (Parse             *parse,
           NewsroomInlineType type)
{
  guint8 byte = (guint8)type;

  g_byte_array_append (parse->open_spans, &byte, 1);
}

static gboolean
is_innermost_span (Parse             *parse,
                   NewsroomInlineType type)
{
  return parse->open_spans->len > 0 && parse->open_spans->data[parse->open_spans->len - 1] == type;
}

static void
close_innermost_span (Parse *parse)
{
  NewsroomInline span = { 0 };

  span.type = parse->open_spans->data[parse->open_spans->len - 1];
  g_byte_array_set_size (parse->open_spans, parse->open_spans->len - 1);
  if (parse->handler->leave_inline != NULL)
    parse->handler->leave_inline (&span, parse->user_data);
}

/* Where md4c 0.4.8 ends a span that it never began, or the other way round, handlers get
 * spans that nest all the same. */
static void
close_all_spans (Parse *parse)
{
  while (parse->open_spans->len > 0)
    close_innermost_span (parse);
}

/* Returns: where in the body a text of md4c's lies, or -1 for one of its own making */
static gssize
offset_of (Parse      *parse,
           const char *text)
{
  guintptr start = (guintptr)parse->source->text;
  guintptr position = (guintptr)text;

  return position >= start && position < start + parse->source->length ? (gssize)(position - start) : -1;
}

static void
note_text (Parse      *parse,
           const char *text,
           gsize       length)
{
  gssize offset = offset_of (parse, text);

  if (offset < 0)
    return;

  parse->text_cell = parse->n_cells;
  parse->text_end = (gsize)offset + length;
}

/* Gives a text from where it lies in the body. The parser replaces NUL everywhere but in
 * code spans. */
static void
give_text (Parse           *parse,
           NewsroomTextType type,
           const char      *text,
           gsize            length)
{
  gssize      offset = offset_of (parse, text);
  const char *start = offset >= 0 ? parse->body + offset : text;
  const char *end = start + length;

  note_text (parse, text, length);
  while (start < end)
    {
      const char *nul = memchr (start, '\0', (gsize)(end - start));
      const char *stop = nul != NULL ? nul : end;

      if (stop > start)
        parse->handler->text (type, start, (gsize)(stop - start), offset >= 0 ? start - parse->body : -1, parse->user_data);
      if (nul == NULL)
        break;

      parse->handler->text (type, REPLACEMENT_CHARACTER, strlen (REPLACEMENT_CHARACTER), -1, parse->user_data);
      start = nul + 1;
    }
}

/* Returns: behind the next end of a table cell that is not empty, or %NULL */
static const char *
skip_cell (const char *p,
           const char *end)
{
  for (; p < end && *p != '|'; p++)
    if (*p == '\\' && p + 1 < end)
      p++;
  if (p >= end)
    return NULL;

  while (p < end && *p == '|')
    p++;

  return p;
}

/* Cells beyond the columns of the table are ignored by the rules of tables. No word may be
 * lost, so they are given as text of the last cell, if the row has any other text. */
static void
give_excess_cells (Parse *parse)
{
  const char *p = parse->source->text + parse->text_end;
  const char *end = p + strcspn (p, "\r\n");

  if (parse->n_cells < parse->n_columns || parse->text_end == 0)
    return;

  for (guint cell = parse->text_cell; p != NULL && cell <= parse->n_columns; cell++)
    p = skip_cell (p, end);
  if (p == NULL)
    return;

  while (p < end && g_ascii_isspace (*p))
    p++;
  while (end > p && (g_ascii_isspace (*(end - 1)) || *(end - 1) == '|'))
    end--;
  if (p == end)
    return;

  parse->handler->text (NEWSROOM_TEXT_NORMAL, " ", 1, -1, parse->user_data);
  give_text (parse, NEWSROOM_TEXT_NORMAL, p, (gsize)(end - p));
}

static void
note_block (Parse       *parse,
            MD_BLOCKTYPE type,
            const void  *detail)
{
  if (type == MD_BLOCK_CODE)
    parse->in_code = TRUE;
  else if (type == MD_BLOCK_TABLE)
    parse->n_columns = ((const MD_BLOCK_TABLE_DETAIL *)detail)->col_count;
  else if (type == MD_BLOCK_TR)
    {
      parse->n_cells = 0;
      parse->text_end = 0;
    }
  else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
    parse->n_cells++;
}

static int
enter_block_cb (MD_BLOCKTYPE type,
                void        *detail,
                void        *user_data)
{
  Parse        *parse = user_data;
  NewsroomBlock block;

  close_all_spans (parse);
  note_block (parse, type, detail);
  if (parse->handler->enter_block == NULL)
    return 0;

  read_block (parse, &block, type, detail);
  parse->handler->enter_block (&block, parse->user_data);

  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE type,
                void        *detail,
                void        *user_data)
{
  Parse        *parse = user_data;
  NewsroomBlock block;

  close_all_spans (parse);
  if (type == MD_BLOCK_CODE)
    parse->in_code = FALSE;
  else if ((type == MD_BLOCK_TH || type == MD_BLOCK_TD) && parse->handler->text != NULL)
    give_excess_cells (parse);
  if (parse->handler->leave_block == NULL)
    return 0;

  read_block (parse, &block, type, detail);
  parse->handler->leave_block (&block, parse->user_data);

  return 0;
}

static int
enter_span_cb (MD_SPANTYPE type,
               void       *detail,
               void       *user_data)
{
  Parse         *parse = user_data;
  NewsroomInline span;

  if (type == MD_SPAN_CODE)
    parse->in_code = TRUE;

  read_inline (parse, &span, type, detail);
  open_span (parse, span.type);
  if (parse->handler->enter_inline != NULL)
    parse->handler->enter_inline (&span, parse->user_data);

  return 0;
}

static int
leave_span_cb (MD_SPANTYPE type,
               void       *detail,
               void       *user_data)
{
  Parse             *parse = user_data;
  NewsroomInlineType span_type = inline_type (type);
  NewsroomInline     span;

  if (type == MD_SPAN_CODE)
    parse->in_code = FALSE;

  if (type == MD_SPAN_A || type == MD_SPAN_IMG)
    while (parse->open_spans->len > 0 && !is_innermost_span (parse, span_type))
      close_innermost_span (parse);
  if (!is_innermost_span (parse, span_type))
    return 0;

  g_byte_array_set_size (parse->open_spans, parse->open_spans->len - 1);
  read_inline (parse, &span, type, detail);
  if (parse->handler->leave_inline != NULL)
    parse->handler->leave_inline (&span, parse->user_data);

  return 0;
}

static int
text_cb (MD_TEXTTYPE    type,
         const MD_CHAR *text,
         MD_SIZE        length,
         void          *user_data)
{
  Parse           *parse = user_data;
  NewsroomTextType words = parse->in_code ? NEWSROOM_TEXT_CODE : NEWSROOM_TEXT_NORMAL;
  char             decoded[NEWSROOM_ENTITY_MAX_LENGTH];
  gsize            decoded_length;

  if (parse->handler->text == NULL)
    return 0;

  switch (type)
    {
    case MD_TEXT_NULLCHAR:
      parse->handler->text (words, REPLACEMENT_CHARACTER, strlen (REPLACEMENT_CHARACTER), -1, parse->user_data);
      break;
    case MD_TEXT_BR:
      parse->handler->text (NEWSROOM_TEXT_HARD_BREAK, "\n", 1, -1, parse->user_data);
      break;
    case MD_TEXT_SOFTBR:
      parse->handler->text (NEWSROOM_TEXT_SOFT_BREAK, "\n", 1, -1, parse->user_data);
      break;
    case MD_TEXT_ENTITY:
      note_text (parse, text, length);
      decoded_length = newsroom_entity_decode (text, length, decoded);
      if (decoded_length > 0)
        parse->handler->text (words, decoded, decoded_length, -1, parse->user_data);
      else
        give_text (parse, words, text, length);
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
    default:
      give_text (parse, words, text, length);
      break;
    }

  return 0;
}

/**
 * newsroom_markdown_parse:
 * @body: UTF-8 Markdown; bytes that are no UTF-8 come through as they are
 * @length: its length in bytes (below 2 GiB), or -1 if it is terminated
 * @handler: what to call
 * @user_data: closure of the handler's functions
 *
 * CommonMark 0.30 with tables, strikethrough and task lists; raw HTML is text. Takes time
 * linear in @length and never recurses into what is nested. Blocks and spans that are entered
 * are left in reverse order, whatever the body.
 *
 * Two faults of md4c 0.4.8, the oldest that is supported, are kept from the handler. It looks
 * at bytes behind the end of what it reads, and where there happens to be a “)”, takes it for
 * the end of a link and runs through memory from there: it is given a copy that ends in NULs.
 * It pairs delimiters and brackets in the target of a link with those outside, as in
 * "[](_)_", so that they are lost and spans do not nest: the copy has other bytes in their
 * place. What is still not paired (in reference labels, and targets over several lines) is
 * mended here. Cells of a table row behind its columns, which it drops as the rules of tables
 * say, are text of the last cell.
 */
void
newsroom_markdown_parse (const char                    *body,
                         gssize                         length,
                         const NewsroomMarkdownHandler *handler,
                         gpointer                       user_data)
{
  g_autoptr (GString) target = g_string_new (NULL);
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GByteArray) open_spans = g_byte_array_new ();
  g_auto (NewsroomMarkdownSource) source = { 0 };
  gsize     size;
  Parse     parse = { 0 };
  MD_PARSER parser = { 0 };

  g_return_if_fail (body != NULL);
  g_return_if_fail (handler != NULL);

  size = length < 0 ? strlen (body) : (gsize)length;
  g_return_if_fail (size <= G_MAXINT32);
  newsroom_markdown_source_init (&source, body, size);

  parse.handler = handler;
  parse.user_data = user_data;
  parse.body = body;
  parse.source = &source;
  parse.target = target;
  parse.title = title;
  parse.open_spans = open_spans;

  parser.flags = BODY_FLAGS;
  parser.enter_block = enter_block_cb;
  parser.leave_block = leave_block_cb;
  parser.enter_span = enter_span_cb;
  parser.leave_span = leave_span_cb;
  parser.text = text_cb;

  /* The callbacks never stop the parser, so that only memory can have run out. */
  if (md_parse (source.text, (MD_SIZE)size, &parser, &parse) != 0)
    g_error ("Out of memory while reading Markdown of %" G_GSIZE_FORMAT " bytes", size);
}
