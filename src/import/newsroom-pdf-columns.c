/* newsroom-pdf-columns.c — the lines of a page of a PDF in the order in which they are read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-pdf-private.h"

#include <string.h>

/* Columns in columns, and what stands above and below them. */
#define MAX_DEPTH 12

/* Left edges that are tried as those of a column, and segments that have one in common. */
#define MAX_EDGES 48
#define MIN_ALIGNED 3

/* Points. Edges so near each other are one. */
#define EDGE_TOLERANCE 3.0

/* Of the widest line: one that is as wide is one of running text; and how many of its lines are. */
#define FULL_LINE 0.6
#define MIN_FULL_SHARE 0.4

/* In sizes of letters: lines of a column are no shorter on average, as figures in a table are. */
#define MIN_COLUMN 7.0

/* Of the size around: headings are so much larger. */
#define HEADING_SIZE 1.12

/* Where a page is cut: between two columns that stand beside each other from @top to @bottom. */
typedef struct
{
  double x;
  double top;
  double bottom;
  guint  score;
} Cut;

/* Lines on one side of a cut. */
typedef struct
{
  double x0;
  double x1;
  double top;
  double bottom;
  double widest;
  double widths;
  guint  n;
  guint  n_full;
} Side;

/**
 * newsroom_pdf_row_free:
 * @row: (transfer full): a row
 */
void
newsroom_pdf_row_free (NewsroomPdfRow *row)
{
  g_ptr_array_unref (row->segments);
  g_free (row);
}

/**
 * newsroom_pdf_row_dup_text:
 * @row: a row
 *
 * Returns: (transfer full): its words
 */
char *
newsroom_pdf_row_dup_text (const NewsroomPdfRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->segments->len; i++)
    {
      g_autofree char *words = newsroom_pdf_segment_dup_text (g_ptr_array_index (row->segments, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words);
    }

  return g_string_free (text, FALSE);
}

/**
 * newsroom_pdf_row_get_first_piece:
 * @row: a row
 *
 * Returns: (transfer none): its first word
 */
const NewsroomPdfPiece *
newsroom_pdf_row_get_first_piece (const NewsroomPdfRow *row)
{
  const NewsroomPdfSegment *segment = g_ptr_array_index (row->segments, 0);

  return &g_array_index (segment->pieces, NewsroomPdfPiece, 0);
}

/**
 * newsroom_pdf_compare_numbers:
 * @a: (type double): a number
 * @b: (type double): another
 *
 * Returns: as functions that sort do: the smaller number comes first
 */
int
newsroom_pdf_compare_numbers (gconstpointer a,
                              gconstpointer b)
{
  const double first = *(const double *)a, second = *(const double *)b;

  return first < second ? -1 : first > second;
}

static const NewsroomPdfSegment *
get (const GPtrArray *segments,
     guint            i)
{
  return g_ptr_array_index (segments, i);
}

static double
get_middle (const NewsroomPdfBox *box)
{
  return (box->y0 + box->y1) / 2;
}

/* The left edges that several segments have in common. */
static GArray *
find_edges (const GPtrArray *segments)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));
  guint   first = 0;

  for (guint i = 0; i < segments->len; i++)
    g_array_append_val (all, get (segments, i)->box.x0);
  g_array_sort (all, newsroom_pdf_compare_numbers);
  for (guint i = 1; i <= all->len && edges->len < MAX_EDGES; i++)
    {
      if (i < all->len && g_array_index (all, double, i) - g_array_index (all, double, i - 1) <= EDGE_TOLERANCE)
        continue;
      /* The leftmost begins no column but the first. */
      if (i - first >= MIN_ALIGNED && first > 0)
        g_array_append_val (edges, g_array_index (all, double, first));
      first = i;
    }

  return edges;
}

static void
side_add (Side                     *side,
          const NewsroomPdfSegment *segment)
{
  if (side->n == 0)
    *side = (Side){ .x0 = segment->box.x0, .x1 = segment->box.x1, .top = segment->box.y0, .bottom = segment->box.y1 };
  side->n++;
  side->x0 = MIN (side->x0, segment->box.x0);
  side->x1 = MAX (side->x1, segment->box.x1);
  side->top = MIN (side->top, segment->box.y0);
  side->bottom = MAX (side->bottom, segment->box.y1);
  side->widest = MAX (side->widest, segment->box.x1 - segment->box.x0);
  side->widths += segment->box.x1 - segment->box.x0;
}

static gboolean
is_column (const Side *side,
           double      size)
{
  return side->n >= MIN_ALIGNED && side->widths / side->n >= MIN_COLUMN * size && side->n_full >= MIN_FULL_SHARE * side->n;
}

/* Whether what stands left and right of a cut, from segment @first up to @end, are columns of text. */
static gboolean
are_columns (const GPtrArray *segments,
             guint            first,
             guint            end,
             Cut             *cut)
{
  Side   sides[2] = { 0 };
  double size = 0;

  for (guint i = first; i < end; i++)
    {
      size += get (segments, i)->size;
      side_add (&sides[get (segments, i)->box.x0 >= cut->x], get (segments, i));
    }
  for (guint i = first; i < end; i++)
    {
      const NewsroomPdfBox *box = &get (segments, i)->box;
      Side                 *side = &sides[box->x0 >= cut->x];

      side->n_full += box->x1 - box->x0 >= FULL_LINE * side->widest;
    }
  size /= MAX (end - first, 1);
  if (!is_column (&sides[0], size) || !is_column (&sides[1], size) || sides[1].x0 - sides[0].x1 < 0.5 * size)
    return FALSE;
  /* Side by side, not one below the other. */
  if (MIN (sides[0].bottom, sides[1].bottom) - MAX (sides[0].top, sides[1].top) < 2 * size)
    return FALSE;

  cut->top = MIN (sides[0].top, sides[1].top);
  cut->bottom = MAX (sides[0].bottom, sides[1].bottom);
  cut->score = MIN (sides[0].n, sides[1].n);

  return TRUE;
}

/* Whether a segment lies across @x. */
static gboolean
crosses (const NewsroomPdfSegment *segment,
         double                    x)
{
  return segment->box.x0 < x - EDGE_TOLERANCE && segment->box.x1 > x;
}

/* Headings of what lies across both columns, and the end of one that does, are under one of them only by their length. */
static void
skip_headings (const GPtrArray *segments,
               double           x,
               guint           *first,
               guint           *end)
{
  double size = 0;

  for (guint i = *first; i < *end; i++)
    size += get (segments, i)->size;
  size /= MAX (*end - *first, 1);
  while (*end<segments->len && * end> * first && get (segments, *end - 1)->size >= HEADING_SIZE * size)
    (*end)--;
  while (*first > 0 && *end > *first && get (segments, *first)->size >= HEADING_SIZE * size && get (segments, *first)->box.x0 < x)
    (*first)++;
}

static gboolean
cut_between (const GPtrArray *segments,
             guint            first,
             guint            end,
             Cut             *cut)
{
  skip_headings (segments, cut->x, &first, &end);

  return are_columns (segments, first, end, cut);
}

/* The best cut at one edge, between two segments that lie across it, if it is better than @best. */
static void
try_edge (const GPtrArray *segments,
          double           edge,
          Cut             *best)
{
  guint first = 0;

  for (guint i = 0; i <= segments->len; i++)
    {
      Cut cut = { edge - 1, 0, 0, 0 };

      if (i < segments->len && !crosses (get (segments, i), cut.x))
        continue;
      if (i - first >= 2 * MIN_ALIGNED && cut_between (segments, first, i, &cut) && cut.score > best->score)
        *best = cut;
      first = i + 1;
    }
}

static int
compare_left (gconstpointer a,
              gconstpointer b)
{
  const double first = (*(NewsroomPdfSegment *const *)a)->box.x0;
  const double second = (*(NewsroomPdfSegment *const *)b)->box.x0;

  return first < second ? -1 : first > second;
}

static int
compare_right (gconstpointer a,
               gconstpointer b)
{
  return compare_left (b, a);
}

static NewsroomPdfRow *
row_new (const NewsroomPdfSheet *sheet,
         NewsroomPdfSegment     *segment)
{
  NewsroomPdfRow *row = g_new0 (NewsroomPdfRow, 1);

  row->segments = g_ptr_array_new ();
  row->box = segment->box;
  row->size = segment->size;
  row->page = sheet->page;
  g_ptr_array_add (row->segments, segment);

  return row;
}

static gboolean
is_all_bold (const NewsroomPdfRow *row)
{
  for (guint i = 0; i < row->segments->len; i++)
    {
      const GArray *pieces = get (row->segments, i)->pieces;

      for (guint j = 0; j < pieces->len; j++)
        if (!g_array_index (pieces, NewsroomPdfPiece, j).is_bold)
          return FALSE;
    }

  return TRUE;
}

static gboolean
is_free_in (const NewsroomPdfRow     *row,
            const NewsroomPdfSegment *segment)
{
  for (guint i = 0; i < row->segments->len; i++)
    {
      const NewsroomPdfBox *box = &get (row->segments, i)->box;

      if (MIN (box->x1, segment->box.x1) - MAX (box->x0, segment->box.x0) > 1)
        return FALSE;
    }

  return TRUE;
}

static gpointer
get_size_key (double size)
{
  return GUINT_TO_POINTER ((guint)(size * 2 + 0.5) + 1);
}

/* The edges of the column, as all lines of the same size in it have them. */
static void
set_edges (NewsroomPdf *self,
           guint        first)
{
  g_autoptr (GHashTable) edges = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = first; i < self->rows->len; i++)
    {
      const NewsroomPdfRow *row = g_ptr_array_index (self->rows, i);
      NewsroomPdfBox       *edge = g_hash_table_lookup (edges, get_size_key (row->size));

      if (edge != NULL)
        newsroom_pdf_box_add (edge, &row->box);
      else
        g_hash_table_insert (edges, get_size_key (row->size), g_memdup2 (&row->box, sizeof row->box));
    }
  for (guint i = first; i < self->rows->len; i++)
    {
      NewsroomPdfRow       *row = g_ptr_array_index (self->rows, i);
      const NewsroomPdfBox *edge = g_hash_table_lookup (edges, get_size_key (row->size));

      row->left = edge->x0;
      row->right = edge->x1;
    }
}

/* Segments that are in no columns, line by line. */
static void
add_rows (NewsroomPdf            *self,
          const NewsroomPdfSheet *sheet,
          const GPtrArray        *segments,
          gboolean                is_rtl)
{
  const guint     first = self->rows->len;
  const guint     region = first > 0 ? ((NewsroomPdfRow *)g_ptr_array_index (self->rows, first - 1))->region + 1 : 1;
  NewsroomPdfRow *row = NULL;

  for (guint i = 0; i < segments->len; i++)
    {
      NewsroomPdfSegment *segment = g_ptr_array_index (segments, i);

      if (row != NULL && newsroom_pdf_is_beside (&row->box, &segment->box) && is_free_in (row, segment))
        {
          g_ptr_array_add (row->segments, segment);
          newsroom_pdf_box_add (&row->box, &segment->box);
          continue;
        }
      row = row_new (sheet, segment);
      g_ptr_array_add (self->rows, row);
    }
  for (guint i = first; i < self->rows->len; i++)
    {
      row = g_ptr_array_index (self->rows, i);
      g_ptr_array_sort (row->segments, is_rtl ? compare_right : compare_left);
      row->region = region;
      row->is_bold = is_all_bold (row);
    }
  set_edges (self, first);
}

static gboolean
is_mostly_rtl (const GPtrArray *segments)
{
  guint n_rtl = 0;

  for (guint i = 0; i < segments->len; i++)
    n_rtl += get (segments, i)->is_rtl;

  return 2 * n_rtl > segments->len;
}

static gboolean
order (NewsroomPdf            *self,
       const NewsroomPdfSheet *sheet,
       const GPtrArray        *segments,
       gboolean                is_rtl,
       guint                   depth)
{
  enum
  {
    ABOVE,
    FIRST,
    SECOND,
    BELOW,
    N_PARTS
  };
  g_autoptr (GArray) edges = depth < MAX_DEPTH && segments->len >= 2 * MIN_ALIGNED ? find_edges (segments) : NULL;
  GPtrArray *parts[N_PARTS];
  Cut        best = { 0 };

  for (guint i = 0; edges != NULL && i < edges->len; i++)
    try_edge (segments, g_array_index (edges, double, i), &best);
  if (best.score == 0)
    {
      add_rows (self, sheet, segments, is_rtl);
      return FALSE;
    }

  for (guint i = 0; i < N_PARTS; i++)
    parts[i] = g_ptr_array_new ();
  for (guint i = 0; i < segments->len; i++)
    {
      NewsroomPdfSegment *segment = g_ptr_array_index (segments, i);
      const double        middle = get_middle (&segment->box);
      const gboolean      is_left = segment->box.x0 < best.x;

      if (middle < best.top)
        g_ptr_array_add (parts[ABOVE], segment);
      else if (middle > best.bottom)
        g_ptr_array_add (parts[BELOW], segment);
      else
        g_ptr_array_add (parts[is_left != is_rtl ? FIRST : SECOND], segment);
    }
  for (guint i = 0; i < N_PARTS; i++)
    {
      if (parts[i]->len > 0)
        order (self, sheet, parts[i], is_rtl, depth + 1);
      g_ptr_array_unref (parts[i]);
    }

  return TRUE;
}

/**
 * newsroom_pdf_order:
 * @self: a file that is read; gets the lines
 * @sheet: a page of it, without what stands at its edges
 *
 * Where lines begin at one place, are about as long as the space there, and no line lies across the
 * gap before them, there are columns; they are read one after the other.
 */
void
newsroom_pdf_order (NewsroomPdf      *self,
                    NewsroomPdfSheet *sheet)
{
  if (sheet->segments->len > 0)
    self->n_columns += order (self, sheet, sheet->segments, is_mostly_rtl (sheet->segments), 0);
}
