/* newsroom-markdown.c — the one parser of article bodies: Markdown to events
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-markdown.h"

#include <string.h>

#include "newsroom-entities-private.h"
#include "newsroom-markdown-details-private.h"

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

  /* Owned; the #NewsroomInlineType of each span that is open, one byte each */
  GByteArray *open_spans;

  /* Borrowed */
  NewsroomMarkdownDetails *details;
} Parse;

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

  while (start < end)
    {
      const char *nul = memchr (start, '\0', (gsize)(end - start));
      const char *stop = nul != NULL ? nul : end;

      if (stop > start)
        parse->handler->text (type, start, (gsize)(stop - start), offset >= 0 ? start - parse->body : -1, parse->user_data);
      if (nul == NULL)
        break;

      parse->handler->text (type, NEWSROOM_REPLACEMENT_CHARACTER, strlen (NEWSROOM_REPLACEMENT_CHARACTER), -1, parse->user_data);
      start = nul + 1;
    }
}

static int
enter_block_cb (MD_BLOCKTYPE type,
                void        *detail,
                void        *user_data)
{
  Parse        *parse = user_data;
  NewsroomBlock block;

  close_all_spans (parse);
  if (type == MD_BLOCK_CODE)
    parse->in_code = TRUE;
  if (parse->handler->enter_block == NULL)
    return 0;

  newsroom_markdown_details_read_block (parse->details, &block, type, detail);
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
  if (parse->handler->leave_block == NULL)
    return 0;

  newsroom_markdown_details_read_block (parse->details, &block, type, detail);
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

  newsroom_markdown_details_read_inline (parse->details, &span, type, detail);
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
  NewsroomInlineType span_type = newsroom_markdown_details_inline_type (type);
  NewsroomInline     span;

  if (type == MD_SPAN_CODE)
    parse->in_code = FALSE;

  if (type == MD_SPAN_A || type == MD_SPAN_IMG)
    while (parse->open_spans->len > 0 && !is_innermost_span (parse, span_type))
      close_innermost_span (parse);
  if (!is_innermost_span (parse, span_type))
    return 0;

  g_byte_array_set_size (parse->open_spans, parse->open_spans->len - 1);
  newsroom_markdown_details_read_inline (parse->details, &span, type, detail);
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
      parse->handler->text (words, NEWSROOM_REPLACEMENT_CHARACTER, strlen (NEWSROOM_REPLACEMENT_CHARACTER), -1, parse->user_data);
      break;
    case MD_TEXT_BR:
      parse->handler->text (NEWSROOM_TEXT_HARD_BREAK, "\n", 1, -1, parse->user_data);
      break;
    case MD_TEXT_SOFTBR:
      parse->handler->text (NEWSROOM_TEXT_SOFT_BREAK, "\n", 1, -1, parse->user_data);
      break;
    case MD_TEXT_ENTITY:
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
 * CommonMark with tables, strikethrough and task lists; raw HTML is text. The version is that
 * of md4c: 0.29 in md4c 0.4.8, the oldest that is supported. Takes time linear in @length and
 * never recurses into what is nested. Blocks and spans that are entered are left in reverse
 * order, whatever the body, and no word is lost: see newsroom_markdown_source_init() for what
 * md4c is kept from.
 */
void
newsroom_markdown_parse (const char                    *body,
                         gssize                         length,
                         const NewsroomMarkdownHandler *handler,
                         gpointer                       user_data)
{
  g_autoptr (GByteArray) open_spans = g_byte_array_new ();
  g_auto (NewsroomMarkdownSource) source = { 0 };
  g_auto (NewsroomMarkdownDetails) details = { 0 };
  Parse     parse = { 0 };
  MD_PARSER parser = { 0 };

  g_return_if_fail (body != NULL);
  g_return_if_fail (handler != NULL);

  newsroom_markdown_source_init (&source, body, length);
  g_return_if_fail (source.length <= G_MAXINT32);
  newsroom_markdown_details_init (&details, &source);

  parse.handler = handler;
  parse.user_data = user_data;
  parse.body = body;
  parse.source = &source;
  parse.details = &details;
  parse.open_spans = open_spans;

  parser.flags = BODY_FLAGS;
  parser.enter_block = enter_block_cb;
  parser.leave_block = leave_block_cb;
  parser.enter_span = enter_span_cb;
  parser.leave_span = leave_span_cb;
  parser.text = text_cb;

  /* The callbacks never stop the parser, so that only memory can have run out. */
  if (md_parse (source.text, (MD_SIZE)source.length, &parser, &parse) != 0)
    g_error ("Out of memory while reading Markdown of %" G_GSIZE_FORMAT " bytes", source.length);
}
