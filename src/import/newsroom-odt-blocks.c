/* newsroom-odt-blocks.c — paragraphs, lists and tables of an OpenDocument text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-odt-private.h"

#include <string.h>

#define MAX_HEADING 6

/* As often is a cell or row that says that it stands there several times written. */
#define MAX_REPEAT 64

/* Bytes of a document that are written more than once, and what a cell without words counts for. */
#define MAX_REPEATED (1024 * 1024)
#define MIN_REPEATED 64

/**
 * newsroom_odt_writer_init:
 * @writer: (out caller-allocates): what is to be filled; newsroom_odt_writer_finish() ends it
 * @odt: the document
 * @parent: gets the blocks
 */
void
newsroom_odt_writer_init (NewsroomOdtWriter *writer,
                          NewsroomOdt       *odt,
                          NewsroomHtmlNode  *parent)
{
  memset (writer, 0, sizeof *writer);
  writer->odt = odt;
  writer->flow.parent = parent;
  writer->boxes = g_ptr_array_new ();
}

static void
finish_line (NewsroomOdtWriter           *writer,
             const NewsroomDocumentPlace *place)
{
  static const NewsroomDocumentPlace plain = { .kind = NEWSROOM_DOCUMENT_PLAIN };

  if (writer->line != NULL)
    newsroom_document_flow_add (&writer->flow, g_steal_pointer (&writer->line), place);
  for (guint i = 0; i < writer->boxes->len; i++)
    newsroom_document_flow_add (&writer->flow, g_ptr_array_index (writer->boxes, i), &plain);
  g_ptr_array_set_size (writer->boxes, 0);
}

/**
 * newsroom_odt_writer_finish:
 * @writer: what is filled
 */
void
newsroom_odt_writer_finish (NewsroomOdtWriter *writer)
{
  g_ptr_array_unref (writer->boxes);
}

static NewsroomHtmlNode *
make_line (NewsroomOdtWriter     *writer,
           const xmlNode         *paragraph,
           NewsroomDocumentPlace *place)
{
  const char          *style = newsroom_xml_get (paragraph, "style-name");
  guint                level;
  NewsroomDocumentRole role = newsroom_odt_find_role (writer->odt, style, &level);
  const int            outline = newsroom_xml_is (paragraph, "h") ? newsroom_xml_get_int (paragraph, "outline-level", 1) : 0;
  const char           heading[] = { 'h', (char)('0' + CLAMP (outline > 0 ? outline : (int)level, 1, MAX_HEADING)), '\0' };

  if (role == NEWSROOM_DOCUMENT_ROLE_TITLE)
    return newsroom_document_node_new ("h1", "class", NEWSROOM_DOCUMENT_TITLE);
  if (role == NEWSROOM_DOCUMENT_ROLE_SUBTITLE)
    return newsroom_document_node_new ("p", "class", NEWSROOM_DOCUMENT_SUBTITLE);
  if (role == NEWSROOM_DOCUMENT_ROLE_BYLINE)
    return newsroom_document_node_new ("p", "class", NEWSROOM_DOCUMENT_BYLINE);
  if (outline > 0 || role == NEWSROOM_DOCUMENT_ROLE_HEADING)
    return newsroom_html_node_new (heading);
  if (role == NEWSROOM_DOCUMENT_ROLE_CODE)
    place->kind = NEWSROOM_DOCUMENT_CODE;
  else if (role == NEWSROOM_DOCUMENT_ROLE_QUOTE || (role == NEWSROOM_DOCUMENT_ROLE_NONE && newsroom_odt_is_set_in (writer->odt, style)))
    place->kind = NEWSROOM_DOCUMENT_QUOTE;

  return newsroom_html_node_new ("p");
}

static void
write_paragraph (NewsroomOdtWriter *writer,
                 const xmlNode     *paragraph)
{
  static const char *const cells[] = { "li", "td", NULL };
  NewsroomDocumentPlace    place = { .kind = NEWSROOM_DOCUMENT_PLAIN };
  NewsroomDocumentLook     look;

  newsroom_document_look_init (&look);
  newsroom_odt_add_look (writer->odt, "paragraph", newsroom_xml_get (paragraph, "style-name"), &look);
  writer->line = make_line (writer, paragraph, &place);
  /* What stands in items and cells is set in for another reason. */
  if (place.kind == NEWSROOM_DOCUMENT_QUOTE && newsroom_html_node_is (writer->flow.parent, cells))
    place.kind = NEWSROOM_DOCUMENT_PLAIN;
  newsroom_odt_write_inlines (writer, paragraph, &look);
  newsroom_document_look_clear (&look);
  finish_line (writer, &place);
}

/* The headings of a document whose chapters have numbers are items of a list. */
static gboolean
has_heading (const xmlNode *list)
{
  for (const xmlNode *node = list->children; node != NULL; node = node->next)
    if (newsroom_xml_is (node, "h") || (node->type == XML_ELEMENT_NODE && !newsroom_xml_is (node, "p") && has_heading (node)))
      return TRUE;

  return FALSE;
}

/* The list before, if this one goes on with it; or another. */
static NewsroomHtmlNode *
open_list (NewsroomOdtWriter *writer,
           gboolean           is_ordered,
           guint              number)
{
  NewsroomHtmlNode *last = newsroom_document_node_get_last (writer->flow.parent);
  const char       *name = is_ordered ? "ol" : "ul";
  g_autofree char  *start = g_strdup_printf ("%u", number);
  NewsroomHtmlNode *list;

  if (last != NULL && g_strcmp0 (last->name, name) == 0 && (!is_ordered || number > 1))
    return last;

  list = newsroom_document_node_new (name, is_ordered && number != 1 ? "start" : NULL, start);
  g_ptr_array_add (writer->flow.parent->children, list);

  return list;
}

static void write_list (NewsroomOdtWriter *writer,
                        const xmlNode     *node,
                        const char        *style,
                        guint              level);

static void
write_item (NewsroomOdtWriter *writer,
            NewsroomHtmlNode  *item,
            const xmlNode     *node,
            const char        *style,
            guint              level)
{
  NewsroomOdtWriter inner;

  newsroom_odt_writer_init (&inner, writer->odt, item);
  for (const xmlNode *block = node->children; block != NULL; block = block->next)
    {
      if (newsroom_xml_is (block, "list"))
        write_list (&inner, block, style, level + 1);
      else
        newsroom_odt_write_block (&inner, block);
    }
  newsroom_odt_writer_finish (&inner);
}

/* Returns: (nullable): the item before that a list without words of its own goes on with */
static NewsroomHtmlNode *
find_item_before (NewsroomOdtWriter *writer,
                  const xmlNode     *node)
{
  static const char *const lists[] = { "ul", "ol", NULL };
  NewsroomHtmlNode        *last = newsroom_document_node_get_last (writer->flow.parent);

  for (const xmlNode *block = node->children; block != NULL; block = block->next)
    if (block->type == XML_ELEMENT_NODE && !newsroom_xml_is (block, "list"))
      return NULL;

  return last != NULL && newsroom_html_node_is (last, lists) ? newsroom_document_node_get_last (last) : NULL;
}

static void
write_list (NewsroomOdtWriter *writer,
            const xmlNode     *node,
            const char        *style,
            guint              level)
{
  const char       *own = newsroom_xml_get (node, "style-name");
  const char       *name = own != NULL ? own : (style != NULL ? style : "");
  g_autofree char  *key = g_strdup_printf ("%s:%u", name, level);
  const guint       kind = newsroom_odt_find_list (writer->odt, name, level);
  const gboolean    is_ordered = kind >= NEWSROOM_ODT_LIST_NUMBERS;
  const gboolean    goes_on = g_strcmp0 (newsroom_xml_get (node, "continue-numbering"), "true") == 0 || newsroom_xml_get (node, "continue-list") != NULL;
  guint             number = goes_on ? GPOINTER_TO_UINT (g_hash_table_lookup (writer->odt->counts, key)) : (kind > NEWSROOM_ODT_LIST_NUMBERS ? kind - NEWSROOM_ODT_LIST_NUMBERS - 1 : 0);
  NewsroomHtmlNode *list = NULL;

  writer->flow.block = NULL;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      NewsroomHtmlNode *item;

      if (!newsroom_xml_is (child, "list-item") && !newsroom_xml_is (child, "list-header"))
        continue;
      item = find_item_before (writer, child);
      if (item == NULL)
        {
          number = (guint)MAX (newsroom_xml_get_int (child, "start-value", (int)number + 1), 0);
          if (list == NULL)
            list = open_list (writer, is_ordered, number);
          item = newsroom_html_node_new ("li");
          g_ptr_array_add (list->children, item);
        }
      write_item (writer, item, child, name, level);
    }
  g_hash_table_replace (writer->odt->counts, g_steal_pointer (&key), GUINT_TO_POINTER (number));
}

static gboolean
has_table (const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (newsroom_xml_is (node, "table") || has_table (node))
      return TRUE;

  return FALSE;
}

/* How often a cell or a row is written: tables in tables, each of which is repeated, would never end. */
static int
count_times (NewsroomOdtWriter *writer,
             const xmlNode     *node,
             const char        *attribute)
{
  const int        n = newsroom_xml_get_int (node, attribute, 1);
  int              n_written = CLAMP (n, 1, MAX_REPEAT);
  g_autofree char *words = n > 1 ? g_strstrip (newsroom_xml_dup_text (node)) : NULL;
  gsize            size;

  if (n <= 1)
    return 1;

  size = (strlen (words) + MIN_REPEATED) * (gsize)(n_written - 1);
  if (has_table (node) || writer->odt->n_repeated + size > MAX_REPEATED)
    n_written = 1;
  else
    writer->odt->n_repeated += size;
  if (n_written < n && words[0] != '\0')
    writer->odt->document->counts.repeats++;

  return n_written;
}

static void
write_cell (NewsroomOdtWriter *writer,
            NewsroomHtmlNode  *row,
            const xmlNode     *cell)
{
  const int         n = count_times (writer, cell, "number-columns-repeated");
  NewsroomOdtWriter inner;

  for (int i = 0; i < n; i++)
    {
      const char       *style = newsroom_xml_get (newsroom_xml_find (cell, "p"), "style-name");
      NewsroomHtmlNode *td = newsroom_document_node_new ("td", newsroom_odt_is_at_right (writer->odt, style) ? "align" : NULL, "right");

      newsroom_odt_writer_init (&inner, writer->odt, td);
      newsroom_odt_write_blocks (&inner, cell);
      newsroom_odt_writer_finish (&inner);
      g_ptr_array_add (row->children, td);
    }
}

static void
write_row (NewsroomOdtWriter *writer,
           NewsroomHtmlNode  *table,
           const xmlNode     *node)
{
  const int n = count_times (writer, node, "number-rows-repeated");

  for (int i = 0; i < n; i++)
    {
      NewsroomHtmlNode *row = newsroom_html_node_new ("tr");

      for (const xmlNode *cell = node->children; cell != NULL; cell = cell->next)
        if (newsroom_xml_is (cell, "table-cell") || newsroom_xml_is (cell, "covered-table-cell"))
          write_cell (writer, row, cell);
      g_ptr_array_add (table->children, row);
    }
}

static void
write_rows (NewsroomOdtWriter *writer,
            NewsroomHtmlNode  *table,
            const xmlNode     *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (newsroom_xml_is (node, "table-row"))
        write_row (writer, table, node);
      else if (node->type == XML_ELEMENT_NODE && !newsroom_xml_is (node, "shapes"))
        write_rows (writer, table, node);
    }
}

static void
write_table (NewsroomOdtWriter *writer,
             const xmlNode     *node)
{
  static const NewsroomDocumentPlace plain = { .kind = NEWSROOM_DOCUMENT_PLAIN };
  const xmlNode                     *shapes = newsroom_xml_find (node, "shapes");
  NewsroomHtmlNode                  *table = newsroom_html_node_new ("table");

  write_rows (writer, table, node);
  newsroom_document_flow_add (&writer->flow, table, &plain);
  if (shapes != NULL)
    newsroom_odt_write_blocks (writer, shapes);
}

/* Deleted words are kept beside the text, and nothing but their place in it. */
static void
read_changes (NewsroomOdtWriter *writer,
              const xmlNode     *changes)
{
  NewsroomOdt *odt = writer->odt;

  for (const xmlNode *region = changes->children; region != NULL; region = region->next)
    {
      const xmlNode   *deletion = newsroom_xml_find (region, "deletion");
      const xmlNode   *insertion = newsroom_xml_find (region, "insertion");
      const char      *id = newsroom_xml_get (region, "id");
      g_autofree char *author = newsroom_xml_dup_text (newsroom_xml_find (newsroom_xml_find (deletion != NULL ? deletion : insertion, "change-info"), "creator"));
      g_autoptr (GString) words = g_string_new (NULL);

      if (deletion != NULL)
        newsroom_odt_append_words (words, deletion);
      if (words->str[strspn (words->str, " \t\n")] == '\0' && (deletion != NULL || insertion == NULL))
        continue;
      newsroom_document_add_change (odt->document, deletion == NULL, author, deletion == NULL ? "…" : words->str);
      if (odt->document->keeps_changes && id != NULL)
        g_hash_table_replace (odt->changes, g_strdup (id), g_strdup (words->str));
    }
}

/* A frame, a comment or words that were deleted, between paragraphs. */
static void
write_frame (NewsroomOdtWriter *writer,
             const xmlNode     *node)
{
  const NewsroomDocumentPlace plain = { .kind = NEWSROOM_DOCUMENT_PLAIN };
  NewsroomDocumentLook        look;

  newsroom_document_look_init (&look);
  writer->line = newsroom_html_node_new ("p");
  newsroom_odt_write_inline (writer, node, &look);
  newsroom_document_look_clear (&look);
  finish_line (writer, &plain);
}

/**
 * newsroom_odt_write_block:
 * @writer: what is being filled
 * @node: what stands between paragraphs: one of them, a list, a table, something around them
 */
void
newsroom_odt_write_block (NewsroomOdtWriter *writer,
                          const xmlNode     *node)
{
  static const char *const skipped[] = { "forms", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls", "alphabetical-index-auto-mark-file", "table-of-content-source", "title", "desc", NULL };

  if (node->type != XML_ELEMENT_NODE || newsroom_xml_is_any (node, skipped))
    return;

  if (newsroom_xml_is (node, "p") || newsroom_xml_is (node, "h"))
    write_paragraph (writer, node);
  else if (newsroom_xml_is (node, "list") && !has_heading (node))
    write_list (writer, node, NULL, 1);
  else if (newsroom_xml_is (node, "table"))
    write_table (writer, node);
  else if (newsroom_xml_is (node, "tracked-changes"))
    read_changes (writer, node);
  else if (newsroom_xml_is (node, "frame") || newsroom_xml_is (node, "annotation"))
    write_frame (writer, node);
  else if (newsroom_xml_is (node, "change") && writer->odt->document->keeps_changes)
    write_frame (writer, node);
  else if (newsroom_xml_is (node, "change-start") || newsroom_xml_is (node, "change-end"))
    newsroom_odt_write_change (writer, node, NULL);
  else if (g_strcmp0 (newsroom_xml_get (node, "display"), "none") == 0)
    writer->odt->document->counts.hidden++;
  else
    newsroom_odt_write_blocks (writer, node);
}

/**
 * newsroom_odt_write_blocks:
 * @writer: what is being filled
 * @parent: an element with blocks
 */
void
newsroom_odt_write_blocks (NewsroomOdtWriter *writer,
                           const xmlNode     *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    newsroom_odt_write_block (writer, node);
}
