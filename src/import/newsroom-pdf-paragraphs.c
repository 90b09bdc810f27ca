/* newsroom-pdf-paragraphs.c — lines of a PDF to paragraphs, across columns and pages
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-pdf-private.h"

#include <string.h>

#include "newsroom-layout.h"

/* Lines further apart than so many times what is usual are two paragraphs. */
#define PARAGRAPH_GAP 1.25

/* In sizes: of letters that are alike; and of how far a first line is set in. */
#define SAME_SIZE 0.06
#define INDENT 0.7
#define MAX_INDENT 5.0

/* From line to line, in sizes, where nothing else is known; nothing is set wider than the latter. */
#define USUAL_PITCH 1.25
#define MAX_PITCH 2.6

/* Points: cells in one column of a table are so near to each other. */
#define ALIGNED 3.0

/* In sizes */
#define WIDE_GAP 3.0

/* In sizes: more than a blank. */
#define MARKER_GAP 0.55

/* Of the widest of the blanks in a line: what is behind the marker of an item is so much wider. */
#define JUSTIFIED 1.3

/* Of the width of a column: a line with more free space than that was ended on purpose. */
#define SHORT_LINE 0.35

/* Paragraphs of small letters, as footnotes, over which one at the foot of a page goes on. */
#define MAX_FOOTNOTES 12

/**
 * newsroom_pdf_paragraph_free:
 * @paragraph: (transfer full): a paragraph
 */
void
newsroom_pdf_paragraph_free (NewsroomPdfParagraph *paragraph)
{
  g_ptr_array_unref (paragraph->rows);
  g_free (paragraph);
}

static NewsroomPdfRow *
get_row (const GPtrArray *rows,
         guint            i)
{
  return g_ptr_array_index (rows, i);
}

static gboolean
is_rtl (const NewsroomPdfRow *row)
{
  return ((NewsroomPdfSegment *)g_ptr_array_index (row->segments, 0))->is_rtl;
}

static gboolean
is_same_size (double a,
              double b)
{
  return ABS (a - b) <= SAME_SIZE * MAX (a, b);
}

/* The size that most characters have; and no marks where most of them would have one. */
static void
measure_looks (NewsroomPdf *self)
{
  g_autoptr (GHashTable) sizes = g_hash_table_new (NULL, NULL);
  guint most = 0, n_all = 0, n_bold = 0, n_italic = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const NewsroomPdfRow *row = get_row (self->rows, i);

      for (guint j = 0; j < row->segments->len; j++)
        {
          const GArray *pieces = ((NewsroomPdfSegment *)g_ptr_array_index (row->segments, j))->pieces;

          for (guint k = 0; k < pieces->len; k++)
            {
              const NewsroomPdfPiece *piece = &g_array_index (pieces, NewsroomPdfPiece, k);
              const guint             length = (guint)strlen (piece->text);
              const guint             size = (guint)(piece->size * 4 + 0.5);
              const guint             n = GPOINTER_TO_UINT (g_hash_table_lookup (sizes, GUINT_TO_POINTER (size))) + length;

              g_hash_table_insert (sizes, GUINT_TO_POINTER (size), GUINT_TO_POINTER (n));
              if (n > most)
                {
                  most = n;
                  self->body_size = size / 4.0;
                }
              n_all += length;
              n_bold += piece->is_bold ? length : 0;
              n_italic += piece->is_italic ? length : 0;
            }
        }
    }
  self->is_all_bold = 2 * n_bold > n_all;
  self->is_all_italic = 2 * n_italic > n_all;
}

static gboolean
is_set_in (const NewsroomPdfRow *row)
{
  return row->box.x0 > row->left + INDENT * row->size && row->box.x0 < row->left + MAX_INDENT * row->size;
}

static void
measure_pitch (NewsroomPdf *self)
{
  g_autoptr (GArray) pitches = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < self->rows->len; i++)
    {
      const NewsroomPdfRow *before = get_row (self->rows, i - 1);
      const NewsroomPdfRow *row = get_row (self->rows, i);
      const double          pitch = (row->box.y1 - before->box.y1) / MAX (row->size, 1);

      if (before->region != row->region || !is_same_size (row->size, self->body_size) || !is_same_size (row->size, before->size))
        continue;
      if (pitch > 0.8 && pitch < MAX_PITCH)
        g_array_append_val (pitches, pitch);
      self->n_indented += is_set_in (row) && !is_set_in (before) && pitch < MAX_PITCH;
    }
  g_array_sort (pitches, newsroom_pdf_compare_numbers);
  self->pitch = pitches->len > 0 ? g_array_index (pitches, double, pitches->len / 2) : USUAL_PITCH;
}

/* Remembers the words that surely are not divided, to know those that are. */
static void
collect_words (NewsroomPdf *self)
{
  static const char around[] = ".,;:!?()[]\"'“”„‘’»«…";

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *text = newsroom_pdf_row_dup_text (get_row (self->rows, i));
      g_auto (GStrv) words = g_strsplit (text, " ", -1);

      for (guint j = 1; words[j] != NULL && words[j + 1] != NULL; j++)
        {
          const char *first = words[j];
          const char *end = first + strlen (first);

          while (*first != '\0' && g_utf8_strchr (around, -1, g_utf8_get_char (first)) != NULL)
            first = g_utf8_next_char (first);
          while (end > first && g_utf8_strchr (around, -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL)
            end = g_utf8_prev_char (end);
          if (end > first)
            g_hash_table_add (self->words, g_utf8_strdown (first, (gssize)(end - first)));
        }
    }
}

/**
 * newsroom_pdf_measure:
 * @self: a file whose lines are known
 *
 * Finds out how its text is set.
 */
void
newsroom_pdf_measure (NewsroomPdf *self)
{
  measure_looks (self);
  measure_pitch (self);
  collect_words (self);
}

/* The gap before a segment of a row, from where to where. */
static gboolean
get_gap (const NewsroomPdfRow *row,
         guint                 at,
         double               *start,
         double               *end)
{
  const NewsroomPdfBox *a = &((NewsroomPdfSegment *)g_ptr_array_index (row->segments, at - 1))->box;
  const NewsroomPdfBox *b = &((NewsroomPdfSegment *)g_ptr_array_index (row->segments, at))->box;

  *start = MIN (a->x1, b->x1);
  *end = MAX (a->x0, b->x0);

  return *end - *start >= row->size;
}

/* Whether what follows a gap in both rows stands in one column of a table: begins at one place, or
 * ends at one, as figures do; lines of text that is justified end so too, but have as many gaps only
 * by chance. */
static gboolean
is_aligned (const NewsroomPdfRow *row,
            guint                 at,
            const NewsroomPdfRow *other,
            guint                 other_at)
{
  const NewsroomPdfBox *a = &((NewsroomPdfSegment *)g_ptr_array_index (row->segments, at))->box;
  const NewsroomPdfBox *b = &((NewsroomPdfSegment *)g_ptr_array_index (other->segments, other_at))->box;
  double                start, end, other_start, other_end;

  if (!get_gap (row, at, &start, &end) || !get_gap (other, other_at, &other_start, &other_end) || MIN (end, other_end) - MAX (start, other_start) < row->size)
    return FALSE;

  return ABS (a->x0 - b->x0) <= ALIGNED || (ABS (a->x1 - b->x1) <= ALIGNED && row->segments->len == other->segments->len && end - start >= WIDE_GAP * row->size);
}

static gboolean
share_gap (const NewsroomPdfRow *row,
           const NewsroomPdfRow *other)
{
  if (row->region != other->region || ABS (row->box.y1 - other->box.y1) > 4 * row->size)
    return FALSE;
  for (guint i = 1; i < row->segments->len; i++)
    for (guint j = 1; j < other->segments->len; j++)
      if (is_aligned (row, i, other, j))
        return TRUE;

  return FALSE;
}

static void
find_tables (NewsroomPdf *self)
{
  for (guint i = 1; i < self->rows->len; i++)
    {
      NewsroomPdfRow *before = get_row (self->rows, i - 1);
      NewsroomPdfRow *row = get_row (self->rows, i);

      if (share_gap (before, row))
        before->is_tabular = row->is_tabular = TRUE;
    }
}

static gboolean
ends_sentence (const NewsroomPdfRow *row)
{
  static const char closing[] = "\"'“”‘’»«)]";
  static const char ends[] = ".!?:…。！？؟۔";
  g_autofree char  *text = newsroom_pdf_row_dup_text (row);
  const char       *end = text + strlen (text);

  while (end > text && g_utf8_strchr (closing, -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL)
    end = g_utf8_prev_char (end);

  return end > text && g_utf8_strchr (ends, -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL;
}

/* How much more would have fitted into the line than the first word of the next. */
static double
get_free_space (const NewsroomPdfRow *row,
                const NewsroomPdfRow *next)
{
  const NewsroomPdfPiece *first = newsroom_pdf_row_get_first_piece (next);
  const double            space = is_rtl (row) ? row->box.x0 - row->left : row->right - row->box.x1;

  return space - (first->box.x1 - first->box.x0) - 0.3 * row->size;
}

/* The widest gap between the words of a line after the first two, and before what is further right. */
static double
measure_widest_gap (const NewsroomPdfRow *row)
{
  const NewsroomPdfPiece *before = NULL;
  double                  widest = 0;
  guint                   n = 0;

  for (guint i = 0; i < row->segments->len; i++)
    {
      const GArray *pieces = ((NewsroomPdfSegment *)g_ptr_array_index (row->segments, i))->pieces;

      for (guint j = 0; j < pieces->len; before = &g_array_index (pieces, NewsroomPdfPiece, j++), n++)
        if (n > 1)
          widest = MAX (widest, g_array_index (pieces, NewsroomPdfPiece, j).box.x0 - before->box.x1);
    }

  return widest;
}

/* Whether more than a blank stands behind the first word of a line. In one that is justified all the
 * blanks are wide, and of two words nobody knows where they reach its right edge amid a paragraph. */
static gboolean
has_marker_gap (const NewsroomPdfRow *row,
                gboolean              is_apart)
{
  const NewsroomPdfSegment *segment = g_ptr_array_index (row->segments, 0);
  const NewsroomPdfPiece   *pieces = (const NewsroomPdfPiece *)(gpointer)segment->pieces->data;
  const double              gap = pieces[1].box.x0 - pieces[0].box.x1;
  const double              widest = measure_widest_gap (row);

  if (gap <= MARKER_GAP * row->size && !segment->is_marker)
    return FALSE;
  if (widest > 0)
    return is_rtl (row) || gap > JUSTIFIED * widest;

  return is_rtl (row) || is_apart || row->box.x1 < row->right - 1;
}

/* Whether a line begins an item; sets what the paragraph then is. */
static gboolean
begins_item (NewsroomPdfParagraph       *item,
             const NewsroomPdfParagraph *before,
             const NewsroomPdfRow       *row,
             gboolean                    is_apart)
{
  const NewsroomPdfSegment *segment = g_ptr_array_index (row->segments, 0);
  const NewsroomPdfPiece   *pieces = (const NewsroomPdfPiece *)(gpointer)segment->pieces->data;
  g_autofree char          *text = newsroom_pdf_row_dup_text (row);
  gboolean                  has_gap, follows;

  item->marker = newsroom_pdf_measure_marker (text, &item->is_ordered, &item->number);
  if (item->marker == 0 || segment->pieces->len < 2 || strlen (pieces[0].text) + 1 != item->marker)
    return FALSE;

  has_gap = has_marker_gap (row, is_apart);
  follows = before != NULL && before->marker > 0 && before->is_ordered == item->is_ordered;
  item->marker_x = pieces[0].box.x0;
  item->text_x = pieces[1].box.x0;
  if (item->is_ordered)
    return (item->number == 1 || (follows && item->number > before->number && item->number <= before->number + 3) || has_gap) && (has_gap || is_apart || follows);
  if (newsroom_layout_begins_with_dash (text, strlen (text)))
    return has_gap || (follows && is_apart);

  return TRUE;
}

/* Whether a line that follows another in its column begins a paragraph. */
static gboolean
is_apart (const NewsroomPdf          *self,
          const NewsroomPdfParagraph *paragraph,
          const NewsroomPdfRow       *before,
          const NewsroomPdfRow       *row)
{
  const double   pitch = row->box.y1 - before->box.y1;
  const double   space = get_free_space (before, row);
  const gboolean is_large = row->size > 1.12 * self->body_size;

  if (!is_same_size (before->size, row->size) || pitch > PARAGRAPH_GAP * self->pitch * row->size + 0.5 || pitch < -0.5 * row->size)
    return TRUE;
  if (is_large && before->is_bold == row->is_bold)
    return FALSE;
  if (before->is_bold != row->is_bold && !self->is_all_bold && (space > 0 || ends_sentence (before)))
    return TRUE;
  if (space > 0 && (ends_sentence (before) || space > SHORT_LINE * (row->right - row->left)))
    return TRUE;
  if (paragraph->has_cap)
    return FALSE;
  /* More of an item, or of a first line that is set in, is further left or right. */
  if (paragraph->marker > 0)
    return row->box.x0 < paragraph->marker_x - INDENT * row->size;
  if (is_set_in (row) && row->box.x0 > before->box.x0 + INDENT * row->size && !is_rtl (row))
    return TRUE;
  if (paragraph->rows->len > 1 && row->box.x0 < before->box.x0 - INDENT * row->size && !is_rtl (row))
    return TRUE;

  return is_set_in (row) && self->n_indented > 2 && paragraph->rows->len == 1 && ends_sentence (before);
}

static gboolean
begins_small (const NewsroomPdfRow *row)
{
  return g_unichar_islower (g_utf8_get_char (newsroom_pdf_row_get_first_piece (row)->text));
}

/* Whether the first line of a column goes on with a paragraph of the one before. */
static gboolean
goes_on_across (const NewsroomPdf          *self,
                const NewsroomPdfParagraph *paragraph,
                const NewsroomPdfRow       *row)
{
  const NewsroomPdfRow *before = get_row (paragraph->rows, paragraph->rows->len - 1);

  if (paragraph->is_table || !is_same_size (before->size, row->size) || before->is_bold != row->is_bold || before->size > 1.12 * self->body_size)
    return FALSE;
  if (begins_small (row) && !ends_sentence (before))
    return TRUE;
  if (is_set_in (row) || get_free_space (before, row) > 0)
    return FALSE;

  return !ends_sentence (before) || self->n_indented > 2;
}

/* The paragraph that a line at the top of a column goes on with, behind footnotes if there are any. */
static NewsroomPdfParagraph *
find_open (const NewsroomPdf    *self,
           const NewsroomPdfRow *row)
{
  for (guint i = self->paragraphs->len; i > 0 && self->paragraphs->len - i < MAX_FOOTNOTES; i--)
    {
      NewsroomPdfParagraph *paragraph = g_ptr_array_index (self->paragraphs, i - 1);

      if (goes_on_across (self, paragraph, row))
        return paragraph;
      if (paragraph->size > 0.93 * self->body_size || !is_same_size (row->size, self->body_size))
        return NULL;
    }

  return NULL;
}

static NewsroomPdfParagraph *
add_paragraph (NewsroomPdf                *self,
               const NewsroomPdfParagraph *item,
               const NewsroomPdfRow       *row)
{
  NewsroomPdfParagraph *paragraph = g_new0 (NewsroomPdfParagraph, 1);

  if (item != NULL)
    *paragraph = *item;
  paragraph->rows = g_ptr_array_new ();
  paragraph->size = row->size;
  paragraph->has_cap = ((NewsroomPdfSegment *)g_ptr_array_index (row->segments, 0))->has_cap;
  paragraph->is_bold = TRUE;
  g_ptr_array_add (self->paragraphs, paragraph);

  return paragraph;
}

/**
 * newsroom_pdf_make_paragraphs:
 * @self: a file whose lines are known and measured
 *
 * A paragraph begins after a gap, at a line that is set in, after one that ends a sentence before
 * its right edge, and where size or weight of the letters change. At the top of a column or page
 * the last one goes on where its last line is full.
 */
void
newsroom_pdf_make_paragraphs (NewsroomPdf *self)
{
  NewsroomPdfParagraph *paragraph = NULL;
  const NewsroomPdfRow *before = NULL;

  find_tables (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      NewsroomPdfRow      *row = get_row (self->rows, i);
      NewsroomPdfParagraph item = { 0 };
      const gboolean       is_table = row->is_tabular;
      const gboolean       is_next = before != NULL && before->region == row->region;
      gboolean             begins = before == NULL || !is_next || paragraph->is_table != is_table || (!is_table && is_apart (self, paragraph, before, row));
      const gboolean       is_item = !is_table && begins_item (&item, paragraph, row, begins || ends_sentence (before));

      if (!is_next && !is_item)
        {
          paragraph = is_table ? NULL : find_open (self, row);
          begins = paragraph == NULL;
        }
      if (is_item || begins)
        paragraph = add_paragraph (self, is_item ? &item : NULL, row);
      paragraph->is_table = is_table;
      paragraph->is_bold = paragraph->is_bold && row->is_bold;
      g_ptr_array_add (paragraph->rows, row);
      before = row;
    }
}
