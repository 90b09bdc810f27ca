/* newsroom-pdf-blocks.c — paragraphs of a PDF to headline, headings, lists, tables and text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-pdf-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-credit-line.h"

/* Of the size of the text: headlines and headings are so much larger. */
#define HEADLINE_SIZE 1.15
#define HEADING_SIZE 1.12

/* Paragraphs that may stand over the headline; what is lower is none. */
#define MAX_ABOVE 4

/* Bytes */
#define MAX_HEADLINE 250
#define MAX_HEADING 160
#define MAX_KICKER 60
#define MAX_STANDFIRST 600

/* In sizes: a quotation is set in so far. */
#define QUOTE_INDENT 1.2

/* Sizes of headings that are told apart. */
#define MAX_LEVELS 4

/* Of a paragraph: what of it is written next. */
typedef struct
{
  NewsroomPdf            *pdf;
  NewsroomHtmlNode       *node;
  gboolean                is_plain; /* no bold: the whole is a heading */
  const NewsroomPdfPiece *last;     /* (nullable): written so far */
} Writer;

typedef struct
{
  NewsroomPdf                *pdf;
  NewsroomDocumentFlow        flow;
  double                      sizes[MAX_LEVELS];
  guint                       n_sizes;
  const NewsroomPdfParagraph *headline; /* (nullable) */
  /* Of the list that is open */
  double                      marker_x[NEWSROOM_DOCUMENT_MAX_LEVEL];
  guint                       n_levels;
  const NewsroomPdfParagraph *item; /* (nullable): the last */
} Blocks;

static NewsroomPdfParagraph *
get_paragraph (const NewsroomPdf *self,
               guint              i)
{
  return g_ptr_array_index (self->paragraphs, i);
}

static const NewsroomPdfRow *
get_row (const NewsroomPdfParagraph *paragraph,
         guint                       i)
{
  return g_ptr_array_index (paragraph->rows, i);
}

static void
set_look (const Writer           *writer,
          const NewsroomPdfPiece *piece,
          NewsroomDocumentLook   *look)
{
  newsroom_document_look_init (look);
  look->bold = piece->is_bold && !writer->pdf->is_all_bold && !writer->is_plain;
  look->italic = piece->is_italic && !writer->pdf->is_all_italic;
}

/* Adds a word. @text is what is written of it. The blank before it looks as the words on both sides do. */
static void
write_piece (Writer                 *writer,
             const NewsroomPdfPiece *piece,
             const char             *text,
             gboolean                has_space)
{
  NewsroomDocument    *document = writer->pdf->document;
  NewsroomDocumentLook look;

  set_look (writer, piece, &look);
  if (writer->last != NULL && has_space)
    {
      NewsroomDocumentLook before;
      const gboolean       is_linked = piece->target != NULL && writer->last->target == piece->target;

      set_look (writer, writer->last, &before);
      before.bold = before.bold && look.bold;
      before.italic = before.italic && look.italic;
      newsroom_document_add_words (document, writer->node, is_linked ? piece->target : NULL, " ", &before);
    }
  look.script = piece->is_raised ? 1 : 0;
  newsroom_document_add_words (document, writer->node, piece->target, text, &look);
  writer->last = piece;
}

/* Whether an address that did not fit into the line goes on in the next. */
static gboolean
is_divided_address (const NewsroomPdfPiece *piece,
                    const NewsroomPdfPiece *next)
{
  return piece->target != NULL && piece->target == next->target && (strstr (piece->text, "://") != NULL || strstr (piece->text, "www.") != NULL || strchr (piece->text, '/') != NULL);
}

/* Writes a row from piece @first on, as the row @next goes on with it; returns whether a blank is between them. */
static gboolean
write_row (Writer               *writer,
           const NewsroomPdfRow *row,
           const NewsroomPdfRow *next,
           guint                 first,
           gboolean              has_space)
{
  for (guint i = 0; i < row->segments->len; i++)
    {
      const GArray *pieces = ((NewsroomPdfSegment *)g_ptr_array_index (row->segments, i))->pieces;

      for (guint j = i == 0 ? first : 0; j < pieces->len; j++)
        {
          const NewsroomPdfPiece *piece = &g_array_index (pieces, NewsroomPdfPiece, j);
          const gboolean          is_last = i + 1 == row->segments->len && j + 1 == pieces->len;
          const gboolean          is_first = i == 0 && j == first;
          g_autofree char        *text = NULL;
          gboolean                is_followed = TRUE;

          if (is_last && next != NULL && !is_divided_address (piece, newsroom_pdf_row_get_first_piece (next)))
            text = newsroom_pdf_join (writer->pdf, piece->text, newsroom_pdf_row_get_first_piece (next)->text, &is_followed);
          else if (is_last && next != NULL)
            is_followed = FALSE;
          write_piece (writer, piece, text != NULL ? text : piece->text, is_first ? has_space : piece->has_space || j == 0);
          if (is_last)
            return is_followed;
        }
    }

  return TRUE;
}

static NewsroomHtmlNode *
paragraph_to_node (NewsroomPdf                *self,
                   const NewsroomPdfParagraph *paragraph,
                   const char                 *name,
                   gboolean                    is_plain)
{
  Writer   writer = { self, newsroom_html_node_new (name), is_plain, NULL };
  gboolean has_space = FALSE;

  for (guint i = 0; i < paragraph->rows->len; i++)
    has_space = write_row (&writer, get_row (paragraph, i), i + 1 < paragraph->rows->len ? get_row (paragraph, i + 1) : NULL, i == 0 && paragraph->marker > 0, has_space);

  return writer.node;
}

static char *
dup_text (NewsroomPdf                *self,
          const NewsroomPdfParagraph *paragraph)
{
  const guint n_joined = self->n_joined;
  g_autoptr (NewsroomHtmlNode) node = paragraph_to_node (self, paragraph, "p", TRUE);

  self->n_joined = n_joined;

  return newsroom_document_node_dup_words (node);
}

static gsize
get_length (const NewsroomPdfParagraph *paragraph)
{
  gsize length = 0;

  for (guint i = 0; i < paragraph->rows->len; i++)
    {
      g_autofree char *text = newsroom_pdf_row_dup_text (get_row (paragraph, i));

      length += strlen (text) + 1;
    }

  return length;
}

static gboolean
is_credit (NewsroomPdf                *self,
           const NewsroomPdfParagraph *paragraph)
{
  g_autofree char *text = dup_text (self, paragraph);

  g_strstrip (text);

  return newsroom_credit_line_is_like (text);
}

/* The paragraph on the first page whose letters are largest, if it stands high enough. */
static const NewsroomPdfParagraph *
find_headline (NewsroomPdf *self,
               guint       *at)
{
  const NewsroomPdfParagraph *found = NULL;
  const guint                 page = self->paragraphs->len > 0 ? get_row (get_paragraph (self, 0), 0)->page : 0;

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const NewsroomPdfParagraph *paragraph = get_paragraph (self, i);

      if (get_row (paragraph, 0)->page != page)
        break;
      if (paragraph->size < HEADLINE_SIZE * self->body_size || paragraph->marker > 0 || paragraph->is_table || get_length (paragraph) > MAX_HEADLINE)
        continue;
      if (found != NULL && paragraph->size <= found->size * 1.03)
        continue;
      found = paragraph;
      *at = i;
    }

  return found != NULL && *at <= MAX_ABOVE ? found : NULL;
}

static gboolean
is_heading (NewsroomPdf *self,
            guint        at)
{
  const NewsroomPdfParagraph *paragraph = get_paragraph (self, at);
  const NewsroomPdfParagraph *next = at + 1 < self->paragraphs->len ? get_paragraph (self, at + 1) : NULL;
  g_autofree char            *text = NULL;
  gsize                       length;

  if (paragraph->marker > 0 || paragraph->is_table || paragraph->rows->len > 3 || next == NULL || get_length (paragraph) > MAX_HEADING)
    return FALSE;
  if (paragraph->size >= HEADING_SIZE * self->body_size)
    return !is_credit (self, paragraph);
  if (!paragraph->is_bold || self->is_all_bold || next->is_bold || paragraph->size < 0.95 * self->body_size)
    return FALSE;
  text = dup_text (self, paragraph);
  length = strlen (g_strchomp (text));

  return length > 0 && strchr (".,;:", text[length - 1]) == NULL && !is_credit (self, paragraph);
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  return newsroom_pdf_compare_numbers (b, a);
}

/* The sizes of headings, the largest first; bold ones of the text's own size come last. */
static void
find_sizes (Blocks         *blocks,
            const gboolean *are_headings)
{
  const NewsroomPdf *pdf = blocks->pdf;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < pdf->paragraphs->len; i++)
    if (are_headings[i])
      g_array_append_val (all, get_paragraph (pdf, i)->size);
  g_array_sort (all, compare_sizes);
  for (guint i = 0; i < all->len; i++)
    {
      const double size = g_array_index (all, double, i);

      if (blocks->n_sizes < MAX_LEVELS && (blocks->n_sizes == 0 || size < 0.95 * blocks->sizes[blocks->n_sizes - 1]))
        blocks->sizes[blocks->n_sizes++] = size;
    }
}

static guint
find_level (const Blocks *blocks,
            double        size)
{
  for (guint i = 0; i < blocks->n_sizes; i++)
    if (size >= 0.95 * blocks->sizes[i])
      return i + 2;

  return MAX_LEVELS + 1;
}

/* The column of a table that a cell stands in: the one that it is over or under, else the nearest. */
static guint
find_column (const NewsroomPdfRow     *columns,
             const NewsroomPdfSegment *cell)
{
  guint  found = 0;
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < columns->segments->len; i++)
    {
      const NewsroomPdfBox *box = &((NewsroomPdfSegment *)g_ptr_array_index (columns->segments, i))->box;
      const double          distance = MAX (box->x0 - cell->box.x1, cell->box.x0 - box->x1);

      if (distance < nearest)
        {
          nearest = distance;
          found = i;
        }
    }

  return found;
}

static NewsroomHtmlNode *
row_to_node (NewsroomPdf          *self,
             const NewsroomPdfRow *row,
             const NewsroomPdfRow *columns)
{
  NewsroomHtmlNode *node = newsroom_html_node_new ("tr");

  for (guint i = 0; i < columns->segments->len; i++)
    g_ptr_array_add (node->children, newsroom_html_node_new ("td"));
  for (guint i = 0; i < row->segments->len; i++)
    {
      const NewsroomPdfSegment *segment = g_ptr_array_index (row->segments, i);
      NewsroomHtmlNode         *cell = g_ptr_array_index (node->children, find_column (columns, segment));
      Writer                    writer = { self, cell, FALSE, NULL };

      if (cell->children->len > 0)
        newsroom_document_node_add_text (cell, " ", 1);
      for (guint j = 0; j < segment->pieces->len; j++)
        {
          const NewsroomPdfPiece *piece = &g_array_index (segment->pieces, NewsroomPdfPiece, j);

          write_piece (&writer, piece, piece->text, piece->has_space || j == 0);
        }
    }

  return node;
}

static void
add_table (Blocks                     *blocks,
           const NewsroomPdfParagraph *paragraph)
{
  static const NewsroomDocumentPlace plain = { .kind = NEWSROOM_DOCUMENT_PLAIN };
  const NewsroomPdfRow              *columns = get_row (paragraph, 0);
  NewsroomHtmlNode                  *table;

  if (paragraph->rows->len == 1)
    {
      newsroom_document_flow_add (&blocks->flow, paragraph_to_node (blocks->pdf, paragraph, "p", FALSE), &plain);
      return;
    }
  for (guint i = 1; i < paragraph->rows->len; i++)
    if (get_row (paragraph, i)->segments->len > columns->segments->len)
      columns = get_row (paragraph, i);
  table = newsroom_html_node_new ("table");
  for (guint i = 0; i < paragraph->rows->len; i++)
    g_ptr_array_add (table->children, row_to_node (blocks->pdf, get_row (paragraph, i), columns));
  newsroom_document_flow_add (&blocks->flow, table, &plain);
}

/* How deep an item stands, by where its bullet is. */
static guint
find_depth (Blocks                     *blocks,
            const NewsroomPdfParagraph *item)
{
  while (blocks->n_levels > 0 && item->marker_x < blocks->marker_x[blocks->n_levels - 1] - item->size * 0.5)
    blocks->n_levels--;
  if (blocks->n_levels == 0 || (item->marker_x > blocks->marker_x[blocks->n_levels - 1] + item->size * 0.8 && blocks->n_levels < NEWSROOM_DOCUMENT_MAX_LEVEL))
    blocks->marker_x[blocks->n_levels++] = item->marker_x;

  return blocks->n_levels - 1;
}

static gboolean
is_quote (const NewsroomPdf          *self,
          const NewsroomPdfParagraph *paragraph)
{
  if (paragraph->rows->len < 2 || ABS (paragraph->size - self->body_size) > 0.2 * self->body_size)
    return FALSE;
  for (guint i = 0; i < paragraph->rows->len; i++)
    {
      const NewsroomPdfRow *row = get_row (paragraph, i);
      const double          indent = QUOTE_INDENT * row->size;

      if (row->box.x0 < row->left + indent || ABS (row->box.x0 - get_row (paragraph, 0)->box.x0) > 0.5 * row->size)
        return FALSE;
    }

  return TRUE;
}

static void
add_paragraph (Blocks                     *blocks,
               const NewsroomPdfParagraph *paragraph)
{
  NewsroomDocumentPlace place = { .kind = NEWSROOM_DOCUMENT_PLAIN };

  if (paragraph->marker > 0)
    {
      if (blocks->item == NULL)
        blocks->n_levels = 0;
      place = (NewsroomDocumentPlace){ NEWSROOM_DOCUMENT_ITEM, find_depth (blocks, paragraph), 1, paragraph->is_ordered, paragraph->number };
      blocks->item = paragraph;
    }
  else if (blocks->item != NULL && get_row (paragraph, 0)->box.x0 >= blocks->item->text_x - 2 && blocks->item->text_x > get_row (paragraph, 0)->left + paragraph->size)
    {
      place = (NewsroomDocumentPlace){ NEWSROOM_DOCUMENT_CONTINUED, blocks->n_levels - 1, 1, FALSE, 0 };
    }
  else
    {
      blocks->item = NULL;
      if (is_quote (blocks->pdf, paragraph))
        place.kind = NEWSROOM_DOCUMENT_QUOTE;
    }
  newsroom_document_flow_add (&blocks->flow, paragraph_to_node (blocks->pdf, paragraph, "p", FALSE), &place);
}

static void
set_class (NewsroomHtmlNode *node,
           const char *class)
{
  const char *const pairs[] = { "class", class, NULL };

  node->attributes = g_strdupv ((char **)pairs);
}

/* One short line over the headline is the kicker; of more of them nobody knows, and they come behind it. */
static gboolean
take_kicker (NewsroomPdf *self,
             guint        headline)
{
  g_autofree char *text = NULL;

  if (headline != 1 || get_length (get_paragraph (self, 0)) > MAX_KICKER || is_credit (self, get_paragraph (self, 0)))
    return FALSE;
  text = dup_text (self, get_paragraph (self, 0));
  newsroom_article_set_text (self->document->article, NEWSROOM_FIELD_KICKER, g_strstrip (text));

  return TRUE;
}

static gboolean
is_standfirst (NewsroomPdf *self,
               guint        at)
{
  const NewsroomPdfParagraph *paragraph = get_paragraph (self, at);

  if (paragraph->marker > 0 || paragraph->is_table || at + 1 >= self->paragraphs->len || get_length (paragraph) > MAX_STANDFIRST || is_credit (self, paragraph))
    return FALSE;

  return paragraph->size >= HEADING_SIZE * self->body_size || (paragraph->is_bold && !self->is_all_bold && !is_heading (self, at));
}

/* Returns: which paragraph the standfirst is, or G_MAXUINT */
static guint
add_top (Blocks *blocks,
         guint   headline)
{
  NewsroomPdf      *self = blocks->pdf;
  NewsroomHtmlNode *node = paragraph_to_node (self, blocks->headline, "h1", TRUE);

  set_class (node, NEWSROOM_DOCUMENT_TITLE);
  g_ptr_array_add (self->document->root->children, node);
  newsroom_report_infer (self->document->report, _ ("The headline is what stands in the largest letters on the first page."));
  if (headline + 1 >= self->paragraphs->len || !is_standfirst (self, headline + 1))
    return G_MAXUINT;

  node = paragraph_to_node (self, get_paragraph (self, headline + 1), "p", TRUE);
  set_class (node, NEWSROOM_DOCUMENT_SUBTITLE);
  g_ptr_array_add (self->document->root->children, node);

  return headline + 1;
}

/**
 * newsroom_pdf_make_blocks:
 * @self: a file whose paragraphs are known
 *
 * Makes the document's tree of them.
 */
void
newsroom_pdf_make_blocks (NewsroomPdf *self)
{
  Blocks               blocks = { .pdf = self, .flow = { .parent = self->document->root } };
  guint                headline = G_MAXUINT, standfirst = G_MAXUINT, kicker = G_MAXUINT;
  g_autofree gboolean *are_headings = g_new0 (gboolean, self->paragraphs->len + 1);

  blocks.headline = find_headline (self, &headline);
  if (blocks.headline != NULL)
    {
      kicker = take_kicker (self, headline) ? 0 : G_MAXUINT;
      standfirst = add_top (&blocks, headline);
    }
  for (guint i = 0; i < self->paragraphs->len; i++)
    are_headings[i] = get_paragraph (self, i) != blocks.headline && i != standfirst && i != kicker && is_heading (self, i);
  find_sizes (&blocks, are_headings);
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const NewsroomPdfParagraph *paragraph = get_paragraph (self, i);

      if (paragraph == blocks.headline || i == standfirst || i == kicker)
        continue;
      if (are_headings[i])
        {
          const NewsroomDocumentPlace place = { .kind = NEWSROOM_DOCUMENT_HEADING, .level = find_level (&blocks, paragraph->size) };
          g_autofree char            *name = g_strdup_printf ("h%u", MIN (place.level, 6));

          newsroom_document_flow_add (&blocks.flow, paragraph_to_node (self, paragraph, name, TRUE), &place);
          blocks.item = NULL;
        }
      else if (paragraph->is_table)
        add_table (&blocks, paragraph);
      else
        add_paragraph (&blocks, paragraph);
    }
}
