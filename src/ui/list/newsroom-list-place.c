/* newsroom-list-place.c — a place in the list, which has a row while it can be seen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-list-place.h"

#include <glib/gi18n-lib.h>

#include "newsroom-list-row.h"
#include "newsroom-long-lines.h"

/* What style.css gives a row: its padding above and below, the space between its lines, in
 * pixels; and the size of small letters against others. */
#define PADDING 16
#define SPACING 3
#define SMALL 0.82

#define N_HEADLINE_LINES 2
#define N_SNIPPET_LINES 2

/* What a row has to show beside what it can shorten: words, what they are more or fewer than
 * the target, state, and three dots twice. In characters. */
#define N_NEEDED 38

/**
 * NewsroomListPlace:
 *
 * A list view makes some two hundred widgets around what can be seen, and lays them all out.
 * Making as many rows would take several frames, so each place is as high as a row needs, and
 * has one only while it can be seen. It knows what a screen reader says of the article.
 */
struct _NewsroomListPlace
{
  GtkWidget parent_instance;

  guint serial; /* of the context with whose font the lines were measured */
  int   line;   /* the height of each, in pixels */
  int   small_line;
  int   needed_width;

  gboolean shows_snippet; /* has the height for it */

  /* Owned */
  NewsroomArticleSummary *summary;
  NewsroomListLive       *live;

  /* Borrowed */
  GtkListItem *item;
  GtkWidget   *row; /* NULL while it cannot be seen */
};

G_DEFINE_FINAL_TYPE (NewsroomListPlace, newsroom_list_place, GTK_TYPE_WIDGET)

static gboolean
has_snippet (NewsroomListPlace *self)
{
  return self->summary != NULL && newsroom_article_summary_get_snippet (self->summary)[0] != '\0';
}

/* The list item holds the focus, not this widget. */
static void
update_accessible (NewsroomListPlace *self)
{
  GtkWidget       *item = gtk_widget_get_parent (GTK_WIDGET (self));
  const char      *parts[5] = { NULL };
  guint            n_parts = 0;
  g_autofree char *headline = newsroom_long_lines_dup_start (newsroom_list_live_get_headline (self->live, self->summary));
  g_autofree char *byline = newsroom_long_lines_dup_start (newsroom_article_summary_get_byline (self->summary));
  g_autofree char *snippet = newsroom_long_lines_dup_start (newsroom_article_summary_get_snippet (self->summary));
  g_autofree char *label = NULL;

  parts[n_parts++] = headline[0] != '\0' ? headline : _ ("Untitled");
  parts[n_parts++] = newsroom_state_get_title (newsroom_article_summary_get_state (self->summary));
  if (byline[0] != '\0')
    parts[n_parts++] = byline;
  if (snippet[0] != '\0')
    parts[n_parts++] = snippet;
  label = g_strjoinv (", ", (char **)parts);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
changed_cb (NewsroomListPlace *self)
{
  update_accessible (self);
  if (self->shows_snippet != has_snippet (self))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->shows_snippet = has_snippet (self);
}

static void
live_cb (NewsroomListPlace *self,
         gint64             id)
{
  if (self->summary != NULL && newsroom_article_summary_get_id (self->summary) == id)
    update_accessible (self);
}

static void
set_summary (NewsroomListPlace      *self,
             NewsroomArticleSummary *summary)
{
  if (self->summary == summary)
    return;

  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_data (self->summary, self);
  g_set_object (&self->summary, summary);
  g_signal_connect_object (summary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (self->row != NULL)
    newsroom_list_row_set_summary (NEWSROOM_LIST_ROW (self->row), summary);
  changed_cb (self);
}

/* Gives pixels. Asking the context for the metrics of all fonts that it might use takes ten times as long. */
static int
measure_line (PangoContext *context,
              double        size,
              int          *character_width)
{
  g_autoptr (PangoFontDescription) description = pango_font_description_copy (pango_context_get_font_description (context));
  g_autoptr (PangoFont) font = NULL;
  PangoFontMetrics *metrics;
  int               height;

  if (pango_font_description_get_size_is_absolute (description))
    pango_font_description_set_absolute_size (description, size * pango_font_description_get_size (description));
  else
    pango_font_description_set_size (description, (int)(size * pango_font_description_get_size (description)));
  font = pango_context_load_font (context, description);
  metrics = pango_font_get_metrics (font, pango_context_get_language (context));
  height = pango_font_metrics_get_height (metrics);
  *character_width = pango_font_metrics_get_approximate_char_width (metrics);
  pango_font_metrics_unref (metrics);

  return PANGO_PIXELS_CEIL (height);
}

static void
measure_lines (NewsroomListPlace *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const guint   serial = pango_context_get_serial (context);
  int           width;

  if (self->serial == serial)
    return;

  self->serial = serial;
  self->line = measure_line (context, 1, &width);
  self->small_line = measure_line (context, SMALL, &width);
  self->needed_width = PANGO_PIXELS_CEIL (N_NEEDED * width) + PADDING;
}

static int
get_height (NewsroomListPlace *self)
{
  int height = PADDING + N_HEADLINE_LINES * self->line + 2 * (SPACING + self->small_line);

  return has_snippet (self) ? height + SPACING + N_SNIPPET_LINES * self->small_line : height;
}

/* All places are of one size, so a row is asked only for the width that it gets: letters of some
 * scripts are higher than those of the font. */
static void
newsroom_list_place_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  NewsroomListPlace *self = NEWSROOM_LIST_PLACE (widget);

  measure_lines (self);
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? get_height (self) : self->needed_width;
  *natural = *minimum;
  if (self->row != NULL && orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      int height;

      gtk_widget_measure (self->row, orientation, for_size, &height, NULL, NULL, NULL);
      *minimum = MAX (*minimum, height);
      *natural = *minimum;
    }
}

static void
newsroom_list_place_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  NewsroomListPlace *self = NEWSROOM_LIST_PLACE (widget);

  if (self->row != NULL)
    gtk_widget_allocate (self->row, width, height, baseline, NULL);
}

static GtkSizeRequestMode
newsroom_list_place_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
newsroom_list_place_dispose (GObject *object)
{
  NewsroomListPlace *self = NEWSROOM_LIST_PLACE (object);

  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_weak_pointer (&self->item);
  g_clear_object (&self->summary);
  g_clear_object (&self->live);

  G_OBJECT_CLASS (newsroom_list_place_parent_class)->dispose (object);
}

static void
newsroom_list_place_class_init (NewsroomListPlaceClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = newsroom_list_place_dispose;
  widget_class->measure = newsroom_list_place_measure;
  widget_class->size_allocate = newsroom_list_place_size_allocate;
  widget_class->get_request_mode = newsroom_list_place_get_request_mode;

  gtk_widget_class_set_css_name (widget_class, "listplace");
}

static void
newsroom_list_place_init (NewsroomListPlace *self)
{
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          NewsroomListLive         *live)
{
  NewsroomListPlace *self = g_object_new (NEWSROOM_TYPE_LIST_PLACE, NULL);

  self->live = g_object_ref (live);
  g_signal_connect_object (live, "changed", G_CALLBACK (live_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->item, item);
  gtk_list_item_set_child (item, GTK_WIDGET (self));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  set_summary (NEWSROOM_LIST_PLACE (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

/**
 * newsroom_list_place_factory_new:
 * @live: (transfer none): what rows show beside
 *
 * A list makes places by the hundred, and a template with bindings takes its time for each.
 *
 * Returns: (transfer full): what makes the places of a list of #NewsroomArticleSummary
 */
GtkListItemFactory *
newsroom_list_place_factory_new (NewsroomListLive *live)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), live, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  return factory;
}

/**
 * newsroom_list_place_get_position:
 * @self: a place
 *
 * Returns: which place of the list it is, counted from 0; %GTK_INVALID_LIST_POSITION if it is in
 *   none
 */
guint
newsroom_list_place_get_position (NewsroomListPlace *self)
{
  g_return_val_if_fail (NEWSROOM_IS_LIST_PLACE (self), GTK_INVALID_LIST_POSITION);

  return self->item != NULL ? gtk_list_item_get_position (self->item) : GTK_INVALID_LIST_POSITION;
}

/**
 * newsroom_list_place_get_seen:
 * @self: a place
 *
 * Returns: whether it has a row
 */
gboolean
newsroom_list_place_get_seen (NewsroomListPlace *self)
{
  g_return_val_if_fail (NEWSROOM_IS_LIST_PLACE (self), FALSE);

  return self->row != NULL;
}

/**
 * newsroom_list_place_set_seen:
 * @self: a place
 * @seen: whether it can be seen
 *
 * Makes the row, or takes it away.
 */
void
newsroom_list_place_set_seen (NewsroomListPlace *self,
                              gboolean           seen)
{
  g_return_if_fail (NEWSROOM_IS_LIST_PLACE (self));

  if (!seen)
    g_clear_pointer (&self->row, gtk_widget_unparent);
  else if (self->row == NULL)
    {
      self->row = newsroom_list_row_new (self->live);
      newsroom_list_row_set_summary (NEWSROOM_LIST_ROW (self->row), self->summary);
      gtk_widget_set_parent (self->row, GTK_WIDGET (self));
    }
}
