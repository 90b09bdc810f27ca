/* newsroom-hang.c — what stands before the words of a heading, a list item or a quote
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-hang.h"

#include <string.h>

/* Spaces between two markers, at most. */
#define MOST_SPACES 8

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* The length of one marker with a blank behind it, of a ">", or of a blank; 0 for words. */
static gsize
get_marker_length (const char *p)
{
  gsize n_digits = strspn (p, "0123456789");
  gsize n_hashes = strspn (p, "#");

  if (is_blank (*p) || *p == '>')
    return 1;
  if (*p != '\0' && strchr ("-+*", *p) != NULL && is_blank (p[1]))
    return 2;
  if (n_digits > 0 && (p[n_digits] == '.' || p[n_digits] == ')') && is_blank (p[n_digits + 1]))
    return n_digits + 2;
  if (n_hashes > 0 && is_blank (p[n_hashes]))
    return n_hashes + 1;
  if (p[0] == '[' && p[1] != '\0' && p[2] == ']' && is_blank (p[3]))
    return 4;

  return 0;
}

/* Where the markup ends that begins the line. */
static gsize
get_markup_end (const NewsroomSpan *spans,
                guint               n_spans)
{
  gsize end = 0;

  for (guint i = 0; i < n_spans; i++)
    if (spans[i].style == NEWSROOM_STYLE_MARKUP && spans[i].start <= end + MOST_SPACES)
      end = MAX (end, spans[i].end);

  return end;
}

/**
 * newsroom_hang_get_length:
 * @line: a line of a body, or as much of it as its markup covers and one byte more
 * @spans: its spans
 * @n_spans: their number
 *
 * What looks like a marker is one only where the spans say that it is markup: an item may begin
 * with the asterisks of bold, and a line of its text with a year and a full stop.
 *
 * Returns: the length in bytes of the markers and blanks before the words, 0 for a line that is
 *   of no heading, no list item and no quote
 */
gsize
newsroom_hang_get_length (const char         *line,
                          const NewsroomSpan *spans,
                          guint               n_spans)
{
  const gsize markup_end = get_markup_end (spans, n_spans);
  gboolean    hangs = FALSE;
  gsize       length = 0;
  gsize       n_bytes;

  g_return_val_if_fail (line != NULL, 0);

  for (guint i = 0; i < n_spans && !hangs; i++)
    hangs = spans[i].style == NEWSROOM_STYLE_LIST_ITEM || spans[i].style == NEWSROOM_STYLE_QUOTE || spans[i].style <= NEWSROOM_STYLE_HEADING_6;
  if (!hangs)
    return 0;

  while ((n_bytes = get_marker_length (line + length)) > 0 && (is_blank (line[length]) || length < markup_end))
    length += n_bytes;

  return length;
}

/**
 * newsroom_hang_dup_outer:
 * @prefix: what stands before the words of a list item or quote, as long as newsroom_hang_get_length() says
 *
 * Returns: (transfer full) (nullable): what of it stands beside the column of the text: the marker of the
 *   outermost list; a bullet where the item began on another line; %NULL in a quote
 */
char *
newsroom_hang_dup_outer (const char *prefix)
{
  g_return_val_if_fail (prefix != NULL, NULL);

  if (prefix[0] == '>')
    return NULL;

  return is_blank (prefix[0]) || prefix[0] == '\0' ? g_strdup ("- ") : g_strndup (prefix, get_marker_length (prefix));
}
