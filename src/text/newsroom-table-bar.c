/* newsroom-table-bar.c — what a bar means that is typed in a table or below one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-table-edit.h"

#include <string.h>

#include "newsroom-format-window-private.h"
#include "newsroom-line-prefix-private.h"
#include "newsroom-table-source-private.h"

static gboolean
is_blank (const char *body,
          gsize       start,
          gsize       end)
{
  while (start < end && g_ascii_isspace (body[start]))
    start++;

  return start == end;
}

/* Whether the line under the header begins there. */
static gboolean
is_delimiters (const NewsroomTableSource *table,
               const char                *body,
               gsize                      line)
{
  gsize start, end;

  newsroom_line_find (body, table->start, &start, &end);

  return line == end + 1;
}

static gboolean
is_escaped (const char *body,
            gsize       offset)
{
  gsize n = 0;

  while (n < offset && body[offset - n - 1] == '\\')
    n++;

  return n % 2 == 1;
}

/* Whoever writes a table by hand puts bars at the edges of its rows, into rows that lack cells, and into the
 * line under the header. */
static NewsroomTextEdit *
bar_cb (const char   *body,
        gsize         start,
        gsize         end,
        gconstpointer data)
{
  g_autoptr (NewsroomTableSource) table = newsroom_table_source_read (body, start);
  g_autoptr (NewsroomFormatScan) scan = NULL;
  g_autofree char *head = g_strndup (body, start);
  g_autofree char *result = NULL;
  gsize            line, line_end, cells;

  newsroom_line_find (body, start, &line, &line_end);
  if (table == NULL || end > line_end || memchr (body + start, '|', end - start) != NULL || is_escaped (body, start))
    return NULL;
  cells = line + strlen (table->indent);
  if (start <= cells || is_blank (body, cells, start) || is_blank (body, end, line_end) || is_delimiters (table, body, line))
    return NULL;
  if (((GPtrArray *)table->rows->pdata[table->row])->len < table->aligns->len)
    return NULL;
  scan = newsroom_format_scan_new (body);
  if (!newsroom_table_is_at (scan, table->start, table->end))
    return NULL;

  result = g_strconcat (head, "\\|", body + end, NULL);

  return newsroom_text_edit_new (body, result, start + 2, start + 2);
}

/**
 * newsroom_table_write_bar:
 * @body: UTF-8 Markdown
 * @start: where what is selected begins, in bytes
 * @end: where it ends, or @start
 *
 * Returns: (transfer full) (nullable): how a bar is written there if it is to be a word of a cell and not to
 *   split it; %NULL if it is an edge of a cell, or no table is there
 */
NewsroomTextEdit *
newsroom_table_write_bar (const char *body,
                          gsize       start,
                          gsize       end)
{
  g_return_val_if_fail (body != NULL, NULL);

  return newsroom_format_window_run (body, start, end, bar_cb, NULL);
}

/* Whether nothing is on the line behind a line end but the marks of a quote, and a bar. */
static gboolean
is_bar_below (const char *body,
              gsize       line_end)
{
  const gsize bar = line_end + 1 + strspn (body + line_end + 1, "> \t");

  return body[bar] == '|' ? newsroom_table_is_blank_below (body, bar) : newsroom_table_is_blank_below (body, line_end);
}

static NewsroomTextEdit *
go_on_cb (const char   *body,
          gsize         caret,
          gsize         end_of_caret,
          gconstpointer data)
{
  g_autoptr (NewsroomTableSource) table = NULL;
  g_autoptr (NewsroomFormatScan) scan = NULL;
  g_autoptr (GString) result = NULL;
  const gsize line = newsroom_line_find_start (body, caret);
  const gsize gap = line > 0 ? newsroom_line_find_start (body, line - 1) : 0;

  if (gap == 0 || !newsroom_table_is_blank_below (body, gap - 1) || !is_bar_below (body, line - 1))
    return NULL;
  table = newsroom_table_source_read (body, gap - 1);
  if (table == NULL || table->end != gap - 1)
    return NULL;
  scan = newsroom_format_scan_new (body);
  if (!newsroom_table_is_at (scan, table->start, table->end))
    return NULL;

  result = g_string_new_len (body, (gssize)table->end);
  g_string_append_printf (result, "\n%s|", table->indent);
  caret = result->len;
  g_string_append (result, body + newsroom_line_find_end (body, -1, line));

  return newsroom_text_edit_new (body, result->str, caret, caret);
}

/**
 * newsroom_table_go_on:
 * @body: UTF-8 Markdown
 * @caret: where a bar was written, or is to be, in bytes
 *
 * Enter behind the last row left the table; whoever writes it by hand goes on with a bar.
 *
 * Returns: (transfer full) (nullable): what makes of a line with nothing but that bar the next row of the table above,
 *   with one empty line between; %NULL if it is no such line
 */
NewsroomTextEdit *
newsroom_table_go_on (const char *body,
                      gsize       caret)
{
  g_return_val_if_fail (body != NULL, NULL);

  return newsroom_format_window_run (body, caret, caret, go_on_cb, NULL);
}
