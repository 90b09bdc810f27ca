/* newsroom-credit-line.c — the lines over a story that say who wrote it and when
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-credit-line.h"

#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-date-line.h"

/* Bytes. What is longer is a paragraph. */
#define MAX_LENGTH 240

static const char *const separators[] = { " | ", " · ", " • ", ", " };

static gboolean
is_byline (const char *line)
{
  g_autoptr (GPtrArray) credits = newsroom_byline_parse (line);

  return credits->len > 0 || newsroom_byline_is_unnamed (line);
}

static gboolean
is_date (const char   *line,
         NewsroomTime *which)
{
  gint64 time;

  return newsroom_date_line_parse (line, which, &time);
}

/* Adds the date at the end of @line, and so on with what is before it. */
static gboolean
split_dates (GPtrArray  *parts,
             const char *line,
             gboolean    has_published,
             gboolean    has_updated)
{
  NewsroomTime which;

  if (is_byline (line) || (is_date (line, &which) && !(which == NEWSROOM_TIME_UPDATED ? has_updated : has_published)))
    {
      g_ptr_array_insert (parts, 0, g_strdup (line));
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    for (const char *at = strstr (line, separators[i]); at != NULL; at = strstr (at + 1, separators[i]))
      {
        const char      *tail = at + strlen (separators[i]);
        g_autofree char *head = g_strchomp (g_strndup (line, (gsize)(at - line)));
        gboolean         is_update;

        if (!is_date (tail, &which))
          continue;
        is_update = which == NEWSROOM_TIME_UPDATED;
        if (is_update ? has_updated : has_published)
          return FALSE;
        g_ptr_array_insert (parts, 0, g_strdup (tail));

        return split_dates (parts, head, has_published || !is_update, has_updated || is_update);
      }

  return FALSE;
}

/**
 * newsroom_credit_line_split:
 * @line: a line with single spaces
 *
 * Parts "By Ann Example | March 18, 2025", "By Ann Example, March 18, 2025" and "Published March
 * 18, 2025 | Updated March 19, 2025".
 *
 * Returns: (transfer full) (nullable): a byline, a date, or a byline or date and the dates after
 *   it, in order; no instant is given twice. %NULL if any of the line is something else
 */
GStrv
newsroom_credit_line_split (const char *line)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (line != NULL, NULL);

  if (strlen (line) > MAX_LENGTH || !split_dates (parts, line, FALSE, FALSE))
    return NULL;
  g_ptr_array_add (parts, NULL);

  return (GStrv)g_ptr_array_steal (parts, NULL);
}

/* "5 min read" */
static gboolean
is_reading_time (const char *line)
{
  gsize            n_digits = strspn (line, G_CSET_DIGITS);
  g_autofree char *rest = g_ascii_strdown (line + n_digits, -1);

  g_strdelimit (rest, "-", ' ');

  return n_digits > 0 && (g_str_equal (rest, " min read") || g_str_equal (rest, " minute read") || g_str_equal (rest, " minutes read"));
}

static gboolean
has_letter (const char *line)
{
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/**
 * newsroom_credit_line_is_like:
 * @line: a line
 *
 * Returns: whether it looks as if it told who wrote the story, when, or how long it is, so that
 *   it cannot be what stands under a headline to say what the story is about
 */
gboolean
newsroom_credit_line_is_like (const char *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return g_ascii_strncasecmp (line, "By ", strlen ("By ")) == 0 || strstr (line, " | ") != NULL || !has_letter (line) || is_reading_time (line) ||
         newsroom_date_line_begins (line);
}
