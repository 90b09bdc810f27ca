/* newsroom-format-state.c — what the words at a place in a body are
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-state.h"

#include <string.h>

#include "newsroom-line-prefix-private.h"

/* Of more lines than these that are selected, nothing is said of the others; nor is a longer way gone
 * up to the mark of an item. */
#define MOST_LINES 500

typedef struct
{
  const NewsroomSpan *spans;
  guint               n_spans;
  gsize               start; /* bytes of the body */
  gsize               end;
} Line;

static Line
get_line (const char    *body,
          NewsroomSpans *spans,
          guint          number,
          gsize          offset)
{
  Line line = { 0 };

  newsroom_line_find (body, offset, &line.start, &line.end);
  line.spans = newsroom_spans_get_line (spans, number, &line.n_spans);

  return line;
}

/* Returns: how deep the line is in quotes or items, 0 for not at all */
static guint
get_depth (const Line *line,
           guint       style)
{
  guint depth = 0;

  for (guint i = 0; i < line->n_spans; i++)
    if (line->spans[i].style == style)
      depth = MAX (depth, line->spans[i].depth);

  return depth;
}

/* The mark of an item is on its first line. */
static guint
find_item (const char    *body,
           NewsroomSpans *spans,
           guint          number,
           Line           line)
{
  const guint depth = get_depth (&line, NEWSROOM_STYLE_LIST_ITEM);

  for (guint i = 0; i < MOST_LINES && depth > 0; i++)
    {
      const guint        n_items = get_depth (&line, NEWSROOM_STYLE_LIST_ITEM);
      NewsroomLinePrefix prefix = { 0 };

      if (n_items == depth)
        prefix = newsroom_line_prefix_read (body, line.start, line.end, get_depth (&line, NEWSROOM_STYLE_QUOTE), depth);
      if (prefix.sign != '\0' && prefix.has_box)
        return NEWSROOM_FORMAT_STATE (NEWSROOM_FORMAT_TASKS);
      if (prefix.sign != '\0')
        return NEWSROOM_FORMAT_STATE (prefix.sign == '.' || prefix.sign == ')' ? NEWSROOM_FORMAT_NUMBERS : NEWSROOM_FORMAT_BULLETS);
      if (number == 0 || line.start == 0)
        break;
      line = get_line (body, spans, --number, line.start - 1);
    }

  return 0;
}

/* Whether the words between two places are all within the marks of the span; of a link, all within it, as
 * it is the one that would be changed. */
static gboolean
covers (const Line         *line,
        const NewsroomSpan *span,
        gsize               from,
        gsize               to)
{
  gsize start = span->start;
  gsize end = span->end;

  for (guint i = 0; i < line->n_spans; i++)
    if (line->spans[i].style == NEWSROOM_STYLE_DELIMITER && span->style != NEWSROOM_STYLE_LINK)
      {
        if (line->spans[i].start == span->start)
          start = line->spans[i].end;
        if (line->spans[i].end == span->end)
          end = line->spans[i].start;
      }

  return start <= from && to <= end;
}

static guint
get_inline_state (guint style)
{
  switch (style)
    {
    case NEWSROOM_STYLE_STRONG:
      return NEWSROOM_FORMAT_STATE (NEWSROOM_FORMAT_STRONG);
    case NEWSROOM_STYLE_EMPHASIS:
      return NEWSROOM_FORMAT_STATE (NEWSROOM_FORMAT_EMPHASIS);
    case NEWSROOM_STYLE_STRIKETHROUGH:
      return NEWSROOM_FORMAT_STATE (NEWSROOM_FORMAT_STRIKETHROUGH);
    case NEWSROOM_STYLE_CODE:
      return NEWSROOM_FORMAT_STATE (NEWSROOM_FORMAT_CODE);
    case NEWSROOM_STYLE_LINK:
      return NEWSROOM_FORMAT_STATE_LINK;
    default:
      return 0;
    }
}

static gboolean
is_markup_at (const Line *line,
              gsize       place)
{
  for (guint i = 0; i < line->n_spans; i++)
    if (line->spans[i].style == NEWSROOM_STYLE_MARKUP && line->spans[i].start <= place && place < line->spans[i].end)
      return TRUE;

  return FALSE;
}

/* Takes blanks and marks off the ends of what is selected of a line. */
static void
trim (const char *body,
      const Line *line,
      gsize      *from,
      gsize      *to)
{
  while (*from < *to && (g_ascii_isspace (body[line->start + *from]) || is_markup_at (line, *from)))
    (*from)++;
  while (*to > *from && (g_ascii_isspace (body[line->start + *to - 1]) || is_markup_at (line, *to - 1)))
    (*to)--;
}

static guint
find_in_line (const char    *body,
              NewsroomSpans *spans,
              guint          number,
              const Line    *line,
              gsize          from,
              gsize          to)
{
  guint state = find_item (body, spans, number, *line);

  for (guint i = 0; i < line->n_spans; i++)
    {
      const NewsroomSpan *span = &line->spans[i];

      if (span->style <= NEWSROOM_STYLE_HEADING_6)
        state |= NEWSROOM_FORMAT_STATE (NEWSROOM_FORMAT_HEADING_1 + span->style - NEWSROOM_STYLE_HEADING_1);
      else if (span->style == NEWSROOM_STYLE_QUOTE)
        state |= NEWSROOM_FORMAT_STATE (NEWSROOM_FORMAT_QUOTE);
      else if (get_inline_state (span->style) != 0 && covers (line, span, from, to))
        state |= get_inline_state (span->style);
    }

  return state;
}

/* Marks that wait for words are none to the parser. */
static guint
find_waiting (const char *body,
              gsize       caret,
              gsize       n_waiting)
{
  guint state = 0;
  guint n_stars = 0;

  for (gsize i = caret - MIN (n_waiting, caret); i < caret; i++)
    {
      n_stars += body[i] == '*' || body[i] == '_';
      state |= body[i] == '~' ? NEWSROOM_FORMAT_STATE (NEWSROOM_FORMAT_STRIKETHROUGH) : 0;
      state |= body[i] == '`' ? NEWSROOM_FORMAT_STATE (NEWSROOM_FORMAT_CODE) : 0;
    }
  state |= n_stars >= 2 ? NEWSROOM_FORMAT_STATE (NEWSROOM_FORMAT_STRONG) : 0;
  state |= n_stars % 2 == 1 ? NEWSROOM_FORMAT_STATE (NEWSROOM_FORMAT_EMPHASIS) : 0;

  return state;
}

/**
 * newsroom_format_state_find:
 * @body: UTF-8 Markdown
 * @spans: its spans
 * @start: where the selection begins, in bytes
 * @end: where it ends; as @start if there is only a caret
 * @n_waiting: how many bytes of marks on each side of the caret wait for words
 *
 * Asks only the spans of the lines that are selected, and parses nothing.
 *
 * Returns: of each #NewsroomFormat that all of it is, or that what is written next will be, the bit
 *   NEWSROOM_FORMAT_STATE(), and that of a link
 */
guint
newsroom_format_state_find (const char    *body,
                            NewsroomSpans *spans,
                            gsize          start,
                            gsize          end,
                            gsize          n_waiting)
{
  guint number = 0;
  guint state = G_MAXUINT;
  gsize at = start;

  g_return_val_if_fail (body != NULL && spans != NULL, 0);

  for (const char *p = body; p < body + start && (p = memchr (p, '\n', (gsize)(body + start - p))) != NULL; p++)
    number++;
  for (guint i = 0; i < MOST_LINES && at <= end && number < newsroom_spans_get_n_lines (spans); i++, number++)
    {
      const Line line = get_line (body, spans, number, at);
      gsize      from = at - line.start;
      gsize      to = MIN (end, line.end) - line.start;

      if (start < end)
        trim (body, &line, &from, &to);
      if (start == end || from < to)
        state &= find_in_line (body, spans, number, &line, from, to);
      at = line.end + 1;
      if (body[line.end] == '\0')
        break;
    }

  return (state == G_MAXUINT ? 0 : state) | (start == end ? find_waiting (body, start, n_waiting) : 0);
}
