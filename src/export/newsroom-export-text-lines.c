/* newsroom-export-text-lines.c — blocks of words to lines that read back as those blocks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-text-private.h"

#include <string.h>

#include "newsroom-credit-line.h"
#include "newsroom-date-line.h"
#include "newsroom-layout.h"
#include "newsroom-name.h"

#define QUOTE_INDENT "    "

/**
 * newsroom_text_protect:
 * @line: words that would mean something where they stand
 *
 * Makes the first space one that does not break, or puts one after the only word: that looks
 * the same, and such a line is never taken for a bullet, a byline or the end of the story.
 */
void
newsroom_text_protect (GString *line)
{
  const char *space = strchr (line->str, ' ');

  if (space == NULL)
    {
      g_string_append (line, "\u00a0");
      return;
    }
  g_string_overwrite (line, (gsize)(space - line->str), "\xC2");
  g_string_insert (line, space - line->str + 1, "\xA0");
}

/**
 * newsroom_text_is_marked:
 * @line: (array length=length): a line without its indentation
 * @length: bytes
 *
 * Returns: whether it would be read as an item of a list, a rule or the end of the story
 */
gboolean
newsroom_text_is_marked (const char *line,
                         gsize       length)
{
  guint number;

  return newsroom_layout_measure_bullet (line, length) > 0 || newsroom_layout_measure_number (line, length, &number) > 0 ||
         newsroom_layout_is_rule (line, length) || newsroom_layout_is_closer (line, length);
}

/**
 * newsroom_text_is_header:
 * @line: a line without its indentation
 *
 * Returns: whether it would be read as a byline, a date or a standfirst over the story
 */
gboolean
newsroom_text_is_header (const char *line)
{
  g_auto (GStrv) parts = newsroom_credit_line_split (line);
  NewsroomLayoutLabel label;

  return parts != NULL || (newsroom_layout_measure_label (line, strlen (line), &label) > 0 && label >= NEWSROOM_LAYOUT_LABEL_STANDFIRST);
}

/**
 * newsroom_text_is_name_over_date:
 * @line: a line without its indentation
 * @next: (nullable): the line under it
 *
 * Returns: whether they would be read as the name of the author and a date over the story
 */
gboolean
newsroom_text_is_name_over_date (const char *line,
                                 const char *next)
{
  NewsroomTime which;
  gint64       time;

  return next != NULL && strchr (line, ' ') != NULL && newsroom_name_is_person (line) && newsroom_date_line_parse (next, &which, &time);
}

/* Whether the line would be split after what looks like a dateline and come back with another dash. */
static gboolean
has_other_dateline (const char *line)
{
  gsize dateline_length;
  gsize length = newsroom_layout_measure_dateline (line, strlen (line), &dateline_length);

  return length > 0 && !g_str_has_prefix (line + dateline_length, " " NEWSROOM_LAYOUT_DASH " ");
}

/* Writes one line's words, broken where they are too wide. */
static void
append_line (GString    *text,
             const char *words,
             gsize       length,
             const char *indent,
             guint       column,
             guint       width)
{
  gsize    at = 0;
  gboolean is_first = TRUE;

  while (at < length)
    {
      gboolean has_space = words[at] == ' ';
      gsize    start = at + has_space;
      gsize    unit = width > 0 ? newsroom_layout_measure_unit (words + start, length - start) : length - start;
      guint    unit_width = newsroom_layout_get_width (words + start, unit);

      if (!is_first && column + has_space + unit_width > width)
        {
          g_string_append_printf (text, "\n%s", indent);
          column = newsroom_layout_get_width (indent, strlen (indent));
        }
      else if (has_space)
        {
          g_string_append_c (text, ' ');
          column++;
        }
      g_string_append_len (text, words + start, (gssize)unit);
      column += unit_width;
      at = start + unit;
      is_first = FALSE;
    }
}

/**
 * newsroom_text_append_wrapped:
 * @text: where to write; the indentation of the first line stands there
 * @words: single spaces between words, "\n" where a line must end
 * @indent: what other lines begin with
 * @column: the columns that the first line has already
 * @width: columns; 0 to break nothing
 */
void
newsroom_text_append_wrapped (GString    *text,
                              const char *words,
                              const char *indent,
                              guint       column,
                              guint       width)
{
  for (;;)
    {
      const char *end = strchrnul (words, '\n');

      append_line (text, words, (gsize)(end - words), indent, column, width);
      if (*end == '\0')
        break;
      g_string_append_printf (text, NEWSROOM_LAYOUT_HARD_BREAK "\n%s", indent);
      column = newsroom_layout_get_width (indent, strlen (indent));
      words = end + 1;
    }
}

/* Whether what is read line by line over the story would take the first line, as it is broken. */
static gboolean
begins_as_header (const char *words,
                  guint       width)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  newsroom_text_append_wrapped (lines, words, "", 0, width);
  g_string_truncate (lines, strcspn (lines->str, "\n"));

  return newsroom_text_is_header (lines->str);
}

/* Whether a block begins with a dash and is read as speech, for it is one line. */
static gboolean
begins_speech (const NewsroomTextBlock *block)
{
  return block->type != NEWSROOM_TEXT_BLOCK_ITEM && strchr (block->words->str, '\n') == NULL &&
         newsroom_layout_begins_with_dash (block->words->str, block->words->len);
}

/* "Author: Ann Example" */
static gboolean
names_author (const char *line)
{
  const char *colon = strchr (line, ':');

  return colon != NULL && colon[1] == ' ' && newsroom_layout_is_author_label (line, (gsize)(colon - line));
}

static gboolean
needs_protection (const char *line,
                  gboolean    is_first_line,
                  guint       position,
                  gboolean    has_dateline,
                  guint       width)
{
  gsize length = strlen (line);

  if (newsroom_text_is_marked (line, length))
    return TRUE;
  if (!is_first_line)
    return FALSE;
  if (names_author (line) || newsroom_layout_is_author_label (line, length) || g_str_has_prefix (line, NEWSROOM_LAYOUT_QUOTE))
    return TRUE;
  if (position < NEWSROOM_TEXT_N_HEADER_BLOCKS && (newsroom_text_is_header (line) || begins_as_header (line, width)))
    return TRUE;

  return position == 0 && (has_dateline ? newsroom_layout_is_crosshead (line, length) : has_other_dateline (line));
}

static void
protect_lines (NewsroomTextBlock *block,
               guint              position,
               gboolean           has_dateline,
               guint              width)
{
  g_auto (GStrv) lines = g_strsplit (block->words->str, "\n", -1);
  gboolean is_speech = begins_speech (block);

  g_string_truncate (block->words, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GString) line = g_string_new (lines[i]);
      gboolean is_marker_line = block->type == NEWSROOM_TEXT_BLOCK_ITEM && i == 0;
      gboolean is_over_date = i == 0 && position < NEWSROOM_TEXT_N_HEADER_BLOCKS && newsroom_text_is_name_over_date (lines[0], lines[1]);

      if (!is_marker_line && !is_speech && (is_over_date || needs_protection (lines[i], i == 0, position, has_dateline, width)))
        newsroom_text_protect (line);
      g_string_append_printf (block->words, "%s%s", i > 0 ? "\n" : "", line->str);
    }
}

/**
 * newsroom_text_blocks_protect:
 * @blocks: (element-type NewsroomTextBlock): a story
 * @has_dateline: whether a dateline will stand before the first words
 * @width: columns at which they will be broken; 0 for one line a paragraph
 *
 * Makes sure that no words are taken for something else when the text is read.
 */
void
newsroom_text_blocks_protect (GPtrArray *blocks,
                              gboolean   has_dateline,
                              guint      width)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      NewsroomTextBlock *block = g_ptr_array_index (blocks, i);

      if (block->type == NEWSROOM_TEXT_BLOCK_PARAGRAPH || block->type == NEWSROOM_TEXT_BLOCK_QUOTE || block->type == NEWSROOM_TEXT_BLOCK_ITEM)
        protect_lines (block, i, has_dateline && i == 0, width);
    }
}

/* Whether words would be read as a crosshead where they stand. */
static gboolean
is_crosshead (const char *words,
              guint       position,
              gboolean    is_last)
{
  gsize length = strlen (words);

  if (is_last || !newsroom_layout_is_crosshead (words, length) || newsroom_text_is_marked (words, length) || newsroom_layout_is_author_label (words, length))
    return FALSE;
  if (position == 0 && has_other_dateline (words))
    return FALSE;

  return position >= NEWSROOM_TEXT_N_HEADER_BLOCKS || !newsroom_text_is_header (words);
}

/* Words in capitals with something under them are a crosshead as they are; others are underlined. */
static void
append_heading (GString           *text,
                NewsroomTextBlock *block,
                guint              position,
                gboolean           is_last)
{
  const char *words = block->words->str;

  g_string_append (text, words);
  if (is_crosshead (words, position, is_last))
    return;

  g_string_append_c (text, '\n');
  for (guint i = 0; i < MAX (newsroom_layout_get_width (words, block->words->len), 3); i++)
    g_string_append_c (text, block->level == 1 ? '=' : '-');
}

static void
append_preformatted (GString           *text,
                     NewsroomTextBlock *block)
{
  g_auto (GStrv) lines = g_strsplit (block->words->str, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "%s%*s%s", i > 0 ? "\n" : "", (int)block->indent, "", lines[i]);
}

static void
append_item (GString           *text,
             NewsroomTextBlock *block,
             guint              width)
{
  guint            column = block->indent + newsroom_layout_get_width (block->marker, strlen (block->marker));
  g_autofree char *indent = g_strnfill (column, ' ');

  g_string_append_printf (text, "%*s%s", (int)block->indent, "", block->marker);
  newsroom_text_append_wrapped (text, block->words->str, indent, column, width);
}

static void
append_block (GString           *text,
              NewsroomTextBlock *block,
              const char        *quote_indent,
              guint              width,
              guint              position,
              gboolean           is_last)
{
  switch (block->type)
    {
    case NEWSROOM_TEXT_BLOCK_PARAGRAPH:
      newsroom_text_append_wrapped (text, block->words->str, "", 0, width);
      break;
    case NEWSROOM_TEXT_BLOCK_QUOTE:
      g_string_append (text, quote_indent);
      newsroom_text_append_wrapped (text, block->words->str, quote_indent, strlen (quote_indent), width);
      break;
    case NEWSROOM_TEXT_BLOCK_HEADING:
      append_heading (text, block, position, is_last);
      break;
    case NEWSROOM_TEXT_BLOCK_ITEM:
      append_item (text, block, width);
      break;
    case NEWSROOM_TEXT_BLOCK_PREFORMATTED:
      append_preformatted (text, block);
      break;
    case NEWSROOM_TEXT_BLOCK_RULE:
    default:
      g_string_append (text, "* * *");
      break;
    }
}

/* Where most is set in, a reader of the file would take that for the way its paragraphs begin. */
static const char *
find_quote_indent (GPtrArray *blocks)
{
  guint n_set_in = 0;
  guint n_flush = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      NewsroomTextBlock *block = g_ptr_array_index (blocks, i);

      n_set_in += block->type == NEWSROOM_TEXT_BLOCK_QUOTE || (block->type == NEWSROOM_TEXT_BLOCK_PREFORMATTED && block->indent > 0);
      n_flush += newsroom_text_block_is_flush (block);
    }

  return n_set_in > n_flush * 2 ? NEWSROOM_LAYOUT_QUOTE : QUOTE_INDENT;
}

/**
 * newsroom_text_blocks_append:
 * @text: where to write
 * @blocks: (element-type NewsroomTextBlock): a story
 * @dateline: what stands before the first words, "" for nothing
 * @width: columns; 0 for one line a paragraph
 */
void
newsroom_text_blocks_append (GString    *text,
                             GPtrArray  *blocks,
                             const char *dateline,
                             guint       width)
{
  const char        *quote_indent = find_quote_indent (blocks);
  NewsroomTextBlock *before = NULL;

  if (dateline[0] != '\0')
    {
      g_autofree char   *opening = g_strconcat (dateline, " " NEWSROOM_LAYOUT_DASH, NULL);
      NewsroomTextBlock *first = blocks->len > 0 ? g_ptr_array_index (blocks, 0) : NULL;

      /* Broken with the words that follow it, as it will be when it is read. */
      if (first != NULL && first->type == NEWSROOM_TEXT_BLOCK_PARAGRAPH)
        g_string_prepend (g_string_prepend (first->words, " "), opening);
      else
        g_string_append_printf (text, "%s\n\n", opening);
    }

  for (guint i = 0; i < blocks->len; i++)
    {
      NewsroomTextBlock *block = g_ptr_array_index (blocks, i);
      gboolean           is_list = before != NULL && before->type == NEWSROOM_TEXT_BLOCK_ITEM && block->type == NEWSROOM_TEXT_BLOCK_ITEM;

      if (before != NULL)
        g_string_append (text, is_list ? "\n" : "\n\n");
      append_block (text, block, quote_indent, width, i, i + 1 == blocks->len);
      before = block;
    }
  if (before != NULL)
    g_string_append (text, "\n\n");
}
