/* newsroom-find-lines.c — marks beside the scrollbar where something was found
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-lines.h"

#include "newsroom-named-colour.h"

#define WIDTH 6
#define MARK_HEIGHT 2
#define CURRENT_HEIGHT 4

/**
 * NewsroomFindLines:
 *
 * Lies over the end of the body, as high as it, beside its scrollbar; the overlay owns it. Where a mark
 * stands is told by the number of its line: what GTK has not laid out yet has no height. Nothing can
 * be clicked there, and a screen reader is told by the bar.
 */
struct _NewsroomFindLines
{
  GtkWidget parent_instance;

  guint    n_lines; /* of the text */
  gboolean has_current;
  guint    current; /* the line of the one that is gone to */

  /* Owned */
  GArray *lines; /* guint: those with something, in order, each once */
};

G_DEFINE_FINAL_TYPE (NewsroomFindLines, newsroom_find_lines, GTK_TYPE_WIDGET)

static void
newsroom_find_lines_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
  *natural = *minimum;
}

static float
get_y (NewsroomFindLines *self,
       guint              line)
{
  const float height = (float)gtk_widget_get_height (GTK_WIDGET (self)) - CURRENT_HEIGHT;

  return MAX (0, height * (float)line / (float)MAX (self->n_lines, 1));
}

/* Marks that would lie over each other are one. */
static void
newsroom_find_lines_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  NewsroomFindLines *self = NEWSROOM_FIND_LINES (widget);
  GdkRGBA            colour = newsroom_named_colour (widget, "warning_bg_color");
  float              last = -MARK_HEIGHT;

  for (guint i = 0; i < self->lines->len; i++)
    {
      float y = get_y (self, g_array_index (self->lines, guint, i));

      if (y < last + MARK_HEIGHT)
        continue;
      gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, y, WIDTH, MARK_HEIGHT));
      last = y;
    }

  colour = newsroom_named_colour (widget, NULL);
  if (self->has_current)
    gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, get_y (self, self->current), WIDTH, CURRENT_HEIGHT));
}

static void
newsroom_find_lines_finalize (GObject *object)
{
  g_array_unref (NEWSROOM_FIND_LINES (object)->lines);

  G_OBJECT_CLASS (newsroom_find_lines_parent_class)->finalize (object);
}

static void
newsroom_find_lines_class_init (NewsroomFindLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = newsroom_find_lines_finalize;
  widget_class->measure = newsroom_find_lines_measure;
  widget_class->snapshot = newsroom_find_lines_snapshot;

  gtk_widget_class_set_css_name (widget_class, "newsroom-find-lines");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
newsroom_find_lines_init (NewsroomFindLines *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * newsroom_find_lines_show:
 * @self: marks
 * @result: (nullable): what was found, %NULL for nothing
 * @current: which one is gone to, -1 for none
 * @n_lines: how many lines the text has
 */
void
newsroom_find_lines_show (NewsroomFindLines  *self,
                          NewsroomFindResult *result,
                          int                 current,
                          guint               n_lines)
{
  const guint n = result != NULL ? newsroom_find_result_get_n (result) : 0;

  g_return_if_fail (NEWSROOM_IS_FIND_LINES (self));

  self->n_lines = n_lines;
  self->has_current = current >= 0 && (guint)current < n;
  if (self->has_current)
    self->current = newsroom_find_result_get (result, (guint)current)->line;
  g_array_set_size (self->lines, 0);
  for (guint i = 0; i < n; i++)
    {
      guint line = newsroom_find_result_get (result, i)->line;

      if (self->lines->len == 0 || g_array_index (self->lines, guint, self->lines->len - 1) != line)
        g_array_append_val (self->lines, line);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
