/* newsroom-format-bar.c — a row of buttons for the commands that change the markup of a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-bar.h"

/**
 * NewsroomFormatBar:
 *
 * Above the text; the page of the article owns it. Its buttons are actions of a widget around it. For
 * Tab it is one stop, in which the arrow keys go from button to button.
 */
struct _NewsroomFormatBar
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (NewsroomFormatBar, newsroom_format_bar, GTK_TYPE_WIDGET)

static gboolean
newsroom_format_bar_focus (GtkWidget       *widget,
                           GtkDirectionType direction)
{
  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  /* From behind, too, it is entered at its first button. */
  if (direction == GTK_DIR_TAB_BACKWARD)
    direction = GTK_DIR_TAB_FORWARD;

  return GTK_WIDGET_CLASS (newsroom_format_bar_parent_class)->focus (widget, direction);
}

static void
newsroom_format_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (newsroom_format_bar_parent_class)->dispose (object);
}

static void
newsroom_format_bar_class_init (NewsroomFormatBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_format_bar_dispose;
  widget_class->focus = newsroom_format_bar_focus;
  gtk_widget_class_set_css_name (widget_class, "formatbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-format-bar.ui");
}

static void
newsroom_format_bar_init (NewsroomFormatBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
