/* newsroom-line-tags.c — gives a line of a buffer the tags that it shall have
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-line-tags.h"

/* Where a tag is on a line, in bytes. */
typedef struct
{
  GtkTextTag *tag; /* borrowed */
  guint       start;
  guint       end;
} Range;

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const Range *first = a;
  const Range *second = b;

  if (first->tag != second->tag)
    return first->tag < second->tag ? -1 : 1;

  return first->start < second->start ? -1 : first->start > second->start;
}

/* As a buffer has them: those of one tag apart from each other. */
static void
sort_and_join (GArray *ranges)
{
  guint n = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);
      Range       *last = n > 0 ? &g_array_index (ranges, Range, n - 1) : NULL;

      if (last != NULL && last->tag == range->tag && range->start <= last->end)
        last->end = MAX (last->end, range->end);
      else
        g_array_index (ranges, Range, n++) = *range;
    }
  g_array_set_size (ranges, n);
}

static void
note_toggles (GArray            *there,
              GPtrArray         *known,
              const GtkTextIter *iter,
              gboolean           is_first)
{
  const guint at = (guint)gtk_text_iter_get_line_index (iter);
  g_autoptr (GSList) begun = is_first ? gtk_text_iter_get_tags (iter) : gtk_text_iter_get_toggled_tags (iter, TRUE);
  g_autoptr (GSList) ended = is_first ? NULL : gtk_text_iter_get_toggled_tags (iter, FALSE);

  for (GSList *link = ended; link != NULL; link = link->next)
    for (guint i = 0; i < there->len; i++)
      {
        Range *range = &g_array_index (there, Range, i);

        if (range->tag == link->data)
          range->end = MIN (range->end, at);
      }
  for (GSList *link = begun; link != NULL; link = link->next)
    if (g_ptr_array_find (known, link->data, NULL))
      newsroom_line_tags_add (there, link->data, at, G_MAXUINT);
}

/* To go to the next place where any tag begins or ends would lead through all that has none, to the end
 * of a plain text. */
static GArray *
read_line (GPtrArray         *known,
           const GtkTextIter *start)
{
  GArray     *there = newsroom_line_tags_new ();
  const int   n_chars = gtk_text_iter_get_chars_in_line (start);
  const guint n_bytes = (guint)gtk_text_iter_get_bytes_in_line (start);
  GtkTextIter iter = *start;

  for (int i = 0; i < n_chars; i++, gtk_text_iter_forward_char (&iter))
    if (i == 0 || gtk_text_iter_toggles_tag (&iter, NULL))
      note_toggles (there, known, &iter, i == 0);

  for (guint i = 0; i < there->len; i++)
    g_array_index (there, Range, i).end = MIN (g_array_index (there, Range, i).end, n_bytes);
  sort_and_join (there);

  return there;
}

static guint
count_of_tag (GArray     *ranges,
              guint       from,
              GtkTextTag *tag)
{
  guint i = from;

  while (i < ranges->len && g_array_index (ranges, Range, i).tag == tag)
    i++;

  return i - from;
}

static gboolean
are_equal (const Range *a,
           guint        n_a,
           const Range *b,
           guint        n_b)
{
  if (n_a != n_b)
    return FALSE;

  for (guint i = 0; i < n_a; i++)
    if (a[i].start != b[i].start || a[i].end != b[i].end)
      return FALSE;

  return TRUE;
}

static void
put_tag (GtkTextBuffer     *buffer,
         const GtkTextIter *line,
         const Range       *ranges,
         guint              n_ranges)
{
  for (guint i = 0; i < n_ranges; i++)
    {
      GtkTextIter from = *line;
      GtkTextIter to = *line;

      gtk_text_iter_set_line_index (&from, (int)ranges[i].start);
      if (ranges[i].end < (guint)gtk_text_iter_get_bytes_in_line (line))
        gtk_text_iter_set_line_index (&to, (int)ranges[i].end);
      else if (!gtk_text_iter_forward_line (&to))
        gtk_text_buffer_get_end_iter (buffer, &to);
      gtk_text_buffer_apply_tag (buffer, ranges[i].tag, &from, &to);
    }
}

/**
 * newsroom_line_tags_new:
 *
 * Returns: (transfer full): no tags, for newsroom_line_tags_add()
 */
GArray *
newsroom_line_tags_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Range));
}

/**
 * newsroom_line_tags_add:
 * @wanted: tags
 * @tag: (transfer none): one more, which its table keeps
 * @start: where it begins, in bytes from the start of the line
 * @end: where it ends, in bytes from the start of the line
 */
void
newsroom_line_tags_add (GArray     *wanted,
                        GtkTextTag *tag,
                        guint       start,
                        guint       end)
{
  const Range range = { tag, start, end };

  g_return_if_fail (wanted != NULL);
  g_return_if_fail (GTK_IS_TEXT_TAG (tag));

  if (start < end)
    g_array_append_val (wanted, range);
}

/**
 * newsroom_line_tags_put:
 * @wanted: the tags that the line shall have, which become sorted
 * @buffer: a buffer
 * @start: the start of the line
 * @end: the start of the next one, or the end of @buffer
 * @known: (nullable) (element-type GtkTextTag): the tags that may be on it by now and are to be
 *   there only where they are wanted; %NULL where there is none
 *
 * Touches no tag that is as it shall be: GTK would lay the line out and draw it again.
 */
void
newsroom_line_tags_put (GArray            *wanted,
                        GtkTextBuffer     *buffer,
                        const GtkTextIter *start,
                        const GtkTextIter *end,
                        GPtrArray         *known)
{
  g_autoptr (GArray) there = NULL;
  guint i = 0;
  guint j = 0;

  g_return_if_fail (wanted != NULL);
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  there = known != NULL ? read_line (known, start) : newsroom_line_tags_new ();
  sort_and_join (wanted);
  while (i < there->len || j < wanted->len)
    {
      const Range *old = i < there->len ? &g_array_index (there, Range, i) : NULL;
      const Range *new = j < wanted->len ? &g_array_index (wanted, Range, j) : NULL;
      GtkTextTag *tag = new == NULL || (old != NULL && old->tag < new->tag) ? old->tag : new->tag;
      const guint n_old = count_of_tag (there, i, tag);
      const guint n_new = count_of_tag (wanted, j, tag);

      if (!are_equal (old, n_old, new, n_new))
        {
          if (n_old > 0)
            gtk_text_buffer_remove_tag (buffer, tag, start, end);
          put_tag (buffer, start, new, n_new);
        }
      i += n_old;
      j += n_new;
    }
}
