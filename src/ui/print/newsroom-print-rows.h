/* newsroom-print-rows.h — parts broken into lines
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-print-part.h"

G_BEGIN_DECLS

/**
 * NewsroomPrintRun:
 * @line: what it shows, owned by a layout of the rows
 * @part: the text or cell that it is of, borrowed; %NULL for a marker
 * @x: where it begins, from the left side of the column, in points
 *
 * A line of a paragraph, of one cell, or a marker.
 */
typedef struct
{
  PangoLayoutLine         *line;
  const NewsroomPrintPart *part;
  double                   x;
} NewsroomPrintRun;

/**
 * NewsroomPrintRow:
 * @part: what it is of, borrowed
 * @first_run: the first of its runs
 * @n_runs: how many, none for a rule
 * @space: over it where it is not the first on its page, in points
 * @height: in points
 * @baseline: of all its runs, from its top, in points
 * @number: of the line, from 1; 0 for none
 * @is_rtl: whether it begins at the right side
 * @is_ruled: whether a thin line is over it
 * @may_begin_page: whether a page may end before it
 */
typedef struct
{
  const NewsroomPrintPart *part;
  guint                    first_run;
  guint                    n_runs;
  double                   space;
  double                   height;
  double                   baseline;
  guint                    number;
  gboolean                 is_rtl;
  gboolean                 is_ruled;
  gboolean                 may_begin_page;
} NewsroomPrintRow;

/**
 * NewsroomPrintRows:
 * @context: with the size of a point for a unit
 * @family: of the font
 * @width: of the column, in points
 * @leading: the height of a counted line as a multiple of that of the font
 * @rows: (element-type NewsroomPrintRow): what stands one under the other
 * @runs: (element-type NewsroomPrintRun): what stands in them
 * @layouts: (element-type PangoLayout): what the runs are of
 */
typedef struct
{
  PangoContext *context;
  char         *family;
  double        width;
  double        leading;
  GArray       *rows;
  GArray       *runs;
  GPtrArray    *layouts;

  /* While parts are added */
  guint          n_counted;
  PangoDirection direction;
} NewsroomPrintRows;

NewsroomPrintRows *newsroom_print_rows_new (PangoContext *context,
                                            const char   *family,
                                            double        width,
                                            double        leading);
void               newsroom_print_rows_free (NewsroomPrintRows *self);
void               newsroom_print_rows_add (NewsroomPrintRows       *self,
                                            const NewsroomPrintPart *part);
guint              newsroom_print_rows_find_number (NewsroomPrintRows       *self,
                                                    const NewsroomPrintPart *part,
                                                    gsize                    offset);

PangoLayout      *newsroom_print_rows_lay_out (NewsroomPrintRows       *self,
                                               const NewsroomPrintPart *part,
                                               double                   width);
NewsroomPrintRow *newsroom_print_rows_append (NewsroomPrintRows       *self,
                                              const NewsroomPrintPart *part);
void              newsroom_print_rows_append_run (NewsroomPrintRows       *self,
                                                  const NewsroomPrintPart *part,
                                                  PangoLayoutLine         *line,
                                                  double                   x);
void              newsroom_print_rows_settle (NewsroomPrintRows *self,
                                              guint              first,
                                              guint              most_together);

void newsroom_print_table_add (NewsroomPrintRows       *self,
                               const NewsroomPrintPart *part);

G_END_DECLS
