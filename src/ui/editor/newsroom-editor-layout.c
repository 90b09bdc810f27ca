/* newsroom-editor-layout.c — the fields of an article above its body, as wide as its column
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-layout.h"

#include "newsroom-body-view.h"

/* The part of the height that the fields above the body may take at most, and where they scroll away. */
#define HEAD_SHARE 0.4
#define MOVING_HEAD_SHARE 0.8
/* Between the fields and the text, in pixels. */
#define TOP_MARGIN 12
/* The part of the height that a click of a wheel scrolls. */
#define WHEEL_SHARE 0.12
/* In a pane that is smaller the headline is smaller too, in pixels. */
#define SMALL_WIDTH 480
#define SMALL_HEIGHT 480

/**
 * NewsroomEditorLayout:
 *
 * Of the widget of an editor, which owns it. In a small one the fields scroll away with the text, for
 * which the body leaves room above its first line; with the keyboard they come back.
 */
struct _NewsroomEditorLayout
{
  GtkLayoutManager parent_instance;

  guint resize_id;
  int   away; /* how far the fields are scrolled away, in pixels */
  int   head_height;

  /* Borrowed: the children of the widget, and the view in the second of which the column is */
  GtkWidget *head;
  GtkWidget *page;
  GtkWidget *body;
};

G_DEFINE_FINAL_TYPE (NewsroomEditorLayout, newsroom_editor_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
newsroom_editor_layout_measure (GtkLayoutManager *manager,
                                GtkWidget        *widget,
                                GtkOrientation    orientation,
                                int               for_size,
                                int              *minimum,
                                int              *natural,
                                int              *minimum_baseline,
                                int              *natural_baseline)
{
  NewsroomEditorLayout *self = NEWSROOM_EDITOR_LAYOUT (manager);
  int                   head_minimum;
  int                   head_natural;
  int                   page_minimum;
  int                   page_natural;

  gtk_widget_measure (self->head, orientation, -1, &head_minimum, &head_natural, NULL, NULL);
  gtk_widget_measure (self->page, orientation, -1, &page_minimum, &page_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int margin = 2 * newsroom_body_view_get_side_margin (NEWSROOM_BODY_VIEW (self->body), 0);

      *minimum = MAX (head_minimum + margin, page_minimum);
      *natural = MAX (head_natural + margin, page_natural);
    }
  else
    {
      *minimum = head_minimum + page_minimum;
      *natural = head_natural + page_natural;
    }
}

static gboolean
is_small (NewsroomEditorLayout *self)
{
  return gtk_widget_has_css_class (self->head, "small");
}

/* What lies above can be clicked; to screen readers the fields come first. */
static void
restack (NewsroomEditorLayout *self)
{
  GtkWidget *widget = gtk_widget_get_parent (self->head);
  GtkWidget *last = is_small (self) ? self->head : self->page;

  if (widget != NULL && gtk_widget_get_last_child (widget) != last)
    gtk_widget_insert_before (last, widget, NULL);
}

static gboolean
resize_cb (gpointer user_data)
{
  NewsroomEditorLayout *self = NEWSROOM_EDITOR_LAYOUT (user_data);

  self->resize_id = 0;
  restack (self);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));

  return G_SOURCE_REMOVE;
}

/* Not at once: what asks for a size while sizes are given is not heard. */
static void
resize_later (NewsroomEditorLayout *self)
{
  if (self->resize_id == 0)
    self->resize_id = g_idle_add (resize_cb, self);
}

static void
set_small (NewsroomEditorLayout *self,
           gboolean              small)
{
  if (small == is_small (self))
    return;

  if (small)
    gtk_widget_add_css_class (self->head, "small");
  else
    gtk_widget_remove_css_class (self->head, "small");
  resize_later (self);
}

/* A text that is too long to be shown has another page in the place of the body. */
static gboolean
moves (NewsroomEditorLayout *self)
{
  return is_small (self) && gtk_widget_is_ancestor (self->body, gtk_stack_get_visible_child (GTK_STACK (self->page)));
}

static int
get_away (NewsroomEditorLayout *self,
          int                   head_height)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->body));

  return adjustment != NULL ? CLAMP ((int)gtk_adjustment_get_value (adjustment), 0, head_height) : 0;
}

static void
scrolled_cb (NewsroomEditorLayout *self)
{
  if (!moves (self) || get_away (self, self->head_height) == self->away)
    return;

  gtk_widget_queue_allocate (gtk_widget_get_parent (self->head));
  resize_later (self);
}

/* What is seen of the text stays where it is, unless its beginning is seen. */
static void
leave_room (NewsroomEditorLayout *self,
            int                   head_height)
{
  GtkTextView   *body = GTK_TEXT_VIEW (self->body);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (body));
  const int      margin = TOP_MARGIN + (moves (self) ? head_height : 0);
  const int      added = margin - gtk_text_view_get_top_margin (body);

  if (added == 0)
    return;

  gtk_text_view_set_top_margin (body, margin);
  if (adjustment != NULL && gtk_adjustment_get_value (adjustment) > 0)
    gtk_adjustment_set_value (adjustment, MAX (0, gtk_adjustment_get_value (adjustment) + added));
  resize_later (self);
}

/* A text view knows its height for a width or a font only when it was allocated with it, and
 * what it asks for then is lost. */
static int
allocate_head (NewsroomEditorLayout *self,
               GtkAllocation         head,
               int                   height)
{
  int minimum;
  int natural;
  int settled;

  gtk_widget_measure (self->head, GTK_ORIENTATION_VERTICAL, head.width, &minimum, &natural, NULL, NULL);
  head.height = CLAMP (natural, minimum, MAX (minimum, (int)(height * (moves (self) ? MOVING_HEAD_SHARE : HEAD_SHARE))));
  self->away = moves (self) ? get_away (self, head.height) : 0;
  head.y = -self->away;
  gtk_widget_size_allocate (self->head, &head, -1);

  gtk_widget_measure (self->head, GTK_ORIENTATION_VERTICAL, head.width, NULL, &settled, NULL, NULL);
  if (settled != natural)
    resize_later (self);

  return head.height;
}

static void
newsroom_editor_layout_allocate (GtkLayoutManager *manager,
                                 GtkWidget        *widget,
                                 int               width,
                                 int               height,
                                 int               baseline)
{
  NewsroomEditorLayout *self = NEWSROOM_EDITOR_LAYOUT (manager);
  int                   margin = newsroom_body_view_get_side_margin (NEWSROOM_BODY_VIEW (self->body), width);
  GtkAllocation         head = { .x = margin, .width = MAX (0, width - 2 * margin) };
  GtkAllocation         page = { .width = width };
  int                   minimum;

  set_small (self, width < SMALL_WIDTH || height < SMALL_HEIGHT);
  gtk_widget_measure (self->head, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  head.width = MAX (head.width, minimum);
  self->head_height = head.height = allocate_head (self, head, height);
  leave_room (self, head.height);
  page.y = moves (self) ? 0 : head.height;

  gtk_widget_measure (self->page, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  page.height = MAX (height - page.y, minimum);
  gtk_widget_size_allocate (self->page, &page, -1);

  /* While it got its place, the text may have scrolled. */
  if (moves (self) && get_away (self, head.height) != self->away)
    {
      self->away = get_away (self, head.height);
      head.y = -self->away;
      gtk_widget_size_allocate (self->head, &head, -1);
    }
}

/* Whoever writes there sees it. */
static gboolean
come_back (NewsroomEditorLayout *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->body));

  if (moves (self) && adjustment != NULL && self->away > 0)
    gtk_adjustment_set_value (adjustment, 0);

  return GDK_EVENT_PROPAGATE;
}

/* What is turned over the fields turns the article. */
static gboolean
scroll_cb (NewsroomEditorLayout     *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *scroll)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->body));

  if (!moves (self) || adjustment == NULL)
    return GDK_EVENT_PROPAGATE;

  if (gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL)
    dy *= gtk_adjustment_get_page_size (adjustment) * WHEEL_SHARE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy);

  return GDK_EVENT_STOP;
}

static void
watch (NewsroomEditorLayout *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->body)), "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->head, scroll);
  g_signal_connect_object (focus, "enter", G_CALLBACK (come_back), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->head, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (come_back), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->head, keys);
}

static void
newsroom_editor_layout_dispose (GObject *object)
{
  g_clear_handle_id (&NEWSROOM_EDITOR_LAYOUT (object)->resize_id, g_source_remove);

  G_OBJECT_CLASS (newsroom_editor_layout_parent_class)->dispose (object);
}

static void
newsroom_editor_layout_class_init (NewsroomEditorLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_editor_layout_dispose;
  GTK_LAYOUT_MANAGER_CLASS (klass)->measure = newsroom_editor_layout_measure;
  GTK_LAYOUT_MANAGER_CLASS (klass)->allocate = newsroom_editor_layout_allocate;
}

static void
newsroom_editor_layout_init (NewsroomEditorLayout *self)
{
}

/**
 * newsroom_editor_layout_set_children:
 * @self: a layout
 * @head: what stands above, as wide as the column
 * @page: what has the rest, as wide as the widget
 * @body: the #NewsroomBodyView in @page
 *
 * Call it before the widget is measured.
 */
void
newsroom_editor_layout_set_children (NewsroomEditorLayout *self,
                                     GtkWidget            *head,
                                     GtkWidget            *page,
                                     GtkWidget            *body)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_LAYOUT (self));
  g_return_if_fail (NEWSROOM_IS_BODY_VIEW (body));

  self->head = head;
  self->page = page;
  self->body = body;
  watch (self);
}
