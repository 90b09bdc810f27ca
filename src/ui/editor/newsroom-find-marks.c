/* newsroom-find-marks.c — marks what was found where the body is seen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-marks.h"

#include "newsroom-colour-tag.h"
#include "newsroom-named-colour.h"

/* What is laid out anew because of a mark is what is seen, and half as much above and below. */
#define MORE_HEIGHT 0.5

/* Lines that are not laid out yet have no height: no more of them are looked at. */
#define MOST_LINES 300

/* After the search, and before GtkTextView lays out what is seen. */
#define UPDATE_PRIORITY (G_PRIORITY_HIGH_IDLE + 7)

/* Of those that are not gone to */
#define ALPHA 0.4f

/**
 * NewsroomFindMarks:
 *
 * The bar owns it. Text tags make GTK lay out the lines they are on: only those that are seen get
 * some, and only where the marks are others than they were.
 */
struct _NewsroomFindMarks
{
  GObject parent_instance;

  guint update_id;
  int   current; /* which one is gone to, -1 for none */

  /* Owned */
  NewsroomFindResult *result; /* NULL for nothing */
  GtkTextTag         *tag;
  GtkTextTag         *current_tag;
  GtkTextBuffer      *buffer; /* the one that has marks, or NULL */
  GSignalGroup       *scrolling;

  /* Borrowed */
  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (NewsroomFindMarks, newsroom_find_marks, G_TYPE_OBJECT)

static void
restyle (NewsroomFindMarks *self)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self->view));
  GdkRGBA          colour = newsroom_named_colour (GTK_WIDGET (self->view), "warning_bg_color");
  GdkRGBA          letters;

  if (gtk_style_context_lookup_color (context, "warning_fg_color", &letters))
    g_object_set (self->current_tag, "foreground-rgba", &letters, NULL);
  g_object_set (self->current_tag, "background-rgba", &colour, NULL);
  colour.alpha *= ALPHA;
  g_object_set (self->tag, "background-rgba", &colour, NULL);
}

static void
clear (NewsroomFindMarks *self)
{
  GtkTextIter start, end;

  if (self->buffer == NULL)
    return;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->tag, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->current_tag, &start, &end);
  g_clear_object (&self->buffer);
}

/* The lines that are seen, and some more. */
static void
get_seen (NewsroomFindMarks *self,
          GtkTextIter       *start,
          GtkTextIter       *end)
{
  GdkRectangle seen;
  int          more;

  gtk_text_view_get_visible_rect (self->view, &seen);
  more = (int)(seen.height * MORE_HEIGHT);
  gtk_text_view_get_line_at_y (self->view, start, MAX (0, seen.y - more), NULL);
  gtk_text_view_get_line_at_y (self->view, end, seen.y + seen.height + more, NULL);
  if (gtk_text_iter_get_line (end) - gtk_text_iter_get_line (start) > MOST_LINES)
    gtk_text_buffer_get_iter_at_line (gtk_text_iter_get_buffer (start), end, gtk_text_iter_get_line (start) + MOST_LINES);
  gtk_text_iter_forward_line (end);
}

/* The marks that begin and end between two places, as pairs of offsets. */
static GArray *
list_marked (NewsroomFindMarks *self,
             const GtkTextIter *start,
             const GtkTextIter *end)
{
  GArray     *marked = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkTextIter at = *start;

  do
    {
      guint offset = (guint)gtk_text_iter_get_offset (&at);

      if (gtk_text_iter_toggles_tag (&at, self->tag) || (gtk_text_iter_equal (&at, start) && gtk_text_iter_has_tag (&at, self->tag)))
        g_array_append_val (marked, offset);
    }
  while (gtk_text_iter_forward_to_tag_toggle (&at, self->tag) && gtk_text_iter_compare (&at, end) < 0);
  if (marked->len % 2 == 1)
    {
      guint offset = (guint)gtk_text_iter_get_offset (end);

      g_array_append_val (marked, offset);
    }

  return marked;
}

/* Two that touch make one mark. */
static GArray *
list_wanted (NewsroomFindMarks *self,
             guint              first,
             guint              last)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  guint   n = self->result != NULL ? newsroom_find_result_get_n (self->result) : 0;

  for (guint i = n > 0 ? newsroom_find_result_from (self->result, first) : 0; i < n; i++)
    {
      const NewsroomFound *found = newsroom_find_result_get (self->result, i);

      if (found->first >= last)
        break;
      if (found->first == found->last)
        continue;
      if (wanted->len > 0 && g_array_index (wanted, guint, wanted->len - 1) == found->first)
        g_array_set_size (wanted, wanted->len - 1);
      else
        g_array_append_val (wanted, found->first);
      g_array_append_val (wanted, found->last);
    }

  return wanted;
}

static gboolean
has_pair (const GArray *pairs,
          guint        *at,
          const guint  *pair)
{
  const guint *numbers = (const guint *)pairs->data;

  while (*at < pairs->len && numbers[*at] < pair[0])
    *at += 2;

  return *at < pairs->len && numbers[*at] == pair[0] && numbers[*at + 1] == pair[1];
}

static void
change (NewsroomFindMarks *self,
        const GArray      *those,
        const GArray      *others,
        void (*change_tag) (GtkTextBuffer *, GtkTextTag *, const GtkTextIter *, const GtkTextIter *))
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  guint          at = 0;

  for (guint i = 0; i + 1 < those->len; i += 2)
    {
      const guint *pair = &g_array_index (those, guint, i);
      GtkTextIter  start, end;

      if (has_pair (others, &at, pair))
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)pair[0]);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)pair[1]);
      change_tag (buffer, self->tag, &start, &end);
    }
}

static void
mark_current (NewsroomFindMarks *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->current_tag, &start, &end);
  if (self->current < 0)
    return;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int)newsroom_find_result_get (self->result, (guint)self->current)->first);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int)newsroom_find_result_get (self->result, (guint)self->current)->last);
  gtk_text_buffer_apply_tag (self->buffer, self->current_tag, &start, &end);
}

static void
update (NewsroomFindMarks *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter    start, end;
  g_autoptr (GArray) marked = NULL;
  g_autoptr (GArray) wanted = NULL;

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->buffer != buffer || self->result == NULL)
    clear (self);
  if (self->result == NULL || gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "found") != self->tag)
    return;

  g_set_object (&self->buffer, buffer);
  get_seen (self, &start, &end);
  marked = list_marked (self, &start, &end);
  wanted = list_wanted (self, (guint)gtk_text_iter_get_offset (&start), (guint)gtk_text_iter_get_offset (&end));
  change (self, marked, wanted, gtk_text_buffer_remove_tag);
  change (self, wanted, marked, gtk_text_buffer_apply_tag);
  mark_current (self);
}

static gboolean
update_cb (gpointer user_data)
{
  NewsroomFindMarks *self = NEWSROOM_FIND_MARKS (user_data);

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
update_soon (NewsroomFindMarks *self)
{
  if (self->update_id == 0 && self->result != NULL)
    self->update_id = g_idle_add_full (UPDATE_PRIORITY, update_cb, self, NULL);
}

static void
newsroom_find_marks_dispose (GObject *object)
{
  NewsroomFindMarks *self = NEWSROOM_FIND_MARKS (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->result, newsroom_find_result_unref);
  g_clear_object (&self->buffer);
  g_clear_object (&self->tag);
  g_clear_object (&self->current_tag);
  g_clear_object (&self->scrolling);

  G_OBJECT_CLASS (newsroom_find_marks_parent_class)->dispose (object);
}

static void
newsroom_find_marks_class_init (NewsroomFindMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_find_marks_dispose;
}

static void
newsroom_find_marks_init (NewsroomFindMarks *self)
{
  self->current = -1;
  self->tag = gtk_text_tag_new ("found");
  self->current_tag = newsroom_colour_tag_new ("found-current");
  self->scrolling = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->scrolling, "value-changed", G_CALLBACK (update_soon), self);
  g_signal_group_connect_swapped (self->scrolling, "changed", G_CALLBACK (update_soon), self);
}

/**
 * newsroom_find_marks_new:
 * @view: the view of a body, in a scrolled window
 *
 * Returns: (transfer full): marks that mark nothing yet
 */
NewsroomFindMarks *
newsroom_find_marks_new (GtkTextView *view)
{
  NewsroomFindMarks *self = g_object_new (NEWSROOM_TYPE_FIND_MARKS, NULL);

  self->view = view;
  g_signal_group_set_target (self->scrolling, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
  g_signal_connect_object (view, "restyled", G_CALLBACK (restyle), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * newsroom_find_marks_show:
 * @self: marks
 * @result: (nullable): what was found in the text of the view as it is, %NULL for nothing
 * @current: which one is gone to, -1 for none
 */
void
newsroom_find_marks_show (NewsroomFindMarks  *self,
                          NewsroomFindResult *result,
                          int                 current)
{
  GtkTextTagTable *tags;

  g_return_if_fail (NEWSROOM_IS_FIND_MARKS (self));

  self->current = result != NULL ? current : -1;
  g_clear_pointer (&self->result, newsroom_find_result_unref);
  if (result != NULL)
    self->result = newsroom_find_result_ref (result);

  /* All bodies share one table. */
  tags = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (self->view));
  if (result != NULL && gtk_text_tag_table_get_size (tags) > 0 && gtk_text_tag_table_lookup (tags, "found") == NULL)
    {
      restyle (self);
      gtk_text_tag_table_add (tags, self->tag);
      gtk_text_tag_table_add (tags, self->current_tag);
    }
  update (self);
}
