/* newsroom-plain-text.c — the words of a body without its markup
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-plain-text.h"

#include "newsroom-markdown.h"

#include <string.h>

typedef enum
{
  GAP_NONE,
  GAP_TAB,
  GAP_LINE,
  GAP_BLANK_LINE,
} Gap;

typedef struct
{
  GString *words;
  Gap      gap; /* what goes before the next word */
  guint    list_depth;
} Output;

static const char *const gap_texts[] = {
  [GAP_NONE] = "",
  [GAP_TAB] = "\t",
  [GAP_LINE] = "\n",
  [GAP_BLANK_LINE] = "\n\n",
};

static void
widen_gap (Output *output,
           Gap     gap)
{
  output->gap = MAX (output->gap, output->list_depth > 0 ? MIN (gap, GAP_LINE) : gap);
}

static gboolean
is_list (const NewsroomBlock *block)
{
  return block->type == NEWSROOM_BLOCK_UNORDERED_LIST || block->type == NEWSROOM_BLOCK_ORDERED_LIST;
}

static gboolean
ends_line (const GString *words)
{
  return words->len > 0 && words->str[words->len - 1] == '\n';
}

static Gap
gap_around (const NewsroomBlock *block)
{
  switch (block->type)
    {
    case NEWSROOM_BLOCK_LIST_ITEM:
    case NEWSROOM_BLOCK_TABLE_ROW:
      return GAP_LINE;
    case NEWSROOM_BLOCK_TABLE_HEADER_CELL:
    case NEWSROOM_BLOCK_TABLE_CELL:
      return GAP_TAB;
    case NEWSROOM_BLOCK_TABLE_HEAD:
    case NEWSROOM_BLOCK_TABLE_BODY:
      return GAP_NONE;
    case NEWSROOM_BLOCK_DOCUMENT:
    case NEWSROOM_BLOCK_QUOTE:
    case NEWSROOM_BLOCK_UNORDERED_LIST:
    case NEWSROOM_BLOCK_ORDERED_LIST:
    case NEWSROOM_BLOCK_RULE:
    case NEWSROOM_BLOCK_HEADING:
    case NEWSROOM_BLOCK_CODE:
    case NEWSROOM_BLOCK_PARAGRAPH:
    case NEWSROOM_BLOCK_TABLE:
    default:
      return GAP_BLANK_LINE;
    }
}

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Output *output = user_data;

  widen_gap (output, gap_around (block));
  if (is_list (block))
    output->list_depth++;
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Output *output = user_data;

  if (is_list (block))
    output->list_depth--;
  if (block->type == NEWSROOM_BLOCK_CODE && output->gap == GAP_NONE && ends_line (output->words))
    g_string_truncate (output->words, output->words->len - 1);
  widen_gap (output, gap_around (block));
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Output *output = user_data;

  if (output->words->len > 0 && output->gap != GAP_NONE)
    g_string_append (output->words, gap_texts[output->gap]);
  output->gap = GAP_NONE;

  if (type == NEWSROOM_TEXT_SOFT_BREAK)
    g_string_append_c (output->words, ' ');
  else
    g_string_append_len (output->words, text, (gssize)length);
}

/**
 * newsroom_plain_text_from_markdown:
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 *
 * The words as a reader gets them: blocks are separated by a blank line, list items and
 * table rows by a line end, table cells by a tab; a line end that means nothing is a space.
 * Numbers and bullets of lists, link targets and rules are not words; of an image its
 * description remains.
 *
 * Returns: (transfer full): the words, without a line end after the last
 */
char *
newsroom_plain_text_from_markdown (const char *body,
                                   gssize      length)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .text = text_cb,
  };
  Output output = { 0 };

  g_return_val_if_fail (body != NULL, NULL);

  output.words = g_string_sized_new (length < 0 ? strlen (body) : (gsize)length);
  newsroom_markdown_parse (body, length, &handler, &output);

  return g_string_free (output.words, FALSE);
}
