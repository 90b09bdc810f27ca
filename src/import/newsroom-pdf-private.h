/* newsroom-pdf-private.h — what stands where on the pages of a PDF, and what is made of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

#include "newsroom-document-private.h"

G_BEGIN_DECLS

/* Points from the left and the top of a page, as it is read. */
typedef struct
{
  double x0;
  double y0;
  double x1;
  double y1;
} NewsroomPdfBox;

/* A word, or a part of one that looks otherwise. */
typedef struct
{
  char          *text;
  const char    *target; /* (nullable): of the link that it is in; the document's */
  NewsroomPdfBox box;
  double         size;
  gboolean       has_space; /* before it */
  gboolean       is_bold;
  gboolean       is_italic;
  gboolean       is_raised;
  gboolean       is_broken; /* from the word before, and there may be a blank between them or not */
} NewsroomPdfPiece;

/* Pieces beside one another, without a gap as between columns. */
typedef struct
{
  GArray        *pieces;
  NewsroomPdfBox box;
  double         size; /* of most of its characters */
  gboolean       is_marker;
  gboolean       is_rtl;
  gboolean       has_cap; /* begins with a letter that is as high as several lines */
} NewsroomPdfSegment;

/* What of a page runs in one direction. */
typedef struct
{
  GPtrArray *segments;
  double     width;
  double     height;
  guint      page;    /* from 0 */
  gboolean   is_main; /* whether most of the page runs so */
} NewsroomPdfSheet;

/* A line of a column, or of a table. */
typedef struct
{
  GPtrArray     *segments; /* borrowed from the sheet */
  NewsroomPdfBox box;
  double         size;
  double         left; /* of the lines of that size in its column */
  double         right;
  guint          region; /* which column of which page */
  guint          page;
  gboolean       is_bold; /* all of it */
  gboolean       is_tabular;
} NewsroomPdfRow;

typedef struct
{
  GPtrArray *rows; /* borrowed */
  double     size;
  double     marker_x; /* of an item */
  double     text_x;   /* of an item: where its words begin */
  guint      number;   /* of an item */
  gsize      marker;   /* of an item: bytes of its marker, else 0 */
  gboolean   is_ordered;
  gboolean   is_bold;
  gboolean   is_table;
  gboolean   has_cap;
} NewsroomPdfParagraph;

typedef struct
{
  NewsroomDocument *document;
  GPtrArray        *sheets;
  GPtrArray        *rows;
  GPtrArray        *paragraphs;
  GStringChunk     *targets;
  GHashTable       *words;       /* (element-type utf8 utf8): that stand within lines, in small letters */
  GPtrArray        *comments;    /* (element-type utf8) */
  GPtrArray        *values;      /* (element-type utf8): of the fields of a form */
  GHashTable       *fields;      /* (element-type utf8): names and values */
  GPtrArray        *attachments; /* (element-type utf8): names of files */
  GHashTable       *heads;       /* (element-type utf8 GUINT): what stood at the edges of pages, and how often */
  GPtrArray        *numbers;     /* (element-type utf8): of pages, as they stood there */
  GString          *margins;     /* all words that stood at the edges */
  double            body_size;
  double            pitch; /* from line to line, in sizes */
  guint             n_pages;
  guint             n_read;
  guint             n_unreadable; /* pages */
  guint             n_scanned;    /* pages */
  guint             n_pictures;
  guint             n_characters;
  guint             n_unknown; /* characters */
  guint             n_controls;
  guint             n_boxes; /* of the comments */
  guint             n_ticked;
  guint             n_long_comments;
  guint             n_more_comments;
  guint             n_more_attachments;
  guint             n_joined;  /* words divided at the end of a line */
  guint             n_columns; /* pages with columns */
  guint             n_turned;  /* pages with words that run in another direction */
  guint             n_indented;
  gboolean          is_all_bold; /* or nearly so: then it means nothing */
  gboolean          is_all_italic;
  gboolean          has_stopped;
} NewsroomPdf;

void                    newsroom_pdf_read_page (NewsroomPdf *self,
                                                PopplerPage *page,
                                                guint        number);
void                    newsroom_pdf_segment_free (NewsroomPdfSegment *segment);
void                    newsroom_pdf_sheet_free (NewsroomPdfSheet *sheet);
void                    newsroom_pdf_row_free (NewsroomPdfRow *row);
void                    newsroom_pdf_paragraph_free (NewsroomPdfParagraph *paragraph);
void                    newsroom_pdf_box_add (NewsroomPdfBox       *box,
                                              const NewsroomPdfBox *other);
gboolean                newsroom_pdf_is_beside (const NewsroomPdfBox *a,
                                                const NewsroomPdfBox *b);
gboolean                newsroom_pdf_piece_is_rtl (const NewsroomPdfPiece *piece);
void                    newsroom_pdf_make_segments (NewsroomPdfSheet *sheet,
                                                    GArray           *pieces);
void                    newsroom_pdf_drop_margins (NewsroomPdf *self);
void                    newsroom_pdf_order (NewsroomPdf      *self,
                                            NewsroomPdfSheet *sheet);
char                   *newsroom_pdf_segment_dup_text (const NewsroomPdfSegment *segment);
char                   *newsroom_pdf_row_dup_text (const NewsroomPdfRow *row);
const NewsroomPdfPiece *newsroom_pdf_row_get_first_piece (const NewsroomPdfRow *row);
int                     newsroom_pdf_compare_numbers (gconstpointer a,
                                                      gconstpointer b);
void                    newsroom_pdf_measure (NewsroomPdf *self);
void                    newsroom_pdf_make_paragraphs (NewsroomPdf *self);
void                    newsroom_pdf_make_blocks (NewsroomPdf *self);
char                   *newsroom_pdf_join (NewsroomPdf *self,
                                           const char  *before,
                                           const char  *after,
                                           gboolean    *has_space);
gsize                   newsroom_pdf_measure_marker (const char *text,
                                                     gboolean   *is_ordered,
                                                     guint      *number);
void                    newsroom_pdf_read_attachments (NewsroomPdf     *self,
                                                       PopplerDocument *file);
void                    newsroom_pdf_read_notes (NewsroomPdf *self,
                                                 PopplerPage *page);
void                    newsroom_pdf_add_notes (NewsroomPdf *self);
void                    newsroom_pdf_report_notes (const NewsroomPdf *self);
void                    newsroom_pdf_tell_text (const NewsroomPdf *self);
void                    newsroom_pdf_report (const NewsroomPdf *self);

G_END_DECLS
