/* newsroom-html-table.c — tables of HTML to those of Markdown, or to the blocks in them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-blocks-private.h"

#include <stdlib.h>
#include <string.h>

/* Wider tables are not for reading. */
#define MAX_COLUMNS 64
#define MAX_ROWS 20000

/* A cell with a list or more paragraphs than one and more bytes than this holds a page, not a value, unless the
 * table looks like one. */
#define LONG_CELL 160

/* A cell that another one reaches over is NULL. */
typedef struct
{
  GPtrArray *rows; /* (element-type GPtrArray of borrowed NewsroomHtmlNode) */
  guint      n_columns;
  guint      n_cells;
  guint      n_lists;  /* in cells */
  gboolean   is_ruled; /* whether it has headers or lines, which nobody sees who lays out a page */
  gboolean   is_page;  /* whether it is there to lay out a page */
} Grid;

/* What is in a cell. */
typedef struct
{
  gboolean has_page; /* blocks that a table of Markdown cannot hold, even in one line */
  guint    n_paragraphs;
  guint    n_lists; /* a list in a list is not counted */
  gsize    length;
} Cell;

static guint
get_span (const NewsroomHtmlNode *cell,
          const char             *name)
{
  const char *value = newsroom_html_node_get (cell, name);

  return value != NULL ? (guint)CLAMP (atoi (value), 1, MAX_COLUMNS) : 1;
}

static void
look_into_cell (const NewsroomHtmlNode *node,
                Cell                   *cell,
                gboolean                is_in_list)
{
  static const char *const pages[] = { "table", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6", NULL };
  static const char *const lists[] = { "ul", "ol", "menu", "dir", NULL };
  static const char *const paragraphs[] = { "p", "div", NULL };

  if (node->text != NULL)
    cell->length += node->text->len;
  if (newsroom_html_node_is (node, pages))
    cell->has_page = TRUE;
  if (newsroom_html_node_is (node, paragraphs) && !newsroom_html_node_is_blank (node))
    cell->n_paragraphs++;
  if (newsroom_html_node_is (node, lists) && !newsroom_html_node_is_blank (node))
    {
      cell->n_lists += is_in_list ? 0 : 1;
      is_in_list = TRUE;
    }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    look_into_cell (g_ptr_array_index (node->children, i), cell, is_in_list);
}

static void
add_cell (Grid                   *grid,
          const NewsroomHtmlNode *node)
{
  Cell cell = { 0 };

  look_into_cell (node, &cell, FALSE);
  grid->n_lists += cell.n_lists;
  if (!newsroom_html_node_is_blank (node))
    grid->n_cells++;
  if (cell.has_page || (!grid->is_ruled && cell.n_paragraphs + cell.n_lists > 1 && cell.length > LONG_CELL))
    grid->is_page = TRUE;
}

/* Whether a table or what is in it down to its cells has headers, or lines. */
static gboolean
is_ruled (const NewsroomHtmlNode *node)
{
  static const char *const headers[] = { "thead", "th", NULL };
  static const char *const inside[] = { "tbody", "tfoot", "tr", "td", NULL };
  static const char *const cells[] = { "td", NULL };
  const char              *border = newsroom_html_node_get (node, "border");
  const char              *style = newsroom_html_node_get (node, "style");

  if (newsroom_html_node_is (node, headers) || (border != NULL && atoi (border) > 0) || (style != NULL && strstr (style, "border") != NULL && strstr (style, "solid") != NULL))
    return TRUE;
  for (guint i = 0; !newsroom_html_node_is (node, cells) && i < node->children->len; i++)
    {
      const NewsroomHtmlNode *child = g_ptr_array_index (node->children, i);

      if ((newsroom_html_node_is (child, inside) || newsroom_html_node_is (child, headers)) && is_ruled (child))
        return TRUE;
    }

  return FALSE;
}

/* A cell over several rows stands in the first; the places below it are taken. */
static void
add_row (Grid                   *grid,
         const NewsroomHtmlNode *tr,
         guint                  *taken)
{
  static const char *const cells[] = { "td", "th", NULL };
  GPtrArray               *row = g_ptr_array_new ();

  for (guint i = 0; i < tr->children->len; i++)
    {
      NewsroomHtmlNode *cell = g_ptr_array_index (tr->children, i);
      guint             width;
      guint             height;

      if (!newsroom_html_node_is (cell, cells))
        continue;
      while (row->len < MAX_COLUMNS && taken[row->len] > 0)
        {
          taken[row->len]--;
          g_ptr_array_add (row, NULL);
        }
      width = get_span (cell, "colspan");
      height = get_span (cell, "rowspan");
      for (guint j = 0; j < width && row->len < MAX_COLUMNS; j++)
        {
          taken[row->len] = height - 1;
          g_ptr_array_add (row, j == 0 ? cell : NULL);
        }
      add_cell (grid, cell);
      grid->is_page = grid->is_page || row->len >= MAX_COLUMNS;
    }
  g_ptr_array_add (grid->rows, row);
  grid->n_columns = MAX (grid->n_columns, row->len);
}

static void
collect_rows (Grid                   *grid,
              const NewsroomHtmlNode *parent,
              guint                  *taken)
{
  static const char *const groups[] = { "thead", "tbody", "tfoot", NULL };
  static const char *const rows[] = { "tr", NULL };
  static const char *const columns[] = { "col", "colgroup", "caption", NULL };

  for (guint i = 0; i < parent->children->len; i++)
    {
      NewsroomHtmlNode *child = g_ptr_array_index (parent->children, i);

      if (newsroom_html_node_is (child, groups))
        collect_rows (grid, child, taken);
      else if (newsroom_html_node_is (child, rows))
        add_row (grid, child, taken);
      else if (!newsroom_html_node_is (child, columns) && !newsroom_html_node_is_blank (child))
        grid->is_page = TRUE;
    }
}

static NewsroomHtmlNode *
get_cell (const Grid *grid,
          guint       row,
          guint       column)
{
  GPtrArray *cells = g_ptr_array_index (grid->rows, row);

  return column < cells->len ? g_ptr_array_index (cells, column) : NULL;
}

static gboolean
is_row_empty (const Grid *grid,
              guint       row)
{
  for (guint column = 0; column < grid->n_columns; column++)
    {
      NewsroomHtmlNode *cell = get_cell (grid, row, column);

      if (cell != NULL && !newsroom_html_node_is_blank (cell))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_column_empty (const Grid *grid,
                 guint       column)
{
  for (guint row = 0; row < grid->rows->len; row++)
    {
      NewsroomHtmlNode *cell = get_cell (grid, row, column);

      if (cell != NULL && !newsroom_html_node_is_blank (cell))
        return FALSE;
    }

  return TRUE;
}

static void
drop_empty (Grid *grid)
{
  guint row = 0;

  while (row < grid->rows->len)
    {
      if (is_row_empty (grid, row))
        g_ptr_array_remove_index (grid->rows, row);
      else
        row++;
    }
  while (grid->n_columns > 0 && is_column_empty (grid, grid->n_columns - 1))
    grid->n_columns--;
}

static gboolean
is_right_aligned (const NewsroomHtmlNode *cell)
{
  g_autofree char *style = newsroom_html_node_dup_style (cell, "text-align");
  const char      *align = newsroom_html_node_get (cell, "align");

  return g_strcmp0 (style, "right") == 0 || (align != NULL && g_ascii_strcasecmp (align, "right") == 0);
}

/* Numbers: all cells of the column that say something are at the right. */
static gboolean
is_right_column (const Grid *grid,
                 guint       column)
{
  guint n = 0;

  for (guint row = 1; row < grid->rows->len; row++)
    {
      NewsroomHtmlNode *cell = get_cell (grid, row, column);

      if (cell == NULL || newsroom_html_node_is_blank (cell))
        continue;
      if (!is_right_aligned (cell))
        return FALSE;
      n++;
    }

  return n > 0;
}

static void
append_cell (GString                *markdown,
             NewsroomHtmlContext    *context,
             const NewsroomHtmlNode *cell,
             gboolean                is_heading)
{
  g_autoptr (NewsroomHtmlBlocks) inner = newsroom_html_blocks_new (context);
  const NewsroomHtmlState state = { .is_flat = TRUE, .is_heading = is_heading };

  g_string_append (markdown, "| ");
  if (cell != NULL)
    newsroom_html_blocks_write (inner, cell, &state);
  if (!newsroom_html_inline_is_empty (inner->line))
    {
      g_autofree char *words = newsroom_html_inline_dup_markdown (inner->line, NEWSROOM_HTML_CELL, &context->counts->marks);

      g_string_append (markdown, words);
      g_string_append_c (markdown, ' ');
    }
  g_string_append_c (context->words, '\t');
}

static char *
dup_table (const Grid          *grid,
           NewsroomHtmlContext *context)
{
  GString *markdown = g_string_new (NULL);

  for (guint row = 0; row < grid->rows->len; row++)
    {
      for (guint column = 0; column < grid->n_columns; column++)
        append_cell (markdown, context, get_cell (grid, row, column), row == 0);
      g_string_append (markdown, row + 1 < grid->rows->len || row == 0 ? "|\n" : "|");
      g_string_append_c (context->words, '\n');
      for (guint column = 0; row == 0 && column < grid->n_columns; column++)
        g_string_append (markdown, is_right_column (grid, column) ? "| ---: " : "| --- ");
      if (row == 0)
        g_string_append (markdown, grid->rows->len > 1 ? "|\n" : "|");
    }

  return g_string_free (markdown, FALSE);
}

static void
write_captions (NewsroomHtmlBlocks      *self,
                const NewsroomHtmlNode  *table,
                const NewsroomHtmlState *state)
{
  static const char *const captions[] = { "caption", NULL };

  for (guint i = 0; i < table->children->len; i++)
    if (newsroom_html_node_is (g_ptr_array_index (table->children, i), captions))
      newsroom_html_blocks_write_node (self, g_ptr_array_index (table->children, i), state);
}

/**
 * newsroom_html_blocks_write_table:
 * @self: blocks
 * @table: an element that is a table
 * @state: what it has from those around it
 *
 * Adds it as a table, in whose cells paragraphs and the items of lists stand in one line. What is one cell or one
 * column, or lays out a page, becomes what stands in its cells.
 */
void
newsroom_html_blocks_write_table (NewsroomHtmlBlocks      *self,
                                  const NewsroomHtmlNode  *table,
                                  const NewsroomHtmlState *state)
{
  NewsroomHtmlCounts *counts = self->context->counts;
  Grid                grid = { .rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref) };
  guint               taken[MAX_COLUMNS + 1] = { 0 };

  newsroom_html_blocks_flush (self);
  grid.is_ruled = is_ruled (table);
  collect_rows (&grid, table, taken);
  drop_empty (&grid);
  if (grid.is_page || grid.n_columns < 2 || grid.n_cells < 2 || grid.rows->len > MAX_ROWS)
    {
      newsroom_html_blocks_write (self, table, state);
      newsroom_html_blocks_flush (self);
      counts->dropped_tables += grid.is_ruled && grid.n_columns > 1 && grid.n_cells > 1;
    }
  else
    {
      write_captions (self, table, state);
      newsroom_html_blocks_flush (self);
      newsroom_html_blocks_add (self, dup_table (&grid, self->context), '\0');
      g_string_append (self->context->words, "\n\n");
      counts->tables++;
      counts->cell_lists += grid.n_lists;
    }
  g_ptr_array_unref (grid.rows);
}
