/* newsroom-format-join.c — joins list items with the list beside them, and parts what was in one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-lines-private.h"

#include <string.h>

static const NewsroomFormatLine *
get_first (const NewsroomFormatToggle *toggle)
{
  return &g_array_index (toggle->lines, NewsroomFormatLine, 0);
}

static const NewsroomFormatLine *
get_last (const NewsroomFormatToggle *toggle)
{
  return &g_array_index (toggle->lines, NewsroomFormatLine, toggle->lines->len - 1);
}

/* Reads the line above one, as what begins its paragraph. Returns: whether there is one */
static gboolean
read_above (NewsroomFormatScan *scan,
            gsize               start,
            NewsroomFormatLine *line)
{
  if (start == 0)
    return FALSE;

  *line = newsroom_format_line_read (scan, newsroom_line_find_start (scan->body, start - 1));
  while (line->has_words && line->start > 0)
    {
      NewsroomFormatLine above = newsroom_format_line_read (scan, newsroom_line_find_start (scan->body, line->start - 1));

      if (!newsroom_format_line_goes_on (&above, line))
        break;
      *line = above;
    }

  return TRUE;
}

/* Returns: in how many items the line is, if it is an item */
static guint
count_items (const NewsroomFormatLine *line)
{
  return line->path.n_items + (line->prefix.sign == '\0');
}

/* Whether an item is in the list in which the line becomes one, or in which or beside which it is one no longer. */
static gboolean
is_sibling (const NewsroomFormatToggle *toggle,
            const NewsroomFormatLine   *line,
            const NewsroomFormatLine   *other)
{
  return other->has_words && (toggle->on ? newsroom_format_line_is_item_of (other, toggle->format) : other->prefix.sign != '\0') &&
         other->path.n_quotes == line->path.n_quotes && other->path.n_items == count_items (line);
}

/* Whether a line is the only empty one between two others. */
static gboolean
is_gap (const NewsroomFormatScan *scan,
        gsize                     start)
{
  const gsize end = newsroom_line_find_end (scan->body, (gssize)scan->length, start);

  return newsroom_format_line_is_bare (scan, start) && start > 0 && end < scan->length &&
         !newsroom_format_line_is_bare (scan, end + 1) &&
         !newsroom_format_line_is_bare (scan, newsroom_line_find_start (scan->body, start - 1));
}

/**
 * newsroom_format_find_sibling:
 * @toggle: whose lines become items
 * @sibling: (out): the line in which the item above begins that is in the same list then
 *
 * Returns: whether there is one
 */
gboolean
newsroom_format_find_sibling (const NewsroomFormatToggle *toggle,
                              NewsroomFormatLine         *sibling)
{
  const NewsroomFormatLine *line = get_first (toggle);
  const guint               n_items = count_items (line);

  for (gsize at = line->start; read_above (toggle->scan, at, sibling); at = sibling->start)
    {
      if (is_sibling (toggle, line, sibling))
        return TRUE;
      if (!sibling->has_words && !newsroom_format_line_is_bare (toggle->scan, sibling->start))
        return FALSE;
      if (!sibling->has_words)
        continue;
      if (sibling->path.n_quotes < line->path.n_quotes || sibling->path.n_items < n_items)
        return FALSE;
      if (sibling->path.n_items == n_items && sibling->prefix.sign != '\0')
        return FALSE;
    }

  return FALSE;
}

/**
 * newsroom_format_find_next:
 * @toggle: whose lines become items
 * @next: (out): the line behind them, or behind them and one empty line, in which an item begins that is in the same list then
 *
 * Returns: whether there is one
 */
gboolean
newsroom_format_find_next (const NewsroomFormatToggle *toggle,
                           NewsroomFormatLine         *next)
{
  NewsroomFormatScan *scan = toggle->scan;
  gsize               start = get_last (toggle)->end + 1;

  if (start < scan->length && is_gap (scan, start))
    start = newsroom_line_find_end (scan->body, (gssize)scan->length, start) + 1;
  if (start >= scan->length)
    return FALSE;

  *next = newsroom_format_line_read (scan, start);

  return is_sibling (toggle, get_first (toggle), next);
}

/**
 * newsroom_format_join_items:
 * @toggle: whose lines become items
 * @sign: the sign of the last of them
 * @number: its number
 *
 * Where they go on with a list, or in an item, the empty line goes that parted them; but not where there are more
 * such in the list or among them.
 */
void
newsroom_format_join_items (NewsroomFormatToggle *toggle,
                            char                  sign,
                            guint                 number)
{
  NewsroomFormatScan       *scan = toggle->scan;
  const NewsroomFormatLine *first = get_first (toggle);
  const NewsroomFormatLine *last = get_last (toggle);
  NewsroomFormatLine        above, below;
  gsize                     gap;
  gboolean                  has_sibling, has_parent, has_next;

  if (!first->has_words || first->prefix.sign != '\0' || !last->has_words)
    return;
  for (guint i = 0; i < toggle->lines->len; i++)
    if (newsroom_format_line_is_bare (scan, g_array_index (toggle->lines, NewsroomFormatLine, i).start))
      return;

  gap = first->start > 0 ? newsroom_line_find_start (scan->body, first->start - 1) : 0;
  has_sibling = newsroom_format_find_sibling (toggle, &above);
  has_next = newsroom_format_find_next (toggle, &below) && below.prefix.sign == sign &&
             (toggle->format != NEWSROOM_FORMAT_NUMBERS || below.prefix.number == number + 1);
  if ((has_sibling && above.path.is_loose) || (has_next && below.path.is_loose))
    return;

  has_parent = !has_sibling && read_above (scan, gap, &above) && above.has_words && above.prefix.sign != '\0' &&
               above.path.n_quotes == first->path.n_quotes && above.path.n_items == first->path.n_items;
  if (is_gap (scan, gap) && (has_sibling || has_parent))
    newsroom_text_changes_add (toggle->changes, gap, first->start - gap, "");
  if (has_next)
    newsroom_text_changes_add (toggle->changes, last->end + 1, below.start - last->end - 1, "");
}

/* Returns: (transfer full): an empty line in the same quotes */
static char *
dup_bare_line (NewsroomFormatToggle     *toggle,
               const NewsroomFormatLine *line)
{
  char *head = g_strndup (toggle->scan->body + line->start, line->prefix.marker - line->start);

  for (char *p = head; *p != '\0'; p++)
    if (strchr ("> \t", *p) == NULL)
      *p = ' ';

  return g_strchomp (head);
}

/**
 * newsroom_format_part_above:
 * @toggle: whose changes it is added to
 * @line: one of its lines
 *
 * Puts an empty line above it, if there is none.
 */
void
newsroom_format_part_above (NewsroomFormatToggle     *toggle,
                            const NewsroomFormatLine *line)
{
  g_autofree char *bare = dup_bare_line (toggle, line);
  g_autofree char *inserted = g_strconcat ("\n", bare, NULL);

  if (line->start == 0 || newsroom_format_line_is_bare (toggle->scan, newsroom_line_find_start (toggle->scan->body, line->start - 1)))
    return;

  newsroom_text_changes_add (toggle->changes, line->start - 1, 0, inserted);
}

/**
 * newsroom_format_part_below:
 * @toggle: whose lines are to be parted from what is below
 *
 * Puts an empty line there, if there is none.
 */
void
newsroom_format_part_below (NewsroomFormatToggle *toggle)
{
  const gsize      next = get_last (toggle)->end + 1;
  guint            i = toggle->lines->len - 1;
  g_autofree char *bare = NULL;
  g_autofree char *inserted = NULL;

  if (next > toggle->scan->length || newsroom_format_line_is_bare (toggle->scan, next))
    return;

  while (i > 0 && g_array_index (toggle->lines, NewsroomFormatLine, i).is_inside)
    i--;
  bare = dup_bare_line (toggle, &g_array_index (toggle->lines, NewsroomFormatLine, i));
  inserted = g_strconcat (bare, "\n", NULL);
  newsroom_text_changes_add (toggle->changes, next, 0, inserted);
}
