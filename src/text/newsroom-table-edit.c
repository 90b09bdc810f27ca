/* newsroom-table-edit.c — the commands that change the tables of a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-table-edit.h"

#include <string.h>

#include "newsroom-format-private.h"
#include "newsroom-format-window-private.h"
#include "newsroom-line-prefix-private.h"
#include "newsroom-table-source-private.h"

/* What a new table has below its header, and across. */
#define N_NEW_ROWS 2
#define N_NEW_COLUMNS 3

/* The words outside the table are the same, with the same markup, and those in it where no cell goes. */
static gboolean
is_as_expected (const NewsroomFormatScan  *before,
                const NewsroomTableSource *table,
                const char                *result,
                gsize                      end,
                NewsroomTableCommand       command)
{
  g_autoptr (NewsroomFormatScan) after = newsroom_format_scan_new (result);
  g_autoptr (GByteArray) old_words = g_byte_array_new ();
  g_autoptr (GByteArray) new_words = g_byte_array_new ();
  const gboolean removes = command == NEWSROOM_TABLE_REMOVE_ROW || command == NEWSROOM_TABLE_REMOVE_COLUMN;

  if (!newsroom_table_is_at (after, table->start, end))
    return FALSE;

  newsroom_format_scan_append_words (before, old_words, 0, removes ? table->start : before->length);
  newsroom_format_scan_append_words (after, new_words, 0, removes ? table->start : after->length);
  if (removes)
    {
      newsroom_format_scan_append_words (before, old_words, table->end, before->length);
      newsroom_format_scan_append_words (after, new_words, end, after->length);
    }

  return old_words->len == new_words->len && (old_words->len == 0 || memcmp (old_words->data, new_words->data, old_words->len) == 0);
}

static void
add_row (NewsroomTableSource *table)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < table->aligns->len; i++)
    g_ptr_array_add (cells, g_strdup (""));
  table->row++;
  table->column = 0;
  g_ptr_array_insert (table->rows, (int)table->row, cells);
}

static void
add_column (NewsroomTableSource *table)
{
  table->column++;
  for (guint i = 0; i < table->rows->len; i++)
    {
      GPtrArray *cells = table->rows->pdata[i];

      while (cells->len < table->column)
        g_ptr_array_add (cells, g_strdup (""));
      g_ptr_array_insert (cells, (int)table->column, g_strdup (""));
    }
  g_string_insert_c (table->aligns, (gssize)table->column, 'n');
}

static void
remove_column (NewsroomTableSource *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      GPtrArray *cells = table->rows->pdata[i];

      if (table->column < cells->len)
        g_ptr_array_remove_index (cells, table->column);
    }
  g_string_erase (table->aligns, (gssize)table->column, 1);
  table->column = MIN (table->column, (guint)table->aligns->len - 1);
}

/* Returns: %FALSE where the header or the last column would go */
static gboolean
change (NewsroomTableSource *table,
        NewsroomTableCommand command)
{
  switch (command)
    {
    case NEWSROOM_TABLE_ADD_ROW:
      add_row (table);
      return TRUE;
    case NEWSROOM_TABLE_ADD_COLUMN:
      add_column (table);
      return TRUE;
    case NEWSROOM_TABLE_REMOVE_ROW:
      if (table->row == 0)
        return FALSE;
      g_ptr_array_remove_index (table->rows, table->row);
      table->row = MIN (table->row, table->rows->len - 1);
      return TRUE;
    case NEWSROOM_TABLE_REMOVE_COLUMN:
      if (table->aligns->len < 2)
        return FALSE;
      remove_column (table);
      return TRUE;
    case NEWSROOM_TABLE_ALIGN_LEFT:
      table->aligns->str[table->column] = 'l';
      return TRUE;
    case NEWSROOM_TABLE_ALIGN_CENTER:
      table->aligns->str[table->column] = 'c';
      return TRUE;
    case NEWSROOM_TABLE_ALIGN_RIGHT:
      table->aligns->str[table->column] = 'r';
      return TRUE;
    case NEWSROOM_TABLE_INSERT:
    case NEWSROOM_TABLE_LINE_UP:
    default:
      return TRUE;
    }
}

static gboolean
is_blank (const char *body,
          gsize       start,
          gsize       end)
{
  while (start < end && g_ascii_isspace (body[start]))
    start++;

  return start == end;
}

/* A new table stands by itself between empty lines, below the line of the caret if that has words. */
static NewsroomTextEdit *
insert (const char *body,
        gsize       caret)
{
  g_autoptr (NewsroomTableSource) table = newsroom_table_source_new ("", N_NEW_ROWS, N_NEW_COLUMNS);
  g_autoptr (NewsroomFormatScan) before = newsroom_format_scan_new (body);
  g_autoptr (NewsroomFormatScan) after = NULL;
  g_autoptr (GString) result = NULL;
  g_autofree char *written = NULL;
  gsize            start = caret;
  gsize            end = caret;
  gsize            cell;

  while (start > 0 && body[start - 1] != '\n')
    start--;
  while (body[end] != '\0' && body[end] != '\n')
    end++;
  if (is_blank (body, start, end))
    end = start;

  written = newsroom_table_source_write (table, &cell);
  result = g_string_new_len (body, (gssize)end);
  if (end > start)
    g_string_append (result, "\n\n");
  else if (start > 1 && body[start - 2] != '\n')
    g_string_append (result, "\n");
  caret = result->len + cell;
  g_string_append (result, written);
  if (body[end] == '\n' && body[end + 1] != '\n' && body[end + 1] != '\0')
    g_string_append (result, "\n");
  g_string_append (result, body + end);

  after = newsroom_format_scan_new (result->str);
  if (!newsroom_format_scan_has_words_of (before, after))
    return NULL;

  return newsroom_text_edit_new (body, result->str, caret, caret);
}

/* Whether nothing but white space is behind the caret in the last line of a table. */
static gboolean
is_at_end (const NewsroomTableSource *table,
           const char                *body,
           gsize                      caret)
{
  return caret <= table->end && is_blank (body, caret, table->end);
}

static gboolean
is_row_empty (const NewsroomTableSource *table,
              guint                      row)
{
  const GPtrArray *cells = table->rows->pdata[row];

  for (guint i = 0; i < cells->len; i++)
    if (((const char *)cells->pdata[i])[0] != '\0')
      return FALSE;

  return row > 0;
}

/* The table as it is now comes in the place of what it was. */
static NewsroomTextEdit *
rewrite (const char          *body,
         NewsroomFormatScan  *scan,
         NewsroomTableSource *table,
         NewsroomTableCommand command)
{
  gsize            cell;
  g_autofree char *written = newsroom_table_source_write (table, &cell);
  g_autofree char *head = g_strndup (body, table->start);
  g_autofree char *result = g_strconcat (head, written, body + table->end, NULL);

  if (strcmp (result, body) == 0 || !is_as_expected (scan, table, result, table->start + strlen (written), command))
    return NULL;

  return newsroom_text_edit_new (body, result, table->start + cell, table->start + cell);
}

/* Begins a paragraph below the table, of which no line below becomes a part; the last row of the table
 * goes if it is empty. */
static NewsroomTextEdit *
go_out (const char                *body,
        const NewsroomTableSource *table)
{
  g_autofree char *gap = g_strchomp (g_strdup (table->indent));
  g_autoptr (GString) result = NULL;
  gsize end = table->end;
  gsize caret;

  if (is_row_empty (table, table->rows->len - 1))
    end = newsroom_line_find_start (body, end) - 1;
  result = g_string_new_len (body, (gssize)end);
  g_string_append_printf (result, "\n%s\n%s", gap, table->indent);
  caret = result->len;
  if (!newsroom_table_is_blank_below (body, table->end))
    g_string_append_printf (result, "\n%s", gap);
  g_string_append (result, body + table->end);
  if (!newsroom_format_has_same_words (body, result->str))
    return NULL;

  return newsroom_text_edit_new (body, result->str, caret, caret);
}

/* Whether a line end there means that the table is done. Behind the header alone, whoever ends a line is writing one
 * by hand. */
static gboolean
leaves (const NewsroomTableSource *table,
        const char                *body,
        gsize                      caret,
        NewsroomTableStep          step)
{
  const gboolean is_last = table->row > 0 && table->row + 1 == table->rows->len;

  return step == NEWSROOM_TABLE_OUT || (step == NEWSROOM_TABLE_BELOW && is_last && (is_at_end (table, body, caret) || is_row_empty (table, table->row)));
}

/* What newsroom_table_step() is asked for */
typedef struct
{
  NewsroomTableStep step;
  int               column; /* of the cell below, or -1 */
} Way;

/* Moves on in the table. Returns: %FALSE before the first cell */
static gboolean
take_step (NewsroomTableSource *table,
           NewsroomTableStep    step,
           int                  column)
{
  const guint n_columns = (guint)table->aligns->len;

  if (step == NEWSROOM_TABLE_PREVIOUS && table->row == 0 && table->column == 0)
    return FALSE;

  if (step == NEWSROOM_TABLE_BELOW)
    {
      table->row++;
      table->column = column < 0 ? table->column : MIN ((guint)column, n_columns - 1);
    }
  else if (step == NEWSROOM_TABLE_NEXT)
    {
      table->row += table->column + 1 == n_columns;
      table->column = (table->column + 1) % n_columns;
    }
  else
    {
      table->row -= table->column == 0;
      table->column = (table->column + n_columns - 1) % n_columns;
    }

  return TRUE;
}

static NewsroomTextEdit *
step_cb (const char   *body,
         gsize         caret,
         gsize         end_of_caret,
         gconstpointer data)
{
  const Way              *way = data;
  const NewsroomTableStep step = way->step;
  g_autoptr (NewsroomTableSource) table = NULL;
  g_autoptr (NewsroomFormatScan) scan = NULL;
  gsize start, end;
  guint column;

  table = newsroom_table_source_read (body, caret);
  if (table == NULL || caret < table->start + strlen (table->indent) || (step == NEWSROOM_TABLE_BELOW && (caret == table->start || (table->rows->len == 1 && is_at_end (table, body, caret)))))
    return NULL;
  scan = newsroom_format_scan_new (body);
  if (!newsroom_table_is_at (scan, table->start, table->end))
    return NULL;
  if (leaves (table, body, caret, step))
    return go_out (body, table);
  if (!take_step (table, step, way->column))
    return NULL;

  if (table->row == table->rows->len)
    {
      column = table->column;
      table->row--;
      add_row (table);
      table->column = column;
      return rewrite (body, scan, table, NEWSROOM_TABLE_ADD_ROW);
    }
  if (!newsroom_table_source_find_cell (table, body, table->row, table->column, &start, &end))
    return rewrite (body, scan, table, NEWSROOM_TABLE_LINE_UP);

  return newsroom_text_edit_new (body, body, start, step == NEWSROOM_TABLE_BELOW ? start : end);
}

/**
 * newsroom_table_step:
 * @body: UTF-8 Markdown
 * @caret: where the caret is, in bytes
 * @step: where it goes
 * @column: the column to go to with %NEWSROOM_TABLE_BELOW, from 0 on; -1 for the one of the caret
 *
 * Returns: (transfer full) (nullable): what to do, with the words of the cell selected, but for
 *   %NEWSROOM_TABLE_BELOW; %NULL if the caret is in no table, or there is no cell before
 */
NewsroomTextEdit *
newsroom_table_step (const char       *body,
                     gsize             caret,
                     NewsroomTableStep step,
                     int               column)
{
  const Way way = { step, column };

  g_return_val_if_fail (body != NULL, NULL);

  return newsroom_format_window_run (body, caret, caret, step_cb, &way);
}

/**
 * newsroom_table_get_column:
 * @body: UTF-8 Markdown
 * @place: a place in it, in bytes
 *
 * Returns: the column of the cell there, from 0 on; -1 if nothing there looks like a table
 */
int
newsroom_table_get_column (const char *body,
                           gsize       place)
{
  g_autoptr (NewsroomTableSource) table = NULL;

  g_return_val_if_fail (body != NULL, -1);

  table = newsroom_table_source_read (body, place);

  return table != NULL ? (int)table->column : -1;
}

/**
 * newsroom_table_find_cell:
 * @body: UTF-8 Markdown
 * @place: a place in a table, in bytes
 * @column: a column, from 0 on
 * @cell: (out): where the words begin in that column of the row of @place, in bytes
 *
 * Returns: whether there is such a cell
 */
gboolean
newsroom_table_find_cell (const char *body,
                          gsize       place,
                          guint       column,
                          gsize      *cell)
{
  g_autoptr (NewsroomTableSource) table = NULL;
  gsize end;

  g_return_val_if_fail (body != NULL, FALSE);

  table = newsroom_table_source_read (body, place);

  return table != NULL && newsroom_table_source_find_cell (table, body, table->row, column, cell, &end);
}

static NewsroomTextEdit *
edit_cb (const char   *body,
         gsize         caret,
         gsize         end_of_caret,
         gconstpointer data)
{
  const NewsroomTableCommand command = *(const NewsroomTableCommand *)data;
  g_autoptr (NewsroomTableSource) table = NULL;
  g_autoptr (NewsroomFormatScan) scan = NULL;

  scan = newsroom_format_scan_new (body);
  table = newsroom_table_source_read (body, caret);
  if (table != NULL && !newsroom_table_is_at (scan, table->start, table->end))
    return NULL;
  if (command == NEWSROOM_TABLE_INSERT)
    return table == NULL ? insert (body, caret) : NULL;
  if (table == NULL || !change (table, command))
    return NULL;

  return rewrite (body, scan, table, command);
}

/**
 * newsroom_table_edit:
 * @body: UTF-8 Markdown
 * @caret: where the caret is, in bytes
 * @command: what is asked for
 *
 * Changes the table at the caret, whose bars then stand below each other, or inserts one. The words
 * of other cells and outside the table stay: the parser is asked.
 *
 * Returns: (transfer full) (nullable): what to do, with the caret in its cell; %NULL if there is nothing
 *   to do or no way
 */
NewsroomTextEdit *
newsroom_table_edit (const char          *body,
                     gsize                caret,
                     NewsroomTableCommand command)
{
  g_return_val_if_fail (body != NULL, NULL);

  return newsroom_format_window_run (body, caret, caret, edit_cb, &command);
}
