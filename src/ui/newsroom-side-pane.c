/* newsroom-side-pane.c — a pane at a side of the window, with an edge that can be dragged
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-side-pane.h"

#define MIN_WIDTH 280
#define MAX_WIDTH 600
/* How far from the line the pointer still takes hold of it, in pixels */
#define HANDLE_REACH 5

/* The line between two panes. */
#define NEWSROOM_TYPE_PANE_HANDLE (newsroom_pane_handle_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomPaneHandle, newsroom_pane_handle, NEWSROOM, PANE_HANDLE, GtkWidget)

struct _NewsroomPaneHandle
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (NewsroomPaneHandle, newsroom_pane_handle, GTK_TYPE_WIDGET)

static gboolean
newsroom_pane_handle_contains (GtkWidget *widget,
                               double     x,
                               double     y)
{
  return x >= -HANDLE_REACH && x <= gtk_widget_get_width (widget) + HANDLE_REACH &&
         y >= 0 && y <= gtk_widget_get_height (widget);
}

static void
newsroom_pane_handle_class_init (NewsroomPaneHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->contains = newsroom_pane_handle_contains;
  gtk_widget_class_set_css_name (widget_class, "separator");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEPARATOR);
}

static void
newsroom_pane_handle_init (NewsroomPaneHandle *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "vertical");
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
}

/**
 * NewsroomSidePane:
 *
 * Asks for as much width as the user gave it, where the window has it. The shell owns it.
 */
struct _NewsroomSidePane
{
  GtkWidget parent_instance;

  GtkPackType side;
  guint       width;
  guint       drag_width; /* at the start of the drag */

  /* Owned */
  GtkWidget *child;
  GtkWidget *handle;
};

G_DEFINE_FINAL_TYPE (NewsroomSidePane, newsroom_side_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_WIDTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
drag_begin_cb (NewsroomSidePane *self,
               double            x,
               double            y,
               GtkGestureDrag   *gesture)
{
  self->drag_width = (guint)gtk_widget_get_width (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (NewsroomSidePane *self,
                double            x,
                double            y,
                GtkGestureDrag   *gesture)
{
  gboolean grows_to_the_right = self->side == GTK_PACK_START;
  double   width, start_x, start_y, now_x, now_y;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    grows_to_the_right = !grows_to_the_right;

  /* The pane moves under the pointer when it is at the end: measure from where it is now. */
  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  now_x = start_x + x;
  now_y = start_y + y;
  gtk_widget_translate_coordinates (self->handle, GTK_WIDGET (self), now_x, now_y, &now_x, &now_y);
  width = grows_to_the_right ? now_x : gtk_widget_get_width (GTK_WIDGET (self)) - now_x;
  newsroom_side_pane_set_width (self, (guint)CLAMP (width, MIN_WIDTH, MAX_WIDTH));
}

static void
newsroom_side_pane_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  NewsroomSidePane *self = NEWSROOM_SIDE_PANE (widget);

  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, MIN_WIDTH);
      *natural = MAX (*minimum, (int)self->width);
    }
}

static void
newsroom_side_pane_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  NewsroomSidePane *self = NEWSROOM_SIDE_PANE (widget);
  gboolean          at_the_right = self->side == GTK_PACK_START;
  int               line = 0;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    at_the_right = !at_the_right;

  if (gtk_widget_should_layout (self->handle))
    {
      gtk_widget_measure (self->handle, GTK_ORIENTATION_HORIZONTAL, -1, &line, NULL, NULL, NULL);
      line = MAX (line, 1);
      gtk_widget_size_allocate (self->handle, &(GtkAllocation){ at_the_right ? width - line : 0, 0, line, height }, -1);
    }

  if (self->child != NULL && gtk_widget_should_layout (self->child))
    gtk_widget_size_allocate (self->child, &(GtkAllocation){ at_the_right ? 0 : line, 0, width - line, height }, -1);
}

static void
newsroom_side_pane_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  NewsroomSidePane *self = NEWSROOM_SIDE_PANE (object);

  if (prop_id == PROP_WIDTH)
    g_value_set_uint (value, self->width);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
newsroom_side_pane_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  NewsroomSidePane *self = NEWSROOM_SIDE_PANE (object);

  if (prop_id == PROP_WIDTH)
    newsroom_side_pane_set_width (self, g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
newsroom_side_pane_dispose (GObject *object)
{
  NewsroomSidePane *self = NEWSROOM_SIDE_PANE (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->handle, gtk_widget_unparent);

  G_OBJECT_CLASS (newsroom_side_pane_parent_class)->dispose (object);
}

static void
newsroom_side_pane_class_init (NewsroomSidePaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = newsroom_side_pane_dispose;
  object_class->get_property = newsroom_side_pane_get_property;
  object_class->set_property = newsroom_side_pane_set_property;
  widget_class->measure = newsroom_side_pane_measure;
  widget_class->size_allocate = newsroom_side_pane_size_allocate;

  properties[PROP_WIDTH] =
    g_param_spec_uint ("width", NULL, NULL, MIN_WIDTH, MAX_WIDTH, 300, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
newsroom_side_pane_init (NewsroomSidePane *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->width = 300;
  self->handle = g_object_new (NEWSROOM_TYPE_PANE_HANDLE, NULL);
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (drag));
}

/**
 * newsroom_side_pane_new:
 * @side: the side of the window at which it stands
 *
 * Returns: (transfer floating): a pane without a child
 */
GtkWidget *
newsroom_side_pane_new (GtkPackType side)
{
  NewsroomSidePane *self = g_object_new (NEWSROOM_TYPE_SIDE_PANE, NULL);

  self->side = side;

  return GTK_WIDGET (self);
}

/**
 * newsroom_side_pane_set_child:
 * @self: a pane
 * @child: (nullable) (transfer floating): what it shows
 */
void
newsroom_side_pane_set_child (NewsroomSidePane *self,
                              GtkWidget        *child)
{
  g_return_if_fail (NEWSROOM_IS_SIDE_PANE (self));

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), self->handle);
}

/**
 * newsroom_side_pane_get_width:
 * @self: a pane
 *
 * Returns: the width that the user gave it, in pixels
 */
guint
newsroom_side_pane_get_width (NewsroomSidePane *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SIDE_PANE (self), 0);

  return self->width;
}

/**
 * newsroom_side_pane_set_width:
 * @self: a pane
 * @width: the width it should have where there is room, in pixels
 */
void
newsroom_side_pane_set_width (NewsroomSidePane *self,
                              guint             width)
{
  g_return_if_fail (NEWSROOM_IS_SIDE_PANE (self));

  width = CLAMP (width, MIN_WIDTH, MAX_WIDTH);
  if (self->width == width)
    return;

  self->width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
}

/**
 * newsroom_side_pane_set_resizable:
 * @self: a pane
 * @resizable: whether it stands beside another pane and its edge can be dragged
 */
void
newsroom_side_pane_set_resizable (NewsroomSidePane *self,
                                  gboolean          resizable)
{
  g_return_if_fail (NEWSROOM_IS_SIDE_PANE (self));

  gtk_widget_set_visible (self->handle, resizable);
}
