/* newsroom-print-rows.c — parts broken into lines
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-print-rows.h"

/* Points */
#define RULE_HEIGHT 12
#define MARKER_GAP 5
#define MIN_WIDTH 40

#define PLAIN_LEADING 1.15

static double
to_points (int units)
{
  return (double)units / PANGO_SCALE;
}

/**
 * newsroom_print_rows_new:
 * @context: (transfer full): a context whose unit is a point
 * @family: (nullable): the family of the font, %NULL for one with serifs
 * @width: of the column, in points
 * @leading: the height of a counted line as a multiple of that of the font
 *
 * Returns: (transfer full): rows, none yet
 */
NewsroomPrintRows *
newsroom_print_rows_new (PangoContext *context,
                         const char   *family,
                         double        width,
                         double        leading)
{
  NewsroomPrintRows *self = g_new0 (NewsroomPrintRows, 1);

  self->context = context;
  self->family = g_strdup (family != NULL ? family : "Serif");
  self->width = MAX (width, MIN_WIDTH);
  self->leading = leading;
  self->rows = g_array_new (FALSE, TRUE, sizeof (NewsroomPrintRow));
  self->runs = g_array_new (FALSE, TRUE, sizeof (NewsroomPrintRun));
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->direction = PANGO_DIRECTION_LTR;

  return self;
}

/**
 * newsroom_print_rows_free:
 * @self: (transfer full): rows
 */
void
newsroom_print_rows_free (NewsroomPrintRows *self)
{
  g_ptr_array_unref (self->layouts);
  g_array_unref (self->runs);
  g_array_unref (self->rows);
  g_object_unref (self->context);
  g_free (self->family);
  g_free (self);
}

/**
 * newsroom_print_rows_lay_out:
 * @self: rows
 * @part: a text
 * @width: of its lines, in points; less than 0 for as wide as it is
 *
 * Words without a direction, as numbers, have that of what was laid out before.
 *
 * Returns: (transfer none): its layout, which the rows keep
 */
PangoLayout *
newsroom_print_rows_lay_out (NewsroomPrintRows       *self,
                             const NewsroomPrintPart *part,
                             double                   width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family (font, part->is_code ? "Monospace" : self->family);
  pango_font_description_set_size (font, (int)(part->size * PANGO_SCALE));
  pango_font_description_set_weight (font, part->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, part->attrs);
  pango_layout_set_alignment (layout, part->align);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : (int)(width * PANGO_SCALE));
  pango_layout_set_text (layout, part->text->str, (int)part->text->len);
  g_ptr_array_add (self->layouts, layout);
  self->direction = pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0));
  pango_context_set_base_dir (self->context, self->direction);
  /* Pango takes the sides for those of the context, which is of this direction now. */
  if (self->direction == PANGO_DIRECTION_RTL && part->align == PANGO_ALIGN_LEFT)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);

  return layout;
}

/**
 * newsroom_print_rows_append:
 * @self: rows
 * @part: what the row is of
 *
 * Returns: (transfer none): a row without runs, good until the next one is appended
 */
NewsroomPrintRow *
newsroom_print_rows_append (NewsroomPrintRows       *self,
                            const NewsroomPrintPart *part)
{
  NewsroomPrintRow row = { .part = part, .first_run = self->runs->len, .may_begin_page = TRUE, .is_rtl = self->direction == PANGO_DIRECTION_RTL };

  if (part->is_counted)
    row.number = ++self->n_counted;
  g_array_append_val (self->rows, row);

  return &g_array_index (self->rows, NewsroomPrintRow, self->rows->len - 1);
}

/**
 * newsroom_print_rows_append_run:
 * @self: rows
 * @part: (nullable): the text or cell that it is of, %NULL for a marker
 * @line: its words
 * @x: where they begin, in points
 *
 * Adds a run to the last row, which becomes as high as it needs.
 */
void
newsroom_print_rows_append_run (NewsroomPrintRows       *self,
                                const NewsroomPrintPart *part,
                                PangoLayoutLine         *line,
                                double                   x)
{
  NewsroomPrintRow *row = &g_array_index (self->rows, NewsroomPrintRow, self->rows->len - 1);
  NewsroomPrintRun  run = { .line = line, .part = part, .x = x };
  const double      leading = row->part->is_counted ? self->leading : PLAIN_LEADING;
  PangoRectangle    logical;
  double            ascent, descent, extra;

  pango_layout_line_get_extents (line, NULL, &logical);
  extra = to_points (logical.height) * (leading - 1);
  ascent = MAX (to_points (-logical.y) + extra / 2, row->baseline);
  descent = MAX (to_points (logical.y + logical.height) + extra / 2, row->height - row->baseline);
  row->baseline = ascent;
  row->height = ascent + descent;
  row->n_runs++;
  g_array_append_val (self->runs, run);
}

/**
 * newsroom_print_rows_settle:
 * @self: rows
 * @first: the first row of a part, or of a row of a table, that is complete
 * @most_together: up to how many rows are not parted
 *
 * Says where a page may end: with no line of it alone at the foot or at the head of a page, and not
 * between what belongs together.
 */
void
newsroom_print_rows_settle (NewsroomPrintRows *self,
                            guint              first,
                            guint              most_together)
{
  const guint n = self->rows->len - first;

  for (guint i = 1; i < n; i++)
    g_array_index (self->rows, NewsroomPrintRow, first + i).may_begin_page = n > most_together && i != 1 && i != n - 1;
  if (n > 0 && first > 0 && g_array_index (self->rows, NewsroomPrintRow, first - 1).part->keeps_next)
    g_array_index (self->rows, NewsroomPrintRow, first).may_begin_page = FALSE;
}

static void
append_marker (NewsroomPrintRows       *self,
               const NewsroomPrintPart *part,
               PangoLayout             *words)
{
  PangoLayout *layout = pango_layout_new (self->context);
  int          width;
  double       x;

  pango_layout_set_font_description (layout, pango_layout_get_font_description (words));
  pango_layout_set_text (layout, part->marker, -1);
  g_ptr_array_add (self->layouts, layout);
  pango_layout_get_size (layout, &width, NULL);
  if (self->direction == PANGO_DIRECTION_RTL)
    x = self->width - part->marker_indent + MARKER_GAP;
  else
    x = MAX (part->marker_indent - MARKER_GAP - to_points (width), 0);
  newsroom_print_rows_append_run (self, NULL, pango_layout_get_line_readonly (layout, 0), x);
}

static void
add_text (NewsroomPrintRows       *self,
          const NewsroomPrintPart *part)
{
  const double     indent = MIN (part->indent, self->width / 2);
  const guint      first = self->rows->len;
  PangoLayout     *layout;
  PangoLayoutIter *iter;
  double           x;

  layout = newsroom_print_rows_lay_out (self, part, self->width - indent);
  x = self->direction == PANGO_DIRECTION_RTL ? 0 : indent;
  iter = pango_layout_get_iter (layout);
  do
    {
      NewsroomPrintRow *row = newsroom_print_rows_append (self, part);
      PangoRectangle    logical;

      row->space = self->rows->len - 1 == first ? part->space : 0;
      if (part->marker != NULL && self->rows->len - 1 == first)
        append_marker (self, part, layout);
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      newsroom_print_rows_append_run (self, part, pango_layout_iter_get_line_readonly (iter), x + to_points (logical.x));
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  newsroom_print_rows_settle (self, first, part->keeps_together ? G_MAXUINT : 0);
}

/**
 * newsroom_print_rows_add:
 * @self: rows
 * @part: what goes under them, which must outlive them
 */
void
newsroom_print_rows_add (NewsroomPrintRows       *self,
                         const NewsroomPrintPart *part)
{
  NewsroomPrintRow *row;

  switch (part->kind)
    {
    case NEWSROOM_PRINT_RULE:
      row = newsroom_print_rows_append (self, part);
      row->height = RULE_HEIGHT;
      row->space = part->space / 2;
      newsroom_print_rows_settle (self, self->rows->len - 1, 0);
      break;
    case NEWSROOM_PRINT_TABLE:
      newsroom_print_table_add (self, part);
      break;
    case NEWSROOM_PRINT_TEXT:
    default:
      add_text (self, part);
      break;
    }
}

static gboolean
holds (const NewsroomPrintRun  *run,
       const NewsroomPrintPart *part,
       gsize                    offset)
{
  const gsize start = (gsize)pango_layout_line_get_start_index (run->line);

  return run->part == part && start <= offset && offset < start + (gsize)pango_layout_line_get_length (run->line);
}

/**
 * newsroom_print_rows_find_number:
 * @self: rows
 * @part: a text, or a cell of a table, that was added
 * @offset: a place in it, in bytes
 *
 * Returns: the number of the line that it is in, 0 if it has none
 */
guint
newsroom_print_rows_find_number (NewsroomPrintRows       *self,
                                 const NewsroomPrintPart *part,
                                 gsize                    offset)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const NewsroomPrintRow *row = &g_array_index (self->rows, NewsroomPrintRow, i);

      for (guint j = row->first_run; j < row->first_run + row->n_runs; j++)
        if (holds (&g_array_index (self->runs, NewsroomPrintRun, j), part, offset))
          return row->number;
    }

  return 0;
}
