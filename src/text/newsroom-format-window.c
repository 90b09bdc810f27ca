/* newsroom-format-window.c — the part of a body that a command needs to look at
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-window-private.h"

#include <string.h>

#include "newsroom-line-prefix-private.h"

/* To parse all of a long body several times takes longer than a key may. But where a line that begins no
 * item and no quote stands at the first column behind an empty line, each block before it is closed
 * (CommonMark 0.30, “Container blocks”), if that is no fenced code. What is on one side of such a line then
 * says nothing of the other, but for definitions of links that are in use there. */

/* What such a line does not begin with: blanks, and what begins items and quotes. */
#define MARKS " \t\v\f\r\n-+*>0123456789"

/* What a label of a link has at most, in bytes: 999 characters (CommonMark 0.30, “Link reference
 * definitions”). */
#define LONGEST_LABEL 4000

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

/* What a label is compared by: without case, and with one blank for all white space and the marks of quotes,
 * so that more labels are the same than the parser finds. */
static char *
fold (const char *text,
      gsize       length)
{
  g_autofree char *folded = g_utf8_casefold (text, (gssize)length);
  GString         *bare = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (!g_ascii_isspace (*p) && *p != '>')
      g_string_append_c (bare, *p);
    else if (bare->len > 0 && strchr ("[ ", bare->str[bare->len - 1]) == NULL && p[1] != ']')
      g_string_append_c (bare, ' ');

  return g_string_free (bare, FALSE);
}

/* Finds the "[" of what may be a definition, whose "]" is at @end. */
static const char *
find_label (const char *body,
            const char *end)
{
  const char *p = end;

  while (p > body && end - p <= LONGEST_LABEL)
    {
      p--;
      if (*p == '[' && (p == body || p[-1] != '\\'))
        return p;
    }

  return NULL;
}

/* Whether there is a link in a part of a body that may be defined anywhere in it. */
static gboolean
has_reference (const char *body,
               const char *part)
{
  g_autofree char *folded = NULL;

  if (strchr (part, '[') == NULL)
    return FALSE;

  for (const char *p = strstr (body, "]:"); p != NULL; p = strstr (p + 1, "]:"))
    {
      const char      *start = find_label (body, p);
      g_autofree char *label = start != NULL ? fold (start, (gsize)(p + 1 - start)) : NULL;

      if (folded == NULL)
        folded = fold (part, strlen (part));
      if (label != NULL && strstr (folded, label) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* A block of code that is in no other block: what fences it, and how often */
typedef struct
{
  char  mark; /* '\0' outside */
  gsize n;
} Fence;

static gsize
count (const char *text,
       char        c)
{
  gsize n = 0;

  while (text[n] == c)
    n++;

  return n;
}

/* Returns: whether @fence says what is behind the line, which ends with a line end. */
static gboolean
read_fence (const char *line,
            gboolean    is_behind_empty,
            Fence      *fence)
{
  const gsize indent = strspn (line, " \t");
  const char *mark = line + indent;
  const gsize n = *mark == '`' || *mark == '~' ? count (mark, *mark) : 0;
  const char *info = mark + n;

  if (n < 3)
    return TRUE;
  /* It closes nothing; but behind a line of a paragraph the parser takes it as an opening one. */
  if (indent > 3 || memchr (line, '\t', indent) != NULL)
    return fence->mark != '\0';
  if (fence->mark != '\0')
    {
      if (*mark == fence->mark && n >= fence->n && info[strspn (info, " \t")] == '\n')
        fence->mark = '\0';
      return TRUE;
    }
  if (*mark == '`' && info[strcspn (info, "`\n")] == '`')
    return TRUE;

  fence->mark = *mark;
  fence->n = n;

  /* Further in it may be in an item, and a table goes on. */
  return indent == 0 && is_behind_empty;
}

/* Whether a boundary is surely in no block of code. */
static gboolean
is_outside_fences (const char *body,
                   gsize       at)
{
  Fence    fence = { '\0', 0 };
  gboolean is_behind_empty = TRUE;

  for (const char *line = body; line < body + at; line = strchr (line, '\n') + 1)
    {
      if (!read_fence (line, is_behind_empty, &fence))
        return FALSE;
      is_behind_empty = line[strspn (line, " \t")] == '\n';
    }

  return fence.mark == '\0';
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
  const gsize      at = find_before (body, start);
  const gsize      to = find_behind (body, end);
  g_autofree char *part = g_strndup (body + at, to - at);

  *from = 0;
  if (has_fence (part) || !is_outside_fences (body, at) || has_reference (body, part))
    return NULL;

  *from = at;

  return g_steal_pointer (&part);
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
  /* What is behind the part might be read otherwise then, or something in it. */
  if (has_fence (result) || has_reference (body, result))
    return command (body, start, end, data);

  edit->offset += from;
  edit->start += from;
  edit->end += from;

  return g_steal_pointer (&edit);
}
