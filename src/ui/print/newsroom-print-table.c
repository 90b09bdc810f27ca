/* newsroom-print-table.c — a table broken into lines
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-print-rows.h"

/* Points */
#define COLUMN_GAP 12
#define ROW_SPACE 4
#define MIN_COLUMN 10

/* Rows of a table with more lines are parted at the end of a page. */
#define LINES_TOGETHER 8

static double
to_points (int units)
{
  return (double)units / PANGO_SCALE;
}

static guint
count_columns (const NewsroomPrintPart *part)
{
  guint n = 1;

  for (guint i = 0; i < part->rows->len; i++)
    n = MAX (n, ((GPtrArray *)g_ptr_array_index (part->rows, i))->len);

  return n;
}

/* How wide the widest cell of each column is in one line, and in as many as its words allow. */
static void
measure (NewsroomPrintRows       *self,
         const NewsroomPrintPart *part,
         double                  *widest,
         double                  *narrowest)
{
  const guint kept = self->layouts->len;

  for (guint i = 0; i < part->rows->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (part->rows, i);

      for (guint j = 0; j < cells->len; j++)
        {
          PangoLayout *layout = newsroom_print_rows_lay_out (self, g_ptr_array_index (cells, j), -1);
          int          width;

          pango_layout_get_size (layout, &width, NULL);
          widest[j] = MAX (widest[j], to_points (width) + 1);
          pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
          pango_layout_set_width (layout, 0);
          pango_layout_get_size (layout, &width, NULL);
          narrowest[j] = MAX (narrowest[j], to_points (width) + 1);
        }
      g_ptr_array_set_size (self->layouts, (int)kept);
    }
}

static double
add_up (const double *widths,
        guint         n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += widths[i];

  return sum;
}

/* All columns as wide as they like; or all words whole, and the rest to those who want it; or else
 * each its share. */
static double *
share_out (NewsroomPrintRows       *self,
           const NewsroomPrintPart *part,
           guint                    n,
           double                   room)
{
  double            *widths = g_new0 (double, n);
  g_autofree double *narrowest = g_new0 (double, n);
  double             sum, least;

  measure (self, part, widths, narrowest);
  sum = add_up (widths, n);
  least = add_up (narrowest, n);
  for (guint i = 0; i < n && sum > room; i++)
    if (least < room)
      widths[i] = narrowest[i] + (widths[i] - narrowest[i]) * (room - least) / (sum - least);
    else
      widths[i] = MAX (narrowest[i] * room / least, MIN_COLUMN);

  return widths;
}

static void
add_line (NewsroomPrintRows       *self,
          const NewsroomPrintPart *part,
          GPtrArray               *cells,
          PangoLayoutIter        **iters,
          const double            *lefts)
{
  for (guint i = 0; i < cells->len; i++)
    {
      PangoRectangle logical;

      if (iters[i] == NULL)
        continue;
      pango_layout_iter_get_line_extents (iters[i], NULL, &logical);
      newsroom_print_rows_append_run (self, g_ptr_array_index (cells, i), pango_layout_iter_get_line_readonly (iters[i]), lefts[i] + to_points (logical.x));
      if (!pango_layout_iter_next_line (iters[i]))
        g_clear_pointer (&iters[i], pango_layout_iter_free);
    }
}

static gboolean
has_more (PangoLayoutIter **iters,
          guint             n)
{
  for (guint i = 0; i < n; i++)
    if (iters[i] != NULL)
      return TRUE;

  return FALSE;
}

static void
add_row (NewsroomPrintRows       *self,
         const NewsroomPrintPart *part,
         GPtrArray               *cells,
         const double            *lefts,
         const double            *widths)
{
  g_autofree PangoLayoutIter **iters = g_new0 (PangoLayoutIter *, cells->len);
  const guint                  first = self->rows->len;

  for (guint i = 0; i < cells->len; i++)
    iters[i] = pango_layout_get_iter (newsroom_print_rows_lay_out (self, g_ptr_array_index (cells, i), widths[i]));
  do
    {
      NewsroomPrintRow *row = newsroom_print_rows_append (self, part);

      row->is_ruled = self->rows->len - 1 == first;
      row->space = row->is_ruled ? ROW_SPACE : 0;
      add_line (self, part, cells, iters, lefts);
    }
  while (has_more (iters, cells->len));
  newsroom_print_rows_settle (self, first, LINES_TOGETHER);
}

/* The first cell says at which side the first column is. */
static void
find_direction (NewsroomPrintRows       *self,
                const NewsroomPrintPart *part)
{
  GPtrArray *cells = part->rows->len > 0 ? g_ptr_array_index (part->rows, 0) : NULL;

  if (cells != NULL && cells->len > 0)
    newsroom_print_rows_lay_out (self, g_ptr_array_index (cells, 0), -1);
}

/* The left side of each column: the first is where lines begin. */
static double *
place (NewsroomPrintRows *self,
       const double      *widths,
       guint              n,
       double             indent)
{
  double *lefts = g_new0 (double, n);
  double  at = indent;

  for (guint i = 0; i < n; i++)
    {
      lefts[i] = self->direction == PANGO_DIRECTION_RTL ? self->width - at - widths[i] : at;
      at += widths[i] + COLUMN_GAP;
    }

  return lefts;
}

/**
 * newsroom_print_table_add:
 * @self: rows
 * @part: a table, which must outlive them
 *
 * Its columns are as wide as their words want where there is room, and their cells are wrapped where
 * there is none. The head stays with the first row under it.
 */
void
newsroom_print_table_add (NewsroomPrintRows       *self,
                          const NewsroomPrintPart *part)
{
  const guint        n = count_columns (part);
  const double       indent = MIN (part->indent, self->width / 2);
  const guint        first = self->rows->len;
  g_autofree double *widths = share_out (self, part, n, self->width - indent - COLUMN_GAP * (n - 1));
  g_autofree double *lefts = NULL;

  find_direction (self, part);
  lefts = place (self, widths, n, indent);
  for (guint i = 0; i < part->rows->len; i++)
    {
      const guint begin = self->rows->len;

      add_row (self, part, g_ptr_array_index (part->rows, i), lefts, widths);
      if (i == 1)
        g_array_index (self->rows, NewsroomPrintRow, begin).may_begin_page = FALSE;
    }
  if (self->rows->len > first)
    {
      g_array_index (self->rows, NewsroomPrintRow, first).space = part->space;
      g_array_index (self->rows, NewsroomPrintRow, first).is_ruled = FALSE;
    }
}
