/* newsroom-markdown-tables.c — the cells of tables, some of which md4c would drop
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-markdown-source-private.h"

#include <string.h>

/* A longer run of backticks is no delimiter for md4c. */
#define MAX_BACKTICKS 32

static char *
skip_set (char       *p,
          const char *end,
          const char *set)
{
  while (p < end && *p != '\0' && strchr (set, *p) != NULL)
    p++;

  return p;
}

/* Returns: behind the marks of quotations and of the list item that begins on this line */
static char *
skip_containers (char       *p,
                 const char *end)
{
  char *start;

  do
    {
      char *digits;

      start = p = skip_set (p, end, " \t>");
      digits = skip_set (p, end, G_CSET_DIGITS);
      if (digits > p && digits < end && (*digits == '.' || *digits == ')'))
        p = digits + 1;
      else if (p < end && strchr ("-+*", *p) != NULL)
        p++;
      if (p == end || (*p != ' ' && *p != '\t'))
        p = start;
    }
  while (p > start);

  return p;
}

/* Returns: the columns of a table if this is the line of hyphens in it, else 0; md4c wants a
 * “|” in it */
static guint
count_columns (char       *p,
               const char *end)
{
  guint    n_columns = 0;
  gboolean has_bar = FALSE;

  p = skip_set (p, end, " \t>");
  while (p < end)
    {
      char *hyphens;

      if (*p == '|')
        {
          has_bar = TRUE;
          p = skip_set (p + 1, end, " \t");
        }
      if (p == end)
        break;
      hyphens = *p == ':' ? p + 1 : p;
      p = skip_set (hyphens, end, "-");
      if (p == hyphens)
        return 0;
      if (p < end && *p == ':')
        p++;
      p = skip_set (p, end, " \t");
      if (p < end && *p != '|')
        return 0;
      n_columns++;
    }

  return has_bar ? n_columns : 0;
}

/* Returns: behind the code span that begins at @p, or behind the backticks there */
static char *
skip_code (char       *p,
           const char *end)
{
  char *start = skip_set (p, end, "`");
  gsize length = (gsize)(start - p);

  for (char *closer = start; length <= MAX_BACKTICKS && (closer = memchr (closer, '`', (gsize)(end - closer))) != NULL;)
    {
      char *closer_end = skip_set (closer, end, "`");

      if ((gsize)(closer_end - closer) == length)
        return closer_end;
      closer = closer_end;
    }

  return start;
}

/* Returns: behind the address in angle brackets that begins at @p, or behind the bracket;
 * addresses have a scheme of 2 to 32 characters (CommonMark 0.29, 6.7) */
static char *
skip_address (char       *p,
              const char *end)
{
  char *start = p + 1;
  char *colon = skip_set (start, end, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "+.-");

  if (colon - start < 2 || colon - start > 32 || colon == end || *colon != ':' || !g_ascii_isalpha (*start))
    return start;

  for (p = colon; p < end && !g_ascii_isspace (*p) && *p != '<'; p++)
    if (*p == '>')
      return p + 1;

  return start;
}

/* Returns: the next “|” that divides cells, or @end */
static char *
find_bar (char       *p,
          const char *end)
{
  while (p < end && *p != '|')
    {
      if (*p == '`')
        p = skip_code (p, end);
      else if (*p == '<')
        p = skip_address (p, end);
      else
        p += *p == '\\' && p + 1 < end ? 2 : 1;
    }

  return p;
}

/* Hides what divides the cells of a row from the last of @n_columns on. */
static void
hide_in_row (NewsroomMarkdownSource *self,
             char                   *p,
             const char             *end,
             guint                   n_columns)
{
  p = skip_containers (p, end);
  while (end > p && (end[-1] == ' ' || end[-1] == '\t'))
    end--;
  if (p < end && *p == '|')
    p++;
  for (guint cell = 1; p < end && cell < n_columns; cell++)
    p = find_bar (p, end) + 1;
  for (p = p < end ? find_bar (p, end) : p; p < end - 1; p = find_bar (p + 1, end))
    newsroom_markdown_source_hide (self, p, p + 1, "|");
}

static gboolean
is_blank_line (char       *p,
               const char *end)
{
  return skip_set (p, end, " \t>") == end;
}

/**
 * newsroom_markdown_hide_excess_cells:
 * @self: a copy of a body
 *
 * Hides the ends of cells that a row has more than its table has columns. What looks like a
 * table and is none comes to no harm, as the text is taken from the body. Takes time linear in
 * the length of the body.
 */
void
newsroom_markdown_hide_excess_cells (NewsroomMarkdownSource *self)
{
  char       *p = self->text;
  const char *end = self->text + self->length;
  char       *header = NULL;
  const char *header_end = NULL;
  guint       n_columns = 0;

  if (memchr (p, '|', self->length) == NULL)
    return;

  while (p < end)
    {
      gsize       length = strcspn (p, "\r\n");
      const char *line_end = p + length;
      guint       n = header != NULL ? count_columns (p, line_end) : 0;

      if (is_blank_line (p, line_end))
        n_columns = 0;
      if (n > 0)
        {
          /* A row of hyphens, or another block has ended the table and this is the next one. */
          n_columns = n_columns > 0 ? MIN (n, n_columns) : n;
          hide_in_row (self, header, header_end, n_columns);
        }
      else if (n_columns > 0)
        {
          hide_in_row (self, p, line_end, n_columns);
        }

      header = p;
      header_end = line_end;
      p += length + (line_end[0] == '\r' && line_end[1] == '\n' ? 2 : 1);
    }
}
