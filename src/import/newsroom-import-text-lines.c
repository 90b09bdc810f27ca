/* newsroom-import-text-lines.c — a text file as lines and blocks of lines
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-text-private.h"

#include <string.h>

#include "newsroom-layout.h"

#define TAB_WIDTH 8

static gboolean
is_space (char character)
{
  return character == ' ' || character == '\t' || character == '\v' || character == '\f' || character == '\r';
}

static NewsroomTextLine
measure_line (const char *start,
              const char *end)
{
  NewsroomTextLine line = { .raw = start, .text = start, .end = end };

  while (line.end > start && is_space (line.end[-1]))
    line.end--;
  for (; line.text < line.end && is_space (*line.text); line.text++)
    {
      if (*line.text == ' ')
        line.indent++;
      else if (*line.text == '\t')
        line.indent += TAB_WIDTH - line.indent % TAB_WIDTH;
    }

  return line;
}

/* Takes the mark of a line break that was meant from the end of a line with another under it. */
static void
skip_hard_break (NewsroomTextLine *line)
{
  gsize length = strlen (NEWSROOM_LAYOUT_HARD_BREAK);

  if (newsroom_text_line_length (line) <= length || memcmp (line->end - length, NEWSROOM_LAYOUT_HARD_BREAK, length) != 0)
    return;

  line->ends_hard = TRUE;
  line->end -= length;
  while (line->end > line->text && is_space (line->end[-1]))
    line->end--;
}

static gboolean
is_all_space (const char *start,
              const char *end)
{
  while (start < end && is_space (*start))
    start++;

  return start == end;
}

/* The end of the line at @start: a line end, or the end of a page or a column between words. */
static const char *
find_line_end (const char *start,
               const char *end)
{
  static const char breaks[] = { '\f', '\v' };
  const char       *line_end = memchr (start, '\n', (gsize)(end - start));
  const char       *whole;

  if (line_end == NULL)
    line_end = end;
  whole = line_end;
  for (gsize i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      const char *p = memchr (start, breaks[i], (gsize)(line_end - start));

      if (p != NULL && !is_all_space (start, p) && !is_all_space (p, whole))
        line_end = p;
    }

  return line_end;
}

/**
 * newsroom_text_lines_split:
 * @text: UTF-8 with "\n" line ends
 * @length: bytes
 *
 * Returns: (transfer full) (element-type NewsroomTextLine): the lines, pointing into @text
 */
GArray *
newsroom_text_lines_split (const char *text,
                           gsize       length)
{
  GArray     *lines = g_array_sized_new (FALSE, FALSE, sizeof (NewsroomTextLine), (guint)(length / 64 + 16));
  const char *end = text + length;

  while (text < end)
    {
      const char      *line_end = find_line_end (text, end);
      NewsroomTextLine line = measure_line (text, line_end);

      if (lines->len > 0 && !newsroom_text_line_is_blank (&line))
        skip_hard_break (&g_array_index (lines, NewsroomTextLine, lines->len - 1));
      g_array_append_val (lines, line);
      text = line_end + 1;
    }

  return lines;
}

/**
 * newsroom_text_line_dup:
 * @line: a line
 *
 * Returns: (transfer full): its words, without the white space at the ends
 */
char *
newsroom_text_line_dup (const NewsroomTextLine *line)
{
  return g_strndup (line->text, newsroom_text_line_length (line));
}

/**
 * newsroom_text_range_skip_blank:
 * @range: lines
 * @at: a line
 *
 * Returns: the first line from @at that is not blank, or the end
 */
gsize
newsroom_text_range_skip_blank (const NewsroomTextRange *range,
                                gsize                    at)
{
  while (at < range->end && newsroom_text_line_is_blank (&range->lines[at]))
    at++;

  return at;
}

/**
 * newsroom_text_range_find_block_end:
 * @range: lines
 * @at: a line that is not blank
 *
 * Returns: the next blank line, or the end
 */
gsize
newsroom_text_range_find_block_end (const NewsroomTextRange *range,
                                    gsize                    at)
{
  while (at < range->end && !newsroom_text_line_is_blank (&range->lines[at]))
    at++;

  return at;
}
