/* newsroom-table-keys.c — Tab and Enter from cell to cell of a table
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-table-keys.h"

#include <string.h>

#include "newsroom-body-format.h"
#include "newsroom-body-place.h"
#include "newsroom-editor-buffer.h"

/* Whoever fills a row cell by cell begins the next one where this one began. Two marks of the buffer say
 * where: one lies in the column where the Tabs began, and one in the cell where the last of them went. Each
 * is in the row of the caret as long as that has stayed in its cell. */
#define FIRST_MARK "newsroom-table-first"
#define CELL_MARK "newsroom-table-cell"

static gboolean
get_place (GtkTextBuffer *buffer,
           const char    *text,
           const char    *name,
           int            line,
           gsize         *place)
{
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, name);
  GtkTextIter  iter;

  if (mark == NULL)
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);
  *place = newsroom_body_place_get_offset (text, strlen (text), &iter);

  return gtk_text_iter_get_line (&iter) == line;
}

/* Returns: the column where the Tabs to the cell of the caret began; -1 if none went there */
static int
get_first_column (GtkTextBuffer *buffer,
                  const char    *text,
                  gsize          caret)
{
  GtkTextIter iter;
  gsize       first, cell;
  int         line;

  newsroom_body_place_get_iter (buffer, text, caret, &iter);
  line = gtk_text_iter_get_line (&iter);
  if (!get_place (buffer, text, FIRST_MARK, line, &first) || !get_place (buffer, text, CELL_MARK, line, &cell))
    return -1;
  if (newsroom_table_get_column (text, cell) != newsroom_table_get_column (text, caret))
    return -1;

  return newsroom_table_get_column (text, first);
}

static void
forget (GtkTextBuffer *buffer)
{
  if (gtk_text_buffer_get_mark (buffer, FIRST_MARK) == NULL)
    return;

  gtk_text_buffer_delete_mark_by_name (buffer, FIRST_MARK);
  gtk_text_buffer_delete_mark_by_name (buffer, CELL_MARK);
}

/* What is typed in a cell comes behind the marks. */
static void
remember (GtkTextView *body,
          int          column)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (body);
  GtkTextIter    iter;
  gsize          caret, end, first;
  const char    *text = newsroom_body_format_get_text (body, &caret, &end);

  if (text == NULL || column < 0 || !newsroom_table_find_cell (text, caret, (guint)column, &first))
    return;

  newsroom_body_place_get_iter (buffer, text, first, &iter);
  gtk_text_buffer_create_mark (buffer, FIRST_MARK, &iter, TRUE);
  newsroom_body_place_get_iter (buffer, text, caret, &iter);
  gtk_text_buffer_create_mark (buffer, CELL_MARK, &iter, TRUE);
}

/**
 * newsroom_table_keys_step:
 * @body: the body's view
 * @text: what newsroom_body_format_get_text() gave
 * @caret: where the caret is in it, in bytes
 * @step: where it goes
 *
 * Goes from cell to cell. Below it goes to the column where the Tabs began that led to the caret's cell.
 *
 * Returns: whether the caret was in a table, and had a way to go
 */
gboolean
newsroom_table_keys_step (GtkTextView      *body,
                          const char       *text,
                          gsize             caret,
                          NewsroomTableStep step)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (body);
  const gboolean is_tab = step == NEWSROOM_TABLE_NEXT || step == NEWSROOM_TABLE_PREVIOUS;
  int            column = get_first_column (buffer, text, caret);

  if (is_tab && column < 0)
    column = newsroom_table_get_column (text, caret);
  if (!newsroom_body_format_apply (body, newsroom_table_step (text, caret, step, column)))
    return FALSE;

  forget (buffer);
  if (is_tab)
    remember (body, column);

  return TRUE;
}
