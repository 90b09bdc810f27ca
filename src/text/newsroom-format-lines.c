/* newsroom-format-lines.c — makes lines headings, quotes or list items, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-private.h"

#include <string.h>

#include "newsroom-line-prefix-private.h"
#include "newsroom-text-changes-private.h"

/* How deep numbers are counted. */
#define MAX_DEPTH 8

typedef struct
{
  gsize              start;
  gsize              end; /* before its line end */
  NewsroomFormatPath path;
  NewsroomLinePrefix prefix;
  guint              leaf;
  gboolean           has_words;
  gboolean           is_blank;
  int                items; /* how many more it is to be in */
} Line;

typedef struct
{
  NewsroomFormatScan *scan;
  NewsroomFormat      format;
  GArray             *lines; /* of Line */
  GArray             *changes;
  guint               attempt;
  gboolean            on;
} Toggle;

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

static Line *
get_line (Toggle *toggle,
          guint   i)
{
  return &g_array_index (toggle->lines, Line, i);
}

static Line
read_line (NewsroomFormatScan *scan,
           gsize               start)
{
  const char *newline = strchr (scan->body + start, '\n');
  Line        line = { .start = start, .end = newline != NULL ? (gsize)(newline - scan->body) : scan->length };
  gsize       i = start;

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

static gboolean
belong_together (const Line *a,
                 const Line *b)
{
  return a->has_words && b->has_words && (a->leaf == b->leaf || (a->path.is_table && b->path.is_table));
}

/* Finds the lines that are selected, and where asked for those that belong to their paragraphs. */
static void
find_lines (Toggle  *toggle,
            gsize    start,
            gsize    end,
            gboolean whole)
{
  NewsroomFormatScan *scan = toggle->scan;
  gsize               at = newsroom_line_find_start (scan->body, start);

  g_array_set_size (toggle->lines, 0);
  if (end > start && scan->body[end - 1] == '\n')
    end--;
  do
    {
      Line line = read_line (scan, at);

      g_array_append_val (toggle->lines, line);
      at = line.end + 1;
    }
  while (at <= end && at <= scan->length);

  while (whole && at <= scan->length)
    {
      Line line = read_line (scan, at);

      if (!belong_together (get_line (toggle, toggle->lines->len - 1), &line))
        break;
      g_array_append_val (toggle->lines, line);
      at = line.end + 1;
    }
  while (whole && get_line (toggle, 0)->start > 0)
    {
      Line line = read_line (scan, newsroom_line_find_start (scan->body, get_line (toggle, 0)->start - 1));

      if (!belong_together (&line, get_line (toggle, 0)))
        break;
      g_array_prepend_val (toggle->lines, line);
    }
}

/* Takes the "#" of a heading away, or the line under it. */
static void
remove_heading (Toggle     *toggle,
                const Line *line)
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
toggle_heading (Toggle *toggle,
                Line   *line)
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
toggle_quote (Toggle *toggle,
              Line   *line,
              guint   i)
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

static gboolean
is_item_of (const Line    *line,
            NewsroomFormat format)
{
  const char sign = line->prefix.sign;

  if (sign == '\0')
    return FALSE;
  if (format == NEWSROOM_FORMAT_NUMBERS)
    return (sign == '.' || sign == ')') && !line->prefix.has_box;

  return sign != '.' && sign != ')' && line->prefix.has_box == (format == NEWSROOM_FORMAT_TASKS);
}

/* A heading stays one among what becomes a list, or no longer is one. */
static gboolean
is_heading_between (Toggle     *toggle,
                    const Line *line)
{
  return toggle->format > NEWSROOM_FORMAT_QUOTE && line->path.level > 0 && line->prefix.sign == '\0' && line->path.n_items == 0;
}

/* The second way has whole paragraphs as items, the third parts them by empty lines. */
static void
remove_item (Toggle *toggle,
             Line   *line,
             gsize  *width)
{
  const char *body = toggle->scan->body;
  gsize       i = line->prefix.marker;

  if (line->prefix.sign != '\0')
    {
      *width = line->prefix.box - line->prefix.marker;
      line->items = -1;
      newsroom_text_changes_add (toggle->changes, line->prefix.marker, line->prefix.content - line->prefix.marker, "");
      return;
    }

  while (i < line->end && i - line->prefix.marker < *width && body[i] == ' ')
    i++;
  line->items = line->has_words ? -1 : 0;
  newsroom_text_changes_add (toggle->changes, line->prefix.marker, i - line->prefix.marker, "");
}

static void
add_item (Toggle *toggle,
          Line   *line,
          guint  *numbers,
          gsize  *width)
{
  const char      *body = toggle->scan->body;
  const guint      depth = MIN (line->path.n_items, MAX_DEPTH - 1);
  g_autofree char *marker = NULL;
  gsize            end = line->prefix.content;
  gsize            at = line->prefix.marker;

  if (!line->has_words)
    return;
  if (toggle->format == NEWSROOM_FORMAT_NUMBERS)
    marker = g_strdup_printf ("%u. ", ++numbers[depth]);
  else
    marker = g_strdup (toggle->format == NEWSROOM_FORMAT_TASKS ? "- [ ] " : "- ");
  for (guint i = depth + 1; i < MAX_DEPTH; i++)
    numbers[i] = 0;

  if (is_item_of (line, toggle->format) && toggle->format != NEWSROOM_FORMAT_NUMBERS)
    return;
  if (line->prefix.sign == '\0')
    {
      line->items = 1;
      while (at < line->end && body[at] == ' ')
        at++;
      end = at;
    }
  *width = toggle->format == NEWSROOM_FORMAT_TASKS ? 2 : strlen (marker);
  newsroom_text_changes_add (toggle->changes, at, end - at, marker);
}

static void
indent (Toggle *toggle,
        Line   *line,
        gsize   width)
{
  g_autofree char *blanks = g_strnfill (width, ' ');

  line->items = 1;
  newsroom_text_changes_add (toggle->changes, line->prefix.marker, 0, blanks);
}

static void
toggle_list (Toggle *toggle)
{
  guint numbers[MAX_DEPTH] = { 0 };
  gsize width = 0;

  for (guint i = 0; i < toggle->lines->len; i++)
    {
      Line *line = get_line (toggle, i);

      if (is_heading_between (toggle, line))
        memset (numbers, 0, sizeof numbers);
      else if (!toggle->on)
        remove_item (toggle, line, &width);
      else if (toggle->attempt == 1 && i > 0 && line->prefix.sign == '\0' && belong_together (get_line (toggle, i - 1), line))
        indent (toggle, line, width);
      else
        add_item (toggle, line, numbers, &width);
    }
  if (toggle->attempt < 2 || toggle->lines->len == 0)
    return;

  if (get_line (toggle, 0)->start > 0)
    newsroom_text_changes_add (toggle->changes, get_line (toggle, 0)->start - 1, 0, "\n");
  if (get_line (toggle, toggle->lines->len - 1)->end < toggle->scan->length)
    newsroom_text_changes_add (toggle->changes, get_line (toggle, toggle->lines->len - 1)->end, 0, "\n");
}

/* Whether the lines are not all what they are to be toggled to. Returns: %FALSE if it is not for them */
static gboolean
find_state (Toggle *toggle)
{
  gboolean is_on = TRUE;
  guint    n_words = 0;

  for (guint i = 0; i < toggle->lines->len; i++)
    {
      const Line *line = get_line (toggle, i);

      if (!line->has_words || is_heading_between (toggle, line))
        continue;
      if (line->path.is_code || (line->path.is_table && toggle->format != NEWSROOM_FORMAT_QUOTE))
        return FALSE;
      if (is_heading_format (toggle->format))
        is_on = is_on && line->path.level == get_level (toggle->format);
      else if (toggle->format == NEWSROOM_FORMAT_QUOTE)
        is_on = is_on && line->path.n_quotes > 0;
      else
        is_on = is_on && (is_item_of (line, toggle->format) || (n_words > 0 && line->prefix.sign == '\0' && line->path.n_items > 0));
      n_words++;
    }
  toggle->on = !is_on;

  return n_words > 0;
}

static gboolean
is_meant (Toggle                   *toggle,
          const Line               *line,
          const NewsroomFormatPath *after)
{
  const NewsroomFormatPath *before = &line->path;
  const gboolean            is_list = toggle->format > NEWSROOM_FORMAT_QUOTE;

  if (is_heading_format (toggle->format))
    return after->level == (toggle->on ? get_level (toggle->format) : 0) && after->n_quotes == before->n_quotes && after->n_items == before->n_items && !after->is_code;
  if (after->level != before->level || after->is_code != before->is_code || after->is_table != before->is_table)
    return FALSE;
  if (!is_list)
    return after->n_quotes + !toggle->on == before->n_quotes + toggle->on && after->n_items == before->n_items;
  if (after->n_quotes != before->n_quotes || (int)after->n_items != (int)before->n_items + line->items)
    return FALSE;

  return !toggle->on || is_heading_between (toggle, line) ||
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

static const Line *
find_line_of (Toggle *toggle,
              gsize   offset)
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

/* The words and their markup are what they were, blocks elsewhere too, and these what was meant. */
static gboolean
is_as_expected (Toggle     *toggle,
                const char *result)
{
  g_autoptr (NewsroomFormatScan) after = newsroom_format_scan_new (result);
  Walk                     a = { toggle->scan, 0, 0 };
  Walk                     b = { after, 0, 0 };
  const NewsroomFormatRun *seen = NULL;
  const NewsroomFormatRun *beside = NULL;
  const Line              *line_before = NULL;

  for (;;)
    {
      gsize                     i = 0, j = 0;
      const NewsroomFormatRun  *run = next_byte (&a, &i);
      const NewsroomFormatRun  *other = next_byte (&b, &j);
      const NewsroomFormatPath *path;
      const Line               *line;

      if (run == NULL || other == NULL)
        return run == other;
      if (toggle->scan->plain->str[i] != after->plain->str[j] || toggle->scan->masks->data[i] != after->masks->data[j])
        return FALSE;
      if (run == seen && other == beside)
        continue;

      path = &g_array_index (after->paths, NewsroomFormatPath, other->path);
      line = find_line_of (toggle, run->start);
      if (line != NULL ? !is_meant (toggle, line, path) : path->hash != g_array_index (toggle->scan->paths, NewsroomFormatPath, run->path).hash)
        return FALSE;
      /* What is no item any more does not become a part of one. */
      if (beside != NULL && other->leaf == beside->leaf && toggle->format > NEWSROOM_FORMAT_QUOTE && !toggle->on && (line == NULL) != (line_before == NULL))
        return FALSE;
      seen = run;
      beside = other;
      line_before = line;
    }
}

static char *
attempt (Toggle *toggle,
         gsize  *start,
         gsize  *end)
{
  const gboolean is_list = toggle->format > NEWSROOM_FORMAT_QUOTE;
  gsize          from = *start;

  g_array_set_size (toggle->changes, 0);
  find_lines (toggle, *start, *end, toggle->format == NEWSROOM_FORMAT_QUOTE ? toggle->on || toggle->attempt > 0 : is_list && toggle->attempt == 1);
  if (is_list)
    toggle_list (toggle);
  for (guint i = 0; !is_list && i < toggle->lines->len; i++)
    if (toggle->format == NEWSROOM_FORMAT_QUOTE)
      toggle_quote (toggle, get_line (toggle, i), i);
    else
      toggle_heading (toggle, get_line (toggle, i));

  if (toggle->changes->len > 0)
    {
      g_autofree char *result = newsroom_text_changes_apply (toggle->changes, toggle->scan->body);

      if (!is_as_expected (toggle, result))
        return NULL;
      *start = newsroom_text_changes_map (toggle->changes, from, TRUE);
      *end = MAX (*start, newsroom_text_changes_map (toggle->changes, *end, *end == from || toggle->attempt < 2));
      return g_steal_pointer (&result);
    }

  return NULL;
}

/**
 * newsroom_format_toggle_lines:
 * @body: UTF-8 Markdown
 * @start: (inout): where the selection begins, in bytes; then where it begins in the result
 * @end: (inout): where it ends
 * @format: what its lines shall be: a heading, a paragraph, a quote or list items
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
                              NewsroomFormat format)
{
  g_autoptr (NewsroomFormatScan) scan = newsroom_format_scan_new (body);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GArray) changes = newsroom_text_changes_new ();
  Toggle toggle = { scan, format, lines, changes, 0, FALSE };
  char  *result = NULL;

  find_lines (&toggle, *start, *end, FALSE);
  if (!find_state (&toggle))
    return NULL;

  for (; toggle.attempt < 3 && result == NULL; toggle.attempt++)
    result = attempt (&toggle, start, end);

  return result;
}
