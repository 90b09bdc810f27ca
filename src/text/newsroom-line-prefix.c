/* newsroom-line-prefix.c — lines, and the marks of quotes and list items at their start
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-line-prefix-private.h"

#include <stdlib.h>
#include <string.h>

/* CommonMark 0.29, 5.2: an ordered marker has at most nine digits. */
#define MAX_DIGITS 9

/**
 * newsroom_line_find_start:
 * @text: UTF-8 text
 * @offset: a place in it, in bytes
 *
 * Returns: where its line starts, in bytes
 */
gsize
newsroom_line_find_start (const char *text,
                          gsize       offset)
{
  const char *newline = memrchr (text, '\n', offset);

  return newline != NULL ? (gsize)(newline + 1 - text) : 0;
}

/**
 * newsroom_line_find_end:
 * @text: UTF-8 text
 * @length: its length in bytes, -1 if a NUL ends it
 * @offset: a place in it, in bytes
 *
 * Returns: where its line ends, before the line end, in bytes
 */
gsize
newsroom_line_find_end (const char *text,
                        gssize      length,
                        gsize       offset)
{
  const char *newline;

  if (length < 0)
    return offset + strcspn (text + offset, "\n");

  newline = memchr (text + offset, '\n', (gsize)length - offset);

  return newline != NULL ? (gsize)(newline - text) : (gsize)length;
}

/**
 * newsroom_line_find:
 * @text: UTF-8 text that a NUL ends
 * @offset: a place in it, in bytes
 * @start: (out): where its line starts, in bytes
 * @end: (out): where it ends, before the line end
 */
void
newsroom_line_find (const char *text,
                    gsize       offset,
                    gsize      *start,
                    gsize      *end)
{
  *start = newsroom_line_find_start (text, offset);
  *end = newsroom_line_find_end (text, -1, offset);
}

static gsize
skip_blanks (const char *text,
             gsize       i,
             gsize       end)
{
  while (i < end && (text[i] == ' ' || text[i] == '\t'))
    i++;

  return i;
}

/* Returns: the end of a list marker at @i, or @i */
static gsize
find_marker_end (const char *text,
                 gsize       i,
                 gsize       end)
{
  gsize j = i;

  while (j < end && j - i < MAX_DIGITS && g_ascii_isdigit (text[j]))
    j++;
  if (j == end || text[j] == '\0' || strchr (j > i ? ".)" : "-+*", text[j]) == NULL)
    return i;
  if (j + 1 < end && text[j + 1] != ' ' && text[j + 1] != '\t')
    return i;

  return j + 1;
}

static gboolean
is_box (const char *text,
        gsize       i,
        gsize       end)
{
  return end - i >= 3 && text[i] == '[' && strchr (" xX", text[i + 1]) != NULL && text[i + 2] == ']' &&
         (end - i == 3 || text[i + 3] == ' ');
}

static void
read_marker (NewsroomLinePrefix *prefix,
             const char         *text,
             gsize               i,
             gsize               marker_end,
             gsize               end)
{
  const gsize content = skip_blanks (text, marker_end, end);

  prefix->marker = i;
  prefix->sign = text[marker_end - 1];
  prefix->number = (guint)strtoul (text + i, NULL, 10);
  /* From five blanks on all but the first belong to code in the item. */
  prefix->content = content - marker_end > 4 ? marker_end + 1 : content;
  prefix->box = prefix->content;
  prefix->has_box = is_box (text, prefix->content, end);
  if (prefix->has_box)
    prefix->content = skip_blanks (text, prefix->content + 3, MIN (end, prefix->content + 4));
}

/**
 * newsroom_line_prefix_read:
 * @text: UTF-8 Markdown
 * @start: where the line starts, in bytes
 * @end: where it ends, before its line end
 * @n_quotes: in how many quotes the line is at most
 * @n_items: in how many list items it is at most
 *
 * Returns: what stands before the words of the line
 */
NewsroomLinePrefix
newsroom_line_prefix_read (const char *text,
                           gsize       start,
                           gsize       end,
                           guint       n_quotes,
                           guint       n_items)
{
  NewsroomLinePrefix prefix = { .quote = start, .quote_end = start, .base = start, .marker = start, .box = start, .content = start };
  gsize              i = start;

  for (;;)
    {
      const gsize mark = skip_blanks (text, i, end);
      const gsize marker_end = find_marker_end (text, mark, end);

      if (mark < end && text[mark] == '>' && n_quotes > 0)
        {
          n_quotes--;
          i = mark + 1 < end && text[mark + 1] == ' ' ? mark + 2 : mark + 1;
          if (!prefix.has_quote)
            {
              prefix.quote = mark;
              prefix.quote_end = i;
            }
          prefix.has_quote = TRUE;
          prefix.base = prefix.marker = prefix.box = prefix.content = i;
          prefix.sign = '\0';
        }
      else if (marker_end > mark && n_items > 0)
        {
          n_items--;
          read_marker (&prefix, text, mark, marker_end, end);
          i = prefix.content;
          /* Behind a box there are words, whatever they look like. */
          if (prefix.has_box)
            return prefix;
        }
      else
        return prefix;
    }
}
