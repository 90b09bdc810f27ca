/* newsroom-list-menu.c — what can be done with an article of the list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-list-menu.h"

/* Pixels from the corner of a row to the menu that a key opened. */
#define ROW_INSET 12

/**
 * newsroom_list_menu_ensure:
 * @menu: (inout): the menu, %NULL before it is used for the first time
 * @pane: (transfer none): the pane of the list, which unparents the menu when it goes
 * @model: (transfer none): the items
 *
 * Returns: (transfer none): the menu
 */
GtkWidget *
newsroom_list_menu_ensure (GtkWidget **menu,
                           GtkWidget  *pane,
                           GMenuModel *model)
{
  if (*menu != NULL)
    return *menu;

  *menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (*menu), FALSE);
  gtk_widget_set_halign (*menu, GTK_ALIGN_START);
  gtk_widget_set_parent (*menu, pane);

  return *menu;
}

static void
popup (GtkWidget *menu,
       double     x,
       double     y)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (menu));
}

/**
 * newsroom_list_menu_popup_at_point:
 * @menu: the menu
 * @x: where a button was pressed, pixels in the window
 * @y: likewise
 */
void
newsroom_list_menu_popup_at_point (GtkWidget *menu,
                                   double     x,
                                   double     y)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (menu));

  if (gtk_widget_translate_coordinates (root, gtk_widget_get_parent (menu), x, y, &x, &y))
    popup (menu, x, y);
}

/**
 * newsroom_list_menu_popup_at_focus:
 * @menu: the menu
 * @view: the list
 *
 * Selects the row that has the focus, as a right click does, and shows the menu at it.
 *
 * Returns: whether a row has it
 */
gboolean
newsroom_list_menu_popup_at_focus (GtkWidget *menu,
                                   GtkWidget *view)
{
  GtkWidget      *focus = gtk_root_get_focus (gtk_widget_get_root (menu));
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, view) ||
      !gtk_widget_compute_bounds (focus, gtk_widget_get_parent (menu), &bounds))
    return FALSE;

  gtk_widget_activate_action (focus, "listitem.select", "(bb)", FALSE, FALSE);
  popup (menu, bounds.origin.x + ROW_INSET, bounds.origin.y + ROW_INSET);

  return TRUE;
}
