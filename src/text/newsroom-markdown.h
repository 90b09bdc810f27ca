/* newsroom-markdown.h — the one parser of article bodies: Markdown to events
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomBlockType:
 *
 * The kinds of block in a body. Raw HTML is not among them: in a body it is text.
 */
typedef enum
{
  NEWSROOM_BLOCK_DOCUMENT,
  NEWSROOM_BLOCK_QUOTE,
  NEWSROOM_BLOCK_UNORDERED_LIST,
  NEWSROOM_BLOCK_ORDERED_LIST,
  NEWSROOM_BLOCK_LIST_ITEM,
  NEWSROOM_BLOCK_RULE,
  NEWSROOM_BLOCK_HEADING,
  NEWSROOM_BLOCK_CODE,
  NEWSROOM_BLOCK_PARAGRAPH,
  NEWSROOM_BLOCK_TABLE,
  NEWSROOM_BLOCK_TABLE_HEAD,
  NEWSROOM_BLOCK_TABLE_BODY,
  NEWSROOM_BLOCK_TABLE_ROW,
  NEWSROOM_BLOCK_TABLE_HEADER_CELL,
  NEWSROOM_BLOCK_TABLE_CELL,
} NewsroomBlockType;

typedef enum
{
  NEWSROOM_ALIGN_DEFAULT,
  NEWSROOM_ALIGN_LEFT,
  NEWSROOM_ALIGN_CENTER,
  NEWSROOM_ALIGN_RIGHT,
} NewsroomAlign;

/**
 * NewsroomBlock:
 * @type: what it is
 * @level: 1 to 6 for a heading, else 0
 * @start: the first number of an ordered list
 * @n_columns: the columns of a table
 * @align: of a table cell
 * @tight: whether a list has no blank lines between its items; inside a tight
 *   list item paragraphs are not announced, their text comes directly
 * @is_task: whether a list item has a check box
 * @is_checked: whether that box is ticked
 * @task_mark_offset: byte offset of the character between the brackets
 * @info: (nullable): the info string of a fenced code block, entities decoded
 *
 * A block, as given to the handler; valid only during the call.
 */
typedef struct
{
  NewsroomBlockType type;
  guint             level;
  guint             start;
  guint             n_columns;
  NewsroomAlign     align;
  gboolean          tight;
  gboolean          is_task;
  gboolean          is_checked;
  gsize             task_mark_offset;
  const char       *info;
} NewsroomBlock;

typedef enum
{
  NEWSROOM_INLINE_EMPHASIS,
  NEWSROOM_INLINE_STRONG,
  NEWSROOM_INLINE_STRIKETHROUGH,
  NEWSROOM_INLINE_CODE,
  NEWSROOM_INLINE_LINK,
  NEWSROOM_INLINE_IMAGE,
} NewsroomInlineType;

/**
 * NewsroomInline:
 * @type: what it is
 * @target: (nullable): where a link or image points, entities and escapes decoded
 * @title: (nullable): the title of a link or image, decoded
 *
 * A span of inline markup, as given to the handler; valid only during the call.
 */
typedef struct
{
  NewsroomInlineType type;
  const char        *target;
  const char        *title;
} NewsroomInline;

typedef enum
{
  NEWSROOM_TEXT_NORMAL,     /* words; entities are decoded, NUL is U+FFFD */
  NEWSROOM_TEXT_CODE,       /* inside a code block or code span */
  NEWSROOM_TEXT_SOFT_BREAK, /* a line end in the source; the text is "\n" */
  NEWSROOM_TEXT_HARD_BREAK, /* a line break that the writer meant; the text is "\n" */
} NewsroomTextType;

/**
 * NewsroomMarkdownHandler:
 *
 * Called in document order while a body is parsed; each may be %NULL.
 * @text: @offset is the byte offset of @text in the body, or -1 where the text is not in
 * the body as such (a decoded entity, a break); @length is in bytes and @text is not
 * terminated.
 */
typedef struct
{
  void (*enter_block) (const NewsroomBlock *block, gpointer user_data);
  void (*leave_block) (const NewsroomBlock *block, gpointer user_data);
  void (*enter_inline) (const NewsroomInline *span, gpointer user_data);
  void (*leave_inline) (const NewsroomInline *span, gpointer user_data);
  void (*text) (NewsroomTextType type, const char *text, gsize length, gssize offset, gpointer user_data);
} NewsroomMarkdownHandler;

/**
 * NewsroomMarkdownReader:
 * @handler: what to call
 * @user_data: closure of the handler's functions
 *
 * One of several who read a body at once.
 */
typedef struct
{
  const NewsroomMarkdownHandler *handler;
  gpointer                       user_data;
} NewsroomMarkdownReader;

void newsroom_markdown_parse (const char                    *body,
                              gssize                         length,
                              const NewsroomMarkdownHandler *handler,
                              gpointer                       user_data);
void newsroom_markdown_parse_for (const char                   *body,
                                  gssize                        length,
                                  const NewsroomMarkdownReader *readers,
                                  guint                         n_readers);

G_END_DECLS
