/* newsroom-pdf-segments.c — words that stand beside one another on a page of a PDF, as far as no gap parts them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-pdf-private.h"

#include <string.h>

/* In sizes of letters: words further apart belong to two columns or cells. */
#define GAP 1.6

/* In sizes of letters: there is no blank between words that are so near. */
#define TOUCHING 0.08

/* In sizes of letters: so far from each other words never are without a blank. */
#define BLANK 0.3

/* In sizes of letters: how far the words of an item may stand from its bullet. */
#define MARKER_GAP 5.0

/* A page with more of them is no text that somebody reads, and looking at all pairs would take too long. */
#define MAX_PAIRED 6000

/* A first letter that is so much larger than the line beside it begins its first word. */
#define DROP_CAP 1.8

/**
 * newsroom_pdf_segment_free:
 * @segment: (transfer full): a segment
 */
void
newsroom_pdf_segment_free (NewsroomPdfSegment *segment)
{
  g_array_unref (segment->pieces);
  g_free (segment);
}

/**
 * newsroom_pdf_sheet_free:
 * @sheet: (transfer full): a sheet
 */
void
newsroom_pdf_sheet_free (NewsroomPdfSheet *sheet)
{
  g_ptr_array_unref (sheet->segments);
  g_free (sheet);
}

/**
 * newsroom_pdf_box_add:
 * @box: becomes so large that @other is in it too
 * @other: a box
 */
void
newsroom_pdf_box_add (NewsroomPdfBox       *box,
                      const NewsroomPdfBox *other)
{
  box->x0 = MIN (box->x0, other->x0);
  box->y0 = MIN (box->y0, other->y0);
  box->x1 = MAX (box->x1, other->x1);
  box->y1 = MAX (box->y1, other->y1);
}

/**
 * newsroom_pdf_is_beside:
 * @a: a box
 * @b: another
 *
 * Returns: whether they are on one line: half of the lower one's height or more is beside the other
 */
gboolean
newsroom_pdf_is_beside (const NewsroomPdfBox *a,
                        const NewsroomPdfBox *b)
{
  const double overlap = MIN (a->y1, b->y1) - MAX (a->y0, b->y0);

  return overlap > 0 && overlap >= 0.5 * MIN (a->y1 - a->y0, b->y1 - b->y0);
}

/**
 * newsroom_pdf_segment_dup_text:
 * @segment: a segment
 *
 * Returns: (transfer full): its words
 */
char *
newsroom_pdf_segment_dup_text (const NewsroomPdfSegment *segment)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < segment->pieces->len; i++)
    {
      const NewsroomPdfPiece *piece = &g_array_index (segment->pieces, NewsroomPdfPiece, i);

      if (i > 0 && piece->has_space)
        g_string_append_c (text, ' ');
      g_string_append (text, piece->text);
    }

  return g_string_free (text, FALSE);
}

static void
clear_piece (NewsroomPdfPiece *piece)
{
  g_free (piece->text);
}

static NewsroomPdfSegment *
segment_new (const NewsroomPdfPiece *piece)
{
  NewsroomPdfSegment *segment = g_new0 (NewsroomPdfSegment, 1);

  segment->pieces = g_array_new (FALSE, FALSE, sizeof (NewsroomPdfPiece));
  g_array_set_clear_func (segment->pieces, (GDestroyNotify)clear_piece);
  segment->box = piece->box;
  segment->size = piece->size;

  return segment;
}

/* Takes the piece. */
static void
add_piece (NewsroomPdfSegment *segment,
           NewsroomPdfPiece   *piece)
{
  g_array_append_val (segment->pieces, *piece);
  newsroom_pdf_box_add (&segment->box, &piece->box);
  piece->text = NULL;
}

/* Takes the pieces of @next, which stands to the right. */
static void
add_segment (NewsroomPdfSegment *segment,
             NewsroomPdfSegment *next,
             gboolean            has_space)
{
  for (guint i = 0; i < next->pieces->len; i++)
    {
      NewsroomPdfPiece *piece = &g_array_index (next->pieces, NewsroomPdfPiece, i);

      if (i == 0)
        piece->has_space = has_space;
      add_piece (segment, piece);
    }
  g_array_set_size (next->pieces, 0);
}

/* The size that most of its characters have. */
static void
set_size (NewsroomPdfSegment *segment)
{
  gsize most = 0;

  for (guint i = 0; i < segment->pieces->len; i++)
    {
      const double size = g_array_index (segment->pieces, NewsroomPdfPiece, i).size;
      gsize        length = 0;

      for (guint j = 0; j < segment->pieces->len && j < 64; j++)
        {
          const NewsroomPdfPiece *piece = &g_array_index (segment->pieces, NewsroomPdfPiece, j);

          if (ABS (piece->size - size) < 0.2)
            length += strlen (piece->text);
        }
      if (length > most)
        {
          most = length;
          segment->size = size;
        }
      if (i >= 64)
        break;
    }
}

static void
reverse (GArray *pieces,
         guint   first,
         guint   end)
{
  for (; end > first + 1; first++, end--)
    {
      NewsroomPdfPiece *a = &g_array_index (pieces, NewsroomPdfPiece, first);
      NewsroomPdfPiece *b = &g_array_index (pieces, NewsroomPdfPiece, end - 1);
      NewsroomPdfPiece  piece = *a;

      *a = *b;
      *b = piece;
    }
}

/* Reverses each run of words that run in the other direction than the line, or in its own. */
static void
reverse_runs (GArray  *pieces,
              gboolean is_rtl)
{
  guint first = 0;

  while (first < pieces->len)
    {
      guint end = first;

      while (end < pieces->len && newsroom_pdf_piece_is_rtl (&g_array_index (pieces, NewsroomPdfPiece, end)) == is_rtl)
        end++;
      reverse (pieces, first, end);
      first = MAX (end, first + 1);
    }
}

/* Blanks are where words do not touch: Poppler does not always say so from right to left. */
static void
set_spaces (GArray *pieces)
{
  for (guint i = 1; i < pieces->len; i++)
    {
      NewsroomPdfPiece     *piece = &g_array_index (pieces, NewsroomPdfPiece, i);
      const NewsroomPdfBox *a = &piece->box;
      const NewsroomPdfBox *b = &(piece - 1)->box;
      const double          gap = MAX (a->x0 - b->x1, b->x0 - a->x1);

      piece->has_space = gap > TOUCHING * piece->size;
    }
}

/* Bullets may stand far from their words without a blank. */
static void
add_spaces (GArray *pieces)
{
  for (guint i = 1; i < pieces->len; i++)
    {
      NewsroomPdfPiece *piece = &g_array_index (pieces, NewsroomPdfPiece, i);

      piece->has_space |= piece->box.x0 - (piece - 1)->box.x1 > BLANK * piece->size;
    }
}

static int
compare_left (gconstpointer a,
              gconstpointer b)
{
  const double first = ((const NewsroomPdfPiece *)a)->box.x0, second = ((const NewsroomPdfPiece *)b)->box.x0;

  return first < second ? -1 : first > second;
}

static gboolean
is_letter (const char *p)
{
  return g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p));
}

/* Where Poppler took the line for one from left to right, the signs around a word are at the wrong end of it. */
static void
turn_signs (NewsroomPdfPiece *piece)
{
  char            *first = piece->text;
  char            *end = first + strlen (first);
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;
  g_autofree char *word = NULL;

  while (*first != '\0' && !is_letter (first))
    first = g_utf8_next_char (first);
  while (end > first && !is_letter (g_utf8_prev_char (end)))
    end = g_utf8_prev_char (end);
  if (first == end || !newsroom_pdf_piece_is_rtl (piece))
    return;

  tail = g_utf8_strreverse (end, -1);
  head = g_utf8_strreverse (piece->text, (gssize)(first - piece->text));
  word = g_strndup (first, (gsize)(end - first));
  g_free (piece->text);
  piece->text = g_strconcat (tail, word, head, NULL);
}

/* Whether the words of a line were given from left to right. */
static gboolean
is_ascending (const GArray *pieces)
{
  guint n = 0;

  for (guint i = 1; i < pieces->len; i++)
    n += g_array_index (pieces, NewsroomPdfPiece, i).box.x0 > g_array_index (pieces, NewsroomPdfPiece, i - 1).box.x0;

  return 2 * n > pieces->len;
}

/* Puts the words, wherever they stand on the line, in the order in which they are read. */
static void
set_direction (NewsroomPdfSegment *segment)
{
  guint    n_rtl = 0, n_words = 0;
  gboolean is_broken = FALSE;
  gboolean is_left_first = is_ascending (segment->pieces);

  for (guint i = 0; i < segment->pieces->len; i++)
    {
      const NewsroomPdfPiece *piece = &g_array_index (segment->pieces, NewsroomPdfPiece, i);
      const gboolean          is_rtl = newsroom_pdf_piece_is_rtl (piece);

      n_rtl += is_rtl;
      is_broken |= piece->is_broken;
      n_words += is_rtl || g_ascii_isalpha (piece->text[0]);
    }
  if (!segment->has_cap)
    g_array_sort (segment->pieces, compare_left);
  if (n_rtl == 0 && !is_broken)
    {
      add_spaces (segment->pieces);
      return;
    }
  if (n_rtl > 0 && 2 * n_rtl >= n_words)
    {
      segment->is_rtl = TRUE;
      for (guint i = 0; is_left_first && i < segment->pieces->len; i++)
        turn_signs (&g_array_index (segment->pieces, NewsroomPdfPiece, i));
      reverse (segment->pieces, 0, segment->pieces->len);
      reverse_runs (segment->pieces, FALSE);
    }
  else
    {
      reverse_runs (segment->pieces, TRUE);
    }
  set_spaces (segment->pieces);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const NewsroomPdfBox *first = &(*(NewsroomPdfSegment *const *)a)->box;
  const NewsroomPdfBox *second = &(*(NewsroomPdfSegment *const *)b)->box;
  const double          y = (first->y0 + first->y1) / 2 - (second->y0 + second->y1) / 2;

  if (y != 0)
    return y < 0 ? -1 : 1;

  return first->x0 < second->x0 ? -1 : first->x0 > second->x0;
}

static gboolean
is_drop_cap (const NewsroomPdfSegment *segment,
             const NewsroomPdfSegment *next)
{
  const NewsroomPdfPiece *piece = &g_array_index (segment->pieces, NewsroomPdfPiece, 0);

  return segment->pieces->len == 1 && g_utf8_strlen (piece->text, -1) == 1 && g_unichar_isalpha (g_utf8_get_char (piece->text)) && segment->size >= DROP_CAP * next->size;
}

/* The nearest segment to the right on the line of @at, no further than @gap. */
static NewsroomPdfSegment *
find_right (const GPtrArray *segments,
            guint            at,
            double           gap)
{
  const NewsroomPdfSegment *segment = g_ptr_array_index (segments, at);
  NewsroomPdfSegment       *found = NULL;

  for (guint i = 0; i < segments->len; i++)
    {
      NewsroomPdfSegment *other = g_ptr_array_index (segments, i);

      if (i == at || other->pieces->len == 0 || other->box.x0 < segment->box.x1 - 0.3 * segment->size || other->box.x0 > segment->box.x1 + gap)
        continue;
      if (!newsroom_pdf_is_beside (&segment->box, &other->box))
        continue;
      /* Beside a large first letter the topmost line is the one that it begins. */
      if (found == NULL || (is_drop_cap (segment, other) ? other->box.y0 < found->box.y0 : other->box.x0 < found->box.x0))
        found = other;
    }

  return found;
}

static gboolean
is_marker (const NewsroomPdfSegment *segment)
{
  g_autofree char *text = newsroom_pdf_segment_dup_text (segment);
  gboolean         is_ordered;
  guint            number;
  g_autofree char *line = g_strconcat (text, " x", NULL);

  return segment->pieces->len == 1 && newsroom_pdf_measure_marker (line, &is_ordered, &number) == strlen (text) + 1;
}

/* Puts bullets and large first letters to the words that they belong to. */
static void
merge_markers (NewsroomPdfSheet *sheet)
{
  for (guint i = 0; i < sheet->segments->len; i++)
    {
      NewsroomPdfSegment *segment = g_ptr_array_index (sheet->segments, i);
      NewsroomPdfSegment *next;

      if (segment->pieces->len != 1)
        continue;
      segment->is_marker = is_marker (segment);
      if (!segment->is_marker && g_utf8_strlen (g_array_index (segment->pieces, NewsroomPdfPiece, 0).text, -1) > 1)
        continue;
      next = find_right (sheet->segments, i, MARKER_GAP * segment->size);
      if (next == NULL || (!segment->is_marker && !is_drop_cap (segment, next)))
        continue;
      /* A large letter does not make the line higher. */
      if (!segment->is_marker)
        {
          segment->box = (NewsroomPdfBox){ segment->box.x0, next->box.y0, segment->box.x1, next->box.y1 };
          segment->has_cap = TRUE;
        }
      g_array_index (segment->pieces, NewsroomPdfPiece, 0).size = next->size;
      add_segment (segment, next, segment->is_marker);
    }
}

static void
remove_empty (NewsroomPdfSheet *sheet)
{
  guint kept = 0;

  for (guint i = 0; i < sheet->segments->len; i++)
    {
      NewsroomPdfSegment *segment = g_ptr_array_index (sheet->segments, i);

      if (segment->pieces->len == 0)
        {
          newsroom_pdf_segment_free (segment);
          continue;
        }
      sheet->segments->pdata[kept++] = segment;
    }
  for (guint i = kept; i < sheet->segments->len; i++)
    sheet->segments->pdata[i] = NULL;
  sheet->segments->len = kept;
}

/* What Poppler took apart although nothing does on the page: it looks at blocks. */
static void
merge_neighbours (NewsroomPdfSheet *sheet)
{
  for (guint i = 0; i < sheet->segments->len; i++)
    {
      NewsroomPdfSegment *segment = g_ptr_array_index (sheet->segments, i);

      for (guint j = i + 1; j < sheet->segments->len; j++)
        {
          NewsroomPdfSegment *next = g_ptr_array_index (sheet->segments, j);

          if (next->box.y0 > segment->box.y1)
            break;
          if (next->pieces->len == 0 || !newsroom_pdf_is_beside (&segment->box, &next->box) || ABS (next->size - segment->size) > 0.3 * segment->size)
            continue;
          if (next->box.x0 >= segment->box.x1 - 0.3 * segment->size && next->box.x0 - segment->box.x1 < 0.6 * segment->size)
            add_segment (segment, next, g_array_index (next->pieces, NewsroomPdfPiece, 0).has_space);
        }
    }
}

/* Whether a piece goes on with the segment: on its line and with no gap. */
static gboolean
goes_on (const NewsroomPdfSegment *segment,
         const NewsroomPdfPiece   *piece)
{
  const double size = MAX (segment->size, piece->size);
  const double gap = MAX (piece->box.x0 - segment->box.x1, segment->box.x0 - piece->box.x1);

  return newsroom_pdf_is_beside (&segment->box, &piece->box) && gap < GAP * size && gap > -0.5 * size;
}

/**
 * newsroom_pdf_make_segments:
 * @sheet: gets the segments, from top to bottom
 * @pieces: (element-type NewsroomPdfPiece): words in the order in which Poppler found them; their
 *   texts are taken
 */
void
newsroom_pdf_make_segments (NewsroomPdfSheet *sheet,
                            GArray           *pieces)
{
  NewsroomPdfSegment *segment = NULL;

  for (guint i = 0; i < pieces->len; i++)
    {
      NewsroomPdfPiece *piece = &g_array_index (pieces, NewsroomPdfPiece, i);

      if (segment == NULL || !goes_on (segment, piece))
        {
          segment = segment_new (piece);
          g_ptr_array_add (sheet->segments, segment);
        }
      add_piece (segment, piece);
    }
  for (guint i = 0; i < sheet->segments->len; i++)
    set_size (g_ptr_array_index (sheet->segments, i));
  g_ptr_array_sort (sheet->segments, compare_places);
  if (sheet->segments->len <= MAX_PAIRED)
    {
      merge_neighbours (sheet);
      remove_empty (sheet);
      merge_markers (sheet);
      remove_empty (sheet);
    }
  for (guint i = 0; i < sheet->segments->len; i++)
    {
      segment = g_ptr_array_index (sheet->segments, i);
      set_size (segment);
      set_direction (segment);
    }
}
