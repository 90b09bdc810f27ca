/* newsroom-styler.c — keeps the tags of a body as its Markdown says
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-styler.h"

#include "newsroom-direction.h"
#include "newsroom-hang.h"
#include "newsroom-hiding.h"
#include "newsroom-line-tags.h"

#include <string.h>

/* The longest that styling may keep the main loop at a time, in microseconds. */
#define TIME_SLICE 4000

/* After the drawing of what is done, before the layout of what is out of sight. */
#define GO_ON_PRIORITY (GDK_PRIORITY_REDRAW + 1)

/* What is looked at for the markers of lists and quotes, in characters. */
#define LONGEST_MARKERS 64

/**
 * NewsroomStyler:
 *
 * Meaning lives in the text, tags follow from it: so this can at any time begin anew. Parsing
 * all of a body is quick and tagging it is slow, so only lines are touched that were edited or
 * whose spans are others than before. What takes longer than a slice of time goes on when the
 * main loop is idle, from the top to the bottom; until then the lines from the mark “frontier”
 * on have the tags of an earlier text.
 *
 * Where markup is hidden, the lines with the ends of what is selected show more of it than
 * others: as the caret moves, they and those that were it before are looked at anew.
 */
struct _NewsroomStyler
{
  GObject parent_instance;

  guint    n_lines;
  guint    first_edited;
  guint    last_edited;
  gboolean is_edited;
  gboolean has_tags;
  guint    idle_id;

  /* Owned */
  NewsroomStyleTags *tags;
  NewsroomSpans     *spans;
  GtkTextMark       *frontier; /* NULL where every line has its tags */
  GtkTextMark       *held[2];  /* the ends of what was selected when the lines there were tagged */

  /* Borrowed: the session that owns both keeps it longer than this */
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (NewsroomStyler, newsroom_styler, G_TYPE_OBJECT)

static void
note_edit (NewsroomStyler *self,
           guint           first,
           guint           last)
{
  self->first_edited = self->is_edited ? MIN (self->first_edited, first) : first;
  self->last_edited = self->is_edited ? MAX (self->last_edited, last) : last;
  self->is_edited = TRUE;
}

static void
insert_text_cb (NewsroomStyler    *self,
                const GtkTextIter *end)
{
  guint last = (guint)gtk_text_iter_get_line (end);
  guint n_lines = (guint)gtk_text_buffer_get_line_count (self->buffer);
  guint n_new = n_lines - self->n_lines;

  self->n_lines = n_lines;
  if (self->is_edited && self->last_edited > last - n_new)
    self->last_edited += n_new;
  note_edit (self, last - n_new, last);
}

static void
delete_range_cb (NewsroomStyler    *self,
                 const GtkTextIter *start)
{
  guint line = (guint)gtk_text_iter_get_line (start);
  guint n_lines = (guint)gtk_text_buffer_get_line_count (self->buffer);
  guint n_gone = self->n_lines - n_lines;

  self->n_lines = n_lines;
  if (self->is_edited && self->last_edited > line)
    self->last_edited = MAX (line, self->last_edited - MIN (n_gone, self->last_edited));
  note_edit (self, line, line);
}

static void
get_line_bounds (NewsroomStyler *self,
                 guint           line,
                 GtkTextIter    *start,
                 GtkTextIter    *end)
{
  gtk_text_buffer_get_iter_at_line (self->buffer, start, (int)line);
  *end = *start;
  gtk_text_iter_forward_line (end);
}

static char *
dup_markers (const GtkTextIter *start,
             const GtkTextIter *end)
{
  GtkTextIter words = *start;

  gtk_text_iter_forward_chars (&words, LONGEST_MARKERS);
  if (gtk_text_iter_compare (&words, end) > 0)
    words = *end;

  return gtk_text_iter_get_slice (start, &words);
}

/* Whether the “x” of a task that is done keeps words at the left that are written from the right: GTK and Pango
 * take the direction of a line from its first letter, whatever that is. */
static gboolean
is_turned (const char *markers,
           const char *words)
{
  return newsroom_direction_find (markers, -1) == NEWSROOM_DIRECTION_LEFT_TO_RIGHT &&
         newsroom_direction_find (words, -1) == NEWSROOM_DIRECTION_RIGHT_TO_LEFT;
}

/* Returns: 0 for other lines than headings */
static guint
get_level (const char *markers)
{
  const gsize level = strspn (markers, "#");

  return level > 0 && strcmp (markers + level, " ") == 0 ? (guint)level : 0;
}

static GtkTextTag *
get_hanging (NewsroomStyler *self,
             const char     *markers,
             const char     *words)
{
  const guint level = get_level (markers);
  gboolean    is_right_to_left = newsroom_direction_find (words, -1) == NEWSROOM_DIRECTION_RIGHT_TO_LEFT;

  if (level > 0)
    return newsroom_style_tags_get_heading (self->tags, level, is_right_to_left);

  /* GTK takes the “x” of a task that is done for the first letter of its line. */
  is_right_to_left = is_right_to_left && !is_turned (markers, words);

  return newsroom_style_tags_get_hanging (self->tags, markers, is_right_to_left);
}

static void
hang_line (NewsroomStyler     *self,
           const NewsroomSpan *spans,
           guint               n_spans,
           const GtkTextIter  *start,
           const GtkTextIter  *end,
           GArray             *wanted)
{
  g_autofree char *line = dup_markers (start, end);
  g_autofree char *markers = NULL;
  GtkTextTag      *tag;
  gsize            length = newsroom_hang_get_length (line, spans, n_spans);

  if (length == 0)
    return;

  markers = g_strndup (line, length);
  tag = get_hanging (self, markers, line + length);
  if (tag != NULL)
    newsroom_line_tags_add (wanted, tag, 0, (guint)gtk_text_iter_get_bytes_in_line (start));
  if (is_turned (markers, line + length))
    newsroom_line_tags_add (wanted, newsroom_style_tags_get_turned (self->tags), 0, (guint)gtk_text_iter_get_bytes_in_line (start));
}

/* Where what is selected, or the caret, is on a line, in bytes; -1 for one without its ends. */
static void
get_held (NewsroomStyler *self,
          guint           line,
          gssize         *held_start,
          gssize         *held_end)
{
  GtkTextIter start;
  GtkTextIter end;
  gboolean    has_start;
  gboolean    has_end;

  gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end);
  has_start = (guint)gtk_text_iter_get_line (&start) == line;
  has_end = (guint)gtk_text_iter_get_line (&end) == line;

  *held_start = *held_end = -1;
  if (has_start || has_end)
    {
      *held_start = has_start ? gtk_text_iter_get_line_index (&start) : 0;
      *held_end = has_end ? gtk_text_iter_get_line_index (&end) : G_MAXINT;
    }
}

static void
hide_line (NewsroomStyler     *self,
           guint               line,
           const NewsroomSpan *spans,
           guint               n_spans,
           const GtkTextIter  *start,
           const GtkTextIter  *end,
           GArray             *wanted)
{
  g_autofree char *text = dup_markers (start, end);
  g_autofree char *markers = g_strndup (text, newsroom_hang_get_length (text, spans, n_spans));
  const guint      level = get_level (markers);
  g_autoptr (GArray) hidden = NULL;
  gssize held_start;
  gssize held_end;

  get_held (self, line, &held_start, &held_end);
  if (level > 0 && held_start < 0)
    newsroom_line_tags_add (wanted,
                            newsroom_style_tags_get_folded (self->tags, level, newsroom_direction_find (text + level, -1) == NEWSROOM_DIRECTION_RIGHT_TO_LEFT),
                            0,
                            level + 1);
  hidden = newsroom_hiding_find (text, spans, n_spans, held_start, held_end);
  for (guint i = 0; i < hidden->len; i++)
    {
      const NewsroomHidden *one = &g_array_index (hidden, NewsroomHidden, i);

      newsroom_line_tags_add (wanted, newsroom_style_tags_get_hidden (self->tags, one->keeps_place), one->start, one->end);
    }
}

static guint
get_n_lines (NewsroomStyler *self)
{
  return MIN ((guint)gtk_text_buffer_get_line_count (self->buffer), newsroom_spans_get_n_lines (self->spans));
}

static guint
get_frontier (NewsroomStyler *self)
{
  GtkTextIter iter;

  if (self->frontier == NULL)
    return G_MAXUINT;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, self->frontier);

  return (guint)gtk_text_iter_get_line (&iter);
}

/* What must not leave is a warning, and no markup: it is seen where all else is plain, too. */
static gboolean
is_shown (const NewsroomSpan *span,
          NewsroomMarkup      markup)
{
  if (markup == NEWSROOM_MARKUP_PLAIN)
    return span->style == NEWSROOM_STYLE_COMMENT || span->style == NEWSROOM_STYLE_TO_COME;

  return span->style != NEWSROOM_STYLE_DELIMITER;
}

static void
tag_line (NewsroomStyler *self,
          guint           line)
{
  g_autoptr (GArray) wanted = newsroom_line_tags_new ();
  const NewsroomSpan  *spans;
  const gboolean       has_none = !self->has_tags && (self->frontier == NULL || line >= get_frontier (self));
  const NewsroomMarkup markup = newsroom_style_tags_get_markup (self->tags);
  GtkTextIter          start;
  GtkTextIter          end;
  guint                n_spans;

  get_line_bounds (self, line, &start, &end);
  spans = newsroom_spans_get_line (self->spans, line, &n_spans);
  if (n_spans > 0 && markup != NEWSROOM_MARKUP_PLAIN)
    hang_line (self, spans, n_spans, &start, &end, wanted);
  for (guint i = 0; i < n_spans; i++)
    if (is_shown (&spans[i], markup))
      newsroom_line_tags_add (wanted, newsroom_style_tags_get (self->tags, spans[i].style), spans[i].start, spans[i].end);
  if (n_spans > 0 && markup == NEWSROOM_MARKUP_HIDE)
    hide_line (self, line, spans, n_spans, &start, &end, wanted);

  newsroom_line_tags_put (wanted, self->buffer, &start, &end, has_none ? NULL : newsroom_style_tags_get_all (self->tags));
}

static void
set_frontier (NewsroomStyler *self,
              guint           line)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (self->buffer, &iter, (int)line);
  if (self->frontier == NULL)
    self->frontier = g_object_ref (gtk_text_buffer_create_mark (self->buffer, NULL, &iter, TRUE));
  else
    gtk_text_buffer_move_mark (self->buffer, self->frontier, &iter);
}

static void
clear_frontier (NewsroomStyler *self)
{
  if (self->frontier == NULL)
    return;

  gtk_text_buffer_delete_mark (self->buffer, self->frontier);
  g_clear_object (&self->frontier);
  self->has_tags = TRUE;
}

/* Tags lines until they are done, which is %TRUE, or until it has taken too long; then the
 * frontier is where it stopped. */
static gboolean
tag_lines (NewsroomStyler *self,
           guint           first,
           guint           last,
           gint64          give_up)
{
  for (guint line = first; line <= last; line++)
    {
      if (line % 8 == 7 && g_get_monotonic_time () > give_up)
        {
          set_frontier (self, line);
          return FALSE;
        }
      tag_line (self, line);
    }

  return TRUE;
}

/* While the text is another than its spans are of, a line may be shorter than they say:
 * newsroom_styler_update() goes on. */
static gboolean
go_on_cb (gpointer user_data)
{
  NewsroomStyler *self = NEWSROOM_STYLER (user_data);
  guint           n_lines = get_n_lines (self);
  guint           frontier = get_frontier (self);

  if (self->is_edited)
    {
      self->idle_id = 0;
      return G_SOURCE_REMOVE;
    }

  if (frontier < n_lines && !tag_lines (self, frontier, n_lines - 1, g_get_monotonic_time () + TIME_SLICE))
    return G_SOURCE_CONTINUE;

  clear_frontier (self);
  self->idle_id = 0;

  return G_SOURCE_REMOVE;
}

static void
go_on_later (NewsroomStyler *self)
{
  if (self->frontier != NULL && self->idle_id == 0)
    self->idle_id = g_idle_add_full (GO_ON_PRIORITY, go_on_cb, self, NULL);
}

/* But for lines that were tagged right before. */
static void
follow_selection_but (NewsroomStyler *self,
                      guint           first_tagged,
                      guint           last_tagged)
{
  GtkTextIter ends[2];
  guint       lines[4];

  if (newsroom_style_tags_get_markup (self->tags) != NEWSROOM_MARKUP_HIDE || self->spans == NULL || self->is_edited || newsroom_style_tags_is_held (self->tags))
    return;

  gtk_text_buffer_get_selection_bounds (self->buffer, &ends[0], &ends[1]);
  for (guint i = 0; i < 2; i++)
    {
      GtkTextIter before = ends[i];

      if (self->held[i] != NULL)
        gtk_text_buffer_get_iter_at_mark (self->buffer, &before, self->held[i]);
      lines[i] = (guint)gtk_text_iter_get_line (&before);
      lines[2 + i] = (guint)gtk_text_iter_get_line (&ends[i]);
      if (self->held[i] == NULL)
        self->held[i] = g_object_ref (gtk_text_buffer_create_mark (self->buffer, NULL, &ends[i], TRUE));
      else
        gtk_text_buffer_move_mark (self->buffer, self->held[i], &ends[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      gboolean is_new = lines[i] < first_tagged || lines[i] > last_tagged;

      for (guint j = 0; j < i; j++)
        is_new &= lines[j] != lines[i];
      if (is_new && lines[i] < MIN (get_n_lines (self), get_frontier (self)))
        tag_line (self, lines[i]);
    }
}

/* While the text is another than its spans are of, this waits for newsroom_styler_update(). */
static void
follow_selection (NewsroomStyler *self)
{
  follow_selection_but (self, G_MAXUINT, 0);
}

static void
mark_set_cb (NewsroomStyler    *self,
             const GtkTextIter *location,
             GtkTextMark       *mark)
{
  if (mark == gtk_text_buffer_get_insert (self->buffer) || mark == gtk_text_buffer_get_selection_bound (self->buffer))
    follow_selection (self);
}

/* All lines get their tags anew, in slices. */
static void
markup_changed_cb (NewsroomStyler *self)
{
  if (self->spans == NULL)
    return;

  self->has_tags = TRUE;
  set_frontier (self, 0);
  go_on_later (self);
}

static void
newsroom_styler_dispose (GObject *object)
{
  NewsroomStyler *self = NEWSROOM_STYLER (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  clear_frontier (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->held); i++)
    if (self->held[i] != NULL)
      {
        gtk_text_buffer_delete_mark (self->buffer, self->held[i]);
        g_clear_object (&self->held[i]);
      }
  g_clear_pointer (&self->spans, newsroom_spans_unref);
  g_clear_object (&self->tags);

  G_OBJECT_CLASS (newsroom_styler_parent_class)->dispose (object);
}

static void
newsroom_styler_class_init (NewsroomStylerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_styler_dispose;
}

static void
newsroom_styler_init (NewsroomStyler *self)
{
}

/**
 * newsroom_styler_new:
 * @buffer: the buffer of a body, which must outlive the styler
 * @tags: the tags in its table
 *
 * Returns: (transfer full): a styler that has tagged nothing yet
 */
NewsroomStyler *
newsroom_styler_new (GtkTextBuffer     *buffer,
                     NewsroomStyleTags *tags)
{
  NewsroomStyler *self;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);
  g_return_val_if_fail (NEWSROOM_IS_STYLE_TAGS (tags), NULL);

  self = g_object_new (NEWSROOM_TYPE_STYLER, NULL);
  self->buffer = buffer;
  self->n_lines = (guint)gtk_text_buffer_get_line_count (buffer);
  self->tags = g_object_ref (tags);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), self, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (delete_range_cb), self, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (mark_set_cb), self, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_object (tags, "markup-changed", G_CALLBACK (markup_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tags, "let-go", G_CALLBACK (follow_selection), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * newsroom_styler_update:
 * @self: a styler
 * @spans: the spans of the buffer's text as it is now
 *
 * Tags the lines that were edited since the last time, and those whose spans have changed.
 */
void
newsroom_styler_update (NewsroomStyler *self,
                        NewsroomSpans  *spans)
{
  g_autoptr (NewsroomSpans) before = NULL;
  g_autoptr (GArray) ranges = NULL;
  const gint64 give_up = g_get_monotonic_time () + TIME_SLICE;
  guint        n_lines;
  guint        frontier;
  gboolean     done = TRUE;
  gboolean     was_edited;

  g_return_if_fail (NEWSROOM_IS_STYLER (self));
  g_return_if_fail (spans != NULL);

  before = g_steal_pointer (&self->spans);
  self->spans = newsroom_spans_ref (spans);
  n_lines = get_n_lines (self);
  frontier = get_frontier (self);

  if (before == NULL)
    done = n_lines == 0 || tag_lines (self, 0, n_lines - 1, give_up);
  else if (self->is_edited)
    ranges = newsroom_spans_diff (before, spans, self->first_edited, self->last_edited);

  for (guint i = 0; done && ranges != NULL && i < ranges->len; i++)
    {
      const NewsroomLineRange *range = &g_array_index (ranges, NewsroomLineRange, i);

      if (range->first < MIN (frontier, n_lines))
        done = tag_lines (self, range->first, MIN (range->last, MIN (frontier, n_lines) - 1), give_up);
    }

  if (before == NULL && done)
    self->has_tags = TRUE;
  was_edited = self->is_edited && before != NULL;
  self->is_edited = FALSE;
  follow_selection_but (self, was_edited ? self->first_edited : G_MAXUINT, was_edited ? self->last_edited : 0);
  go_on_later (self);
}
