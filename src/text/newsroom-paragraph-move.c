/* newsroom-paragraph-move.c — moves paragraphs and items of lists up and down
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-paragraph-move.h"

#include <string.h>

#include "newsroom-format-private.h"
#include "newsroom-format-window-private.h"
#include "newsroom-line-prefix-private.h"

/* Whole lines, without the last line end. */
typedef struct
{
  gsize start;
  gsize end;
} Range;

typedef struct
{
  gsize              start;
  gsize              end;
  NewsroomFormatPath path;
  NewsroomLinePrefix prefix;
  gboolean           is_blank; /* and not a part of code */
} Line;

static Line
read_line (const NewsroomFormatScan *scan,
           gsize                     offset)
{
  const char *newline = strchr (scan->body + offset, '\n');
  Line        line = { .start = offset, .end = newline != NULL ? (gsize)(newline - scan->body) : scan->length, .is_blank = TRUE };

  while (line.start > 0 && scan->body[line.start - 1] != '\n')
    line.start--;
  for (gsize i = line.start; i < line.end; i++)
    line.is_blank = line.is_blank && g_ascii_isspace (scan->body[i]);
  for (guint i = newsroom_format_scan_find_run (scan, line.start); i < scan->runs->len; i++)
    {
      const NewsroomFormatRun *run = &g_array_index (scan->runs, NewsroomFormatRun, i);

      /* Only code goes on behind an empty line. */
      if (line.is_blank && i > 0 && run->leaf == g_array_index (scan->runs, NewsroomFormatRun, i - 1).leaf)
        line.is_blank = FALSE;
      if (run->start > line.end)
        break;
      if (run->is_break)
        continue;
      line.path = g_array_index (scan->paths, NewsroomFormatPath, run->path);
      break;
    }
  line.prefix = newsroom_line_prefix_read (scan->body, line.start, line.end, line.path.n_quotes, line.path.is_code ? 0 : line.path.n_items);

  return line;
}

static gsize
get_column (const Line *line)
{
  return line->prefix.marker - line->prefix.base;
}

/* Whether a line begins an item that is in the same list as this one. */
static gboolean
is_sibling (const Line *line,
            const Line *item)
{
  return line->prefix.sign != '\0' && get_column (line) == get_column (item) && line->path.n_quotes == item->path.n_quotes;
}

static gboolean
is_in_item (const NewsroomFormatScan *scan,
            const Line               *line,
            const Line               *item)
{
  gsize i = line->prefix.base;

  while (i < line->end && scan->body[i] == ' ')
    i++;

  return i - line->prefix.base > get_column (item);
}

/* Goes to the end of the lines that go with the item or paragraph, without empty ones. */
static gsize
find_end (const NewsroomFormatScan *scan,
          const Line               *first,
          gsize                     last)
{
  const gboolean is_item = first->prefix.sign != '\0';
  gsize          end = last;

  while (last < scan->length)
    {
      const Line line = read_line (scan, last + 1);

      if (is_item ? !line.is_blank && !is_in_item (scan, &line, first) : line.is_blank)
        break;
      last = line.end;
      if (!line.is_blank)
        end = last;
    }

  return end;
}

static gboolean
find_before (const NewsroomFormatScan *scan,
             const Line               *first,
             Range                    *range)
{
  const gboolean is_item = first->prefix.sign != '\0';
  gboolean       is_found = FALSE;
  gsize          at = first->start;

  while (at > 0)
    {
      const Line line = read_line (scan, at - 1);

      at = line.start;
      if (line.is_blank && is_found && !is_item)
        break;
      if (line.is_blank)
        continue;
      if (!is_found)
        range->end = line.end;
      is_found = TRUE;
      range->start = line.start;
      if (is_item && is_sibling (&line, first))
        return TRUE;
      if (is_item && !is_in_item (scan, &line, first))
        return FALSE;
    }

  return is_found && !is_item;
}

static gboolean
find_after (const NewsroomFormatScan *scan,
            const Line               *first,
            gsize                     end,
            Range                    *range)
{
  while (end < scan->length)
    {
      const Line line = read_line (scan, end + 1);

      end = line.end;
      if (line.is_blank)
        continue;
      if (first->prefix.sign != '\0' && !is_sibling (&line, first))
        return FALSE;
      range->start = line.start;
      range->end = find_end (scan, first->prefix.sign != '\0' ? &line : first, line.end);
      return TRUE;
    }

  return FALSE;
}

/* The words are the same with the same markup, in the other order. */
static gboolean
is_as_expected (const NewsroomFormatScan *scan,
                Range                     upper,
                Range                     lower,
                const char               *result)
{
  g_autoptr (NewsroomFormatScan) after = newsroom_format_scan_new (result);
  g_autoptr (GByteArray) expected = g_byte_array_new ();
  g_autoptr (GByteArray) words = g_byte_array_new ();

  newsroom_format_scan_append_words (scan, expected, 0, upper.start);
  newsroom_format_scan_append_words (scan, expected, lower.start, lower.end);
  newsroom_format_scan_append_words (scan, expected, upper.start, upper.end);
  newsroom_format_scan_append_words (scan, expected, lower.end, scan->length);
  newsroom_format_scan_append_words (after, words, 0, after->length);

  return words->len == expected->len && (words->len == 0 || memcmp (words->data, expected->data, words->len) == 0);
}

/* The numbers of ordered items stay where they are. */
static void
append_numbered (GString                  *result,
                 const NewsroomFormatScan *scan,
                 Range                     range,
                 Range                     place)
{
  const Line from = read_line (scan, range.start);
  const Line to = read_line (scan, place.start);
  gsize      end = from.prefix.marker;

  if (!g_ascii_isdigit (scan->body[from.prefix.marker]) || !g_ascii_isdigit (scan->body[to.prefix.marker]) || from.prefix.sign == '\0' || to.prefix.sign == '\0')
    {
      g_string_append_len (result, scan->body + range.start, (gssize)(range.end - range.start));
      return;
    }

  while (g_ascii_isdigit (scan->body[end]))
    end++;
  g_string_append_len (result, scan->body + range.start, (gssize)(from.prefix.marker - range.start));
  g_string_append_printf (result, "%u", to.prefix.number);
  g_string_append_len (result, scan->body + end, (gssize)(range.end - end));
}

static NewsroomTextEdit *
move_cb (const char   *body,
         gsize         start,
         gsize         end,
         gconstpointer data)
{
  const gboolean down = *(const gboolean *)data;
  g_autoptr (NewsroomFormatScan) scan = NULL;
  g_autoptr (GString) result = NULL;
  Line  first, last;
  Range moved, other = { 0 }, upper, lower;
  gsize at;

  scan = newsroom_format_scan_new (body);
  first = read_line (scan, start);
  last = read_line (scan, end > start && body[end - 1] == '\n' ? end - 1 : end);
  if (first.is_blank)
    return NULL;
  while (first.prefix.sign == '\0' && first.start > 0 && !read_line (scan, first.start - 1).is_blank)
    first = read_line (scan, first.start - 1);

  moved = (Range){ first.start, find_end (scan, &first, last.end) };
  if (down ? !find_after (scan, &first, moved.end, &other) : !find_before (scan, &first, &other))
    return NULL;
  upper = down ? moved : other;
  lower = down ? other : moved;
  if (start > moved.end || end > moved.end + 1)
    return NULL;

  result = g_string_new_len (body, (gssize)upper.start);
  append_numbered (result, scan, lower, upper);
  at = down ? 0 : upper.start;
  g_string_append_len (result, body + upper.end, (gssize)(lower.start - upper.end));
  if (down)
    at = result->len;
  append_numbered (result, scan, upper, lower);
  g_string_append (result, body + lower.end);
  if (!is_as_expected (scan, upper, lower, result->str))
    return NULL;

  return newsroom_text_edit_new (body, result->str, at + (start - moved.start), MIN (at + (end - moved.start), result->len));
}

/**
 * newsroom_paragraph_move:
 * @body: UTF-8 Markdown
 * @start: where the selection begins, in bytes
 * @end: where it ends; as @start if there is only a caret
 * @down: whether down, else up
 *
 * Moves the selected paragraphs over the next one, or the selected items of a list, with all that is
 * in them, over the next item. Every word stays, with its markup: the parser is asked.
 *
 * Returns: (transfer full) (nullable): what to do, with the same selected; %NULL if there is no way
 */
NewsroomTextEdit *
newsroom_paragraph_move (const char *body,
                         gsize       start,
                         gsize       end,
                         gboolean    down)
{
  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (start <= end, NULL);

  return newsroom_format_window_run (body, start, end, move_cb, &down);
}
