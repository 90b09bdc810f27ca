/* newsroom-spans.c — what of a body is heading, bold, link or markup, line by line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spans.h"

#include "newsroom-span-finder-private.h"

#include <string.h>

struct _NewsroomSpans
{
  gatomicrefcount ref_count;
  guint           n_lines;

  /* Owned; the spans of line i are those from firsts[i] to before firsts[i + 1] */
  NewsroomSpan *spans;
  guint        *firsts;
};

static int
compare_spans_cb (const void *a,
                  const void *b)
{
  const NewsroomSpan *one = a;
  const NewsroomSpan *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end > other->end ? -1 : 1;
  if (one->style != other->style)
    return one->style < other->style ? -1 : 1;

  return one->depth < other->depth ? -1 : one->depth > other->depth;
}

/* Sorts what was found by line, and on each line by place, the longer span first. */
static void
collect (NewsroomSpans *self,
         GArray        *found)
{
  g_autofree guint *next = NULL;

  self->spans = g_new (NewsroomSpan, MAX (found->len, 1));
  self->firsts = g_new0 (guint, self->n_lines + 1);

  for (guint i = 0; i < found->len; i++)
    self->firsts[g_array_index (found, NewsroomFoundSpan, i).line + 1]++;
  for (guint i = 0; i < self->n_lines; i++)
    self->firsts[i + 1] += self->firsts[i];

  next = g_memdup2 (self->firsts, (self->n_lines + 1) * sizeof (guint));
  for (guint i = 0; i < found->len; i++)
    {
      const NewsroomFoundSpan *one = &g_array_index (found, NewsroomFoundSpan, i);

      self->spans[next[one->line]++] = one->span;
    }
  for (guint i = 0; i < self->n_lines; i++)
    if (self->firsts[i + 1] - self->firsts[i] > 1)
      qsort (self->spans + self->firsts[i], self->firsts[i + 1] - self->firsts[i], sizeof (NewsroomSpan), compare_spans_cb);
}

/**
 * newsroom_spans_new:
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 *
 * Finds the style of every line. A body has one line more than it has line ends. Takes time
 * linear in @length.
 *
 * Returns: (transfer full): the spans of the body, which is not needed any more
 */
NewsroomSpans *
newsroom_spans_new (const char *body,
                    gssize      length)
{
  g_autoptr (GArray) found = NULL;
  NewsroomSpans *self;

  g_return_val_if_fail (body != NULL, NULL);

  self = g_new0 (NewsroomSpans, 1);
  g_atomic_ref_count_init (&self->ref_count);
  found = newsroom_span_finder_run (body, length < 0 ? strlen (body) : (gsize)length, &self->n_lines, NULL);
  collect (self, found);

  return self;
}

/**
 * newsroom_spans_ref:
 * @self: spans
 *
 * Returns: (transfer full): the same spans
 */
NewsroomSpans *
newsroom_spans_ref (NewsroomSpans *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * newsroom_spans_unref:
 * @self: (transfer full): spans
 */
void
newsroom_spans_unref (NewsroomSpans *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->spans);
  g_free (self->firsts);
  g_free (self);
}

/**
 * newsroom_spans_get_n_lines:
 * @self: spans
 *
 * Returns: the lines of the body, at least 1
 */
guint
newsroom_spans_get_n_lines (NewsroomSpans *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_lines;
}

/**
 * newsroom_spans_get_line:
 * @self: spans
 * @line: a line, from 0
 * @n_spans: (out): how many spans it has
 *
 * Returns: (transfer none) (array length=n_spans): the spans of the line, by start, of two
 *   that start together the longer first
 */
const NewsroomSpan *
newsroom_spans_get_line (NewsroomSpans *self,
                         guint          line,
                         guint         *n_spans)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (line < self->n_lines, NULL);
  g_return_val_if_fail (n_spans != NULL, NULL);

  *n_spans = self->firsts[line + 1] - self->firsts[line];

  return self->spans + self->firsts[line];
}

static gboolean
is_same_line (NewsroomSpans *before,
              guint          line_before,
              NewsroomSpans *after,
              guint          line_after)
{
  guint               n_before;
  guint               n_after;
  const NewsroomSpan *spans_before = newsroom_spans_get_line (before, line_before, &n_before);
  const NewsroomSpan *spans_after = newsroom_spans_get_line (after, line_after, &n_after);

  return n_before == n_after && memcmp (spans_before, spans_after, n_before * sizeof (NewsroomSpan)) == 0;
}

/**
 * newsroom_spans_diff:
 * @before: the spans before an edit
 * @after: the spans after it
 * @first_edited: the first line that the edit touched
 * @last_edited: the last line that it touched, in @after
 *
 * Lines before the edit are compared from the start of the body, lines behind it from the
 * end. The edited lines are always among the result.
 *
 * Returns: (transfer full) (element-type NewsroomLineRange): the lines of @after that are to
 *   be styled anew, in order, not touching each other
 */
GArray *
newsroom_spans_diff (NewsroomSpans *before,
                     NewsroomSpans *after,
                     guint          first_edited,
                     guint          last_edited)
{
  GArray *ranges;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);
  g_return_val_if_fail (first_edited <= last_edited, NULL);

  ranges = g_array_new (FALSE, FALSE, sizeof (NewsroomLineRange));
  for (guint line = 0; line < after->n_lines; line++)
    {
      NewsroomLineRange *last = ranges->len > 0 ? &g_array_index (ranges, NewsroomLineRange, ranges->len - 1) : NULL;
      NewsroomLineRange  range = { line, line };
      gint64             old = line;

      if (line > last_edited)
        old += (gint64)before->n_lines - after->n_lines;
      if ((line < first_edited || line > last_edited) && old >= 0 && old < before->n_lines &&
          is_same_line (before, (guint)old, after, line))
        continue;

      if (last != NULL && last->last + 1 == line)
        last->last = line;
      else
        g_array_append_val (ranges, range);
    }

  return ranges;
}
