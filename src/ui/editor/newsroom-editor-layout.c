/* newsroom-editor-layout.c — the fields of an article above its body, as wide as its column
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-layout.h"

#include "newsroom-body-view.h"

/* The part of the height that the fields above the body may take at most. */
#define HEAD_SHARE 0.4
/* In a pane that is smaller the headline is smaller too, in pixels. */
#define SMALL_WIDTH 480
#define SMALL_HEIGHT 480

/**
 * NewsroomEditorLayout:
 *
 * Of the widget of an editor, which owns it.
 */
struct _NewsroomEditorLayout
{
  GtkLayoutManager parent_instance;

  guint resize_id;

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
resize_cb (gpointer user_data)
{
  NewsroomEditorLayout *self = NEWSROOM_EDITOR_LAYOUT (user_data);

  self->resize_id = 0;
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
           gboolean              is_small)
{
  if (is_small == gtk_widget_has_css_class (self->head, "small"))
    return;

  if (is_small)
    gtk_widget_add_css_class (self->head, "small");
  else
    gtk_widget_remove_css_class (self->head, "small");
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
  head.height = CLAMP (natural, minimum, MAX (minimum, (int)(height * HEAD_SHARE)));
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
  page.y = allocate_head (self, head, height);

  gtk_widget_measure (self->page, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  page.height = MAX (height - page.y, minimum);
  gtk_widget_size_allocate (self->page, &page, -1);
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
}
