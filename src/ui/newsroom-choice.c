/* newsroom-choice.c — rows with names in a list from which one is chosen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-choice.h"

/* Enough for what there is to choose from, in characters; and as GTK has it, in pixels. */
#define LABEL_WIDTH 30
#define SPACING 6

/* Only in the list that drops down, not where the one is shown that was chosen. */
static void
update_check (GtkListItem *item,
              GParamSpec  *pspec,
              GtkWidget   *choice)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *check;
  g_autoptr (GObject) selected = NULL;

  if (box == NULL)
    return;

  check = gtk_widget_get_last_child (box);
  g_object_get (choice, "selected-item", &selected, NULL);
  gtk_widget_set_visible (check, gtk_widget_get_ancestor (box, GTK_TYPE_POPOVER) != NULL);
  gtk_widget_set_opacity (check, selected != NULL && selected == gtk_list_item_get_item (item) ? 1 : 0);
}

static void
setup_cb (GtkWidget   *choice,
          GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *check = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name",
                                   "object-select-symbolic",
                                   NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_WIDTH);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);
  g_signal_connect_object (choice, "notify::selected-item", G_CALLBACK (update_check), item, G_CONNECT_SWAPPED);
}

static void
bind_cb (GtkWidget   *choice,
         GtkListItem *item)
{
  GtkWidget  *box = gtk_list_item_get_child (item);
  GtkWidget  *row = gtk_widget_get_parent (box);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), text);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  update_check (item, NULL, choice);
}

/**
 * newsroom_choice_name_rows:
 * @choice: an #AdwComboRow or a #GtkDropDown whose model is a #GtkStringList
 *
 * The rows that these make themselves look the same and have no names: the keyboard is in the row, and what
 * it says in a label in it. To be called before it gets its model.
 */
void
newsroom_choice_name_rows (GtkWidget *choice)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_WIDGET (choice));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), choice, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), choice, G_CONNECT_SWAPPED);
  g_object_set (choice, "factory", factory, NULL);
}
