/* newsroom-piece.c — a piece cut out of a body, and what is left of it, with their marks whole
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

static gboolean
is_blank (char byte)
{
  return byte == ' ' || byte == '\t';
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

/* What is left of a body when a piece of it is deleted: up to the first place and from the second on. */
typedef struct
{
  gsize      head;
  gsize      tail;
  GPtrArray *spans; /* of NewsroomFormatSpan, the outermost first */
} Rest;

static gboolean
is_empty (const char *body,
          gsize       start,
          gsize       end)
{
  while (start < end && g_ascii_isspace (body[start]))
    start++;

  return start >= end;
}

/* Marks that are cut in two go, and with them those whose words all go. Returns: whether there were such */
static gboolean
leave_out (const char               *body,
           const NewsroomFormatSpan *span,
           Rest                     *rest)
{
  const Rest was = *rest;

  if (span->end < rest->head && rest->head < span->close)
    rest->head = span->end;
  else if (span->open < rest->head && (rest->head < span->start || (span->end < rest->tail && is_empty (body, span->start, rest->head))))
    rest->head = span->open;
  if (span->open < rest->tail && rest->tail < span->start)
    rest->tail = span->start;
  else if (rest->tail < span->close && (span->end < rest->tail || (rest->head < span->start && is_empty (body, rest->tail, span->end))))
    rest->tail = span->close;

  return rest->head != was.head || rest->tail != was.tail;
}

/* Adds the marks that end and begin at the deletion. */
static void
add_marks (const char *body,
           const Rest *rest,
           GString    *closing,
           GString    *opening)
{
  for (guint i = 0; i < rest->spans->len; i++)
    {
      const NewsroomFormatSpan *span = g_ptr_array_index (rest->spans, i);
      const gboolean            begins = span->start <= rest->head;
      const gboolean            ends = span->end >= rest->tail;

      if (begins && !ends && span->close > rest->head)
        g_string_prepend_len (closing, body + span->end, (gssize)(span->close - span->end));
      else if (!begins && ends && span->open < rest->tail)
        g_string_append_len (opening, body + span->open, (gssize)(span->start - span->open));
    }
}

static gboolean
has_words (const NewsroomFormatScan *scan,
           gsize                     start,
           gsize                     end)
{
  g_autoptr (GByteArray) words = g_byte_array_new ();

  append_words (scan, start, end, words);

  return words->len > 0;
}

/* Adds to words of a piece, from one place to another, the marks that all of them have in @words. */
static void
add_place (GByteArray       *wanted,
           const GByteArray *words,
           guint             start,
           guint             end)
{
  guint8 here = 0xFF;

  for (guint i = start; i < end && i < words->len; i += 2)
    here &= words->data[i + 1];
  for (guint i = start; i < end; i += 2)
    wanted->data[i + 1] |= here;
}

/* Whether the words of @after are those of the body without the piece, and @piece where that was, all with their marks
 * and @piece with those around it as well. */
static gboolean
is_as_meant (const NewsroomFormatScan *scan,
             gsize                     start,
             gsize                     end,
             const char               *piece,
             const char               *after)
{
  g_autoptr (NewsroomFormatScan) read = newsroom_format_scan_new (after);
  g_autoptr (NewsroomFormatScan) put = newsroom_format_scan_new (piece);
  g_autoptr (GByteArray) wanted = g_byte_array_new ();
  g_autoptr (GByteArray) words = g_byte_array_new ();
  guint first, last;

  append_words (read, 0, read->length, words);
  append_words (scan, 0, start, wanted);
  first = wanted->len;
  append_words (put, 0, put->length, wanted);
  last = wanted->len;
  append_words (scan, end, scan->length, wanted);
  add_place (wanted, words, first, last);

  return wanted->len == words->len && (words->len == 0 || memcmp (wanted->data, words->data, words->len) == 0);
}

/* Blanks beside marks would keep them from being some. @caret is where words go on as those before the deletion were,
 * @seam between the marks that end there and those that begin.
 * Returns: (transfer full) (nullable): the body without the piece, its marks whole; %NULL where they are anyway */
static char *
dup_without (const NewsroomFormatScan *scan,
             gsize                     start,
             gsize                     end,
             gsize                    *caret,
             gsize                    *seam)
{
  const Inside inside = { 0, scan->length };
  g_autoptr (GPtrArray) spans = list_spans (scan, &inside);
  g_autoptr (GString) closing = g_string_new (NULL);
  g_autoptr (GString) opening = g_string_new (NULL);
  g_autoptr (GString) after = NULL;
  Rest        rest = { .head = start, .tail = end, .spans = spans };
  const char *body = scan->body;
  gboolean    is_left;
  gsize       words_end, words;

  if (!has_words (scan, start, end))
    return NULL;

  do
    {
      is_left = TRUE;
      for (guint i = 0; i < spans->len; i++)
        is_left = !leave_out (body, g_ptr_array_index (spans, i), &rest) && is_left;
    }
  while (!is_left);
  add_marks (body, &rest, closing, opening);
  if (closing->len == 0 && opening->len == 0 && rest.head == start && rest.tail == end)
    return NULL;

  words_end = rest.head;
  words = rest.tail;
  while (closing->len > 0 && words_end > 0 && is_blank (body[words_end - 1]))
    words_end--;
  while (opening->len > 0 && is_blank (body[words]))
    words++;
  after = g_string_new_len (body, (gssize)words_end);
  g_string_append (after, closing->str);
  g_string_append_len (after, body + words_end, (gssize)(rest.head - words_end));
  *seam = after->len;
  *caret = words_end == rest.head ? words_end : after->len;
  g_string_append_len (after, body + rest.tail, (gssize)(words - rest.tail));
  g_string_append (after, opening->str);
  g_string_append (after, body + words);

  return is_as_meant (scan, start, end, "", after->str) ? g_string_free (g_steal_pointer (&after), FALSE) : NULL;
}

static NewsroomTextEdit *
delete_cb (const char   *body,
           gsize         start,
           gsize         end,
           gconstpointer data)
{
  g_autoptr (NewsroomFormatScan) scan = newsroom_format_scan_new (body);
  gsize            caret, seam;
  g_autofree char *after = dup_without (scan, start, end, &caret, &seam);

  return after != NULL ? newsroom_text_edit_new (body, after, caret, caret) : NULL;
}

/* Whether there may be marks between two places. */
static gboolean
may_have_marks (const char *body,
                gsize       start,
                gsize       end)
{
  while (start < end && strchr ("*_~`[]()", body[start]) == NULL)
    start++;

  return start < end;
}

/**
 * newsroom_piece_delete:
 * @body: UTF-8 Markdown
 * @start: where the piece begins, in bytes
 * @end: where it ends
 *
 * Where the piece begins or ends within bold words or a link, what is left of them keeps their marks; marks that are
 * deleted with all their words go on both sides. Who deletes nothing but marks means those.
 *
 * Returns: (transfer full) (nullable): what to do, with the caret then; %NULL where nothing is but to delete the piece
 */
NewsroomTextEdit *
newsroom_piece_delete (const char *body,
                       gsize       start,
                       gsize       end)
{
  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (start <= end, NULL);

  return may_have_marks (body, start, end) ? newsroom_format_window_run (body, start, end, delete_cb, NULL) : NULL;
}

/* Returns: how many bytes of marks end one text that begin the other as well */
static gsize
count_same_marks (const char *first,
                  gsize       length,
                  const char *second)
{
  gsize n = 0;
  gsize n_second = strspn (second, "*_~");

  while (n < length && strchr ("*_~", first[length - n - 1]) != NULL)
    n++;
  n = MIN (n, n_second);

  return strncmp (first + length - n, second, n) == 0 ? n : 0;
}

static NewsroomTextEdit *
put_cb (const char   *body,
        gsize         start,
        gsize         end,
        gconstpointer data)
{
  const char *piece = data;
  const gsize length = strlen (piece);
  g_autoptr (NewsroomFormatScan) scan = newsroom_format_scan_new (body);
  gsize            caret, at = start;
  g_autofree char *mended = end > start ? dup_without (scan, start, end, &caret, &at) : NULL;
  g_autofree char *bare = mended == NULL ? g_strdup_printf ("%.*s%s", (int)start, body, body + end) : NULL;
  const char      *rest = mended != NULL ? mended : bare;
  const gsize      n_first = count_same_marks (rest, at, piece);
  const gsize      n_last = count_same_marks (piece, length, rest + at);

  if (mended == NULL && n_first == 0 && n_last == 0)
    return NULL;

  for (guint i = 4; i-- > 0;)
    {
      const gsize      first = (i & 1) != 0 ? n_first : 0;
      const gsize      last = (i & 2) != 0 ? n_last : 0;
      g_autofree char *after = NULL;

      if (first + last > length)
        continue;
      after = g_strdup_printf ("%.*s%.*s%s", (int)(at - first), rest, (int)(length - first - last), piece + first, rest + at + last);
      if (is_as_meant (scan, start, end, piece, after))
        return newsroom_text_edit_new (body, after, at + length - 2 * first - last, at + length - 2 * first - last);
    }

  return NULL;
}

/**
 * newsroom_piece_put:
 * @body: UTF-8 Markdown
 * @start: where a piece comes in, in bytes
 * @end: the end of what it replaces, in bytes
 * @piece: what newsroom_piece_dup() gave
 *
 * Where bold words that the piece ends with meet others, both are of one pair of marks, as they were before the piece
 * was cut out.
 *
 * Returns: (transfer full) (nullable): what to do; %NULL where nothing is but to put the piece there
 */
NewsroomTextEdit *
newsroom_piece_put (const char *body,
                    gsize       start,
                    gsize       end,
                    const char *piece)
{
  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (start <= end, NULL);
  g_return_val_if_fail (piece != NULL, NULL);

  if (!may_have_marks (body, start, end) && count_same_marks (body, start, piece) == 0 && count_same_marks (piece, strlen (piece), body + end) == 0)
    return NULL;

  return newsroom_format_window_run (body, start, end, put_cb, piece);
}
