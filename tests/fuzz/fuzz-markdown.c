/* fuzz-markdown.c — any bytes as a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include "newsroom-counts.h"
#include "newsroom-hiding.h"
#include "newsroom-markdown.h"
#include "newsroom-markers.h"
#include "newsroom-notes.h"
#include "newsroom-outline.h"
#include "newsroom-plain-text.h"
#include "newsroom-readability.h"
#include "newsroom-spans.h"

#include <string.h>

/* Every text that is said to lie in the body lies there, behind the one before it; spans and
 * blocks are nested; and no letter is lost. */
typedef struct
{
  const char *body;
  gsize       length;
  int         depth;
  gsize       cursor;
  guint       letters[128];
} Check;

static void
count_letters (Check      *check,
               const char *text,
               gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalpha (text[i]))
      check->letters[(guchar)text[i]]++;
}

static void
count_attribute (Check      *check,
                 const char *attribute)
{
  if (attribute != NULL)
    count_letters (check, attribute, strlen (attribute));
}

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Check *check = user_data;

  check->depth++;
  count_attribute (check, block->info);
  if (block->is_checked)
    count_letters (check, check->body + block->task_mark_offset, 1);
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  g_assert (((Check *)user_data)->depth-- > 0);
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Check *check = user_data;

  g_assert ((span->target != NULL) == (span->type == NEWSROOM_INLINE_LINK || span->type == NEWSROOM_INLINE_IMAGE));
  check->depth++;
  count_attribute (check, span->target);
  count_attribute (check, span->title);
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  g_assert (((Check *)user_data)->depth-- > 0);
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Check *check = user_data;

  g_assert (length > 0);
  g_assert (memchr (text, '\0', length) == NULL);
  count_letters (check, text, length);
  if (offset < 0)
    return;

  g_assert ((gsize)offset >= check->cursor && (gsize)offset + length <= check->length);
  g_assert (memcmp (check->body + offset, text, length) == 0);
  check->cursor = (gsize)offset + length;
}

/* Each letter of the body was given, in a text or an attribute. Those of entities and of the
 * labels and definitions of references are not, so that bodies that may have them do not tell;
 * no more do those that are no UTF-8. */
static void
check_letters (const Check *given)
{
  Check       body = { 0 };
  const char *silent[] = { "&", "][", "]:" };

  for (guint i = 0; i < G_N_ELEMENTS (silent); i++)
    if (g_strstr_len (given->body, (gssize)given->length, silent[i]) != NULL)
      return;
  if (!g_utf8_validate_len (given->body, given->length, NULL))
    return;

  count_letters (&body, given->body, given->length);
  for (guint i = 0; i < G_N_ELEMENTS (body.letters); i++)
    g_assert_cmpuint (given->letters[i], >=, body.letters[i]);
}

/* What is hidden of a line lies on it. */
static void
check_hiding (const char         *line,
              gsize               length,
              const NewsroomSpan *spans,
              guint               n_spans)
{
  g_autofree char *copy = g_strndup (line, length);

  for (gssize held = -1; held <= 1; held++)
    {
      g_autoptr (GArray) hidden = newsroom_hiding_find (copy, spans, n_spans, held, held);

      for (guint i = 0; i < hidden->len; i++)
        {
          const NewsroomHidden *one = &g_array_index (hidden, NewsroomHidden, i);

          g_assert (one->start < one->end && one->end <= length);
        }
    }
}

/* Markers that may go lie in the body, the closing one behind the other. */
static void
check_markers (const char *body,
               gsize       length)
{
  for (gsize at = 0; length <= 4096 && at <= MIN (length, 64); at++)
    {
      NewsroomMarkers markers;

      if (!newsroom_markers_find (body, length, at, at % 2 == 0, &markers))
        continue;
      g_assert (markers.opening + markers.opening_length <= markers.closing);
      g_assert (markers.closing + markers.closing_length <= length);
    }
}

/* Spans lie on their line, in order. */
static void
check_spans (const char *body,
             gsize       length)
{
  g_autoptr (NewsroomSpans) spans = newsroom_spans_new (body, (gssize)length);
  const char *line = body;

  for (guint i = 0; i < newsroom_spans_get_n_lines (spans); i++)
    {
      const char         *line_end = memchr (line, '\n', (gsize)(body + length - line));
      gsize               line_length = (gsize)((line_end != NULL ? line_end : body + length) - line);
      guint               n_spans;
      const NewsroomSpan *found = newsroom_spans_get_line (spans, i, &n_spans);

      for (guint j = 0; j < n_spans; j++)
        {
          g_assert (found[j].start < found[j].end && found[j].end <= line_length);
          g_assert (j == 0 || found[j - 1].start <= found[j].start);
        }
      check_hiding (line, line_length, found, n_spans);
      g_assert ((line_end == NULL) == (i + 1 == newsroom_spans_get_n_lines (spans)));
      line += line_length + 1;
    }
}

static void
check_counts (const char *body,
              gsize       length)
{
  NewsroomCounts counts = newsroom_counts_from_markdown (body, (gssize)length);

  g_assert (counts.characters >= counts.characters_no_spaces);
  g_assert (counts.characters_no_spaces >= counts.words);
  g_assert (counts.words >= counts.paragraphs);
}

/* Notes lie in the body, one behind another, and something is cut out where one is a comment. */
static void
check_notes (const char *body,
             gsize       length)
{
  g_autoptr (GArray) notes = newsroom_notes_find (body, (gssize)length);
  g_autoptr (GPtrArray) headings = newsroom_outline_new (body, (gssize)length);
  gsize            offsets[] = { 0, length / 2, length };
  g_autofree char *rest = newsroom_notes_cut (body, (gssize)length, offsets, G_N_ELEMENTS (offsets));
  gsize            end = 0;
  guint            n_comments = 0;

  for (guint i = 0; i < notes->len; i++)
    {
      const NewsroomNote *note = &g_array_index (notes, NewsroomNote, i);

      g_assert (note->start >= end && note->end > note->start && note->end <= length);
      end = note->end;
      n_comments += note->kind == NEWSROOM_NOTE_COMMENT;
    }
  g_assert (rest != NULL || n_comments == 0);
  g_assert (offsets[0] == 0 && offsets[1] <= offsets[2]);
  for (guint i = 0; i < headings->len; i++)
    g_assert (((const NewsroomHeading *)g_ptr_array_index (headings, i))->offset < length);
}

static void
check_statistics (const char *body,
                  gsize       length)
{
  NewsroomStatistics  statistics = newsroom_statistics_from_range (body, (gssize)length, 0, length, "en");
  NewsroomReadability readability;

  g_assert (statistics.prose_words <= statistics.counts.words);
  g_assert (statistics.sentences <= statistics.prose_words);
  g_assert (statistics.syllables >= statistics.prose_words && statistics.letters >= statistics.prose_words);
  g_assert (newsroom_readability_init (&readability, &statistics, "en") == (statistics.prose_words >= NEWSROOM_READABILITY_LEAST_WORDS));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const NewsroomMarkdownHandler handler = {
    enter_block_cb,
    leave_block_cb,
    enter_inline_cb,
    leave_inline_cb,
    text_cb,
  };
  g_autofree char *body = g_malloc (size + 1);
  g_autofree char *words = NULL;
  Check            check = { 0 };

  if (size == 0)
    return 0;

  memcpy (body, data, size);
  body[size] = '\0';
  check.body = body;
  check.length = size;

  /* A body that is terminated may be read where it is, and then nothing may be looked at that
   * is behind it. */
  newsroom_markdown_parse (body, strlen (body) == size ? -1 : (gssize)size, &handler, &check);
  g_assert (check.depth == 0);
  check_letters (&check);

  check_spans (check.body, size);
  check_markers (check.body, size);
  check_counts (check.body, size);
  check_notes (check.body, size);
  check_statistics (check.body, size);

  words = newsroom_plain_text_from_markdown (check.body, (gssize)size);
  if (g_utf8_validate_len (check.body, size, NULL))
    g_assert (g_utf8_validate (words, -1, NULL));

  return 0;
}
