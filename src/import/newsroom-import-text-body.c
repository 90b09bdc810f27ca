/* newsroom-import-text-body.c — the blocks of a story to Markdown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-text-private.h"

#include <string.h>

#include "newsroom-import-text-list.h"
#include "newsroom-layout.h"
#include "newsroom-markdown-writer.h"

/* Columns by which a quotation is set in. Under an item so little belongs to the item. */
#define QUOTE_INDENT 2
#define QUOTE_INDENT_UNDER_ITEM 4

/* Columns. A line in capitals that is set in by as many is quoted. */
#define MAX_CROSSHEAD_INDENT 3

typedef struct
{
  GString         *body;
  NewsroomTextList list;
  gboolean         is_in_quote;
  gboolean         indents_paragraphs;
} Writer;

static gboolean
begins_with (const NewsroomTextLine *line,
             const char             *prefix)
{
  return (gsize)(line->end - line->raw) >= strlen (prefix) && memcmp (line->raw, prefix, strlen (prefix)) == 0;
}

static gboolean
is_table (const NewsroomTextRange *block)
{
  gsize n_with_columns = 0;

  for (gsize i = block->first; i < block->end; i++)
    n_with_columns += newsroom_layout_has_columns (block->lines[i].text, newsroom_text_line_length (&block->lines[i]));

  return n_with_columns >= 2 && n_with_columns * 2 > block->end - block->first;
}

static gboolean
all_begin_with (const NewsroomTextRange *block,
                const char              *prefix)
{
  for (gsize i = block->first; i < block->end; i++)
    if (!begins_with (&block->lines[i], prefix))
      return FALSE;

  return TRUE;
}

/* Lines that keep their spaces: the leftmost begin just after the mark. */
static gboolean
is_preformatted (const NewsroomTextRange *block)
{
  gsize length = strlen (NEWSROOM_LAYOUT_PREFORMATTED);

  if (!all_begin_with (block, NEWSROOM_LAYOUT_PREFORMATTED))
    return FALSE;

  for (gsize i = block->first; i < block->end; i++)
    if (block->lines[i].text == block->lines[i].raw + length)
      return TRUE;

  return FALSE;
}

static gboolean
is_set_in (const NewsroomTextRange *block,
           guint                    indent)
{
  for (gsize i = block->first; i < block->end; i++)
    if (block->lines[i].indent < indent)
      return FALSE;

  return TRUE;
}

/* Whether a list begins at @at. In a block that begins with a dash and has no other item
 * somebody speaks. */
static gboolean
begins_list (const NewsroomTextRange *block,
             gsize                    at)
{
  const NewsroomTextLine *line = &block->lines[at];

  if (newsroom_text_measure_list_marker (line) == 0)
    return FALSE;
  if (at > block->first || !newsroom_layout_begins_with_dash (line->text, newsroom_text_line_length (line)))
    return TRUE;

  for (at++; at < block->end; at++)
    if (newsroom_text_measure_list_marker (&block->lines[at]) > 0)
      return TRUE;

  return FALSE;
}

static void
begin_block (Writer *writer)
{
  if (writer->body->len > 0)
    g_string_append (writer->body, "\n\n");
  writer->list.depth = 0;
  writer->is_in_quote = FALSE;
}

static void
append_code (Writer                  *writer,
             const NewsroomTextRange *block,
             gsize                    skip)
{
  g_autoptr (GString) code = g_string_new (NULL);
  g_autofree char *markdown = NULL;

  for (gsize i = block->first; i < block->end; i++)
    {
      const NewsroomTextLine *line = &block->lines[i];

      g_string_append_len (code, line->raw + skip, line->end - line->raw - (gssize)skip);
      g_string_append_c (code, '\n');
    }

  begin_block (writer);
  markdown = newsroom_markdown_code_block (code->str, (gssize)code->len);
  g_string_append (writer->body, markdown);
}

/* Takes away what marks a line of a quotation in letters. */
static void
skip_quote_mark (NewsroomTextLine *line)
{
  if (!begins_with (line, NEWSROOM_LAYOUT_QUOTE))
    return;

  line->text += strlen (NEWSROOM_LAYOUT_QUOTE);
  while (line->text < line->end && g_ascii_isspace (*line->text))
    line->text++;
}

static void
append_quote (Writer                  *writer,
              const NewsroomTextRange *block)
{
  g_autofree char *markdown = NULL;
  gboolean         goes_on = writer->is_in_quote;

  for (gsize i = block->first; i < block->end; i++)
    skip_quote_mark (&block->lines[i]);
  markdown = newsroom_text_paragraphs_to_markdown (block);

  if (goes_on)
    g_string_append (writer->body, "\n>\n> ");
  else
    {
      begin_block (writer);
      g_string_append (writer->body, "> ");
    }
  writer->is_in_quote = TRUE;
  for (const char *p = markdown; *p != '\0'; p++)
    {
      g_string_append_c (writer->body, *p);
      if (*p == '\n')
        g_string_append (writer->body, p[1] == '\n' ? ">" : "> ");
    }
}

static void
append_paragraphs (Writer                  *writer,
                   const NewsroomTextRange *range)
{
  g_autofree char *markdown = newsroom_text_paragraphs_to_markdown (range);

  begin_block (writer);
  g_string_append (writer->body, markdown);
}

static void
append_heading (Writer                 *writer,
                const NewsroomTextLine *line,
                guint                   level)
{
  g_autofree char *words = newsroom_markdown_escape_inline (line->text, line->end - line->text);

  begin_block (writer);
  g_string_append_printf (writer->body, "%s %s", level == 1 ? "#" : "##", words);
}

/* A list within a block of words: after a line that ends with a colon, or of several items,
 * so that a dash at the beginning of a broken line is none. */
static gboolean
begins_list_inside (const NewsroomTextRange *block,
                    gsize                    at)
{
  const NewsroomTextLine *line = &block->lines[at];

  if (newsroom_text_measure_list_marker (line) == 0)
    return FALSE;

  return line[-1].end[-1] == ':' || (at + 1 < block->end && newsroom_text_measure_list_marker (line + 1) > 0);
}

/* The part of a block from @at that is words. */
static NewsroomTextRange
find_words (const NewsroomTextRange *block,
            gsize                    at)
{
  NewsroomTextRange words = { block->lines, at, at + 1 };

  while (words.end < block->end && !begins_list_inside (block, words.end))
    words.end++;

  return words;
}

static void
append_words (Writer                  *writer,
              const NewsroomTextRange *words)
{
  guint indent = writer->list.depth > 0 ? QUOTE_INDENT_UNDER_ITEM : QUOTE_INDENT;

  if (all_begin_with (words, NEWSROOM_LAYOUT_QUOTE) || (is_set_in (words, indent) && !writer->indents_paragraphs))
    append_quote (writer, words);
  else
    append_paragraphs (writer, words);
}

/* The line after what begins with a dash at @at and ends as a sentence does; @at if it does not. */
static gsize
find_speech_end (const NewsroomTextRange *block,
                 gsize                    at)
{
  static const char *const ends[] = { ".", "!", "?", "…", "»", "”", "\"" };
  const NewsroomTextLine  *line = &block->lines[at];
  gsize                    next = at + 1;

  if (!g_str_has_prefix (line->text, "– ") || newsroom_text_measure_list_marker (line) == 0)
    return at;

  while (next < block->end && newsroom_text_measure_list_marker (&block->lines[next]) == 0)
    next++;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gsize                   length = strlen (ends[i]);
      const NewsroomTextLine *last = &block->lines[next - 1];

      if (newsroom_text_line_length (last) > length && memcmp (last->end - length, ends[i], length) == 0)
        return next;
    }

  return at;
}

/* Whether people speak in turn: sentences with dashes that nothing announces as a list. */
static gboolean
is_dialogue (const Writer            *writer,
             const NewsroomTextRange *block)
{
  gsize at = block->first;

  if (writer->body->len > 0 && writer->body->str[writer->body->len - 1] == ':')
    return FALSE;

  while (at < block->end)
    {
      gsize next = find_speech_end (block, at);

      if (next == at)
        return FALSE;
      at = next;
    }

  return TRUE;
}

static void
append_dialogue (Writer                  *writer,
                 const NewsroomTextRange *block)
{
  for (gsize at = block->first; at < block->end;)
    {
      NewsroomTextRange speech = { block->lines, at, find_speech_end (block, at) };

      append_words (writer, &speech);
      at = speech.end;
    }
}

/* A block of one or two lines that is no paragraph: a heading or a rule. */
static gboolean
append_short (Writer                  *writer,
              const NewsroomTextRange *block,
              gboolean                 is_last)
{
  const NewsroomTextLine *line = &block->lines[block->first];
  gsize                   length = newsroom_text_line_length (line);
  gsize                   n_lines = block->end - block->first;

  if (n_lines == 2 && newsroom_layout_is_underline (line->text, length, line[1].text, newsroom_text_line_length (&line[1])))
    {
      append_heading (writer, line, line[1].text[0] == '=' ? 1 : 2);
      return TRUE;
    }
  if (n_lines == 1 && newsroom_layout_is_rule (line->text, length))
    {
      begin_block (writer);
      g_string_append (writer->body, "* * *");
      return TRUE;
    }
  if (n_lines == 1 && !is_last && (line->indent <= MAX_CROSSHEAD_INDENT || writer->indents_paragraphs) &&
      newsroom_text_measure_list_marker (line) == 0 && newsroom_layout_is_crosshead (line->text, length))
    {
      append_heading (writer, line, 2);
      return TRUE;
    }

  return FALSE;
}

/* Writes the beginning of a block; returns the line after it. */
static gsize
append_part (Writer                  *writer,
             const NewsroomTextRange *block,
             gsize                    at,
             gboolean                 is_last)
{
  NewsroomTextRange rest = { block->lines, at, block->end };
  NewsroomTextRange words;

  if (append_short (writer, &rest, is_last))
    return rest.end;
  if (begins_list (block, at))
    {
      writer->is_in_quote = FALSE;
      return newsroom_text_list_append (&writer->list, writer->body, &rest);
    }

  words = find_words (block, at);
  append_words (writer, &words);

  return words.end;
}

/* Writes a block that is one thing from its first line to its last. */
static gboolean
append_whole (Writer                  *writer,
              const NewsroomTextRange *block,
              gboolean                 is_last)
{
  if (append_short (writer, block, is_last))
    return TRUE;

  if (is_dialogue (writer, block))
    append_dialogue (writer, block);
  else if (begins_list (block, block->first))
    return FALSE;
  else if (is_table (block))
    append_code (writer, block, 0);
  else if (!writer->indents_paragraphs && is_preformatted (block))
    append_code (writer, block, strlen (NEWSROOM_LAYOUT_PREFORMATTED));
  else
    return FALSE;

  return TRUE;
}

/* Where most paragraphs are set in, or their first lines are, that is how they begin and none
 * is a quotation. */
static gboolean
indents_paragraphs (const NewsroomTextRange *range)
{
  gsize n_indented = 0;
  gsize n_flush = 0;

  for (gsize at = newsroom_text_range_skip_blank (range, range->first); at < range->end;)
    {
      NewsroomTextRange block = { range->lines, at, newsroom_text_range_find_block_end (range, at) };

      if (!begins_list (&block, at) && !is_table (&block) && !all_begin_with (&block, NEWSROOM_LAYOUT_QUOTE))
        {
          n_indented += range->lines[at].indent >= QUOTE_INDENT;
          n_flush += range->lines[at].indent < QUOTE_INDENT;
        }
      at = newsroom_text_range_skip_blank (range, block.end);
    }

  return n_indented > n_flush * 2;
}

/**
 * newsroom_text_body_append:
 * @body: Markdown, to which the story is added
 * @range: the lines of the story
 *
 * Writes paragraphs, crossheads, lists, quotations, rules and preformatted text. Every word
 * of the lines is a word of the body.
 */
void
newsroom_text_body_append (GString                 *body,
                           const NewsroomTextRange *range)
{
  Writer writer = { .body = body, .indents_paragraphs = indents_paragraphs (range) };
  gsize  at = newsroom_text_range_skip_blank (range, range->first);

  while (at < range->end)
    {
      NewsroomTextRange block = { range->lines, at, newsroom_text_range_find_block_end (range, at) };
      gsize             next = newsroom_text_range_skip_blank (range, block.end);

      if (append_whole (&writer, &block, next == range->end))
        at = block.end;
      while (at < block.end)
        at = append_part (&writer, &block, at, next == range->end);
      at = next;
    }
}
