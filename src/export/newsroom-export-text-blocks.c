/* newsroom-export-text-blocks.c — a body to the blocks that plain text can show
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-text-private.h"

#include <string.h>

#include "newsroom-layout.h"
#include "newsroom-markdown.h"

/* Deeper lists are written at this depth. */
#define MAX_DEPTH 12

/* Columns. Cells that are wider stand out of their column, which is not padded for them. */
#define MAX_CELL_WIDTH 80

typedef struct
{
  gboolean is_ordered;
  guint    number;
  guint    indent;
} List;

typedef struct
{
  GPtrArray *blocks;
  GString   *words;
  GArray    *lists;
  GPtrArray *rows;    /* of the table, each an array of cells */
  GArray    *aligns;  /* of its columns */
  GPtrArray *targets; /* of the links and images that are open, with where their text begins */
  guint      quote_depth;
  gboolean   is_quote;      /* the outermost container is a quotation */
  gboolean   item_is_begun; /* its marker is not written yet */
  gboolean   item_in_quote; /* the last block is a line of a list in a quotation */
} Builder;

typedef struct
{
  gboolean is_image;
  char    *target;
  gsize    start;
} Target;

static void
target_free (Target *target)
{
  g_free (target->target);
  g_free (target);
}

/**
 * newsroom_text_block_new:
 * @type: what it is
 * @words: its words
 *
 * Returns: (transfer full): a block, for an array from newsroom_text_blocks_from_markdown()
 */
NewsroomTextBlock *
newsroom_text_block_new (NewsroomTextBlockType type,
                         const char           *words)
{
  NewsroomTextBlock *block = g_new0 (NewsroomTextBlock, 1);

  block->type = type;
  block->words = g_string_new (words);

  return block;
}

/**
 * newsroom_text_block_free:
 * @block: (transfer full): a block
 */
void
newsroom_text_block_free (NewsroomTextBlock *block)
{
  g_free (block->marker);
  g_string_free (block->words, TRUE);
  g_free (block);
}

static gboolean
is_space (gunichar character)
{
  return character == ' ' || (character >= '\t' && character <= '\r') || character == 0x85 || character == 0x2028 || character == 0x2029;
}

/* Takes spaces from the end, also those that do not break: these would be read as a line break
 * that was meant. */
static void
trim_line (GString *text)
{
  for (;;)
    {
      gsize length = strlen (NEWSROOM_LAYOUT_HARD_BREAK);

      if (text->len >= length && memcmp (text->str + text->len - length, NEWSROOM_LAYOUT_HARD_BREAK, length) == 0)
        g_string_truncate (text, text->len - length);
      else if (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate (text, text->len - 1);
      else
        return;
    }
}

/* Single spaces; lines without words go. */
static void
collapse (GString    *collapsed,
          const char *words,
          gboolean    keep_lines)
{
  gboolean has_space = FALSE;
  gboolean has_line = FALSE;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_space (character))
        {
          has_space = TRUE;
          has_line |= keep_lines && character == '\n';
          continue;
        }
      if (has_line)
        trim_line (collapsed);
      if (has_space && collapsed->len > 0 && collapsed->str[collapsed->len - 1] != '\n')
        g_string_append_c (collapsed, has_line ? '\n' : ' ');
      has_space = has_line = FALSE;
      g_string_append_len (collapsed, p, g_utf8_next_char (p) - p);
    }

  trim_line (collapsed);
  if (collapsed->len > 0 && collapsed->str[collapsed->len - 1] == '\n')
    g_string_truncate (collapsed, collapsed->len - 1);
}

/**
 * newsroom_text_collapse:
 * @words: any text
 *
 * Returns: (transfer full): one line with single spaces and none at the ends, without a leading byte
 *   order mark
 */
char *
newsroom_text_collapse (const char *words)
{
  g_autoptr (GString) collapsed = g_string_new (NULL);

  while (g_str_has_prefix (words, "\uFEFF"))
    words += strlen ("\uFEFF");
  collapse (collapsed, words, FALSE);

  return g_string_free (g_steal_pointer (&collapsed), FALSE);
}

static NewsroomTextBlock *
last_block (Builder *builder)
{
  return builder->blocks->len > 0 ? g_ptr_array_index (builder->blocks, builder->blocks->len - 1) : NULL;
}

static NewsroomTextBlock *
add_block (Builder              *builder,
           NewsroomTextBlockType type,
           const char           *words)
{
  NewsroomTextBlock *block = newsroom_text_block_new (type, words);

  g_ptr_array_add (builder->blocks, block);

  return block;
}

static char *
dup_marker (const List *list)
{
  return list->is_ordered ? g_strdup_printf ("%u. ", list->number) : g_strdup ("• ");
}

static void
add_item_words (Builder    *builder,
                const char *words)
{
  List              *list = &g_array_index (builder->lists, List, builder->lists->len - 1);
  NewsroomTextBlock *block = last_block (builder);

  if (builder->item_is_begun || block == NULL || block->type != NEWSROOM_TEXT_BLOCK_ITEM)
    {
      block = add_block (builder, NEWSROOM_TEXT_BLOCK_ITEM, words);
      block->marker = dup_marker (list);
      block->indent = list->indent;
      builder->item_is_begun = FALSE;
      return;
    }
  g_string_append_printf (block->words, "\n%s", words);
}

/* A list in a quotation is written as lines of words. */
static void
add_quote_words (Builder    *builder,
                 const char *words)
{
  NewsroomTextBlock *block = last_block (builder);
  g_autofree char   *marker = NULL;

  if (builder->lists->len == 0)
    {
      add_block (builder, NEWSROOM_TEXT_BLOCK_QUOTE, words);
      builder->item_in_quote = FALSE;
      return;
    }

  marker = dup_marker (&g_array_index (builder->lists, List, builder->lists->len - 1));
  g_strchomp (marker);
  if (!builder->item_in_quote || block == NULL || block->type != NEWSROOM_TEXT_BLOCK_QUOTE)
    block = add_block (builder, NEWSROOM_TEXT_BLOCK_QUOTE, "");
  else
    g_string_append_c (block->words, '\n');
  if (builder->item_is_begun)
    g_string_append_printf (block->words, "%s\u00a0", marker);
  g_string_append (block->words, words);
  builder->item_is_begun = FALSE;
  builder->item_in_quote = TRUE;
}

static NewsroomTextBlock *
add_words (Builder              *builder,
           NewsroomTextBlockType type,
           const char           *words)
{
  if (words[0] == '\0')
    return NULL;
  if (builder->is_quote)
    add_quote_words (builder, words);
  else if (builder->lists->len > 0)
    add_item_words (builder, words);
  else
    return add_block (builder, type, words);

  return NULL;
}

/* Ends the words so far as a block. */
static NewsroomTextBlock *
flush (Builder              *builder,
       NewsroomTextBlockType type)
{
  g_autoptr (GString) words = g_string_new (NULL);

  collapse (words, builder->words->str, type != NEWSROOM_TEXT_BLOCK_HEADING);
  g_string_truncate (builder->words, 0);

  return add_words (builder, type, words->str);
}

static void
flush_code (Builder *builder)
{
  if (builder->words->len > 0 && builder->words->str[builder->words->len - 1] == '\n' && builder->words->len > 1)
    g_string_truncate (builder->words, builder->words->len - 1);

  if (!builder->is_quote && builder->lists->len == 0)
    {
      if (builder->words->len > 0)
        add_block (builder, NEWSROOM_TEXT_BLOCK_PREFORMATTED, builder->words->str);
      g_string_truncate (builder->words, 0);
    }
  else
    flush (builder, NEWSROOM_TEXT_BLOCK_PARAGRAPH);
}

static void
begin_list (Builder             *builder,
            const NewsroomBlock *block)
{
  List               list = { block->type == NEWSROOM_BLOCK_ORDERED_LIST, block->start, 0 };
  NewsroomTextBlock *parent;

  flush (builder, NEWSROOM_TEXT_BLOCK_PARAGRAPH);
  parent = last_block (builder);
  if (builder->lists->len > 0)
    {
      List *outer = &g_array_index (builder->lists, List, builder->lists->len - 1);

      list.indent = outer->indent;
      if (!builder->item_is_begun && builder->lists->len < MAX_DEPTH && parent != NULL && parent->marker != NULL && !builder->is_quote)
        {
          g_autofree char *marker = dup_marker (outer);

          list.indent = outer->indent + newsroom_layout_get_width (marker, strlen (marker));
        }
    }
  /* The first item counts up to where the list starts. */
  list.number--;
  g_array_append_val (builder->lists, list);
}

static void
begin_item (Builder             *builder,
            const NewsroomBlock *block)
{
  List *list = &g_array_index (builder->lists, List, builder->lists->len - 1);

  list->number++;
  builder->item_is_begun = TRUE;
  if (block->is_task)
    g_string_append (builder->words, block->is_checked ? "[x] " : "[ ] ");
}

static void
add_cell (Builder             *builder,
          const NewsroomBlock *block)
{
  g_autofree char *cell = newsroom_text_collapse (builder->words->str);
  GPtrArray       *row = g_ptr_array_index (builder->rows, builder->rows->len - 1);

  g_string_truncate (builder->words, 0);
  if (row->len >= builder->aligns->len)
    g_array_append_val (builder->aligns, block->align);
  g_ptr_array_add (row, g_steal_pointer (&cell));
}

static guint
get_width (const char *text)
{
  return newsroom_layout_get_width (text, strlen (text));
}

static guint
measure_column (Builder *builder,
                guint    column)
{
  guint width = 0;

  for (guint i = 0; i < builder->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (builder->rows, i);

      if (column < row->len)
        width = MAX (width, MIN (get_width (g_ptr_array_index (row, column)), MAX_CELL_WIDTH));
    }

  return width;
}

static void
append_spaces (GString *text,
               guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, ' ');
}

static void
append_row (GString     *text,
            GPtrArray   *row,
            GArray      *aligns,
            const guint *widths)
{
  for (guint column = 0; column < row->len; column++)
    {
      const char   *cell = g_ptr_array_index (row, column);
      NewsroomAlign align = g_array_index (aligns, NewsroomAlign, column);
      guint         room = widths[column] - MIN (get_width (cell), widths[column]);
      guint         before = align == NEWSROOM_ALIGN_RIGHT ? room : (align == NEWSROOM_ALIGN_CENTER ? room / 2 : 0);

      append_spaces (text, (column > 0 ? NEWSROOM_LAYOUT_COLUMN_GAP : 0) + before);
      g_string_append (text, cell);
      if (column + 1 < row->len)
        append_spaces (text, room - before);
    }
  g_string_append_c (text, '\n');
}

static void
flush_table (Builder *builder)
{
  g_autofree guint *widths = g_new0 (guint, builder->aligns->len + 1);

  for (guint column = 0; column < builder->aligns->len; column++)
    widths[column] = measure_column (builder, column);
  for (guint i = 0; i < builder->rows->len; i++)
    append_row (builder->words, g_ptr_array_index (builder->rows, i), builder->aligns, widths);

  g_ptr_array_set_size (builder->rows, 0);
  g_array_set_size (builder->aligns, 0);
  flush_code (builder);
}

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Builder *builder = user_data;

  switch (block->type)
    {
    case NEWSROOM_BLOCK_UNORDERED_LIST:
    case NEWSROOM_BLOCK_ORDERED_LIST:
      begin_list (builder, block);
      break;
    case NEWSROOM_BLOCK_LIST_ITEM:
      begin_item (builder, block);
      break;
    case NEWSROOM_BLOCK_QUOTE:
      flush (builder, NEWSROOM_TEXT_BLOCK_PARAGRAPH);
      if (builder->quote_depth++ == 0 && builder->lists->len == 0)
        builder->is_quote = TRUE;
      builder->item_in_quote = FALSE;
      break;
    case NEWSROOM_BLOCK_TABLE_ROW:
      g_ptr_array_add (builder->rows, g_ptr_array_new_with_free_func (g_free));
      break;
    case NEWSROOM_BLOCK_HEADING:
    case NEWSROOM_BLOCK_CODE:
    case NEWSROOM_BLOCK_TABLE:
    case NEWSROOM_BLOCK_PARAGRAPH:
      if (builder->words->len > 0 && !g_str_has_suffix (builder->words->str, "] "))
        flush (builder, NEWSROOM_TEXT_BLOCK_PARAGRAPH);
      break;
    case NEWSROOM_BLOCK_DOCUMENT:
    case NEWSROOM_BLOCK_RULE:
    case NEWSROOM_BLOCK_TABLE_HEAD:
    case NEWSROOM_BLOCK_TABLE_BODY:
    case NEWSROOM_BLOCK_TABLE_HEADER_CELL:
    case NEWSROOM_BLOCK_TABLE_CELL:
    default:
      break;
    }
}

static void
leave_heading (Builder             *builder,
               const NewsroomBlock *block)
{
  NewsroomTextBlock *heading = flush (builder, NEWSROOM_TEXT_BLOCK_HEADING);

  if (heading != NULL)
    heading->level = block->level;
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Builder *builder = user_data;

  switch (block->type)
    {
    case NEWSROOM_BLOCK_UNORDERED_LIST:
    case NEWSROOM_BLOCK_ORDERED_LIST:
      g_array_set_size (builder->lists, builder->lists->len - 1);
      builder->item_is_begun = FALSE;
      builder->item_in_quote &= builder->lists->len > 0;
      break;
    case NEWSROOM_BLOCK_QUOTE:
      flush (builder, NEWSROOM_TEXT_BLOCK_PARAGRAPH);
      if (--builder->quote_depth == 0)
        builder->is_quote = FALSE;
      break;
    case NEWSROOM_BLOCK_HEADING:
      leave_heading (builder, block);
      break;
    case NEWSROOM_BLOCK_CODE:
      flush_code (builder);
      break;
    case NEWSROOM_BLOCK_TABLE:
      flush_table (builder);
      break;
    case NEWSROOM_BLOCK_TABLE_HEADER_CELL:
    case NEWSROOM_BLOCK_TABLE_CELL:
      add_cell (builder, block);
      break;
    case NEWSROOM_BLOCK_RULE:
      if (!builder->is_quote && builder->lists->len == 0)
        add_block (builder, NEWSROOM_TEXT_BLOCK_RULE, "");
      break;
    case NEWSROOM_BLOCK_LIST_ITEM:
    case NEWSROOM_BLOCK_PARAGRAPH:
      flush (builder, NEWSROOM_TEXT_BLOCK_PARAGRAPH);
      break;
    case NEWSROOM_BLOCK_DOCUMENT:
    case NEWSROOM_BLOCK_TABLE_HEAD:
    case NEWSROOM_BLOCK_TABLE_BODY:
    case NEWSROOM_BLOCK_TABLE_ROW:
    default:
      break;
    }
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Builder *builder = user_data;
  Target  *target;

  if (span->type != NEWSROOM_INLINE_LINK && span->type != NEWSROOM_INLINE_IMAGE)
    return;

  target = g_new0 (Target, 1);
  target->is_image = span->type == NEWSROOM_INLINE_IMAGE;
  target->target = newsroom_text_collapse (span->target != NULL ? span->target : "");
  if (target->is_image)
    g_string_append (builder->words, "[Image: ");
  target->start = builder->words->len;
  g_ptr_array_add (builder->targets, target);
}

/* An address that is written out needs no address after it. */
static gboolean
says_target (const char *words,
             const char *target)
{
  static const char *const prefixes[] = { "", "mailto:", "http://", "https://", "tel:" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (target, prefixes[i]) && g_str_equal (words, target + strlen (prefixes[i])))
      return TRUE;

  return FALSE;
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Builder *builder = user_data;
  Target  *target;

  if (span->type != NEWSROOM_INLINE_LINK && span->type != NEWSROOM_INLINE_IMAGE)
    return;

  target = g_ptr_array_index (builder->targets, builder->targets->len - 1);
  if (target->target[0] != '\0' && !says_target (builder->words->str + target->start, target->target))
    {
      g_string_append (builder->words, builder->words->len > target->start ? " (" : "(");
      g_string_append_printf (builder->words, "%s)", target->target);
    }
  if (target->is_image)
    g_string_append_c (builder->words, ']');
  g_ptr_array_set_size (builder->targets, (int)builder->targets->len - 1);
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Builder *builder = user_data;
  gsize    start = builder->words->len;

  if (type == NEWSROOM_TEXT_SOFT_BREAK)
    {
      g_string_append_c (builder->words, ' ');
      return;
    }

  g_string_append_len (builder->words, text, (gssize)length);
  if (type == NEWSROOM_TEXT_NORMAL)
    for (gsize i = start; i < builder->words->len; i++)
      if (builder->words->str[i] == '\n')
        builder->words->str[i] = ' ';
}

/**
 * newsroom_text_blocks_from_markdown:
 * @markdown: a body or a biography
 * @as_quote: whether all of it is set in, so that it is paragraphs of lines
 *
 * Returns: (transfer full) (element-type NewsroomTextBlock): its blocks
 */
GPtrArray *
newsroom_text_blocks_from_markdown (const char *markdown,
                                    gboolean    as_quote)
{
  static const NewsroomMarkdownHandler handler = { enter_block_cb, leave_block_cb, enter_inline_cb, leave_inline_cb, text_cb };
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (List));
  g_autoptr (GArray) aligns = g_array_new (FALSE, FALSE, sizeof (NewsroomAlign));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify)target_free);
  Builder builder = { .words = words, .lists = lists, .rows = rows, .aligns = aligns, .targets = targets };

  builder.blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_text_block_free);
  builder.is_quote = as_quote;
  builder.quote_depth = as_quote;
  newsroom_markdown_parse (markdown, -1, &handler, &builder);

  return builder.blocks;
}
