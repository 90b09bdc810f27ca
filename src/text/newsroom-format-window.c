/* newsroom-format-window.c — the part of a body that a command needs to look at
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-window-private.h"

#include <string.h>

#include "newsroom-line-prefix-private.h"

/* To parse all of a long body several times takes longer than a key may. But where a line that begins no
 * item and no quote stands at the first column behind an empty line, each block before it is closed
 * (CommonMark 0.30, “Container blocks”), if that is no fenced code. What is on one side of such a line then
 * says nothing of the other, but for definitions of links. */

/* What such a line does not begin with: blanks, and what begins items and quotes. */
#define MARKS " \t\v\f\r\n-+*>0123456789"

/* How many such lines are left on each side of what is changed: a command looks at the lines beside. */
#define N_BESIDE 2

/* Whether a block of code may begin somewhere: behind nothing but the marks of other blocks. */
static gboolean
has_fence_of (const char *text,
              const char *fence)
{
  for (const char *p = strstr (text, fence); p != NULL; p = strstr (p + 1, fence))
    {
      const char *q = p;

      while (q > text && q[-1] != '\n' && strchr (" \t>-+*.)0123456789", q[-1]) != NULL)
        q--;
      if (q == text || q[-1] == '\n')
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_fence (const char *text)
{
  return has_fence_of (text, "```") || has_fence_of (text, "~~~");
}

static gboolean
is_empty_line (const char *body,
               gsize       start,
               gsize       end)
{
  return start + strspn (body + start, " \t") >= end;
}

/* Whether nothing of what is before the line of @start matters to it and what follows. */
static gboolean
is_boundary (const char *body,
             gsize       start)
{
  gsize before, before_end;

  if (start == 0)
    return TRUE;
  if (body[start] == '\0' || strchr (MARKS, body[start]) != NULL)
    return FALSE;

  newsroom_line_find (body, start - 1, &before, &before_end);

  return is_empty_line (body, before, before_end);
}

static gsize
find_before (const char *body,
             gsize       start)
{
  gsize at = newsroom_line_find_start (body, start);

  for (guint i = 0; at > 0; at = newsroom_line_find_start (body, at - 1))
    if (is_boundary (body, at) && i++ == N_BESIDE)
      break;

  return at;
}

/* The empty line before the line that is found is not among what is changed. */
static gsize
find_behind (const char *body,
             gsize       end)
{
  gsize start, line_end;
  guint n_lines = 0;

  newsroom_line_find (body, end, &start, &line_end);
  for (guint i = 0; body[line_end] != '\0'; n_lines++)
    {
      newsroom_line_find (body, line_end + 1, &start, &line_end);
      if (n_lines > 0 && is_boundary (body, start) && i++ == N_BESIDE)
        return start;
    }

  return line_end;
}

/**
 * newsroom_format_window_dup:
 * @body: UTF-8 Markdown
 * @start: where what a command changes begins, in bytes
 * @end: where it ends
 * @from: (out): where the part begins
 *
 * Returns: (transfer full) (nullable): a part of @body, of whole lines, that is parsed by itself as it is in
 *   @body, as is what is before and behind it; %NULL where all of it must be parsed
 */
char *
newsroom_format_window_dup (const char *body,
                            gsize       start,
                            gsize       end,
                            gsize      *from)
{
  gsize            to;
  g_autofree char *head = NULL;

  *from = 0;
  if (strstr (body, "]:") != NULL)
    return NULL;

  to = find_behind (body, end);
  head = g_strndup (body, to);
  if (has_fence (head))
    return NULL;

  *from = find_before (body, start);

  return g_strndup (body + *from, to - *from);
}

/**
 * newsroom_format_window_run:
 * @body: UTF-8 Markdown
 * @start: where what is changed begins, in bytes
 * @end: where it ends
 * @command: (scope call): what changes a body
 * @data: closure of @command
 *
 * Has @command look at no more of the body than it needs to.
 *
 * Returns: (transfer full) (nullable): what it does to all of @body
 */
NewsroomTextEdit *
newsroom_format_window_run (const char           *body,
                            gsize                 start,
                            gsize                 end,
                            NewsroomFormatCommand command,
                            gconstpointer         data)
{
  g_autoptr (NewsroomTextEdit) edit = NULL;
  g_autofree char *part = NULL;
  g_autofree char *result = NULL;
  gsize            from;

  part = newsroom_format_window_dup (body, start, end, &from);
  if (part == NULL)
    return command (body, start, end, data);

  edit = command (part, start - from, end - from, data);
  result = edit != NULL ? newsroom_text_edit_apply (edit, part) : NULL;
  if (result == NULL)
    return NULL;
  /* What is behind the part might be read otherwise then. */
  if (has_fence (result))
    return command (body, start, end, data);

  edit->offset += from;
  edit->start += from;
  edit->end += from;

  return g_steal_pointer (&edit);
}
