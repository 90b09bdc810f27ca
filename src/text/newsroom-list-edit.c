/* newsroom-list-edit.c — what Enter, Tab and Backspace do in lists and quotes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-list-edit.h"

#include <string.h>

#include "newsroom-format-private.h"
#include "newsroom-format-window-private.h"
#include "newsroom-line-prefix-private.h"
#include "newsroom-list-numbers-private.h"
#include "newsroom-text-changes-private.h"

/* A line, and where it is: in how many quotes and items, of which its marks tell. */
typedef struct
{
  gsize              start;
  gsize              end;
  NewsroomFormatPath path;
  NewsroomLinePrefix prefix;
  gboolean           has_words;
} Line;

/* Whether there can be marks before the words of a line. The parser takes its time in a long body, and
 * most lines have none. */
static gboolean
may_have_marks (const char *body,
                gsize       offset)
{
  gsize start, end;

  newsroom_line_find (body, offset, &start, &end);

  return start < end && (strchr (" \t>-+*", body[start]) != NULL || g_ascii_isdigit (body[start]));
}

/* Whether nothing but marks is before a place in its line. */
static gboolean
is_behind_marks (const char *body,
                 gsize       offset)
{
  gsize start, end;

  newsroom_line_find (body, offset, &start, &end);
  for (gsize i = start; i < offset; i++)
    if (strchr (" \t>-+*.)[]xX", body[i]) == NULL && !g_ascii_isdigit (body[i]))
      return FALSE;

  return start < offset;
}

/* Says where words stand that begin in the line. */
static gboolean
find_path (const char         *body,
           gsize               start,
           gsize               end,
           NewsroomFormatPath *path)
{
  g_autoptr (NewsroomFormatScan) scan = newsroom_format_scan_new (body);

  for (guint i = newsroom_format_scan_find_run (scan, start); i < scan->runs->len; i++)
    {
      const NewsroomFormatRun *run = &g_array_index (scan->runs, NewsroomFormatRun, i);

      if (run->start >= end)
        break;
      if (run->is_break)
        continue;
      *path = g_array_index (scan->paths, NewsroomFormatPath, run->path);
      return TRUE;
    }

  return FALSE;
}

static Line
read_line (const char *body,
           gsize       offset)
{
  Line line = { 0 };

  newsroom_line_find (body, offset, &line.start, &line.end);
  line.has_words = find_path (body, line.start, line.end, &line.path);
  if (!line.has_words)
    {
      g_autoptr (GString) filled = g_string_new (body);

      g_string_insert (filled, (gssize)line.end, NEWSROOM_FORMAT_FUTURE_WORDS);
      find_path (filled->str, line.start, line.end + 1, &line.path);
    }
  if (!line.path.is_code)
    line.prefix = newsroom_line_prefix_read (body, line.start, line.end, line.path.n_quotes, line.path.n_items);

  return line;
}

static gboolean
is_in_list_or_quote (const Line *line)
{
  return !line->path.is_code && !line->path.is_table && (line->path.n_items > 0 || line->path.n_quotes > 0);
}

/* Returns: the mark of the item after the one of this line */
static char *
dup_next_marker (const char *body,
                 const Line *line)
{
  const NewsroomLinePrefix *prefix = &line->prefix;
  const char               *box = prefix->has_box ? "[ ] " : "";
  g_autofree char          *head = g_strndup (body + line->start, prefix->marker - line->start);
  g_autofree char          *marker = g_strndup (body + prefix->marker, prefix->box - prefix->marker);

  if (!g_str_has_suffix (marker, " ") && !g_str_has_suffix (marker, "\t"))
    {
      g_autofree char *bare = g_steal_pointer (&marker);

      marker = g_strconcat (bare, " ", NULL);
    }
  if (prefix->sign == '.' || prefix->sign == ')')
    return g_strdup_printf ("%s%u%c %s", head, prefix->number + 1, prefix->sign, box);

  return g_strconcat (head, marker, box, NULL);
}

/**
 * newsroom_list_edit_continue:
 * @body: UTF-8 Markdown
 * @caret: where a line end is to be written, in bytes
 *
 * Returns: (transfer full) (nullable): what the new line begins with, so that it is the next item of
 *   a list, or goes on with a quote; %NULL for nothing
 */
char *
newsroom_list_edit_continue (const char *body,
                             gsize       caret)
{
  g_autofree char *part = NULL;
  Line             line;
  gsize            i;

  g_return_val_if_fail (body != NULL, NULL);

  if (!may_have_marks (body, caret))
    return NULL;
  part = newsroom_format_window_dup (body, caret, caret, &i);
  body = part != NULL ? part : body;
  caret -= i;
  line = read_line (body, caret);
  if (!is_in_list_or_quote (&line) || caret < line.prefix.content)
    return NULL;
  if (line.prefix.sign != '\0')
    return dup_next_marker (body, &line);

  i = line.prefix.base;
  while (line.path.n_items > 0 && i < line.end && body[i] == ' ')
    i++;

  return i > line.start && caret >= i ? g_strndup (body + line.start, i - line.start) : NULL;
}

static gboolean
is_blank_before (const char *body,
                 gsize       line_start)
{
  gsize i = line_start > 0 ? line_start - 1 : 0;

  while (i > 0 && (body[i - 1] == ' ' || body[i - 1] == '\t' || body[i - 1] == '>'))
    i--;

  return i == 0 || body[i - 1] == '\n';
}

static gboolean
is_blank_behind (const char *body,
                 gsize       line_end)
{
  const char *next = body[line_end] != '\0' ? body + line_end + 1 : "";

  next += strspn (next, " \t>");

  return *next == '\0' || *next == '\n';
}

/* Returns: (transfer full): the text in which the item of a line has become a paragraph, or has ended, with the
 * items numbered that are behind it */
static char *
dup_numbered (const char *result,
              gsize       at,
              const char *body,
              const Line *line)
{
  const NewsroomListNumbers list = newsroom_list_numbers_of (body, line->start, &line->prefix);

  return newsroom_list_numbers_go_on (result, at, list, line->prefix.number + 1, line->prefix.number);
}

static NewsroomTextEdit *
end_cb (const char   *body,
        gsize         caret,
        gsize         end,
        gconstpointer data)
{
  g_autoptr (GString) result = NULL;
  g_autofree char *head = NULL;
  g_autofree char *gap = NULL;
  g_autofree char *numbered = NULL;
  Line             line;

  line = read_line (body, caret);
  if (line.has_words || !is_in_list_or_quote (&line) || caret < line.prefix.content || (line.prefix.sign == '\0' && !line.prefix.has_quote))
    return NULL;
  if (line.prefix.sign != '\0' && line.path.n_items > 1)
    {
      NewsroomTextEdit *out = newsroom_list_edit_indent (body, caret, caret, TRUE);

      if (out != NULL)
        return out;
    }

  /* What is written next is no part of the item before only behind an empty line. */
  if (line.prefix.sign != '\0')
    head = g_strndup (body + line.start, line.prefix.base - line.start);
  else
    head = g_strdup ("");
  gap = g_strchomp (g_strdup (head));
  result = g_string_new_len (body, (gssize)line.start);
  if (!is_blank_before (body, line.start))
    {
      g_string_append_printf (result, "%s\n", gap);
    }
  else if (line.prefix.sign == '\0' && line.start > 0)
    {
      /* The empty line at the end of the quote is no more of it than the caret's. */
      g_string_truncate (result, newsroom_line_find_start (body, line.start - 1));
      g_string_append_c (result, '\n');
    }
  g_string_append (result, head);
  caret = result->len;
  /* And it takes no item into it that is behind. */
  if (line.prefix.sign != '\0' && !is_blank_behind (body, line.end))
    g_string_append_printf (result, "\n%s", gap);
  g_string_append (result, body + line.end);
  numbered = dup_numbered (result->str, caret, body, &line);
  if (!newsroom_format_has_same_words (body, numbered))
    return NULL;

  return newsroom_text_edit_new (body, numbered, caret, caret);
}

/**
 * newsroom_list_edit_end:
 * @body: UTF-8 Markdown
 * @caret: where a line end is to be written, in bytes
 *
 * In an item or quote without words a line end means that it ends there. One that is in another item
 * becomes the next of those.
 *
 * Returns: (transfer full) (nullable): what is to be done in place of the line end, %NULL if nothing
 *   ends there
 */
NewsroomTextEdit *
newsroom_list_edit_end (const char *body,
                        gsize       caret)
{
  g_return_val_if_fail (body != NULL, NULL);

  return is_behind_marks (body, caret) ? newsroom_format_window_run (body, caret, caret, end_cb, NULL) : NULL;
}

static NewsroomTextEdit *
unmark_cb (const char   *body,
           gsize         caret,
           gsize         end,
           gconstpointer data)
{
  NewsroomFormat   format = NEWSROOM_FORMAT_QUOTE;
  g_autofree char *result = NULL;
  g_autofree char *numbered = NULL;
  g_autoptr (NewsroomTextEdit) edit = NULL;
  Line line;

  line = read_line (body, caret);
  if (!is_in_list_or_quote (&line) || caret != line.prefix.content || caret == line.start)
    return NULL;

  if (line.prefix.has_box)
    format = NEWSROOM_FORMAT_TASKS;
  else if (line.prefix.sign == '.' || line.prefix.sign == ')')
    format = NEWSROOM_FORMAT_NUMBERS;
  else if (line.prefix.sign != '\0')
    format = NEWSROOM_FORMAT_BULLETS;

  edit = newsroom_format_toggle (body, caret, caret, format);
  if (edit == NULL || format != NEWSROOM_FORMAT_NUMBERS)
    return g_steal_pointer (&edit);

  result = newsroom_text_edit_apply (edit, body);
  numbered = dup_numbered (result, edit->start, body, &line);

  return newsroom_text_edit_new (body, numbered, edit->start, edit->end);
}

/**
 * newsroom_list_edit_unmark:
 * @body: UTF-8 Markdown
 * @caret: where Backspace was pressed, in bytes
 *
 * Returns: (transfer full) (nullable): what makes a paragraph of the item or quote whose words begin at
 *   @caret; %NULL if none begins there
 */
NewsroomTextEdit *
newsroom_list_edit_unmark (const char *body,
                           gsize       caret)
{
  g_return_val_if_fail (body != NULL, NULL);

  return is_behind_marks (body, caret) ? newsroom_format_window_run (body, caret, caret, unmark_cb, NULL) : NULL;
}

/**
 * newsroom_list_edit_is_item:
 * @body: UTF-8 Markdown
 * @offset: a place, in bytes
 *
 * Returns: whether an item of a list begins in the line of @offset
 */
gboolean
newsroom_list_edit_is_item (const char *body,
                            gsize       offset)
{
  g_autofree char *part = NULL;
  Line             line;
  gsize            from;

  g_return_val_if_fail (body != NULL, FALSE);

  if (!may_have_marks (body, offset))
    return FALSE;
  part = newsroom_format_window_dup (body, offset, offset, &from);
  line = read_line (part != NULL ? part : body, offset - from);

  return !line.path.is_code && line.prefix.sign != '\0';
}

static gboolean
find_line_before (const char *body,
                  gsize       start,
                  gsize      *before)
{
  gsize end;

  if (start == 0)
    return FALSE;
  newsroom_line_find (body, start - 1, before, &end);

  return TRUE;
}

/* Finds the item above that this one goes into, or that it is in. */
static gboolean
find_other_item (const char *body,
                 const Line *line,
                 gboolean    around,
                 Line       *other)
{
  const gsize column = line->prefix.marker - line->prefix.base;
  gsize       at = line->start;

  while (find_line_before (body, at, &at))
    {
      const char *newline = strchr (body + at, '\n');
      const gsize end = (gsize)(newline - body);
      gsize       other_column;

      other->prefix = newsroom_line_prefix_read (body, at, end, line->path.n_quotes, line->path.n_items);
      other_column = other->prefix.marker - other->prefix.base;
      if (other->prefix.sign == '\0')
        continue;
      if (around ? other_column < column : other_column <= column)
        return around || other_column == column;
    }

  return FALSE;
}

/* Whether a line goes with the item above it, whose mark is in that column. */
static gboolean
belongs_to_item (const char *body,
                 gsize       start,
                 gsize       end,
                 guint       n_quotes,
                 gsize       column)
{
  NewsroomLinePrefix prefix = newsroom_line_prefix_read (body, start, end, n_quotes, 0);
  gsize              i = prefix.base;

  while (i < end && body[i] == ' ')
    i++;

  return i > prefix.base + column && i < end;
}

/* Moves the item of a line, with all that is in it. Returns: where the next line starts */
static gsize
move_item (GArray     *changes,
           const char *body,
           const Line *line,
           gssize      columns)
{
  const gsize      column = line->prefix.marker - line->prefix.base;
  g_autofree char *blanks = g_strnfill (columns > 0 ? (gsize)columns : 0, ' ');
  gsize            at = line->start;
  gsize            end = line->end;

  do
    {
      NewsroomLinePrefix prefix = newsroom_line_prefix_read (body, at, end, line->path.n_quotes, 0);
      gsize              n = 0;

      while (columns < 0 && n < (gsize)-columns && body[prefix.base + n] == ' ')
        n++;
      newsroom_text_changes_add (changes, prefix.base, n, blanks);
      if (body[end] == '\0')
        return end + 1;
      newsroom_line_find (body, end + 1, &at, &end);
    }
  while (belongs_to_item (body, at, end, line->path.n_quotes, column));

  return at;
}

static gboolean
is_ordered (const Line *line)
{
  return line->prefix.sign == '.' || line->prefix.sign == ')';
}

/* An ordered item is the first of its new list, or the next behind the one above it there. Returns: its number */
static guint
find_number (const char *body,
             const Line *line,
             gssize      columns)
{
  Line moved = *line;
  Line above = { 0 };

  moved.prefix.marker = (gsize)((gssize)line->prefix.marker + columns);

  return find_other_item (body, &moved, FALSE, &above) ? above.prefix.number + 1 : 1;
}

static void
put_number (GArray     *changes,
            const char *body,
            const Line *line,
            guint       number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);

  newsroom_text_changes_add (changes, line->prefix.marker, strspn (body + line->prefix.marker, "0123456789"), digits);
}

/* Numbers the @n items that moved, and those behind them, from @at on: what was beside them and is in the last
 * of them now, or closes the gap, and what makes room. */
static void
renumber (GArray       *changes,
          const char   *body,
          const GArray *moved,
          const Line   *other,
          gssize        columns,
          gsize         at)
{
  const Line         *first = &g_array_index (moved, Line, 0);
  const Line         *last = &g_array_index (moved, Line, moved->len - 1);
  NewsroomListNumbers list = newsroom_list_numbers_of (body, first->start, &first->prefix);
  const guint         number = find_number (body, first, columns);

  if (!is_ordered (first))
    return;

  for (guint i = 0; i < moved->len; i++)
    put_number (changes, body, &g_array_index (moved, Line, i), number + i);
  newsroom_list_numbers_follow (changes, body, at, list, last->prefix.number + 1, columns < 0 ? 1 : first->prefix.number);
  list.column = other->prefix.marker - other->prefix.base;
  if (columns < 0)
    newsroom_list_numbers_follow (changes, body, at, list, number, number + moved->len);
}

static gboolean
is_as_meant (const char *body,
             const char *result,
             const Line *line,
             gboolean    out)
{
  Line moved = read_line (result, line->start);

  return newsroom_format_has_same_words (body, result) &&
         moved.path.n_items + out == line->path.n_items + !out;
}

static NewsroomTextEdit *
indent_cb (const char   *body,
           gsize         start,
           gsize         end,
           gconstpointer data)
{
  const gboolean out = *(const gboolean *)data;
  g_autoptr (GArray) changes = newsroom_text_changes_new ();
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autofree char *result = NULL;
  gsize            at;
  Line             first;
  Line             other = { 0 };
  gssize           columns;

  first = read_line (body, start);
  if (first.path.is_code || first.prefix.sign == '\0' || !find_other_item (body, &first, out, &other))
    return NULL;

  columns = out ? -(gssize)((first.prefix.marker - first.prefix.base) - (other.prefix.marker - other.prefix.base))
                : (gssize)(other.prefix.box - other.prefix.marker);
  g_array_append_val (moved, first);
  for (at = first.start; at <= end && at <= strlen (body);)
    {
      Line line = { .start = at, .path = first.path };

      newsroom_line_find (body, at, &line.start, &line.end);
      line.prefix = newsroom_line_prefix_read (body, line.start, line.end, first.path.n_quotes, G_MAXUINT);
      if (at > first.start && line.prefix.sign == first.prefix.sign && line.prefix.marker - line.prefix.base == first.prefix.marker - first.prefix.base)
        g_array_append_val (moved, line);
      at = line.prefix.sign != '\0' ? move_item (changes, body, &line, columns) : line.end + 1;
    }
  renumber (changes, body, moved, &other, columns, at);

  result = newsroom_text_changes_apply (changes, body);
  if (!is_as_meant (body, result, &first, out))
    return NULL;

  start = newsroom_text_changes_map (changes, start, TRUE);

  return newsroom_text_edit_new (body, result, start, MAX (start, newsroom_text_changes_map (changes, end, TRUE)));
}

/**
 * newsroom_list_edit_indent:
 * @body: UTF-8 Markdown
 * @start: where the selection begins, in bytes
 * @end: where it ends; as @start if there is only a caret
 * @out: whether the items go out of the one that they are in, not into the one above
 *
 * Moves each item that begins in the selected lines, with all that is in it. The words do not
 * change: the parser is asked.
 *
 * Returns: (transfer full) (nullable): what to do, %NULL if there is no such item
 */
NewsroomTextEdit *
newsroom_list_edit_indent (const char *body,
                           gsize       start,
                           gsize       end,
                           gboolean    out)
{
  g_return_val_if_fail (body != NULL, NULL);

  return newsroom_format_window_run (body, start, end, indent_cb, &out);
}
