/* newsroom-print-draw.c — draws a page of an article, on paper or on a screen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-print-pages-private.h"

#include <glib/gi18n-lib.h>

/* Points */
#define HAIRLINE 0.5
#define BAR_WIDTH 1.5
#define BAR_INSET 3
#define EDGE_GAP 22 /* from the column to the head and to the foot */
#define EDGE_SIZE 8.5
#define NUMBER_SIZE 7.5
#define NUMBER_GAP 10

/* Every so many lines of a proof have a number. */
#define PROOF_STEP 5

static PangoLayout *
create_small (NewsroomPrintPages *self,
              const char         *text,
              double              size,
              int                *width)
{
  PangoLayout *layout = pango_layout_new (self->rows->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family (font, self->rows->family);
  pango_font_description_set_size (font, (int)(size * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, width, NULL);

  return layout;
}

/* @align is 0 for the left and 1 for the right end of what is between @left and @right. */
static void
draw_small (NewsroomPrintPages *self,
            cairo_t            *cr,
            const char         *text,
            double              size,
            double              left,
            double              right,
            double              y,
            double              align)
{
  int width;
  g_autoptr (PangoLayout) layout = create_small (self, text, size, &width);
  const double room = right - left;

  if ((double)width / PANGO_SCALE > room)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int)(room * PANGO_SCALE));
      pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
      width = (int)(room * PANGO_SCALE);
    }
  cairo_move_to (cr, left + align * (room - (double)width / PANGO_SCALE), y - (double)pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_rule (cairo_t *cr,
           double   left,
           double   right,
           double   y)
{
  cairo_set_line_width (cr, HAIRLINE);
  cairo_move_to (cr, left, y);
  cairo_line_to (cr, right, y);
  cairo_stroke (cr);
}

static void
draw_edges (NewsroomPrintPages *self,
            guint               page,
            cairo_t            *cr)
{
  const double     right = self->left + self->rows->width;
  const double     middle = self->left + self->rows->width * 0.68;
  const double     foot = MIN (self->bottom + EDGE_GAP + EDGE_SIZE, self->height - EDGE_SIZE);
  const double     head = MAX (self->top - EDGE_GAP, EDGE_SIZE);
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->pages->len);

  if (page > 0)
    {
      draw_small (self, cr, self->headline, EDGE_SIZE, self->left, self->is_proof ? middle : right, head, 0);
      draw_rule (cr, self->left, right, head + EDGE_SIZE / 2);
    }
  if (self->is_proof)
    draw_small (self, cr, _ ("Proof"), EDGE_SIZE, middle, right, head, 1);
  if (self->foot != NULL)
    draw_small (self, cr, self->foot, EDGE_SIZE, self->left, middle, foot, 0);
  draw_small (self, cr, number, EDGE_SIZE, middle, right, foot, 1);
}

/* The bar of a quotation has no gaps between its lines. */
static void
draw_bars (NewsroomPrintPages     *self,
           cairo_t                *cr,
           const NewsroomPrintRow *row,
           const NewsroomPrintRow *before,
           double                  y)
{
  for (guint i = 0; i < row->part->bars->len; i++)
    {
      const double indent = g_array_index (row->part->bars, double, i) + BAR_INSET;
      const double x = row->is_rtl ? self->rows->width - indent - BAR_WIDTH : indent;
      const double gap = before != NULL && i < before->part->bars->len ? row->space : 0;

      cairo_rectangle (cr, self->left + x, y - gap, BAR_WIDTH, row->height + gap);
    }
  cairo_fill (cr);
}

static void
draw_number (NewsroomPrintPages     *self,
             cairo_t                *cr,
             const NewsroomPrintRow *row,
             double                  y)
{
  g_autofree char *number = NULL;

  if (row->number == 0 || !(self->numbers_lines || (self->is_proof && row->number % PROOF_STEP == 0)))
    return;

  number = g_strdup_printf ("%u", row->number);
  draw_small (self, cr, number, NUMBER_SIZE, 0, self->left - NUMBER_GAP, y + row->baseline, 1);
}

static void
draw_row (NewsroomPrintPages     *self,
          cairo_t                *cr,
          const NewsroomPrintRow *row,
          const NewsroomPrintRow *before,
          double                  y)
{
  const double indent = row->part->indent;
  const double left = self->left + (row->is_rtl ? 0 : indent);
  const double right = self->left + self->rows->width - (row->is_rtl ? indent : 0);

  for (guint i = row->first_run; i < row->first_run + row->n_runs; i++)
    {
      const NewsroomPrintRun *run = &g_array_index (self->rows->runs, NewsroomPrintRun, i);

      cairo_move_to (cr, self->left + run->x, y + row->baseline);
      pango_cairo_show_layout_line (cr, run->line);
    }
  if (row->part->kind == NEWSROOM_PRINT_RULE)
    draw_rule (cr, left, right, y + row->height / 2);
  if (row->is_ruled)
    draw_rule (cr, left, right, y - row->space / 2);
  draw_bars (self, cr, row, before, y);
  draw_number (self, cr, row, y);
}

/**
 * newsroom_print_pages_draw:
 * @self: pages
 * @page: one of them, from 0
 * @cr: where to, with the upper left corner of the paper at 0, 0 and points for units
 *
 * Draws in black. The paper is left as it is.
 */
void
newsroom_print_pages_draw (NewsroomPrintPages *self,
                           guint               page,
                           cairo_t            *cr)
{
  const NewsroomPrintPage *which = &g_array_index (self->pages, NewsroomPrintPage, page);
  const NewsroomPrintRow  *before = NULL;
  double                   y = self->top;

  g_return_if_fail (page < self->pages->len);

  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_edges (self, page, cr);
  for (guint i = which->first; i < which->first + which->n_rows; i++)
    {
      const NewsroomPrintRow *row = &g_array_index (self->rows->rows, NewsroomPrintRow, i);

      y += before != NULL ? row->space : 0;
      draw_row (self, cr, row, before, y);
      y += row->height;
      before = row;
    }
}
