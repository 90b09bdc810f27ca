/* newsroom-format-lines.c — makes lines headings, quotes or list items, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-lines-private.h"

#include <string.h>

#include "newsroom-text-changes-private.h"

static guint
get_level (NewsroomFormat format)
{
  return format - NEWSROOM_FORMAT_PARAGRAPH;
}

static gboolean
is_heading_format (NewsroomFormat format)
{
  return format >= NEWSROOM_FORMAT_PARAGRAPH && format <= NEWSROOM_FORMAT_HEADING_6;
}

static gboolean
is_list_format (NewsroomFormat format)
{
  return format > NEWSROOM_FORMAT_QUOTE;
}

static NewsroomFormatLine *
get_line (NewsroomFormatToggle *toggle,
          guint                 i)
{
  return &g_array_index (toggle->lines, NewsroomFormatLine, i);
}

/* Finds the lines that are selected, and where asked for those that belong to their paragraphs. */
static void
find_lines (NewsroomFormatToggle *toggle,
            gsize                 start,
            gsize                 end,
            gboolean              whole)
{
  NewsroomFormatScan *scan = toggle->scan;
  gsize               at = newsroom_line_find_start (scan->body, start);
  guint               n_selected;

  if (end > start && scan->body[end - 1] == '\n')
    end--;
  do
    {
      NewsroomFormatLine line = newsroom_format_line_read (scan, at);

      g_array_append_val (toggle->lines, line);
      at = line.end + 1;
    }
  while (at <= end && at <= scan->length);
  n_selected = toggle->lines->len;

  while (whole && at <= scan->length)
    {
      NewsroomFormatLine line = newsroom_format_line_read (scan, at);

      if (!newsroom_format_line_goes_on (get_line (toggle, toggle->lines->len - 1), &line))
        break;
      g_array_append_val (toggle->lines, line);
      at = line.end + 1;
    }
  while (whole && get_line (toggle, 0)->start > 0)
    {
      NewsroomFormatLine line = newsroom_format_line_read (scan, newsroom_line_find_start (scan->body, get_line (toggle, 0)->start - 1));

      if (!newsroom_format_line_goes_on (&line, get_line (toggle, 0)))
        break;
      g_array_prepend_val (toggle->lines, line);
    }
  toggle->is_split = n_selected > 1 && n_selected == toggle->lines->len;
}

/* Takes the "#" of a heading away, or the line under it. */
static void
remove_heading (NewsroomFormatToggle     *toggle,
                const NewsroomFormatLine *line)
{
  const char *body = toggle->scan->body;
  gsize       i = line->prefix.content;
  gsize       last = line->end;
  gsize       mark;

  while (i < line->end && body[i] == ' ')
    i++;
  if (body[i] != '#')
    {
      const char *next = line->end < toggle->scan->length ? strchr (body + line->end + 1, '\n') : NULL;
      const gsize next_end = next != NULL ? (gsize)(next - body) : toggle->scan->length;

      newsroom_text_changes_add (toggle->changes, line->end, next_end - line->end, "");
      return;
    }

  mark = i;
  while (i < line->end && body[i] == '#')
    i++;
  while (i < line->end && body[i] == ' ')
    {
      i++;
      if (toggle->attempt == 0)
        break;
    }
  newsroom_text_changes_add (toggle->changes, mark, i - mark, "");

  /* "#" at the end, which is none of the words */
  while (last > i && body[last - 1] == ' ')
    last--;
  while (last > i && body[last - 1] == '#')
    last--;
  if (last == i || last == line->end || body[last] != '#' || body[last - 1] != ' ')
    return;
  while (last > i && body[last - 1] == ' ')
    last--;
  newsroom_text_changes_add (toggle->changes, last, line->end - last, "");
}

static void
toggle_heading (NewsroomFormatToggle *toggle,
                NewsroomFormatLine   *line)
{
  const guint      level = toggle->on ? get_level (toggle->format) : 0;
  g_autofree char *mark = g_strnfill (level, '#');
  g_autofree char *inserted = g_strconcat (mark, " ", NULL);

  if (!line->has_words || line->path.level == level)
    return;
  if (line->path.level > 0)
    remove_heading (toggle, line);
  if (level > 0)
    newsroom_text_changes_add (toggle->changes, line->prefix.content, 0, inserted);
}

static void
toggle_quote (NewsroomFormatToggle *toggle,
              NewsroomFormatLine   *line,
              guint                 i)
{
  const char        *body = toggle->scan->body;
  NewsroomLinePrefix prefix = newsroom_line_prefix_read (body, line->start, line->end, 1, line->has_words ? line->path.n_items : 0);
  gsize              at = line->start;

  if (!toggle->on)
    {
      if (prefix.has_quote)
        newsroom_text_changes_add (toggle->changes, prefix.quote, prefix.quote_end - prefix.quote, "");
      return;
    }
  if (line->is_blank && (i == 0 || i + 1 == toggle->lines->len))
    return;

  while (toggle->attempt > 0 && at < line->end && body[at] == ' ')
    at++;
  newsroom_text_changes_add (toggle->changes, at, 0, line->is_blank ? ">" : "> ");
}

/* Whether the lines are not all what they are to be toggled to. Returns: %FALSE if it is not for them */
static gboolean
find_state (NewsroomFormatToggle *toggle)
{
  gboolean is_on = TRUE;
  guint    n_words = 0;

  for (guint i = 0; i < toggle->lines->len; i++)
    {
      const NewsroomFormatLine *line = get_line (toggle, i);

      if (!line->has_words || line->is_inside || newsroom_format_is_heading_between (toggle, line))
        continue;
      if (line->path.is_code || (line->path.is_table && toggle->format != NEWSROOM_FORMAT_QUOTE))
        return FALSE;
      if (is_heading_format (toggle->format))
        is_on = is_on && line->path.level == get_level (toggle->format);
      else if (toggle->format == NEWSROOM_FORMAT_QUOTE)
        is_on = is_on && line->path.n_quotes > 0;
      else
        is_on = is_on && (newsroom_format_line_is_item_of (line, toggle->format) || (n_words > 0 && line->prefix.sign == '\0' && line->path.n_items > 0));
      n_words++;
    }
  toggle->on = !is_on;

  return n_words > 0;
}

static gboolean
is_meant (NewsroomFormatToggle     *toggle,
          const NewsroomFormatLine *line,
          const NewsroomFormatPath *after)
{
  const NewsroomFormatPath *before = &line->path;
  const gboolean            is_list = is_list_format (toggle->format);

  if (is_heading_format (toggle->format))
    return after->level == (toggle->on ? get_level (toggle->format) : 0) && after->n_quotes == before->n_quotes && after->n_items == before->n_items && !after->is_code;
  if (after->level != before->level || after->is_code != before->is_code || after->is_table != before->is_table)
    return FALSE;
  if (!is_list)
    return after->n_quotes + !toggle->on == before->n_quotes + toggle->on && after->n_items == before->n_items;
  if (after->n_quotes != before->n_quotes || (int)after->n_items != (int)before->n_items + line->items)
    return FALSE;

  return !toggle->on || newsroom_format_is_heading_between (toggle, line) ||
         (after->is_ordered == (toggle->format == NEWSROOM_FORMAT_NUMBERS) &&
          after->is_task == (toggle->format == NEWSROOM_FORMAT_TASKS));
}

/* Walks over the words of a scan, byte by byte without white space. */
typedef struct
{
  const NewsroomFormatScan *scan;
  guint                     run;
  gsize                     i;
} Walk;

static const NewsroomFormatRun *
next_byte (Walk  *walk,
           gsize *at)
{
  for (; walk->run < walk->scan->runs->len; walk->run++, walk->i = 0)
    {
      const NewsroomFormatRun *run = &g_array_index (walk->scan->runs, NewsroomFormatRun, walk->run);

      while (!run->is_break && walk->i < run->n_plain)
        {
          *at = run->plain + walk->i++;
          if (!g_ascii_isspace (walk->scan->plain->str[*at]))
            return run;
        }
    }

  return NULL;
}

static const NewsroomFormatLine *
find_line_of (NewsroomFormatToggle *toggle,
              gsize                 offset)
{
  guint low = 0;
  guint high = toggle->lines->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (get_line (toggle, middle)->end < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low < toggle->lines->len && get_line (toggle, low)->start <= offset ? get_line (toggle, low) : NULL;
}

/* What is not selected stays in its blocks; of what is in an item that is selected the list may be another. */
static gboolean
is_where_it_was (NewsroomFormatToggle     *toggle,
                 const NewsroomFormatRun  *run,
                 const NewsroomFormatPath *after)
{
  const NewsroomFormatPath *before = &g_array_index (toggle->scan->paths, NewsroomFormatPath, run->path);
  const NewsroomFormatLine *last = get_line (toggle, toggle->lines->len - 1);

  if (run->start < last->end || run->start > toggle->rest_end)
    return after->hash == before->hash;

  return after->shape == before->shape && (before->n_items <= last->path.n_items || after->is_ordered == before->is_ordered);
}

/* Words that were in one quote still are, and in no other. What is an item now, or is none any more, is in no
 * paragraph with what is beside it, and of that each paragraph is what it was. */
static gboolean
is_parted_as_before (NewsroomFormatToggle     *toggle,
                     const NewsroomFormatRun  *first,
                     const NewsroomFormatRun  *second,
                     const NewsroomFormatPath *first_after,
                     const NewsroomFormatPath *second_after,
                     guint                     n_changed,
                     gboolean                  is_one_leaf)
{
  const NewsroomFormatPath *first_path = &g_array_index (toggle->scan->paths, NewsroomFormatPath, first->path);
  const NewsroomFormatPath *second_path = &g_array_index (toggle->scan->paths, NewsroomFormatPath, second->path);

  if ((first_path->quote == second_path->quote) != (first_after->quote == second_after->quote))
    return FALSE;

  return n_changed == 2 || is_one_leaf == (n_changed == 0 && first->leaf == second->leaf);
}

/* The words and their markup are what they were, blocks elsewhere too, and these what was meant. */
static gboolean
is_as_expected (NewsroomFormatToggle *toggle,
                const char           *result)
{
  g_autoptr (NewsroomFormatScan) after = newsroom_format_scan_new (result);
  Walk                      a = { toggle->scan, 0, 0 };
  Walk                      b = { after, 0, 0 };
  const NewsroomFormatRun  *seen = NULL;
  const NewsroomFormatRun  *beside = NULL;
  const NewsroomFormatPath *path_before = NULL;
  const NewsroomFormatLine *line_before = NULL;

  for (;;)
    {
      gsize                     i = 0, j = 0;
      const NewsroomFormatRun  *run = next_byte (&a, &i);
      const NewsroomFormatRun  *other = next_byte (&b, &j);
      const NewsroomFormatPath *path;
      const NewsroomFormatLine *line;

      if (run == NULL || other == NULL)
        return run == other;
      if (toggle->scan->plain->str[i] != after->plain->str[j] || toggle->scan->masks->data[i] != after->masks->data[j])
        return FALSE;
      if (run == seen && other == beside)
        continue;

      path = &g_array_index (after->paths, NewsroomFormatPath, other->path);
      line = find_line_of (toggle, run->start);
      if (line != NULL ? !is_meant (toggle, line, path) : !is_where_it_was (toggle, run, path))
        return FALSE;
      if (seen != NULL && is_list_format (toggle->format) && !is_parted_as_before (toggle, seen, run, path_before, path, (line_before != NULL) + (line != NULL), beside->leaf == other->leaf))
        return FALSE;
      seen = run;
      beside = other;
      path_before = path;
      line_before = line;
    }
}

static char *
attempt (NewsroomFormatToggle *toggle,
         gsize                *start,
         gsize                *end)
{
  const gsize      from = *start;
  g_autofree char *result = NULL;

  g_array_set_size (toggle->changes, 0);
  if (is_list_format (toggle->format))
    newsroom_format_toggle_items (toggle);
  for (guint i = 0; !is_list_format (toggle->format) && i < toggle->lines->len; i++)
    if (toggle->format == NEWSROOM_FORMAT_QUOTE)
      toggle_quote (toggle, get_line (toggle, i), i);
    else
      toggle_heading (toggle, get_line (toggle, i));
  if (toggle->changes->len == 0)
    return NULL;

  result = newsroom_text_changes_apply (toggle->changes, toggle->scan->body);
  if (!is_as_expected (toggle, result))
    return NULL;

  *start = newsroom_text_changes_map (toggle->changes, from, TRUE);
  *end = MAX (*start, newsroom_text_changes_map (toggle->changes, *end, *end == from || !toggle->is_parted));

  return g_steal_pointer (&result);
}

/* The ways to do it, until one does what is meant. */
static char *
try (NewsroomFormatToggle *toggle,
     gsize                *start,
     gsize                *end)
{
  const guint    n_attempts = is_list_format (toggle->format) ? 5 : 2;
  const gboolean is_split = toggle->is_split;
  char          *result = NULL;

  for (; toggle->attempt < n_attempts && result == NULL; toggle->attempt++)
    {
      toggle->is_split = is_split && toggle->attempt < 2;
      toggle->is_joined = toggle->attempt == 0 || toggle->attempt == 2;
      toggle->is_parted = toggle->attempt >= 3;
      result = attempt (toggle, start, end);
    }

  return result;
}

/**
 * newsroom_format_line_read:
 * @scan: a body
 * @start: where a line of it starts, in bytes
 *
 * Returns: that line
 */
NewsroomFormatLine
newsroom_format_line_read (NewsroomFormatScan *scan,
                           gsize               start)
{
  NewsroomFormatLine line = { .start = start, .end = newsroom_line_find_end (scan->body, (gssize)scan->length, start) };
  gsize              i = start;

  while (i < line.end && g_ascii_isspace (scan->body[i]))
    i++;
  line.is_blank = i == line.end;
  line.prefix = newsroom_line_prefix_read (scan->body, line.start, line.end, 0, 0);
  for (guint j = newsroom_format_scan_find_run (scan, start); j < scan->runs->len; j++)
    {
      const NewsroomFormatRun *run = &g_array_index (scan->runs, NewsroomFormatRun, j);

      if (run->start >= line.end)
        break;
      if (run->is_break)
        continue;
      line.has_words = TRUE;
      line.leaf = run->leaf;
      line.path = g_array_index (scan->paths, NewsroomFormatPath, run->path);
      line.prefix = newsroom_line_prefix_read (scan->body, line.start, line.end, line.path.n_quotes, line.path.n_items);
      break;
    }

  return line;
}

/**
 * newsroom_format_line_goes_on:
 * @self: a line
 * @next: the one below it
 *
 * Returns: whether both are of one paragraph or table
 */
gboolean
newsroom_format_line_goes_on (const NewsroomFormatLine *self,
                              const NewsroomFormatLine *next)
{
  return self->has_words && next->has_words && (self->leaf == next->leaf || (self->path.is_table && next->path.is_table));
}

/**
 * newsroom_format_line_is_bare:
 * @scan: a body
 * @start: where a line of it starts, in bytes
 *
 * Returns: whether nothing is on the line but marks of quotes
 */
gboolean
newsroom_format_line_is_bare (const NewsroomFormatScan *scan,
                              gsize                     start)
{
  const char c = scan->body[start + strspn (scan->body + start, "> \t")];

  return c == '\n' || c == '\0';
}

/**
 * newsroom_format_line_is_item_of:
 * @self: a line
 * @format: a kind of list
 *
 * Returns: whether an item of that kind begins in it
 */
gboolean
newsroom_format_line_is_item_of (const NewsroomFormatLine *self,
                                 NewsroomFormat            format)
{
  const char sign = self->prefix.sign;

  if (sign == '\0')
    return FALSE;
  if (format == NEWSROOM_FORMAT_NUMBERS)
    return (sign == '.' || sign == ')') && !self->prefix.has_box;

  return sign != '.' && sign != ')' && self->prefix.has_box == (format == NEWSROOM_FORMAT_TASKS);
}

/**
 * newsroom_format_is_heading_between:
 * @toggle: what is asked for
 * @line: one of its lines
 *
 * Returns: whether it is a heading that stays one among what becomes a list, or no longer is one
 */
gboolean
newsroom_format_is_heading_between (const NewsroomFormatToggle *toggle,
                                    const NewsroomFormatLine   *line)
{
  return is_list_format (toggle->format) && line->path.level > 0 && line->prefix.sign == '\0' && line->path.n_items == 0;
}

/**
 * newsroom_format_toggle_lines:
 * @body: UTF-8 Markdown
 * @start: (inout): where the selection begins, in bytes; then where it begins in the result
 * @end: (inout): where it ends
 * @format: what its lines shall be: a heading, a paragraph, a quote or list items
 * @whole: whether the other lines of their paragraphs become quotes or list items with them
 *
 * Lines that all are @format are it no longer; else all are. The words stay what they were, with
 * their markup, and what is not selected stays in its blocks: the parser is asked.
 *
 * Returns: (transfer full) (nullable): the new body, %NULL if it cannot be done
 */
char *
newsroom_format_toggle_lines (const char    *body,
                              gsize         *start,
                              gsize         *end,
                              NewsroomFormat format,
                              gboolean       whole)
{
  g_autoptr (NewsroomFormatScan) scan = newsroom_format_scan_new (body);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (NewsroomFormatLine));
  g_autoptr (GArray) changes = newsroom_text_changes_new ();
  NewsroomFormatToggle toggle = { .scan = scan, .format = format, .lines = lines, .changes = changes };

  find_lines (&toggle, *start, *end, whole && !is_heading_format (format));
  if (is_list_format (format))
    newsroom_format_find_items (&toggle);

  return find_state (&toggle) ? try (&toggle, start, end) : NULL;
}
