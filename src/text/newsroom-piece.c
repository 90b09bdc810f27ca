/* newsroom-piece.c — a piece cut out of a body, with its marks whole
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-piece.h"

#include <string.h>

#include "newsroom-format-private.h"
#include "newsroom-format-window-private.h"

/* Where the words of a piece begin and end, with the marks around them that lie in it. */
typedef struct
{
  gsize start;
  gsize end;
} Inside;

static const NewsroomFormatSpan *
get_span (const NewsroomFormatScan *scan,
          guint                     i)
{
  return &g_array_index (scan->spans, NewsroomFormatSpan, i);
}

/* An address between "<" and ">" is no other one without its end. */
static gboolean
is_address (const NewsroomFormatScan *scan,
            const NewsroomFormatSpan *span)
{
  return scan->body[span->open] == '<';
}

/* A place within marks goes to the words that they are around. */
static gsize
leave_marks (const NewsroomFormatScan *scan,
             gsize                     place)
{
  for (guint i = 0; i < scan->spans->len; i++)
    {
      const NewsroomFormatSpan *span = get_span (scan, i);

      if (!span->is_known)
        continue;
      if (span->open < place && place < span->start)
        place = span->start;
      else if (span->end < place && place < span->close)
        place = span->end;
    }

  return place;
}

/* Returns: whether there are words in the piece */
static gboolean
find_inside (const NewsroomFormatScan *scan,
             gsize                     start,
             gsize                     end,
             Inside                   *inside)
{
  *inside = (Inside){ .start = end, .end = start };
  for (guint i = 0; i < scan->runs->len; i++)
    {
      const NewsroomFormatRun *run = &g_array_index (scan->runs, NewsroomFormatRun, i);

      if (run->is_break || run->end <= start || run->start >= end)
        continue;
      inside->start = MIN (inside->start, MAX (run->start, start));
      inside->end = MAX (inside->end, MIN (run->end, end));
    }
  while (inside->start < inside->end && g_ascii_isspace (scan->body[inside->start]))
    inside->start++;
  while (inside->end > inside->start && g_ascii_isspace (scan->body[inside->end - 1]))
    inside->end--;

  return inside->start < inside->end;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const NewsroomFormatSpan *first = *(const NewsroomFormatSpan *const *)a;
  const NewsroomFormatSpan *second = *(const NewsroomFormatSpan *const *)b;

  if (first->open != second->open)
    return first->open < second->open ? -1 : 1;

  return first->close > second->close ? -1 : 1;
}

/* Returns: (element-type NewsroomFormatSpan): those with words in the piece, the outermost first */
static GPtrArray *
list_spans (const NewsroomFormatScan *scan,
            const Inside             *inside)
{
  GPtrArray *spans = g_ptr_array_new ();

  for (guint i = 0; i < scan->spans->len; i++)
    {
      const NewsroomFormatSpan *span = get_span (scan, i);

      if (span->is_known && !is_address (scan, span) && span->start < inside->end && inside->start < span->end)
        g_ptr_array_add (spans, (gpointer)span);
    }
  g_ptr_array_sort (spans, compare_spans);

  return spans;
}

/* Takes the marks of the first and last words in that lie in the piece. */
static void
take_marks_in (const GPtrArray *spans,
               gsize            start,
               gsize            end,
               Inside          *inside)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const NewsroomFormatSpan *span = g_ptr_array_index (spans, i);

      if (start <= span->open)
        inside->start = MIN (inside->start, span->open);
      if (span->close <= end)
        inside->end = MAX (inside->end, span->close);
    }
}

/* Copies what is outside the words: what begins items and quotes, and blanks, but no marks, whose words are not in
 * the piece. */
static void
append_outside (const NewsroomFormatScan *scan,
                gsize                     start,
                gsize                     end,
                GString                  *piece)
{
  for (gsize at = start; at < end; at++)
    {
      gboolean is_mark = FALSE;

      for (guint i = 0; i < scan->spans->len && !is_mark; i++)
        {
          const NewsroomFormatSpan *span = get_span (scan, i);

          is_mark = span->is_known && ((span->open <= at && at < span->start) || (span->end <= at && at < span->close));
        }
      if (!is_mark)
        g_string_append_c (piece, scan->body[at]);
    }
}

/* Adds the words of the piece with what is marked of them, and the bytes where a run is cut as they are. */
static void
append_words (const NewsroomFormatScan *scan,
              gsize                     start,
              gsize                     end,
              GByteArray               *words)
{
  for (guint i = 0; i < scan->runs->len; i++)
    {
      const NewsroomFormatRun *run = &g_array_index (scan->runs, NewsroomFormatRun, i);
      const gboolean           is_plain = run->end - run->start == run->n_plain;

      for (gsize j = 0; !run->is_break && run->end > start && run->start < end && j < run->n_plain; j++)
        if ((!is_plain || (start <= run->start + j && run->start + j < end)) && !g_ascii_isspace (scan->plain->str[run->plain + j]))
          {
            g_byte_array_append (words, (const guint8 *)scan->plain->str + run->plain + j, 1);
            g_byte_array_append (words, scan->masks->data + run->plain + j, 1);
          }
    }
}

/* Whether the piece by itself reads as it does in the body; without those around all of it, in the same words. */
static gboolean
is_same (const NewsroomFormatScan *scan,
         gsize                     start,
         gsize                     end,
         const char               *piece,
         gboolean                  is_all)
{
  g_autoptr (NewsroomFormatScan) read = newsroom_format_scan_new (piece);
  g_autoptr (GByteArray) wanted = g_byte_array_new ();
  g_autoptr (GByteArray) words = g_byte_array_new ();

  append_words (scan, start, end, wanted);
  append_words (read, 0, read->length, words);
  if (wanted->len != words->len)
    return FALSE;

  for (guint i = 0; i < words->len; i += 2)
    if (words->data[i] != wanted->data[i] || (is_all && words->data[i + 1] != wanted->data[i + 1]))
      return FALSE;

  return TRUE;
}

static char *
dup_whole (const char *body,
           gsize       start,
           gsize       end,
           gboolean    is_all)
{
  g_autoptr (NewsroomFormatScan) scan = newsroom_format_scan_new (body);
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GString) tail = g_string_new (NULL);
  g_autoptr (GString) piece = g_string_new (NULL);
  const gsize from = leave_marks (scan, start);
  const gsize to = leave_marks (scan, end);
  Inside      inside;

  if (from >= to || !find_inside (scan, from, to, &inside))
    return g_strndup (body + start, end - start);

  spans = list_spans (scan, &inside);
  take_marks_in (spans, from, to, &inside);
  append_outside (scan, from, inside.start, piece);
  for (guint i = 0; i < spans->len; i++)
    {
      const NewsroomFormatSpan *span = g_ptr_array_index (spans, i);

      if (!is_all && span->open < inside.start && inside.end < span->close)
        continue;
      if (span->open < inside.start)
        g_string_append_len (piece, body + span->open, (gssize)(span->start - span->open));
      if (inside.end < span->close)
        g_string_prepend_len (tail, body + span->end, (gssize)(span->close - span->end));
    }
  g_string_append_len (piece, body + inside.start, (gssize)(inside.end - inside.start));
  g_string_append (piece, tail->str);
  append_outside (scan, inside.end, to, piece);
  if (!is_same (scan, inside.start, inside.end, piece->str, is_all))
    return g_strndup (body + start, end - start);

  return g_string_free (g_steal_pointer (&piece), FALSE);
}

/* Looks at no more of the body than it needs to. */
static char *
dup_part (const char *body,
          gsize       start,
          gsize       end,
          gboolean    is_all)
{
  gsize            from;
  g_autofree char *part = newsroom_format_window_dup (body, start, end, &from);

  return dup_whole (part != NULL ? part : body, start - from, end - from, is_all);
}

/**
 * newsroom_piece_dup:
 * @body: UTF-8 Markdown
 * @start: where the piece begins, in bytes
 * @end: where it ends
 * @is_all: whether marks that are around all of the piece, and not in it, are added too
 *
 * Where the piece begins or ends within bold words or a link, their marks begin and end with it; without that they
 * would be words (CommonMark 0.30, 6.2). Marks whose words are not in the piece are left out. Where the parser does
 * not read it so, and where no words are, the piece is what stands there.
 *
 * Returns: (transfer full): the piece, to be read by itself
 */
char *
newsroom_piece_dup (const char *body,
                    gsize       start,
                    gsize       end,
                    gboolean    is_all)
{
  const char      *first;
  const char      *last;
  g_autofree char *head = NULL;
  g_autofree char *middle = NULL;
  g_autofree char *tail = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (start <= end, NULL);

  /* No mark is open at an empty line: what is between the first and the last stays as it is. */
  first = g_strstr_len (body + start, (gssize)(end - start), "\n\n");
  if (first == NULL)
    return dup_part (body, start, end, is_all);

  last = g_strrstr_len (body + start, (gssize)(end - start), "\n\n");
  head = dup_part (body, start, (gsize)(first - body), is_all);
  middle = g_strndup (first, (gsize)(last - first));
  tail = dup_part (body, (gsize)(last - body), end, is_all);

  return g_strconcat (head, middle, tail, NULL);
}
