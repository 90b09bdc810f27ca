/* newsroom-docx-blocks.c — paragraphs and tables of a Word document
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-docx-private.h"

#include <string.h>

/**
 * newsroom_docx_writer_init:
 * @writer: (out caller-allocates): what is to be filled; newsroom_docx_writer_finish() ends it
 * @docx: the document
 * @parent: gets the blocks
 */
void
newsroom_docx_writer_init (NewsroomDocxWriter *writer,
                           NewsroomDocx       *docx,
                           NewsroomHtmlNode   *parent)
{
  memset (writer, 0, sizeof *writer);
  writer->docx = docx;
  writer->flow.parent = parent;
  writer->boxes = g_ptr_array_new ();
  writer->fields = g_array_new (FALSE, FALSE, sizeof (NewsroomDocxField));
  g_array_set_clear_func (writer->fields, (GDestroyNotify)newsroom_docx_field_clear);
}

static void
finish_line (NewsroomDocxWriter *writer)
{
  static const NewsroomDocumentPlace plain = { .kind = NEWSROOM_DOCUMENT_PLAIN };
  static const NewsroomDocumentPlace more = { .kind = NEWSROOM_DOCUMENT_CONTINUED, .level = NEWSROOM_DOCUMENT_MAX_LEVEL };

  if (writer->line != NULL)
    newsroom_document_flow_add (&writer->flow, g_steal_pointer (&writer->line), &writer->place);
  for (guint i = 0; i < writer->boxes->len; i++)
    newsroom_document_flow_add (&writer->flow, g_ptr_array_index (writer->boxes, i), writer->flow.n_open > 0 ? &more : &plain);
  g_ptr_array_set_size (writer->boxes, 0);
  writer->is_loose = FALSE;
}

/**
 * newsroom_docx_writer_finish:
 * @writer: what is filled
 */
void
newsroom_docx_writer_finish (NewsroomDocxWriter *writer)
{
  finish_line (writer);
  g_ptr_array_unref (writer->boxes);
  g_array_unref (writer->fields);
}

/* Whether a paragraph goes on in the next: its end was deleted, and the change is accepted, or it is a
 * large first letter. */
static gboolean
is_joined (const NewsroomDocument *document,
           const xmlNode          *properties)
{
  const gboolean is_deleted = newsroom_xml_find (newsroom_xml_find (properties, "rPr"), "del") != NULL;
  const char    *letter = newsroom_xml_get (newsroom_xml_find (properties, "framePr"), "dropCap");

  return (is_deleted && !document->keeps_changes) || (letter != NULL && strcmp (letter, "none") != 0);
}

static NewsroomHtmlNode *
make_line (NewsroomDocxWriter *writer)
{
  const NewsroomDocumentPlace *place = &writer->place;
  const char                   heading[] = { 'h', (char)('0' + MIN (place->level, 6)), '\0' };

  if (newsroom_docx_has_role (writer->docx, writer->style, NEWSROOM_DOCUMENT_ROLE_SUBTITLE))
    return newsroom_document_node_new ("p", "class", NEWSROOM_DOCUMENT_SUBTITLE);
  if (newsroom_docx_has_role (writer->docx, writer->style, NEWSROOM_DOCUMENT_ROLE_BYLINE))
    return newsroom_document_node_new ("p", "class", NEWSROOM_DOCUMENT_BYLINE);
  if (place->kind != NEWSROOM_DOCUMENT_HEADING)
    return newsroom_html_node_new ("p");
  if (newsroom_docx_has_role (writer->docx, writer->style, NEWSROOM_DOCUMENT_ROLE_TITLE))
    return newsroom_document_node_new ("h1", "class", NEWSROOM_DOCUMENT_TITLE);

  return newsroom_html_node_new (heading);
}

static void
write_paragraph (NewsroomDocxWriter *writer,
                 const xmlNode      *paragraph)
{
  if (writer->is_loose)
    finish_line (writer);
  if (writer->line == NULL)
    {
      writer->place = newsroom_docx_find_place (writer, paragraph);
      writer->line = make_line (writer);
    }
  else
    {
      writer->style = newsroom_xml_get (newsroom_xml_find (newsroom_xml_find (paragraph, "pPr"), "pStyle"), "val");
    }
  newsroom_docx_write_inlines (writer, paragraph);
  newsroom_docx_fields_end_paragraph (writer);
  writer->style = NULL;
  if (!is_joined (writer->docx->document, newsroom_xml_find (paragraph, "pPr")))
    finish_line (writer);
}

/* Runs between paragraphs, as some programs write them, are a paragraph together. */
static void
write_loose (NewsroomDocxWriter *writer,
             const xmlNode      *node)
{
  if (writer->line == NULL)
    {
      writer->place = (NewsroomDocumentPlace){ .kind = NEWSROOM_DOCUMENT_PLAIN };
      writer->line = newsroom_html_node_new ("p");
      writer->is_loose = TRUE;
    }
  newsroom_docx_write_inline (writer, node);
}

/* Paragraphs, or something around them, that may have been added */
static void
write_around (NewsroomDocxWriter *writer,
              const xmlNode      *node)
{
  NewsroomDocument            *document = writer->docx->document;
  const NewsroomDocumentChange around = document->change;

  if (document->keeps_changes && around == NEWSROOM_DOCUMENT_UNCHANGED && (newsroom_xml_is (node, "ins") || newsroom_xml_is (node, "moveTo")))
    document->change = NEWSROOM_DOCUMENT_ADDED;
  newsroom_docx_write_blocks (writer, node);
  document->change = around;
}

static gboolean
is_block_around (const xmlNode *node)
{
  static const char *const around[] = { "sdt", "sdtContent", "customXml", "smartTag", NULL };
  static const char *const changes[] = { "ins", "moveTo", NULL };

  return newsroom_xml_is_any (node, around) || (newsroom_xml_is_any (node, changes) && newsroom_xml_find (node, "r") == NULL);
}

/**
 * newsroom_docx_write_block:
 * @writer: what is being filled
 * @node: what stands between paragraphs: one of them, a table, something around them
 */
void
newsroom_docx_write_block (NewsroomDocxWriter *writer,
                           const xmlNode      *node)
{
  static const char *const skipped[] = { "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "sectPr", "pPr", "tcPr", "trPr", "tblPr", NULL };
  const xmlNode           *chosen = newsroom_xml_is (node, "AlternateContent") ? newsroom_docx_choose (node) : NULL;

  if (newsroom_xml_is (node, "p"))
    write_paragraph (writer, node);
  else if (newsroom_xml_is (node, "tbl"))
    newsroom_docx_write_table (writer, node);
  else if (newsroom_xml_is (node, "altChunk"))
    writer->docx->document->counts.drawings++;
  else if (chosen != NULL)
    newsroom_docx_write_blocks (writer, chosen);
  else if (is_block_around (node))
    write_around (writer, node);
  else if (node->type == XML_ELEMENT_NODE && !newsroom_xml_is_any (node, skipped))
    write_loose (writer, node);
}

/**
 * newsroom_docx_write_blocks:
 * @writer: what is being filled
 * @parent: an element with blocks
 */
void
newsroom_docx_write_blocks (NewsroomDocxWriter *writer,
                            const xmlNode      *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    newsroom_docx_write_block (writer, node);
}

static gboolean
is_at_right (const xmlNode *cell)
{
  const xmlNode *properties = newsroom_xml_find (newsroom_xml_find (cell, "p"), "pPr");
  const char    *side = newsroom_xml_get (newsroom_xml_find (properties, "jc"), "val");

  return g_strcmp0 (side, "right") == 0 || g_strcmp0 (side, "end") == 0;
}

static void
write_cell (NewsroomDocxWriter *writer,
            NewsroomHtmlNode   *row,
            const xmlNode      *cell)
{
  const xmlNode     *properties = newsroom_xml_find (cell, "tcPr");
  g_autofree char   *span = g_strdup_printf ("%d", newsroom_xml_get_int (newsroom_xml_find (properties, "gridSpan"), "val", 1));
  const char *const  attributes[] = { "colspan", span, is_at_right (cell) ? "align" : NULL, "right", NULL }; /* ends at the first NULL */
  NewsroomHtmlNode  *td = newsroom_html_node_new ("td");
  NewsroomDocxWriter inner;

  td->attributes = g_strdupv ((char **)attributes);
  newsroom_docx_writer_init (&inner, writer->docx, td);
  newsroom_docx_write_blocks (&inner, cell);
  newsroom_docx_writer_finish (&inner);
  g_ptr_array_add (row->children, td);
}

/* What stands in a table but in no cell, as damaged documents have it, gets one. */
static gboolean
is_stray (const xmlNode *node)
{
  static const char *const strays[] = { "p", "r", "hyperlink", NULL };

  return newsroom_xml_is_any (node, strays);
}

static void
write_stray (NewsroomDocxWriter *writer,
             NewsroomHtmlNode   *row,
             const xmlNode      *node)
{
  NewsroomHtmlNode  *td = newsroom_html_node_new ("td");
  NewsroomDocxWriter inner;

  newsroom_docx_writer_init (&inner, writer->docx, td);
  newsroom_docx_write_block (&inner, node);
  newsroom_docx_writer_finish (&inner);
  g_ptr_array_add (row->children, td);
}

static void
write_cells (NewsroomDocxWriter *writer,
             NewsroomHtmlNode   *row,
             const xmlNode      *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (newsroom_xml_is (node, "tc"))
        write_cell (writer, row, node);
      else if (is_stray (node))
        write_stray (writer, row, node);
      else if (node->type == XML_ELEMENT_NODE && !newsroom_xml_is (node, "trPr") && !newsroom_xml_is (node, "tblPrEx"))
        write_cells (writer, row, node);
    }
}

static void
write_row (NewsroomDocxWriter *writer,
           NewsroomHtmlNode   *table,
           const xmlNode      *node)
{
  const xmlNode               *properties = newsroom_xml_find (node, "trPr");
  const xmlNode               *deleted = newsroom_xml_find (properties, "del");
  const xmlNode               *inserted = newsroom_xml_find (properties, "ins");
  const int                    before = newsroom_xml_get_int (newsroom_xml_find (properties, "gridBefore"), "val", 0);
  NewsroomDocument            *document = writer->docx->document;
  const NewsroomDocumentChange around = document->change;
  NewsroomHtmlNode            *row;

  /* Words of a row that is accepted may be insertions of their own. */
  if (deleted != NULL || (inserted != NULL && document->keeps_changes && around == NEWSROOM_DOCUMENT_UNCHANGED))
    {
      g_autofree char *words = newsroom_xml_dup_text (node);

      newsroom_document_add_change (document, deleted == NULL, newsroom_xml_get (deleted != NULL ? deleted : inserted, "author"), words);
      if (!document->keeps_changes)
        return;
      document->change = deleted != NULL ? NEWSROOM_DOCUMENT_REMOVED : NEWSROOM_DOCUMENT_ADDED;
    }
  row = newsroom_html_node_new ("tr");
  if (before > 0)
    {
      g_autofree char *span = g_strdup_printf ("%d", before);

      g_ptr_array_add (row->children, newsroom_document_node_new ("td", "colspan", span));
    }
  write_cells (writer, row, node);
  document->change = around;
  g_ptr_array_add (table->children, row);
}

/**
 * newsroom_docx_write_row:
 * @writer: what is being filled
 * @table: gets the row
 * @node: what stands in a table: a row, something around rows, or what is no text
 */
void
newsroom_docx_write_row (NewsroomDocxWriter *writer,
                         NewsroomHtmlNode   *table,
                         const xmlNode      *node)
{
  if (newsroom_xml_is (node, "tr"))
    {
      write_row (writer, table, node);
      return;
    }
  if (is_stray (node))
    {
      NewsroomHtmlNode *row = newsroom_html_node_new ("tr");

      write_stray (writer, row, node);
      g_ptr_array_add (table->children, row);
      return;
    }
  if (node->type != XML_ELEMENT_NODE || newsroom_xml_is (node, "tblPr") || newsroom_xml_is (node, "tblGrid"))
    return;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    newsroom_docx_write_row (writer, table, child);
}

/**
 * newsroom_docx_add_table:
 * @writer: what is being filled
 * @table: (transfer full): a table that is whole
 */
void
newsroom_docx_add_table (NewsroomDocxWriter *writer,
                         NewsroomHtmlNode   *table)
{
  static const NewsroomDocumentPlace plain = { .kind = NEWSROOM_DOCUMENT_PLAIN };

  finish_line (writer);
  newsroom_document_flow_add (&writer->flow, table, &plain);
}

/**
 * newsroom_docx_write_table:
 * @writer: what is being filled
 * @table: a table
 */
void
newsroom_docx_write_table (NewsroomDocxWriter *writer,
                           const xmlNode      *table)
{
  NewsroomHtmlNode *node = newsroom_html_node_new ("table");

  newsroom_docx_write_row (writer, node, table);
  newsroom_docx_add_table (writer, node);
}
