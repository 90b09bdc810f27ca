/* newsroom-outline-popover.c — the headings of the open article, to go to
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-outline-popover.h"

#include <glib/gi18n-lib.h>

#include "newsroom-body-place.h"
#include "newsroom-outline.h"

/* What a level is set in, in pixels. */
#define INDENT 18

/* More rows than these would take longer than a frame; typing finds the others. */
#define MOST_ROWS 300

/**
 * NewsroomOutlinePopover:
 *
 * Lists the headings as they are when it is made; the page of the article owns it. Typing leaves
 * those that have what is typed, the arrow keys choose one, and Enter goes there.
 */
struct _NewsroomOutlinePopover
{
  GtkPopover parent_instance;

  /* Owned */
  GPtrArray *headings;
  GPtrArray *shown; /* of NewsroomHeading, borrowed: those of the rows */

  /* Borrowed */
  GtkTextView *body;

  /* Of the template */
  GtkWidget  *entry;
  GtkWidget  *scroller;
  GtkListBox *list;
  GtkLabel   *nothing;
};

G_DEFINE_FINAL_TYPE (NewsroomOutlinePopover, newsroom_outline_popover, GTK_TYPE_POPOVER)

/* Returns: the level of the highest heading */
static guint
find_top (GPtrArray *headings)
{
  guint top = G_MAXUINT;

  for (guint i = 0; i < headings->len; i++)
    top = MIN (top, ((const NewsroomHeading *)g_ptr_array_index (headings, i))->level);

  return top;
}

static GtkWidget *
row_new (const NewsroomHeading *heading,
         guint                  top)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *label = gtk_label_new (heading->title);
  g_autofree char *level = g_strdup_printf (_ ("Level %u"), heading->level);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_start (label, (int)(heading->level - top) * INDENT);
  if (heading->level == top)
    gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  level,
                                  -1);

  return row;
}

static void
fill (NewsroomOutlinePopover *self)
{
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  const guint      top = find_top (self->headings);
  GtkListBoxRow   *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->shown, 0);

  for (guint i = 0; i < self->headings->len && self->shown->len < MOST_ROWS; i++)
    {
      NewsroomHeading *heading = g_ptr_array_index (self->headings, i);
      g_autofree char *title = g_utf8_casefold (heading->title, -1);

      if (g_strstr_len (title, -1, typed) == NULL)
        continue;
      g_ptr_array_add (self->shown, heading);
      gtk_list_box_append (self->list, row_new (heading, top));
    }

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_visible (self->scroller, self->shown->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), self->shown->len == 0);
  gtk_label_set_label (self->nothing, self->headings->len == 0 ? _ ("The article has no headings.") : _ ("No heading has these words."));
}

static void
search_changed_cb (NewsroomOutlinePopover *self)
{
  fill (self);
}

static void
row_activated_cb (NewsroomOutlinePopover *self,
                  GtkListBoxRow          *row)
{
  const NewsroomHeading *heading = g_ptr_array_index (self->shown, (guint)gtk_list_box_row_get_index (row));
  GtkTextView           *body = self->body;
  const gsize            offset = heading->offset;

  /* The keyboard returns to where it was, and then goes to the heading. */
  gtk_popover_popdown (GTK_POPOVER (self));
  newsroom_body_place_select (body, offset, offset);
}

static void
entry_activate_cb (NewsroomOutlinePopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    row_activated_cb (self, row);
}

static void
select_neighbour (NewsroomOutlinePopover *self,
                  int                     step)
{
  GtkListBoxRow  *row = gtk_list_box_get_selected_row (self->list);
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (row != NULL)
    row = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step);
  if (row == NULL)
    return;

  gtk_list_box_select_row (self->list, row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* The list is steered from the entry, where what is typed goes. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  NewsroomOutlinePopover *self = NEWSROOM_OUTLINE_POPOVER (user_data);

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Down && keyval != GDK_KEY_KP_Up)
    return GDK_EVENT_PROPAGATE;

  select_neighbour (self, keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1 : -1);

  return GDK_EVENT_STOP;
}

static void
newsroom_outline_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), NEWSROOM_TYPE_OUTLINE_POPOVER);

  G_OBJECT_CLASS (newsroom_outline_popover_parent_class)->dispose (object);
}

static void
newsroom_outline_popover_finalize (GObject *object)
{
  NewsroomOutlinePopover *self = NEWSROOM_OUTLINE_POPOVER (object);

  g_clear_pointer (&self->headings, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (newsroom_outline_popover_parent_class)->finalize (object);
}

static void
newsroom_outline_popover_class_init (NewsroomOutlinePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_outline_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_outline_popover_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-outline-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomOutlinePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, NewsroomOutlinePopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, NewsroomOutlinePopover, list);
  gtk_widget_class_bind_template_child (widget_class, NewsroomOutlinePopover, nothing);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
newsroom_outline_popover_init (NewsroomOutlinePopover *self)
{
  self->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self->list));
}

/**
 * newsroom_outline_popover_new:
 * @body: the view of the body
 *
 * Returns: (transfer floating): a popover of the headings that @body has now
 */
GtkWidget *
newsroom_outline_popover_new (GtkTextView *body)
{
  NewsroomOutlinePopover *self;
  const char             *text;
  gsize                   length;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (body), NULL);

  self = g_object_new (NEWSROOM_TYPE_OUTLINE_POPOVER, NULL);
  self->body = body;
  text = newsroom_body_place_get_text (gtk_text_view_get_buffer (body), &length);
  self->headings = newsroom_outline_new (text, (gssize)length);
  fill (self);

  return GTK_WIDGET (self);
}
