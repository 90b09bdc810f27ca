/* newsroom-list-numbers.c — the numbers of the items behind one that came or went
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-list-numbers.h"

#include <string.h>

#include "newsroom-format-private.h"
#include "newsroom-format-window-private.h"
#include "newsroom-list-edit.h"
#include "newsroom-list-numbers-private.h"
#include "newsroom-text-changes-private.h"

/* Only the first number of a list counts (CommonMark 0.30, “Lists”), and that stays. Items are numbered anew
 * as long as each has the number after the one before it: other numbers are somebody's own. */

/* A line of a list, and what it is to it. */
typedef enum
{
  LINE_BEHIND, /* no longer of the list */
  LINE_BLANK,
  LINE_INSIDE, /* of an item */
  LINE_ITEM,
} LineRole;

static gboolean
is_ordered (char sign)
{
  return sign == '.' || sign == ')';
}

static LineRole
read_role (const char         *body,
           gsize               start,
           gsize               end,
           NewsroomListNumbers list,
           NewsroomLinePrefix *prefix)
{
  gsize i;

  *prefix = newsroom_line_prefix_read (body, start, end, list.n_quotes, 1);
  if (prefix->sign != '\0' && prefix->marker - prefix->base <= list.column)
    return prefix->marker - prefix->base == list.column && prefix->sign == list.sign ? LINE_ITEM : LINE_BEHIND;

  i = prefix->base + strspn (body + prefix->base, " \t");
  if (i >= end)
    return LINE_BLANK;

  return i - prefix->base > list.column ? LINE_INSIDE : LINE_BEHIND;
}

/* Gives the marker another number. Returns: by how much it is longer */
static int
put_number (GArray                   *changes,
            const char               *body,
            const NewsroomLinePrefix *prefix,
            guint                     number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  const gsize      n = strspn (body + prefix->marker, "0123456789");

  newsroom_text_changes_add (changes, prefix->marker, n, digits);

  return (int)strlen (digits) - (int)n;
}

/* What is in an item stands where its words begin. */
static void
move_line (GArray     *changes,
           const char *body,
           gsize       base,
           int         columns)
{
  g_autofree char *blanks = g_strnfill (columns > 0 ? (gsize)columns : 0, ' ');
  gsize            n = 0;

  while (columns < 0 && n < (gsize)-columns && body[base + n] == ' ')
    n++;
  if (columns != 0)
    newsroom_text_changes_add (changes, base, n, blanks);
}

/**
 * newsroom_list_numbers_of:
 * @body: UTF-8 Markdown
 * @start: where a line of it starts, in bytes
 * @prefix: its marks, with that of an item
 *
 * Returns: the list that the item is in
 */
NewsroomListNumbers
newsroom_list_numbers_of (const char               *body,
                          gsize                     start,
                          const NewsroomLinePrefix *prefix)
{
  NewsroomListNumbers list = { 0, prefix->marker - prefix->base, prefix->sign };

  for (gsize i = start; i < prefix->base; i++)
    list.n_quotes += body[i] == '>';

  return list;
}

/**
 * newsroom_list_numbers_follow:
 * @changes: takes what is to be done
 * @body: UTF-8 Markdown
 * @at: where a line starts, in bytes
 * @list: an ordered list
 * @from: the number that its first item from there on must have, or it stays; 0 for any greater one
 * @to: the number that this gets
 *
 * Numbers the items from there on, if they follow on each other.
 */
void
newsroom_list_numbers_follow (GArray             *changes,
                              const char         *body,
                              gsize               at,
                              NewsroomListNumbers list,
                              guint               from,
                              guint               to)
{
  const gsize length = strlen (body);
  int         columns = 0;

  if (!is_ordered (list.sign))
    return;

  for (gsize start, end; at <= length; at = end + 1)
    {
      NewsroomLinePrefix prefix;
      LineRole           role;

      newsroom_line_find (body, at, &start, &end);
      role = read_role (body, start, end, list, &prefix);
      if (role == LINE_BEHIND)
        return;
      if (role == LINE_INSIDE)
        move_line (changes, body, prefix.base, columns);
      if (role != LINE_ITEM)
        continue;

      if (from == 0 && prefix.number > to)
        from = prefix.number;
      if (prefix.number != from || from == to)
        return;
      columns = put_number (changes, body, &prefix, to);
      from++;
      to++;
    }
}

/**
 * newsroom_list_numbers_go_on:
 * @body: UTF-8 Markdown
 * @at: a place in a line that was an item of a list until now, in bytes
 * @list: the list
 * @from: the number that the item behind it must have
 * @to: the number that this gets
 *
 * Returns: (transfer full): the text with the items numbered that go on behind the line and its paragraph
 */
char *
newsroom_list_numbers_go_on (const char         *body,
                             gsize               at,
                             NewsroomListNumbers list,
                             guint               from,
                             guint               to)
{
  g_autoptr (GArray) changes = newsroom_text_changes_new ();
  NewsroomLinePrefix prefix;
  LineRole           role = LINE_INSIDE;
  gsize              start, end;

  newsroom_line_find (body, at, &start, &end);
  while (role != LINE_BLANK && role != LINE_ITEM && body[end] != '\0')
    {
      newsroom_line_find (body, end + 1, &start, &end);
      role = read_role (body, start, end, list, &prefix);
    }
  newsroom_list_numbers_follow (changes, body, start, list, from, to);

  return newsroom_text_changes_apply (changes, body);
}

/* Reads the item that begins in the line of a place. Returns: whether there is one, with a number */
static gboolean
read_item (const char          *body,
           gsize                at,
           gsize               *end,
           NewsroomLinePrefix  *prefix,
           NewsroomListNumbers *list)
{
  gsize start;

  newsroom_line_find (body, at, &start, end);
  *prefix = newsroom_line_prefix_read (body, start, *end, G_MAXUINT, G_MAXUINT);
  *list = newsroom_list_numbers_of (body, start, prefix);

  return is_ordered (prefix->sign) && newsroom_list_edit_is_item (body, at);
}

static NewsroomTextEdit *
finish (GArray     *changes,
        const char *body,
        gsize       caret)
{
  g_autofree char *result = newsroom_text_changes_apply (changes, body);

  if (changes->len == 0 || !newsroom_format_has_same_words (body, result))
    return NULL;

  caret = newsroom_text_changes_map (changes, caret, FALSE);

  return newsroom_text_edit_new (body, result, caret, caret);
}

static NewsroomTextEdit *
make_room_cb (const char   *body,
              gsize         caret,
              gsize         caret_end,
              gconstpointer data)
{
  g_autoptr (GArray) changes = newsroom_text_changes_new ();
  NewsroomLinePrefix  prefix;
  NewsroomListNumbers list;
  gsize               end;

  if (!read_item (body, caret, &end, &prefix, &list))
    return NULL;

  newsroom_list_numbers_follow (changes, body, end + 1, list, prefix.number, prefix.number + 1);

  return finish (changes, body, caret);
}

/**
 * newsroom_list_numbers_make_room:
 * @body: UTF-8 Markdown
 * @caret: a place in the line of an item that is new, in bytes
 *
 * Returns: (transfer full) (nullable): what numbers the items behind it, the caret where it is; %NULL where there is
 *   nothing to do
 */
NewsroomTextEdit *
newsroom_list_numbers_make_room (const char *body,
                                 gsize       caret)
{
  g_return_val_if_fail (body != NULL, NULL);

  return newsroom_format_window_run (body, caret, caret, make_room_cb, NULL);
}

static gboolean
is_same_list (const NewsroomListNumbers *a,
              const NewsroomListNumbers *b)
{
  return a->n_quotes == b->n_quotes && a->column == b->column && a->sign == b->sign;
}

/* Returns: the number of the last item of a list that was deleted; @number if none was */
static guint
find_last_deleted (const char                *before,
                   gsize                      caret,
                   const char                *deleted,
                   const NewsroomListNumbers *list,
                   guint                      number)
{
  for (const char *line = strchr (deleted, '\n'); line != NULL && line[1] != '\0'; line = strchr (line + 1, '\n'))
    {
      NewsroomLinePrefix  prefix;
      NewsroomListNumbers found;
      gsize               end;

      if (read_item (before, caret + (gsize)(line + 1 - deleted), &end, &prefix, &found) && is_same_list (&found, list))
        number = (guint)prefix.number;
    }

  return number;
}

static NewsroomTextEdit *
close_gap_cb (const char   *body,
              gsize         caret,
              gsize         caret_end,
              gconstpointer data)
{
  g_autoptr (GArray) changes = newsroom_text_changes_new ();
  g_autoptr (GString) before = g_string_new (body);
  NewsroomLinePrefix  prefix, was;
  NewsroomListNumbers list, was_list;
  gsize               end, was_end;
  guint               last;

  g_string_insert (before, (gssize)caret, data);
  if (!read_item (body, caret, &end, &prefix, &list) || !read_item (before->str, caret, &was_end, &was, &was_list) || !is_same_list (&was_list, &list))
    return NULL;

  /* The item in whose place another one came, or else the one behind the caret's. Where somebody has left out numbers
   * there is no gap to close. */
  last = find_last_deleted (before->str, caret, data, &list, (guint)was.number);
  if (was.number < prefix.number && prefix.number == last + 1)
    newsroom_list_numbers_follow (changes, body, newsroom_line_find_start (body, caret), list, prefix.number, was.number);
  else if (was.number == prefix.number)
    newsroom_list_numbers_follow (changes, body, end + 1, list, last + 1, prefix.number + 1);

  return finish (changes, body, caret);
}

/**
 * newsroom_list_numbers_close_gap:
 * @body: UTF-8 Markdown
 * @caret: where something was deleted, in bytes
 * @deleted: that
 *
 * Returns: (transfer full) (nullable): what numbers the items behind those that were deleted, the caret where it is;
 *   %NULL where there is nothing to do
 */
NewsroomTextEdit *
newsroom_list_numbers_close_gap (const char *body,
                                 gsize       caret,
                                 const char *deleted)
{
  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (deleted != NULL, NULL);

  return strchr (deleted, '\n') != NULL ? newsroom_format_window_run (body, caret, caret, close_gap_cb, deleted) : NULL;
}
