/* newsroom-paragraph-break.c — what Enter writes in prose
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-paragraph-break.h"

#include <string.h>

#include "newsroom-line-prefix-private.h"

#define FENCE_LENGTH 3

static gboolean
is_blank (const char *body,
          gsize       start,
          gsize       end)
{
  while (start < end && (body[start] == ' ' || body[start] == '\t'))
    start++;

  return start == end;
}

static gboolean
is_fence (const char *line)
{
  line += strspn (line, " ");

  return strncmp (line, "```", FENCE_LENGTH) == 0 || strncmp (line, "~~~", FENCE_LENGTH) == 0;
}

/* The parser would know, and takes its time in a long body. A fence that is none means that a line end
 * is a line end. */
static gboolean
is_in_fence (const char *body,
             gsize       line_start)
{
  gboolean    is_in = FALSE;
  const char *line = body;

  while (line != NULL && line <= body + line_start)
    {
      const gboolean marks = is_fence (line);

      if (line == body + line_start)
        return is_in || marks;
      is_in = is_in != marks;
      line = strchr (line, '\n');
      if (line != NULL)
        line++;
    }

  return is_in;
}

/* Whether a line is prose: not of a table, no code, and there are words before the caret. */
static gboolean
is_prose (const char *body,
          gsize       start,
          gsize       end,
          gsize       caret)
{
  if (is_blank (body, start, caret) || memchr (body + start, '|', end - start) != NULL)
    return FALSE;
  if (body[start] == '\t' || strncmp (body + start, "    ", 4) == 0)
    return FALSE;

  return !is_in_fence (body, start);
}

static gboolean
ends_with_break (const char *body,
                 gsize       start,
                 gsize       caret)
{
  return body[caret - 1] == '\\' || (caret - start >= 2 && body[caret - 1] == ' ' && body[caret - 2] == ' ');
}

/**
 * newsroom_paragraph_break:
 * @body: UTF-8 Markdown
 * @caret: where Enter was pressed, in bytes
 *
 * A single line end is a blank to who reads the article: Enter in prose leaves an empty line, and writes
 * nothing where it has just done so. In code, in tables and behind a line break it is a line end.
 *
 * Returns: (nullable): what is to be written, "" for nothing; %NULL for a line end as everywhere
 */
const char *
newsroom_paragraph_break (const char *body,
                          gsize       caret)
{
  gsize start, end;

  g_return_val_if_fail (body != NULL, NULL);

  newsroom_line_find (body, caret, &start, &end);
  if (is_blank (body, start, end) && start > 1 && body[start - 1] == '\n' && body[start - 2] == '\n' && !is_in_fence (body, start))
    return "";
  if (!is_prose (body, start, end, caret) || ends_with_break (body, start, caret))
    return NULL;

  return "\n\n";
}

/* A heading is one line, and a backslash at its end a word of it. */
static gboolean
is_heading (const char *body,
            gsize       start)
{
  const char *line = body + start + strspn (body + start, " >");
  const gsize level = strspn (line, "#");

  return level > 0 && level <= 6 && (line[level] == ' ' || line[level] == '\t');
}

/**
 * newsroom_line_break:
 * @body: UTF-8 Markdown
 * @caret: where Shift+Enter was pressed, in bytes
 *
 * Returns: (nullable): what breaks the line in the same paragraph; %NULL for a line end as everywhere
 */
const char *
newsroom_line_break (const char *body,
                     gsize       caret)
{
  gsize start, end;

  g_return_val_if_fail (body != NULL, NULL);

  newsroom_line_find (body, caret, &start, &end);

  return is_prose (body, start, end, caret) && !is_heading (body, start) && !ends_with_break (body, start, caret) ? "\\\n" : NULL;
}

/**
 * newsroom_paragraph_takes_tab:
 * @body: UTF-8 Markdown
 * @start: where the selection begins, in bytes
 * @end: where it ends; as @start if there is only a caret
 *
 * A tab before the words of a paragraph would make it code (CommonMark 0.30, 4.4), which nobody means who is used to
 * indent the first line; and over words that are selected it would be all that is left of them.
 *
 * Returns: whether Tab writes a tab there: in code, and behind a word
 */
gboolean
newsroom_paragraph_takes_tab (const char *body,
                              gsize       start,
                              gsize       end)
{
  gsize line, line_end, words;

  g_return_val_if_fail (body != NULL, FALSE);

  newsroom_line_find (body, start, &line, &line_end);
  if (body[line] == '\t' || strncmp (body + line, "    ", 4) == 0 || is_in_fence (body, line))
    return TRUE;

  words = line + strspn (body + line, " \t>");

  return start == end && words < start;
}
