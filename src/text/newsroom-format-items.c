/* newsroom-format-items.c — makes paragraphs list items, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-lines-private.h"

#include <string.h>

/* How deep items are counted. */
#define MAX_DEPTH 8

/* The last item at one depth. */
typedef struct
{
  guint  number;
  char   sign;     /* NUL if there was none */
  guint  n_quotes; /* in which it is */
  gssize shift;    /* how far what is in it moves */
} Item;

typedef struct
{
  NewsroomFormatToggle *toggle;
  Item                  items[MAX_DEPTH];
  gsize                 width;    /* of the marker that was written or removed last */
  gboolean              is_new;   /* whether that is where none was */
  gboolean              has_seen; /* whether there was a marker in the lines before */
} Writer;

static NewsroomFormatLine *
get_line (NewsroomFormatToggle *toggle,
          guint                 i)
{
  return &g_array_index (toggle->lines, NewsroomFormatLine, i);
}

/* Returns: in how many items the item is that begins in the line, or would begin there */
static guint
get_depth (const NewsroomFormatLine *line)
{
  const guint depth = line->path.n_items - (line->path.n_items > 0 && line->prefix.sign != '\0');

  return MIN (depth, MAX_DEPTH - 1);
}

static gboolean
is_number (char sign)
{
  return sign == '.' || sign == ')';
}

static gsize
count_blanks (const char *body,
              gsize       start,
              gsize       end)
{
  gsize n = 0;

  while (start + n < end && body[start + n] == ' ')
    n++;

  return n;
}

/* What is in an item stands where its words begin; a line that goes on without that stays as it is. */
static void
move_line (Writer                   *writer,
           const NewsroomFormatLine *line,
           guint                     n_items)
{
  const char *body = writer->toggle->scan->body;
  const Item *item = &writer->items[CLAMP (n_items, 1, MAX_DEPTH) - 1];
  const gsize base = newsroom_line_prefix_read (body, line->start, line->end, item->n_quotes, 0).base;
  const gsize n = count_blanks (body, base, line->end);

  if (n_items == 0 || item->shift == 0 || n == 0)
    return;

  if (item->shift > 0)
    {
      g_autofree char *blanks = g_strnfill ((gsize)item->shift, ' ');

      newsroom_text_changes_add (writer->toggle->changes, base, 0, blanks);
    }
  else
    {
      newsroom_text_changes_add (writer->toggle->changes, base, MIN (n, (gsize)-item->shift), "");
    }
}

/* What comes deeper begins anew. */
static void
enter_item (Writer                   *writer,
            const NewsroomFormatLine *line,
            guint                     depth,
            gssize                    shift)
{
  writer->items[depth].shift = shift;
  writer->items[depth].n_quotes = line->path.n_quotes;
  for (guint i = depth + 1; i < MAX_DEPTH; i++)
    writer->items[i] = (Item){ .shift = shift, .n_quotes = line->path.n_quotes };
}

/* Returns: (transfer full): the marker of the next item, which goes on with its list where it can */
static char *
dup_marker (Writer *writer,
            Item   *item,
            char    own)
{
  const gboolean is_ordered = writer->toggle->format == NEWSROOM_FORMAT_NUMBERS;

  if (own != '\0' && item->sign == '\0')
    item->sign = own;
  if (item->sign == '\0' || is_number (item->sign) != is_ordered)
    item->sign = is_ordered ? '.' : '-';
  if (is_ordered)
    return g_strdup_printf ("%u%c ", ++item->number, item->sign);

  return g_strdup_printf ("%c %s", item->sign, writer->toggle->format == NEWSROOM_FORMAT_TASKS ? "[ ] " : "");
}

static void
add_item (Writer             *writer,
          NewsroomFormatLine *line)
{
  NewsroomFormatToggle *toggle = writer->toggle;
  const guint           depth = get_depth (line);
  Item                 *item = &writer->items[depth];
  const gssize          outer = depth > 0 ? writer->items[depth - 1].shift : 0;
  const gsize           was = line->prefix.box - line->prefix.marker;
  g_autofree char      *marker = NULL;
  gsize                 at = line->prefix.marker;

  writer->is_new = line->prefix.sign == '\0';
  move_line (writer, line, depth);
  if (newsroom_format_line_is_item_of (line, toggle->format) && toggle->format != NEWSROOM_FORMAT_NUMBERS)
    {
      item->sign = line->prefix.sign;
      enter_item (writer, line, depth, outer);
      return;
    }

  marker = dup_marker (writer, item, line->prefix.sign);
  writer->width = toggle->format == NEWSROOM_FORMAT_TASKS ? 2 : strlen (marker);
  if (writer->is_new)
    {
      line->items = 1;
      at += count_blanks (toggle->scan->body, at, line->end);
      newsroom_text_changes_add (toggle->changes, at, 0, marker);
    }
  else
    {
      newsroom_text_changes_add (toggle->changes, at, line->prefix.content - at, marker);
    }
  enter_item (writer, line, depth, writer->is_new ? outer : outer + (gssize)writer->width - (gssize)was);
}

/* What goes on in a paragraph that becomes an item is indented. */
static void
write_line (Writer             *writer,
            NewsroomFormatLine *line)
{
  g_autofree char *blanks = NULL;

  if (!line->has_words || (line->prefix.sign == '\0' && writer->has_seen && line->path.n_items > 0 && !(line->is_inside && writer->is_new)))
    {
      writer->is_new = writer->is_new && !line->has_words;
      if (line->has_words || !newsroom_format_line_is_bare (writer->toggle->scan, line->start))
        move_line (writer, line, line->path.n_items);
      return;
    }
  if (!line->is_inside || writer->toggle->is_split)
    {
      writer->has_seen = writer->has_seen || line->prefix.sign != '\0';
      add_item (writer, line);
      return;
    }

  blanks = g_strnfill (writer->width, ' ');
  line->items = 1;
  newsroom_text_changes_add (writer->toggle->changes, line->prefix.marker, 0, blanks);
}

/* Moves what is in the last item and not selected. */
static void
write_rest (Writer *writer)
{
  NewsroomFormatScan *scan = writer->toggle->scan;
  NewsroomFormatLine  before = *get_line (writer->toggle, writer->toggle->lines->len - 1);
  guint               n_items = before.path.n_items;

  while (before.end < scan->length)
    {
      NewsroomFormatLine line = newsroom_format_line_read (scan, before.end + 1);
      const gboolean     is_item = line.has_words && line.prefix.sign != '\0' && !line.path.is_code && !newsroom_format_line_goes_on (&before, &line);

      if (line.has_words)
        n_items = is_item ? get_depth (&line) : line.path.n_items;
      if (n_items == 0 || writer->items[MIN (n_items, MAX_DEPTH) - 1].shift == 0)
        return;
      if (!newsroom_format_line_is_bare (scan, line.start))
        move_line (writer, &line, n_items);
      writer->toggle->rest_end = line.end;
      if (is_item)
        {
          enter_item (writer, &line, n_items, writer->items[n_items - 1].shift);
          n_items++;
        }
      before = line;
    }
}

/* Whether all lines are of one paragraph that becomes one item. */
static gboolean
is_one_item (NewsroomFormatToggle *toggle)
{
  return toggle->lines->len == 1 || (!toggle->is_split && get_line (toggle, toggle->lines->len - 1)->leaf == get_line (toggle, 0)->leaf);
}

/* Finds the list that the first item goes on with, or that goes on with it. */
static void
find_list (NewsroomFormatToggle *toggle,
           Item                 *item)
{
  NewsroomFormatLine sibling;

  if (newsroom_format_find_sibling (toggle, &sibling))
    {
      item->sign = sibling.prefix.sign;
      item->number = sibling.prefix.number;
    }
  else if (newsroom_format_find_next (toggle, &sibling))
    {
      item->sign = sibling.prefix.sign;
      item->number = is_one_item (toggle) && sibling.prefix.number > 1 ? sibling.prefix.number - 2 : 0;
    }
}

static void
write_items (NewsroomFormatToggle *toggle)
{
  Writer                    writer = { .toggle = toggle };
  const NewsroomFormatLine *first = get_line (toggle, 0);
  Item                     *item = &writer.items[get_depth (first)];

  if (first->has_words)
    find_list (toggle, item);
  for (guint i = 0; i < toggle->lines->len; i++)
    if (newsroom_format_is_heading_between (toggle, get_line (toggle, i)))
      memset (writer.items, 0, sizeof writer.items);
    else
      write_line (&writer, get_line (toggle, i));
  write_rest (&writer);

  item = &writer.items[get_depth (first)];
  if (toggle->is_joined)
    newsroom_format_join_items (toggle, item->sign, item->number);
}

static void
remove_item (NewsroomFormatToggle *toggle,
             NewsroomFormatLine   *line,
             gsize                *width)
{
  const gsize n = count_blanks (toggle->scan->body, line->prefix.marker, line->end);

  if (line->prefix.sign != '\0')
    {
      *width = line->prefix.box - line->prefix.marker;
      line->items = -1;
      newsroom_text_changes_add (toggle->changes, line->prefix.marker, line->prefix.content - line->prefix.marker, "");
      return;
    }

  line->items = line->has_words ? -1 : 0;
  newsroom_text_changes_add (toggle->changes, line->prefix.marker, MIN (n, *width), "");
}

/* Items of more than a line become paragraphs with empty lines between. */
static void
remove_items (NewsroomFormatToggle *toggle)
{
  gboolean has_more = FALSE;
  gsize    width = 0;

  for (guint i = 0; i < toggle->lines->len; i++)
    has_more = has_more || (get_line (toggle, i)->path.n_items > 0 && get_line (toggle, i)->prefix.sign == '\0');
  for (guint i = 0; i < toggle->lines->len; i++)
    {
      NewsroomFormatLine *line = get_line (toggle, i);

      if (newsroom_format_is_heading_between (toggle, line))
        continue;
      if (i > 0 && has_more && line->prefix.sign != '\0')
        newsroom_format_part_above (toggle, line);
      remove_item (toggle, line, &width);
    }
}

/**
 * newsroom_format_find_items:
 * @toggle: whose lines are for a list
 *
 * Finds which of the lines only go on with a paragraph. What looks like a marker there is none.
 */
void
newsroom_format_find_items (NewsroomFormatToggle *toggle)
{
  guint leaf = 0;

  for (guint i = 0; i < toggle->lines->len; i++)
    {
      NewsroomFormatLine *line = get_line (toggle, i);

      if (newsroom_format_line_is_bare (toggle->scan, line->start))
        toggle->is_split = FALSE;
      if (!line->has_words)
        continue;
      line->is_inside = line->leaf == leaf;
      if (line->is_inside)
        line->prefix = newsroom_line_prefix_read (toggle->scan->body, line->start, line->end, line->path.n_quotes, 0);
      leaf = line->leaf;
    }
}

/**
 * newsroom_format_toggle_items:
 * @toggle: whose lines become items, or are no longer
 *
 * Adds what is to be done to the changes.
 */
void
newsroom_format_toggle_items (NewsroomFormatToggle *toggle)
{
  NewsroomFormatLine next;

  toggle->rest_end = 0;
  for (guint i = 0; i < toggle->lines->len; i++)
    get_line (toggle, i)->items = 0;
  if (toggle->on)
    write_items (toggle);
  else
    remove_items (toggle);

  if (toggle->is_parted)
    newsroom_format_part_above (toggle, get_line (toggle, 0));
  /* A list can begin just below a paragraph, but so it does not look. */
  if (toggle->attempt > 3 || (!toggle->on && newsroom_format_find_next (toggle, &next)))
    newsroom_format_part_below (toggle);
}
