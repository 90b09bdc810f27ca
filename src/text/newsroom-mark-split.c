/* newsroom-mark-split.c — bold and the like that end before a place and begin again behind it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-mark-split.h"

#include <string.h>

#include "newsroom-line-prefix-private.h"
#include "newsroom-plain-text.h"
#include "newsroom-spans.h"

/* A span with its marks, in bytes of its line. */
typedef struct
{
  gsize start;
  gsize words;
  gsize words_end;
  gsize end;
} Marked;

static gboolean
is_blank (char byte)
{
  return byte == ' ' || byte == '\t';
}

static gboolean
has_marks (guint style)
{
  return style == NEWSROOM_STYLE_STRONG || style == NEWSROOM_STYLE_EMPHASIS || style == NEWSROOM_STYLE_STRIKETHROUGH;
}

/* Whether the span is one that a line end within would break, marks or not. */
static gboolean
stays_whole (guint style)
{
  return style == NEWSROOM_STYLE_CODE || style == NEWSROOM_STYLE_LINK || style == NEWSROOM_STYLE_IMAGE || style == NEWSROOM_STYLE_COMMENT;
}

/* Returns: whether the span begins and ends with marks on this line */
static gboolean
read_marks (const NewsroomSpan *spans,
            guint               n_spans,
            const NewsroomSpan *span,
            Marked             *marked)
{
  *marked = (Marked){ .start = span->start, .words = span->end, .words_end = span->start, .end = span->end };
  for (guint i = 0; i < n_spans; i++)
    if (spans[i].style == NEWSROOM_STYLE_DELIMITER)
      {
        if (spans[i].start == span->start)
          marked->words = spans[i].end;
        if (spans[i].end == span->end)
          marked->words_end = spans[i].start;
      }

  return marked->words <= marked->words_end;
}

static int
compare_marked (gconstpointer a,
                gconstpointer b)
{
  const Marked *first = a;
  const Marked *second = b;

  return first->start != second->start ? (first->start < second->start ? -1 : 1) : (first->end > second->end ? -1 : 1);
}

/* Returns: (transfer full) (nullable): the spans whose words are around the caret, the outermost first; %NULL where
 * the line must not end */
static GArray *
find_marked (const char *line,
             gsize       caret)
{
  g_autoptr (NewsroomSpans) parsed = newsroom_spans_new (line, -1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Marked));
  guint               n_spans = 0;
  const NewsroomSpan *spans = newsroom_spans_get_line (parsed, 0, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      Marked marked;

      if (stays_whole (spans[i].style) && spans[i].start < caret && caret < spans[i].end)
        return NULL;
      if (has_marks (spans[i].style) && read_marks (spans, n_spans, &spans[i], &marked) && marked.words <= caret && caret <= marked.words_end)
        g_array_append_val (found, marked);
    }
  g_array_sort (found, compare_marked);

  return g_steal_pointer (&found);
}

/* Whether the words are the same, blanks aside. */
static gboolean
has_same_words (const char *line,
                const char *head,
                const char *tail)
{
  g_autofree char *before = newsroom_plain_text_from_markdown (line, -1);
  g_autofree char *first = newsroom_plain_text_from_markdown (head, -1);
  g_autofree char *second = newsroom_plain_text_from_markdown (tail, -1);
  g_autofree char *after = g_strconcat (first, second, NULL);
  const char      *a = before;
  const char      *b = after;

  while (TRUE)
    {
      while (g_ascii_isspace (*a))
        a++;
      while (g_ascii_isspace (*b))
        b++;
      if (*a != *b || *a == '\0')
        return *a == *b;
      a++;
      b++;
    }
}

/* Ends the spans at the caret and begins them again; blanks there would keep the marks from being some.
 * Returns: (nullable): that, in bytes of the line */
static NewsroomTextEdit *
split (const char *line,
       GArray     *marked,
       gsize       caret)
{
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GString) tail = g_string_new (NULL);
  g_autofree char *after = NULL;
  gsize            end = caret;
  gsize            start = caret;

  while (end > 0 && is_blank (line[end - 1]))
    end--;
  while (is_blank (line[start]))
    start++;
  g_string_append_len (head, line, (gssize)end);
  for (guint i = marked->len; i-- > 0;)
    {
      const Marked *span = &g_array_index (marked, Marked, i);

      g_string_append_len (head, line + span->words_end, (gssize)(span->end - span->words_end));
    }
  for (guint i = 0; i < marked->len; i++)
    {
      const Marked *span = &g_array_index (marked, Marked, i);

      g_string_append_len (tail, line + span->start, (gssize)(span->words - span->start));
    }
  g_string_append (tail, line + start);
  if (!has_same_words (line, head->str, tail->str))
    return NULL;

  after = g_strconcat (head->str, tail->str, NULL);

  return newsroom_text_edit_new (line, after, head->len, head->len);
}

/**
 * newsroom_mark_split:
 * @body: UTF-8 Markdown
 * @caret: where a paragraph or an item is about to end, in bytes
 * @n_begun: (out): how long the marks are that begin again behind the caret, in bytes and characters
 *
 * Bold, italics and strikethrough do not reach from one paragraph into the next (CommonMark 0.30, 6.2: inlines are
 * parsed within one block): their marks would become words on both sides. So a span in whose words the caret is ends
 * before it and begins again behind it, and at the first or last of the words the caret leaves the span. A span that
 * began on another line is left alone.
 *
 * Returns: (transfer full) (nullable): what to do first, with the caret then; %NULL for nothing
 */
NewsroomTextEdit *
newsroom_mark_split (const char *body,
                     gsize       caret,
                     gsize      *n_begun)
{
  g_autoptr (GArray) marked = NULL;
  g_autoptr (NewsroomTextEdit) edit = NULL;
  g_autofree char *line = NULL;
  gsize            start, end, place;

  *n_begun = 0;
  g_return_val_if_fail (body != NULL, NULL);

  newsroom_line_find (body, caret, &start, &end);
  line = g_strndup (body + start, end - start);
  place = caret - start;
  marked = strpbrk (line, "*_~") != NULL ? find_marked (line, place) : NULL;
  if (marked == NULL || marked->len == 0)
    return NULL;

  while (marked->len > 0)
    {
      const Marked *span = &g_array_index (marked, Marked, marked->len - 1);

      if (place != span->words && place != span->words_end)
        break;
      place = place == span->words_end ? span->end : span->start;
      g_array_set_size (marked, marked->len - 1);
    }
  edit = marked->len > 0 ? split (line, marked, place) : newsroom_text_edit_new (line, line, place, place);
  if (edit == NULL)
    return NULL;

  for (guint i = 0; i < marked->len; i++)
    *n_begun += g_array_index (marked, Marked, i).words - g_array_index (marked, Marked, i).start;
  edit->offset += start;
  edit->start += start;
  edit->end += start;

  return g_steal_pointer (&edit);
}
