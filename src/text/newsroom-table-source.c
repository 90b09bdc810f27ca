/* newsroom-table-source.c — a table of a body as its cells, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-table-source-private.h"

#include <string.h>

#include "newsroom-line-prefix-private.h"

/* What a column has at least: as many as its "---" has. */
#define MIN_WIDTH 3

/* Returns: where the cells of a line begin, behind the marks of quotes and blanks */
static gsize
find_cells (const char *body,
            gsize       start,
            gsize       end)
{
  gsize i = newsroom_line_prefix_read (body, start, end, G_MAXUINT, 0).base;

  while (i < end && body[i] == ' ')
    i++;

  return i;
}

/* Whether a line is the one under the header: "-", ":" and "|", and at least one of the first. */
static gboolean
is_delimiter_row (const char *body,
                  gsize       start,
                  gsize       end)
{
  guint n_dashes = 0;
  guint n_bars = 0;

  for (gsize i = find_cells (body, start, end); i < end; i++)
    {
      if (body[i] == '\0' || strchr ("-:| \t", body[i]) == NULL)
        return FALSE;
      n_dashes += body[i] == '-';
      n_bars += body[i] == '|';
    }

  return n_dashes > 0 && n_bars > 0;
}

/* Finds what is between the first bar of a line and the last. */
static void
find_row (const char *body,
          gsize       start,
          gsize       end,
          gsize      *first,
          gsize      *last)
{
  gsize i = find_cells (body, start, end);

  while (end > i && g_ascii_isspace (body[end - 1]))
    end--;
  if (i < end && body[i] == '|')
    i++;
  if (end > i && body[end - 1] == '|' && (end < 2 || body[end - 2] != '\\'))
    end--;
  *first = i;
  *last = end;
}

/* Returns: the next bar that is not escaped, or @end */
static gsize
find_bar (const char *body,
          gsize       i,
          gsize       end)
{
  while (i < end && body[i] != '|')
    i += body[i] == '\\' && i + 1 < end ? 2 : 1;

  return MIN (i, end);
}

static GPtrArray *
read_row (const char *body,
          gsize       start,
          gsize       end,
          gsize       caret,
          guint      *column)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  gsize      first, last, bar;

  find_row (body, start, end, &first, &last);
  *column = 0;
  for (gsize from = first; from <= last; from = bar + 1)
    {
      bar = find_bar (body, from, last);
      if (caret > bar)
        *column = cells->len + 1;
      g_ptr_array_add (cells, g_strstrip (g_strndup (body + from, bar - from)));
    }
  *column = MIN (*column, cells->len - 1);

  return cells;
}

static void
read_aligns (NewsroomTableSource *self,
             GPtrArray           *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const char    *cell = cells->pdata[i];
      const gboolean left = g_str_has_prefix (cell, ":");
      const gboolean right = g_str_has_suffix (cell, ":");

      g_string_append_c (self->aligns, "nlrc"[left + 2 * right]);
    }
}

static gboolean
has_bar (const char *body,
         gsize       start,
         gsize       end)
{
  return memchr (body + start, '|', end - start) != NULL;
}

/* Finds the line under the header of the table that the caret may be in. */
static gboolean
find_delimiter_row (const char *body,
                    gsize       caret,
                    gsize      *start,
                    gsize      *end)
{
  newsroom_line_find (body, caret, start, end);
  if (body[*end] != '\0' && has_bar (body, *start, *end))
    {
      gsize below, below_end;

      newsroom_line_find (body, *end + 1, &below, &below_end);
      if (is_delimiter_row (body, below, below_end) && !is_delimiter_row (body, *start, *end))
        {
          *start = below;
          *end = below_end;
          return TRUE;
        }
    }
  while (has_bar (body, *start, *end))
    {
      if (is_delimiter_row (body, *start, *end))
        return *start > 0;
      if (*start == 0)
        return FALSE;
      newsroom_line_find (body, *start - 1, start, end);
    }

  return FALSE;
}

static NewsroomTableSource *
new_empty (void)
{
  NewsroomTableSource *self = g_new0 (NewsroomTableSource, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  self->aligns = g_string_new (NULL);

  return self;
}

/**
 * newsroom_table_source_read:
 * @body: UTF-8 Markdown
 * @caret: a place in it, in bytes
 *
 * The line under the header counts as the header.
 *
 * Returns: (transfer full) (nullable): the table there, as its lines look; whether it is one the parser
 *   knows
 */
NewsroomTableSource *
newsroom_table_source_read (const char *body,
                            gsize       caret)
{
  g_autoptr (NewsroomTableSource) self = new_empty ();
  g_autoptr (GPtrArray) delimiters = NULL;
  gsize start, end, delimiter, delimiter_end;
  guint column;

  if (!find_delimiter_row (body, caret, &delimiter, &delimiter_end))
    return NULL;

  delimiters = read_row (body, delimiter, delimiter_end, 0, &column);
  read_aligns (self, delimiters);
  newsroom_line_find (body, delimiter - 1, &start, &end);
  self->start = start;
  self->indent = g_strndup (body + start, find_cells (body, start, end) - start);
  while (has_bar (body, start, end))
    {
      g_ptr_array_add (self->rows, read_row (body, start, end, caret, &column));
      self->end = end;
      if (caret >= start)
        {
          self->row = self->rows->len - 1;
          self->column = MIN (column, (guint)self->aligns->len - 1);
        }
      if (start < delimiter)
        end = delimiter_end;
      self->end = end;
      if (body[end] == '\0')
        break;
      newsroom_line_find (body, end + 1, &start, &end);
    }

  return self->rows->len > 0 && ((GPtrArray *)self->rows->pdata[0])->len == self->aligns->len ? g_steal_pointer (&self) : NULL;
}

/**
 * newsroom_table_source_find_cell:
 * @self: a table
 * @body: the body that it was read from
 * @row: a row that it has
 * @column: a column
 * @start: (out): where the words of the cell begin, in bytes
 * @end: (out): where they end
 *
 * Returns: %FALSE if the row has no such cell
 */
gboolean
newsroom_table_source_find_cell (const NewsroomTableSource *self,
                                 const char                *body,
                                 guint                      row,
                                 guint                      column,
                                 gsize                     *start,
                                 gsize                     *end)
{
  gsize line, line_end, bar;

  newsroom_line_find (body, self->start, &line, &line_end);
  /* The line under the header is no row. */
  for (guint i = 0; i < row + (row > 0); i++)
    newsroom_line_find (body, line_end + 1, &line, &line_end);

  find_row (body, line, line_end, start, end);
  bar = find_bar (body, *start, *end);
  for (; column > 0 && bar < *end; column--)
    {
      *start = bar + 1;
      bar = find_bar (body, *start, *end);
    }
  if (column > 0)
    return FALSE;

  *end = bar;
  if (*start < *end && body[*start] == ' ')
    (*start)++;
  while (*end > *start && body[*end - 1] == ' ')
    (*end)--;
  while (*start < *end && body[*start] == ' ')
    (*start)++;

  return TRUE;
}

/**
 * newsroom_table_source_new:
 * @indent: what each line begins with
 * @n_rows: how many rows there are below the header
 * @n_columns: how many columns
 *
 * Returns: (transfer full): a table of empty cells
 */
NewsroomTableSource *
newsroom_table_source_new (const char *indent,
                           guint       n_rows,
                           guint       n_columns)
{
  NewsroomTableSource *self = new_empty ();

  self->indent = g_strdup (indent);
  for (guint i = 0; i <= n_rows; i++)
    {
      GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < n_columns; j++)
        g_ptr_array_add (cells, g_strdup (""));
      g_ptr_array_add (self->rows, cells);
    }
  for (guint j = 0; j < n_columns; j++)
    g_string_append_c (self->aligns, 'n');

  return self;
}

static guint
get_width (const char *cell)
{
  guint width = 0;

  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : (g_unichar_iswide (c) ? 2 : 1);
    }

  return width;
}

static const char *
get_cell (NewsroomTableSource *self,
          guint                row,
          guint                column)
{
  GPtrArray *cells = self->rows->pdata[row];

  return column < cells->len ? cells->pdata[column] : "";
}

static guint
get_column_width (NewsroomTableSource *self,
                  guint                column)
{
  guint width = MIN_WIDTH;

  for (guint i = 0; i < self->rows->len; i++)
    width = MAX (width, get_width (get_cell (self, i, column)));

  return width;
}

static void
append_blanks (GString *text,
               guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, ' ');
}

static void
append_delimiters (NewsroomTableSource *self,
                   GString             *text)
{
  g_string_append (text, self->indent);
  for (guint i = 0; i < self->aligns->len; i++)
    {
      const char       align = self->aligns->str[i];
      const gboolean   left = align == 'l' || align == 'c';
      const gboolean   right = align == 'r' || align == 'c';
      g_autofree char *dashes = g_strnfill (get_column_width (self, i) - left - right, '-');

      g_string_append_printf (text, "| %s%s%s ", left ? ":" : "", dashes, right ? ":" : "");
    }
  g_string_append (text, "|");
}

static void
append_row (NewsroomTableSource *self,
            GString             *text,
            guint                row,
            gsize               *caret)
{
  const guint n_cells = ((GPtrArray *)self->rows->pdata[row])->len;

  g_string_append (text, self->indent);
  for (guint i = 0; i < MAX (self->aligns->len, n_cells); i++)
    {
      const char *cell = get_cell (self, row, i);
      const char  align = i < self->aligns->len ? self->aligns->str[i] : 'n';
      const guint width = i < self->aligns->len ? get_column_width (self, i) : 0;
      const guint spare = width > get_width (cell) ? width - get_width (cell) : 0;
      const guint before = align == 'r' ? spare : (align == 'c' ? spare / 2 : 0);

      g_string_append (text, "| ");
      append_blanks (text, cell[0] != '\0' ? before : 0);
      if (row == self->row && i == self->column)
        *caret = text->len;
      g_string_append (text, cell);
      append_blanks (text, cell[0] != '\0' ? spare - before : spare);
      g_string_append_c (text, ' ');
    }
  g_string_append (text, "|");
}

/**
 * newsroom_table_source_write:
 * @self: a table
 * @caret: (out): where the words of the caret's cell begin in what is written, in bytes
 *
 * Returns: (transfer full): its lines, with the bars below each other, without the last line end
 */
char *
newsroom_table_source_write (NewsroomTableSource *self,
                             gsize               *caret)
{
  GString *text = g_string_new (NULL);

  *caret = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      append_row (self, text, i, caret);
      if (i > 0)
        continue;
      g_string_append_c (text, '\n');
      append_delimiters (self, text);
    }

  return g_string_free (text, FALSE);
}

/**
 * newsroom_table_source_free:
 * @self: (transfer full): a table
 */
void
newsroom_table_source_free (NewsroomTableSource *self)
{
  g_free (self->indent);
  g_ptr_array_unref (self->rows);
  g_string_free (self->aligns, TRUE);
  g_free (self);
}

/**
 * newsroom_table_is_at:
 * @scan: what the parser finds in a body
 * @start: a place in it, in bytes
 * @end: another
 *
 * Returns: whether all words that begin between the two are in tables
 */
gboolean
newsroom_table_is_at (const NewsroomFormatScan *scan,
                      gsize                     start,
                      gsize                     end)
{
  for (guint i = newsroom_format_scan_find_run (scan, start); i < scan->runs->len; i++)
    {
      const NewsroomFormatRun *run = &g_array_index (scan->runs, NewsroomFormatRun, i);

      if (run->start >= end)
        break;
      if (!g_array_index (scan->paths, NewsroomFormatPath, run->path).is_table)
        return FALSE;
    }

  return TRUE;
}

/**
 * newsroom_table_is_blank_below:
 * @body: UTF-8 Markdown
 * @line_end: where a line ends, in bytes
 *
 * Returns: whether nothing but blanks, and the marks of a quote, are on the next line, or there is none
 */
gboolean
newsroom_table_is_blank_below (const char *body,
                               gsize       line_end)
{
  gsize end;

  if (body[line_end] == '\0')
    return TRUE;

  end = newsroom_line_find_end (body, -1, line_end + 1);

  return line_end + 1 + strspn (body + line_end + 1, "> \t") >= end;
}
