/* newsroom-hiding.c — which markup of a line is out of sight
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-hiding.h"

#include "newsroom-hang.h"

static gboolean
is_inline (guint style)
{
  return style >= NEWSROOM_STYLE_STRONG && style <= NEWSROOM_STYLE_IMAGE && style != NEWSROOM_STYLE_CODE_BLOCK;
}

/* Whether the innermost span that a delimiter encloses holds the caret or touches what is
 * selected. A span that goes over several lines counts as one on each. */
static gboolean
is_held (const NewsroomSpan *spans,
         guint               n_spans,
         const NewsroomSpan *delimiter,
         gssize              held_start,
         gssize              held_end)
{
  const NewsroomSpan *innermost = delimiter;

  if (held_start < 0)
    return FALSE;

  for (guint i = 0; i < n_spans; i++)
    if (is_inline (spans[i].style) && spans[i].start <= delimiter->start && spans[i].end >= delimiter->end &&
        (innermost == delimiter || spans[i].end - spans[i].start < innermost->end - innermost->start))
      innermost = &spans[i];

  return held_start <= (gssize)innermost->end && held_end >= (gssize)innermost->start;
}

static void
add (GArray  *hidden,
     gsize    start,
     gsize    end,
     gboolean keeps_place)
{
  NewsroomHidden *last = hidden->len > 0 ? &g_array_index (hidden, NewsroomHidden, hidden->len - 1) : NULL;
  NewsroomHidden  one = { (guint32)start, (guint32)end, keeps_place };

  if (last != NULL && last->keeps_place == keeps_place && last->end == start)
    last->end = (guint32)end;
  else
    g_array_append_val (hidden, one);
}

/**
 * newsroom_hiding_find:
 * @line: a line of a body, or as much of it as its markers cover and one byte more
 * @spans: its spans
 * @n_spans: their number
 * @held_start: where what is selected begins on the line, in bytes; the caret where nothing is;
 *   -1 if it is on other lines
 * @held_end: where it ends
 *
 * What encloses bold, italic, struck out, code, a link or an image is out of sight unless its
 * span holds the caret or touches what is selected, and so are the markers of headings and
 * quotes on lines without both. These keep their place. What says more than the look of the
 * words does stays: the markers of lists, tables, fences, rules, escapes.
 *
 * Returns: (transfer full) (element-type NewsroomHidden): what is not to be seen, in order
 */
GArray *
newsroom_hiding_find (const char         *line,
                      const NewsroomSpan *spans,
                      guint               n_spans,
                      gssize              held_start,
                      gssize              held_end)
{
  GArray *hidden;
  gsize   n_markers;

  g_return_val_if_fail (line != NULL, NULL);

  hidden = g_array_new (FALSE, FALSE, sizeof (NewsroomHidden));
  n_markers = held_start < 0 ? newsroom_hang_get_length (line, spans, n_spans) : 0;
  for (gsize i = 0; i < n_markers; i++)
    if (line[i] == '#' || line[i] == '>')
      add (hidden, i, i + 1, TRUE);

  for (guint i = 0; i < n_spans; i++)
    if (spans[i].style == NEWSROOM_STYLE_DELIMITER && !is_held (spans, n_spans, &spans[i], held_start, held_end))
      add (hidden, spans[i].start, spans[i].end, FALSE);

  return hidden;
}
