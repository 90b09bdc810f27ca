/* newsroom-pdf-margins.c — what stands at the head and foot of the pages of a PDF again and again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-pdf-private.h"

#include <string.h>

/* Of the height of a page: what is nearer to its edge may be a head or a foot. */
#define MARGIN 0.12

/* Points. Heads stand on each page at the same height. */
#define TOLERANCE 4.0

/* A head stands on at least one in so many pages; left and right pages may have their own. */
#define SHARE 4

/* Bytes. What is longer is a paragraph. */
#define MAX_LENGTH 200

/* Numbers in a head, any of which may be the page's: "Page 3 of 12" */
#define MAX_NUMBERS 4

/* Letters around the number of a page, in any language. */
#define MAX_LETTERS 12

/* In keys: stands for a number that counts up with the pages. No text has it. */
#define COUNTED '\t'

typedef struct
{
  double y;
  guint  n;
  guint  last; /* page and one */
} Repeat;

/* Segments of a sheet side by side */
typedef struct
{
  guint    first;
  guint    end;
  gboolean is_dropped;
} Line;

static gboolean
is_in_margin (const NewsroomPdfSheet   *sheet,
              const NewsroomPdfSegment *segment)
{
  return sheet->is_main && (segment->box.y1 < MARGIN * sheet->height || segment->box.y0 > (1 - MARGIN) * sheet->height);
}

static guint64
read_number (const char **text)
{
  guint64 number = 0;

  for (; g_unichar_isdigit (g_utf8_get_char (*text)); *text = g_utf8_next_char (*text))
    number = MIN (number, G_MAXUINT32) * 10 + (guint64)g_unichar_digit_value (g_utf8_get_char (*text));

  return number;
}

/* The words and their size, as they are on all pages. Of number @counted (from 1, 0: of none) there is
 * how far it is before the page's; NULL: there are not so many. */
static char *
dup_key (const NewsroomPdfSegment *segment,
         guint                     page,
         guint                     counted)
{
  g_autofree char *text = newsroom_pdf_segment_dup_text (segment);
  g_autoptr (GString) key = g_string_new (NULL);
  guint  n_numbers = 0;
  gint64 ahead = 0;

  if (strlen (text) > MAX_LENGTH)
    return NULL;
  for (const char *p = text; *p != '\0';)
    {
      const char   *start = p;
      const guint64 number = read_number (&p);

      if (p == start)
        p = g_utf8_next_char (p);
      else if (++n_numbers == counted)
        ahead = (gint64)number - page - 1;
      if (counted > 0 && n_numbers == counted && g_unichar_isdigit (g_utf8_get_char (start)))
        g_string_append_c (key, COUNTED);
      else
        g_string_append_len (key, start, p - start);
    }
  if (n_numbers < counted)
    return NULL;
  g_string_append_printf (key, "\n%.0f %" G_GINT64_FORMAT, segment->size, ahead);

  return g_string_free (g_steal_pointer (&key), FALSE);
}

static void
count (GHashTable *repeats,
       char       *key, /* (transfer full) */
       double      y,
       guint       page)
{
  Repeat *repeat = g_hash_table_lookup (repeats, key);

  if (repeat == NULL)
    {
      repeat = g_new0 (Repeat, 1);
      repeat->y = y;
      g_hash_table_insert (repeats, g_strdup (key), repeat);
    }
  if (repeat->last != page + 1 && ABS (repeat->y - y) <= TOLERANCE)
    repeat->n++;
  repeat->last = page + 1;
  g_free (key);
}

/* On how many pages the words stand at the head or foot. */
static GHashTable *
count_repeats (const NewsroomPdf *self)
{
  GHashTable *repeats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const NewsroomPdfSheet *sheet = g_ptr_array_index (self->sheets, i);

      for (guint j = 0; j < sheet->segments->len; j++)
        {
          const NewsroomPdfSegment *segment = g_ptr_array_index (sheet->segments, j);

          for (guint counted = 0; is_in_margin (sheet, segment) && counted <= MAX_NUMBERS; counted++)
            {
              char *key = dup_key (segment, sheet->page, counted);

              if (key == NULL)
                break;
              count (repeats, key, segment->box.y0, sheet->page);
            }
        }
    }

  return repeats;
}

static guint
count_letters (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_isalpha (g_utf8_get_char (p));

  return n;
}

static gboolean
has_letters (const NewsroomPdfSegment *segment)
{
  g_autofree char *text = newsroom_pdf_segment_dup_text (segment);

  return count_letters (text) > 0;
}

/* Returns: (nullable): the key under which a segment stands on many pages. Figures alone are more
 * often the same by chance, if they are not those of the pages. */
static char *
find_repeat (const NewsroomPdf        *self,
             GHashTable               *repeats,
             const NewsroomPdfSheet   *sheet,
             const NewsroomPdfSegment *segment)
{
  const gboolean is_text = has_letters (segment);

  for (guint counted = 0; counted <= MAX_NUMBERS; counted++)
    {
      g_autofree char *key = dup_key (segment, sheet->page, counted);
      const Repeat    *repeat = key != NULL ? g_hash_table_lookup (repeats, key) : NULL;
      const gboolean   is_own = counted > 0 && key != NULL && g_str_has_suffix (key, " 0");

      if (key == NULL)
        return NULL;
      if (repeat != NULL && repeat->n >= (is_text || is_own ? 2 : 3) && repeat->n * SHARE >= self->n_read && ABS (repeat->y - segment->box.y0) <= TOLERANCE)
        return g_steal_pointer (&key);
    }

  return NULL;
}

/* "Page 3 of 12", "3/12", "- 3 -": says itself that it is the number of the page. */
static gboolean
is_numbering (const char *text,
              guint       page,
              guint       n_pages)
{
  static const char signs[] = " -–—/|.()[]:";
  guint64           numbers[2] = { 0 };
  guint             n_numbers = 0;
  const gunichar    last = *text != '\0' ? g_utf8_get_char (g_utf8_prev_char (text + strlen (text))) : 0;
  const char       *p = text;

  while (*p != '\0')
    {
      const char   *start = p;
      const guint64 number = read_number (&p);

      if (p == start)
        {
          if (!g_unichar_isalpha (g_utf8_get_char (p)) && g_utf8_strchr (signs, -1, g_utf8_get_char (p)) == NULL)
            return FALSE;
          p = g_utf8_next_char (p);
          continue;
        }
      if (n_numbers == G_N_ELEMENTS (numbers))
        return FALSE;
      numbers[n_numbers++] = number;
    }
  if (n_numbers == 0 || numbers[0] != page + 1 || count_letters (text) > MAX_LETTERS)
    return FALSE;
  if (n_numbers == 2)
    return numbers[1] == n_pages;

  return count_letters (text) == 0 && strlen (text) > 2 && g_utf8_get_char (text) == last && g_utf8_strchr ("-–—", -1, last) != NULL;
}

/* Keeps the words for the report, and how often they stood there; "…" stands for the page's number. */
static void
note_head (NewsroomPdf *self,
           const char  *key)
{
  g_autoptr (GString) text = g_string_new_len (key, (gssize)strcspn (key, "\n"));
  const char counted[] = { COUNTED, '\0' };
  guint      n;

  g_string_replace (text, counted, "…", 0);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->heads, text->str));
  g_hash_table_insert (self->heads, g_strdup (text->str), GUINT_TO_POINTER (n + 1));
}

static GArray *
find_lines (const NewsroomPdfSheet *sheet)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  Line    line = { 0 };

  for (guint i = 1; i <= sheet->segments->len; i++)
    {
      const NewsroomPdfSegment *first = g_ptr_array_index (sheet->segments, line.first);

      if (i < sheet->segments->len && newsroom_pdf_is_beside (&first->box, &((NewsroomPdfSegment *)g_ptr_array_index (sheet->segments, i))->box))
        continue;
      line.end = i;
      g_array_append_val (lines, line);
      line.first = i;
    }

  return lines;
}

/* A line that is a head from end to end; its words are noted. Rows of a table whose figures happen to
 * be the same in a column are none. */
static gboolean
take_head (NewsroomPdf            *self,
           GHashTable             *repeats,
           const NewsroomPdfSheet *sheet,
           const Line             *line)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  gboolean is_text = FALSE;

  for (guint i = line->first; i < line->end; i++)
    {
      const NewsroomPdfSegment *segment = g_ptr_array_index (sheet->segments, i);
      char                     *key = is_in_margin (sheet, segment) ? find_repeat (self, repeats, sheet, segment) : NULL;

      if (key == NULL)
        return FALSE;
      g_ptr_array_add (keys, key);
      is_text = is_text || has_letters (segment);
    }
  for (guint i = 0; is_text && i < keys->len; i++)
    note_head (self, g_ptr_array_index (keys, i));

  return is_text;
}

/* A line that has nothing but the number of the page, which is noted. */
static gboolean
take_number (NewsroomPdf            *self,
             GHashTable             *repeats,
             const NewsroomPdfSheet *sheet,
             const Line             *line)
{
  const NewsroomPdfSegment *segment = g_ptr_array_index (sheet->segments, line->first);
  g_autofree char          *text = NULL;
  g_autofree char          *key = NULL;

  if (line->end - line->first > 1 || !is_in_margin (sheet, segment))
    return FALSE;
  text = newsroom_pdf_segment_dup_text (segment);
  key = has_letters (segment) ? NULL : find_repeat (self, repeats, sheet, segment);
  if (key == NULL && !is_numbering (text, sheet->page, self->n_pages))
    return FALSE;
  g_ptr_array_add (self->numbers, g_steal_pointer (&text));

  return TRUE;
}

/* Takes what is dropped off the sheet; its words stay for the account. */
static void
drop_lines (NewsroomPdf      *self,
            NewsroomPdfSheet *sheet,
            const GArray     *lines)
{
  g_autoptr (GPtrArray) all = g_steal_pointer (&sheet->segments);

  sheet->segments = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_pdf_segment_free);
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      for (guint j = line->first; j < line->end; j++)
        {
          NewsroomPdfSegment *segment = g_ptr_array_index (all, j);
          g_autofree char    *text = NULL;

          if (!line->is_dropped)
            {
              g_ptr_array_add (sheet->segments, segment);
              continue;
            }
          text = newsroom_pdf_segment_dup_text (segment);
          g_string_append_printf (self->margins, "%s\n", text);
          newsroom_pdf_segment_free (segment);
        }
    }
}

/**
 * newsroom_pdf_drop_margins:
 * @self: a file that is read
 *
 * Takes running heads, feet and numbers away from the pages: lines that stand at the same place near
 * the edge of several pages in the same words, but for a number that counts up with the pages. A
 * number alone must also be the outermost on its page. What else is there, as the figures in a table
 * that goes on over pages, is text.
 */
void
newsroom_pdf_drop_margins (NewsroomPdf *self)
{
  g_autoptr (GHashTable) repeats = count_repeats (self);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      NewsroomPdfSheet *sheet = g_ptr_array_index (self->sheets, i);
      g_autoptr (GArray) lines = NULL;
      guint first = G_MAXUINT, last = 0;

      if (sheet->segments->len < 2)
        continue;
      lines = find_lines (sheet);
      for (guint j = 0; j < lines->len; j++)
        {
          Line *line = &g_array_index (lines, Line, j);

          line->is_dropped = take_head (self, repeats, sheet, line);
          if (line->is_dropped)
            continue;
          first = MIN (first, j);
          last = j;
        }
      if (first < lines->len)
        g_array_index (lines, Line, first).is_dropped = take_number (self, repeats, sheet, &g_array_index (lines, Line, first));
      if (first < last)
        g_array_index (lines, Line, last).is_dropped = take_number (self, repeats, sheet, &g_array_index (lines, Line, last));
      drop_lines (self, sheet, lines);
    }
}
